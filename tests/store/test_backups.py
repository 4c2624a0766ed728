"""Backups are whole, verified, and kept by sequence; restoring loses nothing."""

import datetime as dt
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.models.tables import Application
from respond_tui.store import backups, place, preflight
from respond_tui.store.backups import Backup
from respond_tui.store.errors import (
    AnotherProgram,
    Damaged,
    DiskFailed,
    DiskFull,
    InUse,
    NotAFile,
    NotOurs,
    StoreError,
    TooNew,
)
from respond_tui.store.restore import restore
from respond_tui.store.store import Store

Content = Callable[[Store], dict[str, list[tuple[object, ...]]]]
Fingerprint = Callable[[Path], tuple[str, int, int]]
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def add(store: Store, company: str = "Acme") -> None:
    with store.write(f"add {company}", NOW) as session:
        session.add(Application(company=company, created_at=NOW, updated_at=NOW))


def test_a_backup_holds_all_and_opens_as_a_file_of_its_own(
    store: Store, content: Content, tmp_path: Path
) -> None:
    add(store)
    made = store.backup(tmp_path / "copy.db", NOW)
    copy = Store.open(made, NOW)
    assert content(copy) == content(store)
    assert copy.undoable() == ["add Acme"]
    copy.close()


def test_a_backup_is_named_by_number_moment_and_reason(store: Store) -> None:
    store.backup(None, NOW, "daily")
    made = store.backup(None, NOW, "close")
    assert made.name == "000002-20261123T093000Z-close.db"
    assert backups.made(store.path)[0] == Backup(made, 2, NOW, "close")


def test_a_backup_is_for_its_owner_alone_wherever_it_goes(store: Store, tmp_path: Path) -> None:
    made = store.backup(tmp_path / "copy.db", NOW)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_backup_takes_no_other_file_s_place(store: Store, tmp_path: Path) -> None:
    there = tmp_path / "thesis.txt"
    there.write_text("years of work")
    with pytest.raises(NotAFile, match="already there"):
        store.backup(there, NOW)
    with pytest.raises(NotAFile, match="already there"):
        store.backup(store.path, NOW)
    assert there.read_text() == "years of work"


def test_no_backup_is_made_of_a_damaged_file(store: Store) -> None:
    add(store)
    good = store.backup(None, NOW)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(
            "UPDATE application SET ended_stage_id = 99, updated_at = '2026-11-23 09:30:00.000000'"
        )
        connection.commit()
    with pytest.raises(Damaged) as refused:
        store.backup(None, NOW)
    assert str(good) in refused.value.hint
    assert [backup.path for backup in backups.made(store.path)] == [good]
    assert store.read_only


def test_a_copy_that_did_not_come_out_whole_is_thrown_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)
    counts = iter([{"application": 1}, {"application": 0}])
    monkeypatch.setattr(backups, "_count", lambda _connection: next(counts))
    with pytest.raises(DiskFailed):
        store.backup(None, NOW)
    assert list(place.backups(store.path).iterdir()) == []


def test_a_backup_into_a_file_is_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    """There even taking the unfinished copy away fails."""
    no_folder = tmp_path / "words.txt"
    no_folder.write_text("mine", encoding="utf-8")
    with pytest.raises(NotAFile, match="does not lead to a file"):
        store.backup(no_folder / "copy.db", NOW)
    assert no_folder.read_text(encoding="utf-8") == "mine"


def test_a_backup_for_which_there_is_no_room_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(place, "sync_file", full)
    with pytest.raises(DiskFull):
        store.backup(None, NOW)
    assert list(place.backups(store.path).iterdir()) == []


def test_there_is_one_daily_backup_a_day(store: Store) -> None:
    assert store.daily_backup(NOW) is not None
    assert store.daily_backup(NOW + dt.timedelta(hours=10)) is None
    assert store.daily_backup(NOW + dt.timedelta(days=1)) is not None


def test_the_day_of_a_backup_is_the_person_s_own(store: Store) -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    late = dt.datetime(2026, 11, 23, 23, 30, tzinfo=east)
    assert store.daily_backup(late) is not None
    assert store.daily_backup(late + dt.timedelta(hours=1)) is not None


def test_a_changed_file_is_backed_up_at_close_after_half_an_hour(
    database: Path, now: dt.datetime
) -> None:
    store = Store.open(database, now)
    add(store)
    store.close(now)
    assert [backup.reason for backup in backups.made(database)] == ["close"]

    store = Store.open(database, now)
    add(store)
    store.close(now + dt.timedelta(minutes=30))
    assert len(backups.made(database)) == 1

    store = Store.open(database, now)
    store.close(now + dt.timedelta(days=1))
    assert len(backups.made(database)) == 1

    store = Store.open(database, now)
    add(store)
    store.close(now + dt.timedelta(minutes=31))
    assert len(backups.made(database)) == 2


def _backup(number: int, made_at: dt.datetime) -> Backup:
    return Backup(Path(f"{number}.db"), number, made_at, "daily")


def test_backups_made_each_day_for_two_years_reach_back_eleven_months() -> None:
    # STORAGE.md, "Backups": the last 5, then 7 daily, 4 weekly, 12 monthly.
    newest_first: list[Backup] = []
    for day in range(730):
        newest_first.insert(0, _backup(day, NOW + dt.timedelta(days=day)))
        kept = backups.to_keep(newest_first)
        newest_first = [backup for backup in newest_first if backup.number in kept]
    ages = [729 - backup.number for backup in newest_first]
    assert len(ages) == 5 + 7 + 4 + 12
    assert ages[:12] == list(range(12))
    assert all(4 <= later - earlier <= 7 for earlier, later in pairwise(ages[12:16]))
    assert 330 <= ages[-1] <= 430


def test_of_no_backups_none_is_kept() -> None:
    assert backups.to_keep([]) == set()


@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=80))
def test_the_latest_five_are_kept_whatever_the_clock_said(hours: list[int]) -> None:
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    newest_first = [
        _backup(len(hours) - place_, start + dt.timedelta(hours=hour))
        for place_, hour in enumerate(hours)
    ]
    kept = backups.to_keep(newest_first)
    assert kept >= {backup.number for backup in newest_first[:5]}
    assert len(kept) <= 5 + 7 + 4 + 12
    survivors = [backup for backup in newest_first if backup.number in kept]
    assert backups.to_keep(survivors) == kept


def test_thinning_takes_away_only_backups(store: Store) -> None:
    for minute in range(8):
        store.backup(None, NOW + dt.timedelta(minutes=minute))
    other = place.backups(store.path) / "notes.txt"
    other.write_text("mine")
    store.backup(None, NOW + dt.timedelta(minutes=9))
    assert [backup.number for backup in backups.made(store.path)] == [9, 8, 7, 6, 5, 4]
    assert other.exists()


def test_a_backup_comes_back_by_restore_and_the_current_file_is_kept(
    database: Path, content: Content
) -> None:
    store = Store.open(database, NOW)
    add(store, "Acme")
    saved = content(store)
    backup = store.backup(None, NOW)
    add(store, "Globex")
    replaced = content(store)
    store.close()

    aside = restore(database, backup, NOW)

    store = Store.open(database, NOW)
    assert content(store) == saved
    store.close()
    assert aside is not None
    store = Store.open(aside, NOW)
    assert content(store) == replaced
    store.close()
    assert backup.exists()
    assert stat.S_IMODE(database.stat().st_mode) == stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_a_damaged_file_is_set_aside_byte_by_byte_with_its_journal(database: Path) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    database.write_bytes(b"")
    place.journal(database).write_bytes(b"half a save")

    aside = restore(database, backup, NOW)

    assert aside is not None
    assert aside.read_bytes() == b""
    assert place.journal(aside).read_bytes() == b"half a save"
    assert not place.journal(database).exists()
    Store.open(database, NOW).close()


def test_a_lost_file_comes_back_by_restore(database: Path) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    database.unlink()
    assert restore(database, backup, NOW) is None
    Store.open(database, NOW).close()


@pytest.mark.parametrize("works", range(6))
def test_a_restore_that_stops_anywhere_leaves_the_file_or_its_backup_in_place(
    works: int, database: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    saved = content(store)
    add(store)
    current = content(store)
    store.close()
    left = works

    def stopping(step: Callable[[Path], None]) -> Callable[[Path], None]:
        def run(path: Path) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(28, os.strerror(28))
            step(path)

        return run

    for name in ("empty_file", "sync_file", "sync_folder"):
        monkeypatch.setattr(place, name, stopping(getattr(place, name)))
    with pytest.raises(DiskFull):
        restore(database, backup, NOW)
    monkeypatch.undo()

    store = Store.open(database, NOW)
    # The last of the six steps makes the rename last, and comes after it.
    assert content(store) == (saved if works == 5 else current)
    store.close()


def test_restore_is_refused_while_the_file_is_open_anywhere(
    store: Store, fingerprint: Fingerprint
) -> None:
    backup = store.backup(None, NOW)
    before = fingerprint(store.path)
    with pytest.raises(InUse) as refused:
        restore(store.path, backup, NOW)
    assert refused.value.exit_code == 3
    assert fingerprint(store.path) == before


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4_096])


def _spoilt_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8_192:12_288] = b"\xa5" * 4_096
    path.write_bytes(content)


def _words(path: Path) -> None:
    path.write_text("no database at all")


def _extra_trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON stage BEGIN SELECT 1; END")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={preflight.VERSION + 1}")


def _of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id=1")


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (_empty, Damaged),
        (_cut, Damaged),
        (_spoilt_page, Damaged),
        (_words, NotOurs),
        (_extra_trigger, NotOurs),
        (_newer, TooNew),
        (_of_another_program, AnotherProgram),
        (_gone, NotAFile),
    ],
)
def test_a_bad_backup_is_refused_before_anything_moves(
    spoil: Callable[[Path], None],
    refusal: type[StoreError],
    database: Path,
    fingerprint: Fingerprint,
) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    spoil(backup)
    before = fingerprint(database), sorted(database.parent.iterdir())
    with pytest.raises(refusal):
        restore(database, backup, NOW)
    assert (fingerprint(database), sorted(database.parent.iterdir())) == before


def test_the_file_itself_is_no_backup(database: Path) -> None:
    Store.open(database, NOW).close()
    with pytest.raises(NotAFile, match="the file itself"):
        restore(database, database, NOW)


def test_another_program_s_file_is_not_replaced(database: Path, tmp_path: Path) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    other = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(AnotherProgram):
        restore(other, backup, NOW)


def test_the_newest_good_backup_is_found_behind_bad_ones(store: Store) -> None:
    good = store.backup(None, NOW)
    for minute, spoil in enumerate((_empty, _cut, _words), start=1):
        spoil(store.backup(None, NOW + dt.timedelta(minutes=minute)))
    found = backups.newest_good(store.path)
    assert found is not None
    assert found.path == good
