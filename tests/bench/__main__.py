"""Speed and memory, side by side with bare programs: `make bench`.

The bars are those of DESIGN.md §8. Programs run in turn (ours, bare, ours, …), so that a
busy moment of the machine meets both; a ratio is the median over the pairs. A window that
opens is a screen, and has the bar of a filled one. Needs `tui_bench.py`, `bare_textual.py`
and `bare_sqlmodel.py` in ../shared/tools.
"""

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import respond_tui
from tests.bench.programs import (
    COLUMNS,
    ROWS,
    TOOLS,
    Bare,
    Figures,
    Ours,
    RunOnce,
    in_turn,
    load_tool,
)
from tests.bench.table import Line, Seen, against, alone, shown

SIZES = (0, 10_000, 100_000)
ALL_SIZES = (True, True, True)
AT_10_000 = (False, True, False)
"""The bars of DESIGN.md §8 on a file's size are for 10,000 applications."""

FIRST_VISITS = ("key 1 2", "key 2 3", "key 3 4")
VISITS_AGAIN = ("key 5 2", "key 6 3", "key 7 4", "key 8 1")


def main() -> int:
    """Measure and print one table; 1 where a bar is not kept."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("-n", type=int, default=5, help="runs of each program")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="applications")
    wanted = parser.parse_args()
    if not (TOOLS / "tui_bench.py").exists():
        print("Skipped: the measuring tool, ../shared/tools/tui_bench.py, is not here.")
        return 0
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(str(Path(respond_tui.__file__).parent), quiet=1)
    run_once = load_tool()
    with tempfile.TemporaryDirectory(prefix="respond-bench-") as name:
        folder = Path(name)
        bare = Bare(run_once, folder)
        columns = [measured(run_once, bare, folder, size, wanted.n) for size in wanted.sizes]
    lines = [line_of(what, columns, wanted.sizes) for what in BARS]
    about = f"A terminal of {COLUMNS}×{ROWS}, medians of {wanted.n} runs, ratios pair by pair."
    print(shown(lines, wanted.sizes, about))
    return 0 if all(line.within for line in lines) else 1


def measured(
    run_once: RunOnce, bare: Bare, folder: Path, size: int, runs: int
) -> dict[str, Seen | None]:
    """Everything at one size, by what it is."""
    ours = Ours(run_once, folder, size)
    screens: Sequence[Callable[[], Figures]] = (
        *(ours.app, ours.log, bare.filled, bare.painted, bare.field),
    )
    commands: Sequence[Callable[[], Figures]] = (
        *(ours.add, bare.imported, ours.patterns, ours.completed, ours.found, ours.taken_in),
        *(partial(ours.exported, "csv"), partial(ours.exported, "json")),
    )
    app, log, filled, painted, field = in_turn(screens, runs)
    add, imported, *rest = in_turn(commands, runs)  # these change the file that the app counts
    patterns, completed, sought, taken_in, as_csv, as_json = rest
    keys = ours.keys
    found: dict[str, Seen | None] = {
        PAINT: against(app, "paint", painted, "paint", PAINT),
        READY: against(app, "ready", filled, "ready", READY),
        LETTER: against(app, keys["letter"], field, "key 1 e", LETTER),
        LETTER_95: alone(app, f"{keys['letter']} p95", LETTER_95),
        VISIT: max((alone(app, key, VISIT) for key in FIRST_VISITS), key=lambda seen: seen.ours),
        AGAIN: max((alone(app, key, AGAIN) for key in VISITS_AGAIN), key=lambda seen: seen.ours),
        FILLED: alone(app, keys["patterns"], FILLED),
        QUICK_ADD: alone(app, keys["quick-add"], QUICK_ADD),
        FOUND: alone(sought, "took", FOUND),
        COMPLETED: alone(completed, "took", COMPLETED),
        ADD: against(add, "took", imported, "took", ADD),
        PATTERNS: alone(patterns, "took", PATTERNS),
        IMPORT: alone(taken_in, "took", IMPORT),
        MEMORY: against(log, "peak MiB", filled, "peak MiB", MEMORY),
    }
    if size:
        found |= {
            DOWN: against(app, keys["down"], filled, "key 1 down", DOWN),
            DOWN_95: alone(app, f"{keys['down']} p95", DOWN_95),
            REJECTION: alone(app, keys["rejection"], REJECTION),
            NOTE: alone(app, keys["note"], NOTE),
            REFLECTION: alone(app, keys["reflection"], REFLECTION),
            LONG: alone(app, keys["long"], LONG),
            LONG_LETTER: against(app, keys["letter in long"], field, "key 1 e", LONG_LETTER),
            LONG_95: alone(app, f"{keys['letter in long']} p95", LONG_95),
            SEARCH: alone(app, keys["search"], SEARCH),
            CSV: alone(as_csv, "took", CSV),
            JSON: alone(as_json, "took", JSON),
        }
    return found


PAINT, READY = "first paint", "Today filled"
DOWN, DOWN_95 = "a key in the log", "  95th percentile, the log"
LETTER, LETTER_95 = "a letter in quick-add", "  95th percentile, quick-add"
SEARCH, FOUND = "a letter in the search, to its hits", "a line found, the slowest of seven"
QUICK_ADD, REJECTION, NOTE = "quick-add, opened", "a no, its form opened", "a letter, opened"
REFLECTION, FILLED = "a reflection, its form opened", "Patterns filled, first visit"
LONG = "a page of 20,000 characters, opened"
LONG_LETTER, LONG_95 = "a letter in such a page", "  95th percentile, such a page"
COMPLETED = "a word completed, the slowest kind"
VISIT, AGAIN = "a screen, first visit, the slowest", "a screen, again, the slowest"
ADD, PATTERNS = "`respond add`", "`respond patterns --json`"
IMPORT = "`respond import`, 1,000 rows"
CSV, JSON = "`respond export`, CSV, per 1,000", "`respond export`, JSON, per 1,000"
MEMORY = "memory, the log open"

BARS: dict[str, tuple[float | None, tuple[bool, bool, bool]]] = {
    PAINT: (1.25, AT_10_000),
    READY: (1.25, AT_10_000),
    DOWN: (2.0, ALL_SIZES),
    DOWN_95: (50.0, ALL_SIZES),
    LETTER: (2.0, ALL_SIZES),
    LETTER_95: (50.0, ALL_SIZES),
    SEARCH: (100.0, ALL_SIZES),
    FOUND: (100.0, ALL_SIZES),
    COMPLETED: (10.0, ALL_SIZES),
    VISIT: (150.0, AT_10_000),
    AGAIN: (150.0, ALL_SIZES),
    FILLED: (300.0, ALL_SIZES),
    QUICK_ADD: (150.0, AT_10_000),
    REJECTION: (150.0, AT_10_000),
    NOTE: (150.0, AT_10_000),
    REFLECTION: (150.0, AT_10_000),
    LONG: (150.0, AT_10_000),
    LONG_LETTER: (2.0, ALL_SIZES),
    LONG_95: (50.0, ALL_SIZES),
    ADD: (1.5, AT_10_000),
    PATTERNS: (None, ALL_SIZES),
    IMPORT: (None, ALL_SIZES),
    CSV: (None, ALL_SIZES),
    JSON: (None, ALL_SIZES),
    MEMORY: (1.3, AT_10_000),
}
"""Each thing with its bar, and for which of the three sizes that is meant."""


def line_of(what: str, columns: Sequence[dict[str, Seen | None]], sizes: Sequence[int]) -> Line:
    """One line over all sizes."""
    bar, judged = BARS[what]
    at = dict(zip(SIZES, judged, strict=True))
    unit = "MiB" if what == MEMORY else "ms"
    return Line(
        what,
        unit,
        tuple(column.get(what) for column in columns),
        bar,
        tuple(at.get(size, True) for size in sizes),
    )


if __name__ == "__main__":
    sys.exit(main())
