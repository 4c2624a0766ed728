"""What is taken out for good, and the doctor's look at the whole file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from sqlmodel import select

from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import StepKind
from respond_tui.models.tables import Application, Interview, Recovery, Setting, Stage, Step
from respond_tui.store import doctor, place
from respond_tui.store.drafts import Drafts
from respond_tui.store.restore import restore
from respond_tui.store.store import Store

Content = Callable[[Store], dict[str, list[tuple[object, ...]]]]
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
_LONG_AGO = NOW - dt.timedelta(days=91)


def _whole_application(store: Store, company: str, deleted_at: dt.datetime | None) -> int:
    with store.write(f"add {company}", NOW) as session:
        row = Application(company=company, created_at=NOW, updated_at=NOW, deleted_at=deleted_at)
        session.add(row)
        session.flush()
        number = row.id or 0
        session.add(
            Interview(
                application_id=number,
                stage_id=4,
                created_at=NOW,
                updated_at=NOW,
                deleted_at=deleted_at,
            )
        )
        recovery = Recovery(
            application_id=number,
            opened_at=NOW,
            pause_hours=24,
            created_at=NOW,
            updated_at=NOW,
            deleted_at=deleted_at,
        )
        session.add(recovery)
        session.flush()
        session.add(
            Step(
                recovery_id=recovery.id or 0,
                kind=StepKind.OWN,
                text="walk",
                position=1,
                created_at=NOW,
                updated_at=NOW,
                deleted_at=deleted_at,
            )
        )
    return number


def _companies(store: Store) -> list[str]:
    with store.read() as session:
        return [row.company for row in session.exec(select(Application)).all()]


def test_what_rested_ninety_days_in_the_trash_goes_with_all_that_hangs_on_it(
    store: Store,
) -> None:
    # STORAGE.md, "Undo and trash": deleted things rest in a trash for 90 days.
    _whole_application(store, "Long ago", _LONG_AGO)
    _whole_application(store, "Lately", NOW - dt.timedelta(days=89))
    _whole_application(store, "Kept", None)
    assert store.purge_trash(NOW) == 4
    assert _companies(store) == ["Lately", "Kept"]
    assert store.purge_trash(NOW) == 0


def test_what_something_kept_still_points_at_stays(store: Store) -> None:
    number = _whole_application(store, "Acme", None)
    with store.write("delete", NOW) as session:
        row = session.get_one(Application, number)
        row.deleted_at = _LONG_AGO
        session.add(row)
    assert store.purge_trash(NOW) == 0
    assert _companies(store) == ["Acme"]


def test_what_is_gone_for_good_cannot_be_undone_and_later_actions_can(store: Store) -> None:
    _whole_application(store, "Before", None)
    _whole_application(store, "Long ago", _LONG_AGO)
    _whole_application(store, "After", None)
    store.purge_trash(NOW)
    assert store.undoable() == ["add After"]
    assert store.undo(NOW) == "add After"
    assert store.undo(NOW) is None
    assert _companies(store) == ["Before"]


def test_purging_is_not_undoable(store: Store) -> None:
    _whole_application(store, "Long ago", _LONG_AGO)
    store.purge_trash(NOW)
    assert store.undoable() == store.redoable() == []


def test_wiping_leaves_the_default_stages_and_not_a_word(store: Store) -> None:
    drafts = Drafts(store.path)
    drafts.save("application", "", {"company": "unsaved secret"})
    _whole_application(store, "saved secret", None)
    with store.write("set", NOW) as session:
        session.add(Setting(key="k", value="set secret", created_at=NOW, updated_at=NOW))
        stage = session.get_one(Stage, 2)
        stage.name = "renamed secret"
        session.add(stage)
    store.undo(NOW)

    assert store.wipe(NOW) == []

    assert _companies(store) == []
    assert store.undoable() == store.redoable() == []
    with store.read() as session:
        names = [stage.name for stage in session.exec(select(Stage)).all()]
    assert names == [stage.name for stage in DEFAULT_STAGES]
    store.close()
    for path in store.path.parent.iterdir():
        assert b"secret" not in path.read_bytes(), path


def test_wiping_names_every_file_that_still_holds_what_was_there(database: Path) -> None:
    store = Store.open(database, NOW)
    _whole_application(store, "Acme", None)
    backup = store.backup(None, NOW)
    store.close()
    aside = restore(database, backup, NOW)
    store = Store.open(database, NOW)
    assert store.wipe(NOW) == [backup, aside]
    store.close()


def test_a_wiped_file_opens_and_is_sound(database: Path) -> None:
    store = Store.open(database, NOW)
    _whole_application(store, "Acme", None)
    store.wipe(NOW)
    assert [check.name for check in store.check() if not check.ok] == []
    store.close()
    Store.open(database, NOW).close()


def test_the_doctor_finds_a_healthy_file_healthy(store: Store) -> None:
    store.backup(None, NOW)
    checks = store.check()
    assert [check.name for check in checks] == [
        "file",
        "writable",
        "private",
        "tables",
        "integrity",
        "derived",
        "backups",
    ]
    assert all(check.ok for check in checks)


def test_the_doctor_looks_at_a_file_that_cannot_be_opened(database: Path) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    database.write_bytes(b"")
    checks = {check.name: check for check in doctor.examine(database)}
    assert not checks["file"].ok
    assert str(backup) in checks["backups"].detail


def test_the_doctor_says_that_nothing_is_there(database: Path) -> None:
    file, kept = doctor.examine(database)
    assert not file.ok
    assert kept.ok
    assert not database.exists()


def test_the_doctor_names_what_others_can_read(store: Store) -> None:
    place.lock(store.path).chmod(0o644)
    (private,) = [check for check in store.check() if check.name == "private"]
    assert not private.ok
    assert place.lock(store.path).name in private.detail


def test_the_doctor_names_a_table_that_is_not_ours(database: Path) -> None:
    store = Store.open(database, NOW)
    with store.write("sneak", NOW) as session:
        session.connection().exec_driver_sql("CREATE TABLE extra (words TEXT)")
        session.add(Setting(key="k", value="v", created_at=NOW, updated_at=NOW))
    (tables,) = [check for check in store.check() if check.name == "tables"]
    assert not tables.ok
    assert tables.detail == "extra"
    store.close()


def test_the_doctor_counts_bad_backups(store: Store) -> None:
    store.backup(None, NOW).write_bytes(b"")
    (kept,) = [check for check in store.check() if check.name == "backups"]
    assert not kept.ok
