"""``respond demo``: a hunt to try things on, of which nothing stays."""

import json
import os
import signal
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from respond_tui import demo
from respond_tui.cli import door, showing
from respond_tui.cli.front import respond
from respond_tui.cli.trouble import ExitCode
from respond_tui.store import bug_log
from respond_tui.store.store import Store
from tests.lived_in import NOW
from tests.terminal import Terminal

Start = Callable[[], Terminal]

FILLED = "no after system design"
"""What Today says of the newest no: only once the demo's file is read."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    monkeypatch.setattr(door, "clock", lambda: NOW)
    monkeypatch.setenv("RESPOND_DB", str(tmp_path / "mine.db"))

    def call(*words: str | Path) -> tuple[int, str]:
        done = CliRunner().invoke(respond, list(map(str, words)))
        assert not (tmp_path / "mine.db").exists()
        return done.exit_code, done.output

    return call


def test_a_demo_can_be_kept_for_its_owner_alone(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    kept = tmp_path / "kept" / "demo.db"
    kept.parent.mkdir()
    code, said = run("demo", "-o", kept)
    assert (code, str(kept) in said) == (ExitCode.DONE, True)
    assert list(kept.parent.iterdir()) == [kept]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    code, listed = run("--db", kept, "list", "--json")
    assert code == ExitCode.DONE
    assert len(json.loads(listed)) == demo.APPLICATIONS


def test_a_demo_is_never_written_over_a_file_nor_into_a_folder_that_is_not_there(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    there = tmp_path / "there.db"
    there.write_bytes(b"mine")
    for target in (there, tmp_path, tmp_path / "nowhere" / "demo.db"):
        code, said = run("demo", "-o", target)
        assert code == ExitCode.NOT_A_FILE
        assert 1 <= len(said.splitlines()) <= 2
    assert there.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [there]


def test_a_demo_takes_no_file_of_yours(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("--db", tmp_path / "yours.db", "demo")
    assert (code, "--db" in said) == (ExitCode.USAGE, True)
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_nothing_is_made(
    tmp_path: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, said = run("demo")
    assert (code, "terminal" in said) == (ExitCode.USAGE, True)
    assert list(tmp_path.iterdir()) == []


def test_the_log_of_a_bug_outlives_the_demo_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def crash(path: Path, **_: object) -> int:
        demo.make(path, NOW)
        path.with_name("respond.db.backups").mkdir()
        bug_log.write(path, ValueError(), NOW)
        return ExitCode.BUG

    monkeypatch.setattr(showing, "open_app", crash)
    done = CliRunner().invoke(respond, ["demo"], standalone_mode=False)
    assert done.return_value == ExitCode.BUG
    (folder,) = tmp_path.iterdir()
    assert [each.name for each in folder.iterdir()] == ["respond.db.log"]


def test_a_demo_takes_those_away_that_a_kill_left_a_day_ago_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(showing, "open_app", lambda *_, **__: ExitCode.DONE)
    names = ("killed", "running", "young", "another")
    killed, running, young, another = (tmp_path / f"respond-demo-{name}" for name in names)
    for folder in (killed, running, young):
        folder.mkdir()
        demo.make(folder / "respond.db", NOW)
    another.mkdir()
    a_day_ago = time.time() - showing.LEFT_AFTER - 1
    for folder in (killed, running, another):
        os.utime(folder, (a_day_ago, a_day_ago))
    held = Store.open(running / "respond.db", NOW)
    os.utime(running, (a_day_ago, a_day_ago))
    done = CliRunner().invoke(respond, ["demo"])
    held.close()
    assert done.exit_code == ExitCode.DONE
    assert sorted(tmp_path.iterdir()) == sorted([running, young, another])


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Where the system keeps what is temporary."""
    path = tmp_path / "room"
    path.mkdir()
    return path


@pytest.fixture
def terminal(tmp_path: Path, room: Path) -> Iterator[Start]:
    opened: list[Terminal] = []
    mine = str(tmp_path / "mine.db")

    def start() -> Terminal:
        opened.append(Terminal(None, "demo", RESPOND_DB=mine, TMPDIR=str(room)))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
    assert not (tmp_path / "mine.db").exists()


def test_the_demo_says_what_it_is_and_leaves_nothing_behind(terminal: Start, room: Path) -> None:
    app = terminal()
    app.until_seen(FILLED)
    assert app.sees("respond demo")
    (folder,) = room.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    app.write("a")
    app.until_seen("Add a line")
    app.write("Acme, SRE applied today\r")
    app.until_seen("Applied to Acme")
    app.write("q")
    assert app.ended() == (0, None)
    assert app.sees("That was the demo")
    assert list(room.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_demo_that_is_ended_from_outside_leaves_nothing_behind(
    terminal: Start, room: Path, name: str
) -> None:
    number = getattr(signal, name)
    app = terminal()
    app.until_seen(FILLED)
    app.signal(number)
    assert app.ended() == (128 + number, None)
    assert list(room.iterdir()) == []


def test_a_demo_that_is_ended_while_it_begins_leaves_nothing_behind(
    terminal: Start, room: Path
) -> None:
    app = terminal()
    while not list(room.iterdir()):
        assert app.process.isalive()
        app.read()
    app.signal(signal.SIGTERM)
    assert app.ended() == (128 + signal.SIGTERM, None)
    assert list(room.iterdir()) == []
