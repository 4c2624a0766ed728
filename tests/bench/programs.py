"""The programs that are measured, ours and bare ones, and what one run of each gives."""

import argparse
import importlib.util
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from respond_tui.clock import local_now
from respond_tui.guide import limits
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.reflection import PAGES
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.searching import read_search
from respond_tui.workspace import Workspace
from tests.bench import hunt

AskedT = TypeVar("AskedT")

ROOT = Path(__file__).parents[2]
TOOLS = ROOT.parent / "shared" / "tools"
REPEATS = 15
ROWS, COLUMNS = 40, 120
PATIENCE = 20.0
SHEET_ROWS = 1_000

Figures = Mapping[str, float | None]
"""What one run gives: milliseconds by name, and the peak of memory in MiB."""

RESPOND = ("-c", "from respond_tui.cli import main; main()")
"""What the installed command `respond` does."""

FILLED = f"{hunt.AHEAD} · panel"
EMPTY = "This is where you see what to do next"
"""Words on Today that only the file can bring, with something in it and without."""

SEARCH = "Write a word"
"""What the search says while its line is empty."""

NO = "Only the stage and the day"
"""Words that only the form of a no has."""

FILLED_PATTERNS = "Alerts · "
"""A title on Patterns that has the number of alerts, which only the file can bring."""

STEP = "Facts first, then one or two things"
"""What Recovery says of a step that is a reflection."""

REFLECTION = "Reflection · "
"""The title of a reflection's form."""

FIRST_PAGE, LONG_PAGE = (words_of(page).question for page in PAGES[:2])
"""What the first page of a reflection asks, and the one that is filled to its limit."""

NOTE = "thank you for your time"
"""Words that only the thank-you note to the latest no has."""

LINE = "I asked who reads it before I drew anything.\n"
"""One thing that went well, of many."""

LINES = (
    "e",
    "eng",
    "engineer",
    "tell me",
    "remote engineer",
    "@technical rejected since jan",
    "@technical engineer via referral",
)
"""Lines of search, each with much to find."""


class RunOnce(Protocol):
    """The measuring of one run, as the shared tool does it."""

    def __call__(
        self, command: str, ready: str, keys: list[str], args: argparse.Namespace, show: bool
    ) -> Figures: ...


def load_tool() -> RunOnce:
    """The shared tool's measuring of one run."""
    spec = importlib.util.spec_from_file_location("tui_bench", TOOLS / "tui_bench.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    run_once: RunOnce = tool.run_once
    return run_once


def in_turn(programs: Sequence[Callable[[], Figures]], runs: int) -> list[list[Figures]]:
    """Run each program once to warm up, then all of them by turns."""
    for program in programs:
        program()
    rounds = [[program() for program in programs] for _ in range(runs)]
    return [list(of_one) for of_one in zip(*rounds, strict=True)]


def setting() -> argparse.Namespace:
    """A terminal of 120 by 40, every key without a text pressed 15 times."""
    return argparse.Namespace(rows=ROWS, columns=COLUMNS, limit=PATIENCE, repeat=REPEATS)


def spelled(*words: str | Path) -> str:
    """A command of this interpreter, as a shell would read it."""
    return shlex.join([sys.executable, *map(str, words)])


def timed(*words: str) -> Figures:
    """Milliseconds from the start of a process to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=True, cwd=ROOT)
    return {"took": (time.perf_counter() - start) * 1_000}


class Bare:
    """What a program can hardly do without, to be measured beside ours."""

    def __init__(self, run_once: RunOnce, folder: Path) -> None:
        self._run = run_once
        self._database = folder / "bare.db"
        seed = [sys.executable, str(TOOLS / "bare_sqlmodel.py"), "--seed", str(self._database)]
        subprocess.run(seed, check=True)

    def painted(self) -> Figures:
        """A bare Textual app."""
        return self._run(spelled(TOOLS / "bare_textual.py"), "HELLO", [], setting(), False)

    def filled(self) -> Figures:
        """A bare app that shows twenty rows by SQLModel."""
        command = spelled(TOOLS / "bare_sqlmodel.py", self._database)
        return self._run(command, "FILLED", ["down="], setting(), False)

    def field(self) -> Figures:
        """A bare app with one field."""
        return self._run(spelled("-m", "tests.bench.bare_field"), "HELLO", ["e="], setting(), False)

    def imported(self) -> Figures:
        """The import that every command of ours needs."""
        return timed("-c", "import sqlmodel")


class Ours:
    """Our program on a file with so many applications."""

    def __init__(self, run_once: RunOnce, folder: Path, applications: int) -> None:
        self._run = run_once
        self._folder = folder
        self.applications = applications
        self.database = folder / f"hunt-{applications}.db"
        hunt.make(self.database, applications, local_now())
        if applications:
            self._fill_a_page()
        os.environ["RESPOND_DB"] = str(self.database)
        self._sheet = folder / "sheet.csv"
        if not self._sheet.exists():
            self._sheet.write_text(
                "Company,Role,Date Applied,Status\n"
                + "".join(
                    f"Sheet {number},Engineer,2026-0{number % 9 + 1}-03,Rejected\n"
                    for number in range(SHEET_ROWS)
                ),
                encoding="utf-8",
            )

    def _fill_a_page(self) -> None:
        """Write all that fits into a page of the latest reflection, but for the letters to come."""
        room = limits.NOTE - REPEATS
        workspace = Workspace.open(self.database, local_now)
        latest = workspace.queries.recoveries(0, 1)[0].id
        workspace.actions.write_evaluation(latest, (LINE * room)[:room], nothing_yet=False)
        workspace.close()

    @property
    def ready(self) -> str:
        """A word on Today that only the file can bring."""
        return FILLED if self.applications else EMPTY

    @property
    def _pressed(self) -> list[tuple[str, str]]:
        """Every key of a run and what it is waited for, named by what it measures."""
        recoveries = hunt.MOST_OPEN if self.applications else 0
        walk = [
            ("", f"2=Applications · {self.applications:,}"),
            ("", f"3=Recoveries · {recoveries} open"),
            ("", f"4={FILLED_PATTERNS if self.applications else 'Alerts'}"),
            ("", f"1={self.ready}"),
        ]
        first = [*walk[:2], ("patterns", walk[2][1]), walk[3]]
        pressed = [*first, *walk, walk[0]]
        if self.applications:
            begun = hunt.AHEAD[0]
            pressed += [("down", "down="), ("", f"/={SEARCH}"), ("search", f"{begun}={hunt.AHEAD}")]
            pressed += [("", f"ctrl+u={SEARCH}"), ("", "escape=Applications")]
            pressed += [("rejection", f"x={NO}"), ("", "escape=Applications")]
            pressed += [("", "3=Recoveries"), ("note", f"t={NOTE}"), ("", "escape=Recoveries")]
            pressed += [("", f"end={STEP}"), ("reflection", f"enter={REFLECTION}")]
            pressed += [("long", f"ctrl+n={LONG_PAGE}"), ("letter in long", "e=")]
            pressed += [("", f"ctrl+r={LONG_PAGE}"), ("", f"ctrl+b={FIRST_PAGE}")]
            pressed += [("", "escape=Recoveries")]
        return [*pressed, ("quick-add", "a=Add a line"), ("letter", "e=")]

    @property
    def keys(self) -> dict[str, str]:
        """The names under which the tool tells of the keys."""
        return {
            name: f"key {number} {key.partition('=')[0]}"
            for number, (name, key) in enumerate(self._pressed, start=1)
            if name
        }

    def app(self) -> Figures:
        """The app: every screen twice, then keys in the list and the search, and windows opened."""
        keys = [key for _, key in self._pressed]
        return self._run(spelled(*RESPOND), self.ready, keys, setting(), False)

    def log(self) -> Figures:
        """The app with the log open and nothing else."""
        keys = [f"2=Applications · {self.applications:,}"]
        return self._run(spelled(*RESPOND), self.ready, keys, setting(), False)

    def add(self) -> Figures:
        """Log one line from the shell."""
        return timed(*RESPOND, "add", "Acme, SRE applied today")

    def patterns(self) -> Figures:
        """All patterns from the shell."""
        return timed(*RESPOND, "patterns", "--json")

    def completed(self) -> Figures:
        """The slowest of all kinds of word completed from one letter, and from none."""

        def ask(workspace: Workspace, asked: tuple[Suggest, str]) -> object:
            return workspace.queries.suggestions(*asked, 8)

        return self._slowest(ask, [(kind, begun) for kind in Suggest for begun in ("", "a", "s")])

    def found(self) -> Figures:
        """The slowest line of search, from the line to its hits."""

        def ask(workspace: Workspace, line: str) -> object:
            queries = workspace.queries
            search = read_search(line, queries.counted_stages(), workspace.today)
            return queries.search(search.chosen)

        return self._slowest(ask, LINES)

    def _slowest(
        self, ask: Callable[[Workspace, AskedT], object], asked: Iterable[AskedT]
    ) -> Figures:
        workspace = Workspace.open(self.database, local_now)
        slowest = 0.0
        for each in asked:
            times = []
            for _ in range(5):
                start = time.perf_counter()
                ask(workspace, each)
                times.append((time.perf_counter() - start) * 1_000)
            slowest = max(slowest, statistics.median(times))
        workspace.close()
        return {"took": slowest}

    def taken_in(self) -> Figures:
        """A sheet of 1,000 rows taken into a copy of the file."""
        copy = self._folder / "copy.db"
        shutil.copyfile(self.database, copy)
        took = timed(*RESPOND, "--db", str(copy), "import", str(self._sheet), "--date-order", "ymd")
        shutil.rmtree(self._folder / "copy.db.backups", ignore_errors=True)
        return took

    def exported(self, kind: str) -> Figures:
        """Everything written out, in milliseconds for 1,000 applications."""
        took = timed(*RESPOND, "export", "--format", kind)["took"]
        assert took is not None
        return {"took": took * 1_000 / max(self.applications, 1_000)}
