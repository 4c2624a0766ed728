"""The command as a process of its own: streams, pipes, exit codes. Few, since each is slow."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from respond_tui.cli.trouble import ExitCode

ROOT = Path(__file__).parents[2]
RESPOND = [sys.executable, "-m", "respond_tui"]


def environment(database: Path, **more: str) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "RESPOND_DB": str(database), **more}


def test_the_command_runs_with_nothing_but_its_environment(tmp_path: Path) -> None:
    database = tmp_path / "new" / "respond.db"
    line = "Zoë’s Café, SRE @technical rejected yesterday"
    added = subprocess.run(
        [*RESPOND, "add", line],
        env=environment(database),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert "Zoë’s Café" in added.stdout.decode()
    assert added.stderr == b""
    assert database.stat().st_mode & 0o777 == 0o600
    assert database.parent.stat().st_mode & 0o777 == 0o700
    # A terminal of another encoding loses a sign, and nothing else.
    listed = subprocess.run(
        [*RESPOND, "list"],
        env=environment(database, PYTHONIOENCODING="latin-1"),
        capture_output=True,
        check=True,
    )
    assert b"Zo\xeb?s Caf\xe9" in listed.stdout


def test_a_pipe_that_is_closed_early_is_no_error(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*RESPOND, "patterns"],
        env=environment(tmp_path / "respond.db"),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")


def test_an_answer_that_cannot_be_written_is_told_apart_from_a_save(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w", encoding="utf-8") as nowhere:
        done = subprocess.run(
            [*RESPOND, "add", "Acme, SRE applied today"],
            env=environment(tmp_path / "respond.db"),
            stdout=nowhere,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == ExitCode.DISK_FULL
    assert "answer" in done.stderr
    assert "Nothing" not in done.stderr


def test_a_closed_output_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *RESPOND, "list", "--json"],
        env=environment(tmp_path / "respond.db"),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")


def test_the_app_does_not_start_where_nobody_could_quit_it(tmp_path: Path) -> None:
    done = subprocess.run(
        RESPOND,
        env=environment(tmp_path / "respond.db"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == ExitCode.USAGE
    assert done.stdout == b""
    assert len(done.stderr.decode().splitlines()) == 2
    assert not (tmp_path / "respond.db").exists()
