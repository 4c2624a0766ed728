"""Where things lie, and the small companions that need no database."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from respond_tui.store import bug_log, look, place

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


@pytest.mark.skipif(os.name != "posix", reason="XDG folders are of Linux and its kin.")
def test_the_file_lies_in_the_data_folder_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert place.default_path().name == "respond.db"
    assert place.default_path().parent.name == "respond"


def test_companions_of_two_files_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    companions = [
        lie(tmp_path / name)
        for name in ("a.db", "b.db")
        for lie in (
            place.journal,
            place.lock,
            place.drafts,
            place.theme,
            place.bug_log,
            place.backups,
        )
    ]
    assert len(set(companions)) == len(companions)


def test_a_bug_is_written_down_without_a_word_that_was_typed(database: Path) -> None:
    empty: dict[str, str] = {}

    def stumble() -> None:
        try:
            empty["private words"]
        except KeyError:
            raise ValueError("more private words") from None

    with pytest.raises(ValueError, match="private") as bug:
        stumble()
    written = bug_log.write(database, bug.value, NOW)
    assert written is not None
    told = written.read_text()
    assert "ValueError" in told
    assert "KeyError" in told
    assert "private" not in told
    assert Path(__file__).name in told
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert str(written) in bug_log.sentence(written)


def test_a_log_that_cannot_be_written_is_no_second_bug(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    assert bug_log.write(tmp_path / "file" / "respond.db", ValueError(), NOW) is None
    assert "without your words" not in bug_log.sentence(None)


def test_the_theme_is_remembered(database: Path) -> None:
    database.parent.mkdir()
    assert look.theme(database) is None
    look.keep_theme(database, "respond-light")
    assert look.theme(database) == "respond-light"


def test_a_theme_that_cannot_be_kept_or_read_is_no_reason_to_stop(database: Path) -> None:
    look.keep_theme(database, "respond-light")
    assert look.theme(database) is None
    place.theme(database).mkdir(parents=True)
    assert look.theme(database) is None
