"""Speed and memory, side by side with bare programs: `make bench`.

The bars are those of DESIGN.md §8. Programs run in turn (ours, bare, ours, …), so that a
busy moment of the machine meets both; a ratio is the median over the pairs. Needs
`tui_bench.py`, `bare_textual.py` and `bare_sqlmodel.py` in ../shared/tools.
"""

import argparse
import compileall
import importlib.util
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import respond_tui
from respond_tui.clock import local_now
from tests.bench import hunt

ROOT = Path(__file__).parents[2]
TOOLS = ROOT.parent / "shared" / "tools"
APPLICATIONS = 10_000
REPEATS = 15
ROWS, COLUMNS = 40, 120
PATIENCE = 20.0

Figures = Mapping[str, float | None]
"""What one run gives: milliseconds by name, and the peak of memory in MiB."""

RESPOND = ("-c", "from respond_tui.cli import main; main()")
"""What the installed command `respond` does."""

FILLED = f"{hunt.AHEAD} · panel"
SCREENS = {
    "2": f"Applications · {APPLICATIONS:,}",
    "3": f"Recoveries · {hunt.MOST_OPEN} open",
    "4": "Alerts · ",
    "1": FILLED,
}
WALK = [f"{key}={text}" for key, text in SCREENS.items()]
KEYS = [*WALK, *WALK, WALK[0], "down=", "a=Add a line", "e="]
VISITS = {
    "the log, first visit": "key 1 2",
    "recovery, first visit": "key 2 3",
    "patterns, first visit": "key 3 4",
    "the log, again": "key 5 2",
    "recovery, again": "key 6 3",
    "patterns, again": "key 7 4",
    "Today, again": "key 8 1",
}
DOWN, LETTER = "key 10 down", "key 12 e"


class RunOnce(Protocol):
    """The measuring of one run, as the shared tool does it."""

    def __call__(
        self, command: str, ready: str, keys: list[str], args: argparse.Namespace, show: bool
    ) -> Figures: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, against what bar."""

    what: str
    ours: float
    unit: str
    bare: float | None
    bar: float
    ratio: float | None = None

    @property
    def within(self) -> bool:
        """Whether the bar is kept."""
        return (self.ours if self.ratio is None else self.ratio) <= self.bar


def main() -> int:
    """Measure and print one table; 1 where a bar is not kept."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("-n", type=int, default=5, help="runs of each program")
    runs = parser.parse_args().n
    if not (TOOLS / "tui_bench.py").exists():
        print("Skipped: the measuring tool, ../shared/tools/tui_bench.py, is not here.")
        return 0
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(str(Path(respond_tui.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory(prefix="respond-bench-") as folder:
        lines = measure(Path(folder), runs)
    print(shown(lines, runs))
    return 0 if all(line.within for line in lines) else 1


def measure(folder: Path, runs: int) -> list[Line]:
    """All measurements, with their files in ``folder``."""
    database, bare_database = folder / "hunt.db", folder / "bare.db"
    hunt.make(database, APPLICATIONS, local_now())
    bare = TOOLS / "bare_sqlmodel.py"
    subprocess.run([sys.executable, str(bare), "--seed", str(bare_database)], check=True)
    os.environ["RESPOND_DB"] = str(database)
    run_once = load_tool()

    def ours() -> Figures:
        return run_once(spelled(*RESPOND), FILLED, KEYS, setting(), False)

    def log() -> Figures:
        return run_once(spelled(*RESPOND), FILLED, WALK[:1], setting(), False)

    def filled() -> Figures:
        return run_once(spelled(bare, bare_database), "FILLED", ["down="], setting(), False)

    def painted() -> Figures:
        return run_once(spelled(TOOLS / "bare_textual.py"), "HELLO", [], setting(), False)

    def field() -> Figures:
        return run_once(spelled("-m", "tests.bench.bare_field"), "HELLO", ["e="], setting(), False)

    seen = in_turn((ours, log, filled, painted, field), runs)
    added = in_turn((add, lambda: timed("-c", "import sqlmodel")), runs * 2)
    return judged(*seen, *added)


def judged(
    ours: Sequence[Figures],
    log: Sequence[Figures],
    filled: Sequence[Figures],
    painted: Sequence[Figures],
    field: Sequence[Figures],
    added: Sequence[Figures],
    imported: Sequence[Figures],
) -> list[Line]:
    """The lines of the table, in the order of DESIGN.md §8."""
    return [
        against("first paint", (ours, "paint"), (painted, "paint"), 1.25),
        against("Today filled", (ours, "ready"), (filled, "ready"), 1.25),
        against("a key in the list", (ours, DOWN), (filled, "key 1 down"), 2.0),
        alone("  95th percentile", ours, f"{DOWN} p95", 50.0),
        against("a letter in a field", (ours, LETTER), (field, "key 1 e"), 2.0),
        alone("  95th percentile", ours, f"{LETTER} p95", 50.0),
        *(alone(what, ours, name, 150.0) for what, name in VISITS.items()),
        against("respond add", (added, "took"), (imported, "took"), 1.5),
        against("memory, the log open", (log, "peak MiB"), (filled, "peak MiB"), 1.3, unit="MiB"),
    ]


def load_tool() -> RunOnce:
    """The shared tool's measuring of one run."""
    spec = importlib.util.spec_from_file_location("tui_bench", TOOLS / "tui_bench.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    run_once: RunOnce = tool.run_once
    return run_once


def setting() -> argparse.Namespace:
    """A terminal of 120 by 40, every key without a text pressed 15 times."""
    return argparse.Namespace(rows=ROWS, columns=COLUMNS, limit=PATIENCE, repeat=REPEATS)


def spelled(*words: str | Path) -> str:
    """A command of this interpreter, as a shell would read it."""
    return shlex.join([sys.executable, *map(str, words)])


def in_turn(programs: Sequence[Callable[[], Figures]], runs: int) -> list[list[Figures]]:
    """Run each program once to warm up, then all of them by turns."""
    for program in programs:
        program()
    rounds = [[program() for program in programs] for _ in range(runs)]
    return [list(of_one) for of_one in zip(*rounds, strict=True)]


def add() -> Figures:
    """Log one line from the shell."""
    return timed(*RESPOND, "add", "Acme, SRE applied today")


def timed(*words: str) -> Figures:
    """Milliseconds from the start of a process to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    return {"took": (time.perf_counter() - start) * 1_000}


def against(
    what: str,
    ours: tuple[Sequence[Figures], str],
    bare: tuple[Sequence[Figures], str],
    bar: float,
    unit: str = "ms",
) -> Line:
    """A figure of ours as a ratio to the same of a bare program, pair by pair."""
    mine, theirs = (seen([each[name] for each in figures], what) for figures, name in (ours, bare))
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    return Line(what, statistics.median(mine), unit, statistics.median(theirs), bar, ratio)


def alone(what: str, ours: Sequence[Figures], name: str, bar: float) -> Line:
    """A figure of ours against a bar in milliseconds."""
    return Line(what, statistics.median(seen([each[name] for each in ours], what)), "ms", None, bar)


def seen(values: Sequence[float | None], what: str) -> list[float]:
    """The values, when all were seen; ends the program where one was not."""
    if None in values:
        sys.exit(f"{what}: what was waited for never came.")
    return [value for value in values if value is not None]


def shown(lines: Sequence[Line], runs: int) -> str:
    """The table."""
    table = [
        f"{APPLICATIONS:,} applications, {COLUMNS}×{ROWS}, medians of {runs} runs",
        "",
        f"{'':<24} {'ours':>10} {'bare':>8} {'ratio':>7} {'bar':>9}",
    ]
    for line in lines:
        bare = "" if line.bare is None else f"{line.bare:,.1f}"
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        bar = f"≤ {line.bar:g}" if line.ratio is not None else f"≤ {line.bar:g} {line.unit}"
        kept = "kept" if line.within else "NOT KEPT"
        table.append(
            f"{line.what:<24} {line.ours:>6,.1f} {line.unit:<3} {bare:>8} {ratio:>7}"
            f" {bar:>9}  {kept}"
        )
    return "\n".join(table)


if __name__ == "__main__":
    sys.exit(main())
