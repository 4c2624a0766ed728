"""A moment, a file of its own for each test, and ways to look at both."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import respond_tui
from respond_tui.store.store import Store
from tests.contents import Content, contents

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
_CHILD = Path(__file__).parent / "child.py"

Child = Callable[..., "subprocess.Popen[str]"]
Fingerprint = Callable[[Path], tuple[str, int, int]]


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "respond.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = Store.open(database, NOW)
    yield opened
    opened.close()


@pytest.fixture
def content() -> Callable[[Store], Content]:
    """All rows of all data tables."""
    return contents


@pytest.fixture
def fingerprint() -> Fingerprint:
    """Content, moment of change and mode of a file: what a refusal must leave alone."""

    def read(path: Path) -> tuple[str, int, int]:
        status = path.stat()
        return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns, status.st_mode

    return read


@pytest.fixture
def child() -> Iterator[Child]:
    """Another process that does one of the things in child.py."""
    started: list[subprocess.Popen[str]] = []

    def start(task: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, str(_CHILD), task, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(Path(respond_tui.__file__).parents[1])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
