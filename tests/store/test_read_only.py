"""Where nothing may be written, what is there can still be read."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import select

from respond_tui.models.tables import Application, Stage
from respond_tui.store import place, preflight
from respond_tui.store.errors import ReadOnly
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
_NOBODY = 65_534


@contextmanager
def _without_rights() -> Iterator[None]:
    """Root may write anywhere: be nobody meanwhile."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in a folder that everybody can reach, and that nobody owns."""
    folder = Path(tempfile.mkdtemp())
    database = folder / "respond.db"
    Store.open(database, NOW).close()
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, _NOBODY, _NOBODY)
    yield database
    folder.chmod(0o700)
    shutil.rmtree(folder)


def _reads_but_saves_nothing(database: Path) -> None:
    store = Store.open(database, NOW)
    assert store.read_only
    with store.read() as session:
        assert len(session.exec(select(Stage)).all()) > 0
    with pytest.raises(ReadOnly) as refused, store.write("add", NOW) as session:
        session.add(Application(company="Acme", created_at=NOW, updated_at=NOW))
    with pytest.raises(ReadOnly):
        store.undo(NOW)
    assert refused.value.exit_code == 7
    assert store.undoable() == []
    assert store.daily_backup(NOW) is None
    store.close(NOW)


def test_a_read_only_file_is_read_and_refuses_a_save(shared: Path) -> None:
    shared.chmod(0o400)
    with _without_rights():
        _reads_but_saves_nothing(shared)


def test_a_file_in_a_read_only_folder_is_read_and_refuses_a_save(shared: Path) -> None:
    shared.parent.chmod(0o500)
    with _without_rights():
        _reads_but_saves_nothing(shared)


def test_a_file_that_may_not_be_read_is_refused(shared: Path) -> None:
    shared.chmod(0)
    with _without_rights(), pytest.raises(ReadOnly, match="cannot be read") as refused:
        Store.open(shared, NOW)
    assert refused.value.exit_code == 7


def test_a_fresh_file_in_a_read_only_folder_is_refused(shared: Path) -> None:
    for path in shared.parent.iterdir():
        path.unlink()
    shared.parent.chmod(0o500)
    with _without_rights(), pytest.raises(ReadOnly):
        Store.open(shared, NOW)
    assert list(shared.parent.iterdir()) == []


def test_an_older_file_that_may_not_be_written_is_not_upgraded(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "VERSION", preflight.VERSION + 1)
    shared.chmod(0o400)
    with _without_rights(), pytest.raises(ReadOnly, match="older version"):
        Store.open(shared, NOW)
    assert not place.backups(shared).exists()
