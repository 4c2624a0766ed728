"""The house itself: what may be imported when, and what may stand in its files."""

import ast
import operator
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from respond_tui import actions

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "respond_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
TABLES = ("directions", "interviews", "journal", "letters", "patterns", "recovery", "reflection")
LONGEST = 350
"""Lines of a module; one that grows past about 300 is split by room."""

SLOW = ("sqlmodel", "sqlalchemy", "pydantic", "dateutil.parser")
"""What must not be loaded before the first paint: FACTS.md, "First paint", 891 against 438 ms."""

NETWORK = frozenset(
    {
        "aiohttp",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib",
        "urllib3",
        "websockets",
        "xmlrpc",
    }
)

# Brackets keep these patterns from matching themselves.
NOT_OURS_TO_TELL = re.compile(
    r"""
    (?<![\w.}])/(?:wor[k]|roo[t])/          # a machine's own folders
    | (?<![\w.}])/(?:hom[e]|User[s])/\w+/   # a person's
    | pypi\.or[g] | pythonhosted\.or[g]     # a registry
    | --(?:extra-)?index-ur[l]
    | AKI[A][0-9A-Z]{16}                    # keys
    | gh[pousr]_[A-Za-z0-9]{36}
    | xox[abprs]-[0-9A-Za-z-]{10}
    | -----BEGI[N]\ [A-Z ]*PRIVATE\ KEY
    """,
    re.VERBOSE,
)


def loaded_by(statement: str) -> set[str]:
    """Names of all modules that a fresh interpreter has loaded after a statement."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def tracked() -> list[Path]:
    """Files that git keeps; skips the test outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def imports_of(module: Path) -> set[str]:
    """The first part of the name of everything that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("module", ["respond_tui.app", "respond_tui.cli"])
def test_the_front_doors_load_nothing_slow(module: str) -> None:
    assert loaded_by(f"import {module}").isdisjoint(SLOW)


def test_asking_for_the_version_loads_neither_screens_nor_database() -> None:
    loaded = loaded_by(
        "import sys; sys.argv = ['respond', '--version']\n"
        "from respond_tui.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert loaded.isdisjoint({*SLOW, "textual", "rich", "sqlite3", "platformdirs"})


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_reaches_for_the_network(module: Path) -> None:
    assert imports_of(module).isdisjoint(NETWORK)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_too_long_to_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_tracked_file_names_a_machine_a_registry_or_a_key() -> None:
    told = {
        f"{path.relative_to(ROOT)}: {found.group().strip()}"
        for path in tracked()
        if (found := NOT_OURS_TO_TELL.search(path.read_bytes().decode("utf-8", "ignore")))
    }
    assert told == set()


def test_no_tracked_text_holds_a_control_character() -> None:
    texts = {".py", ".tcss", ".md", ".toml", ".txt", ".yml", ".yaml", ".json"}
    odd = {
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in texts
        and re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", path.read_text(encoding="utf-8"))
    }
    assert odd == set()


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_the_app_loads_neither_actions_nor_the_tables_of_letters_before_they_are_needed() -> None:
    loaded = loaded_by("""
from respond_tui.app import _load_screens
_load_screens()
from respond_tui.workspace.actions import Actions
from respond_tui.queries import interviews, recovery, today
from respond_tui.store import schema
schema.data_tables()""")
    assert "respond_tui.models.interviews" in loaded
    late = ("reflection", "letters", "directions", "tables")
    assert loaded.isdisjoint(f"respond_tui.models.{room}" for room in late)
    actions = {name for name in loaded if name.startswith("respond_tui.actions.")}
    assert actions <= {"respond_tui.actions.desk"}


def test_a_room_of_actions_that_does_not_exist_is_an_error_of_its_name() -> None:
    for package in (actions, actions.levers):
        with pytest.raises(AttributeError, match=f"{package.__name__} has no room attic"):
            operator.attrgetter("attic")(package)


@pytest.mark.parametrize("room", TABLES)
def test_a_room_of_tables_brings_those_that_it_points_at(room: str) -> None:
    loaded_by(f"""
import respond_tui.models.{room}
from sqlalchemy.orm import configure_mappers
from sqlmodel import SQLModel
configure_mappers()
print([key.column for table in SQLModel.metadata.sorted_tables for key in table.foreign_keys])""")
