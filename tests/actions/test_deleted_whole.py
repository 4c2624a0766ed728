"""An application with all that can hang on it goes whole and, undone, comes back whole."""

from sqlalchemy import text

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.trash import delete_application, restore
from respond_tui.models.tables import DATA_TABLES, Application
from respond_tui.queries.interviews import Along, TrashKind, along, trash
from respond_tui.store import schema
from tests.desks import later, opened
from tests.reflections import view, with_all_that_can_hang
from tests.store.derived_rows import stale

HANGING = schema.paths_to(str(Application.__tablename__))
"""Every table with something that belongs to an application."""


def _written(desk: Desk) -> dict[str, list[tuple[str, ...]]]:
    """Every row of a person's words as SQLite itself writes it out, each byte of it."""
    with desk.store.read() as session:
        connection = session.connection()
        return {
            str(table.__tablename__): [
                tuple(row)
                for row in connection.execute(
                    text(
                        f"SELECT {', '.join(_quoted(table))} FROM {table.__tablename__} ORDER BY id"
                    )
                ).all()
            ]
            for table in DATA_TABLES
        }


def _quoted(table: type) -> list[str]:
    return [f'quote("{name}")' for name in table.model_fields]  # type: ignore[attr-defined]


def _there(desk: Desk, table: str) -> int:
    with desk.store.read() as session:
        counted = f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL"
        return int(session.connection().execute(text(counted)).scalar_one())


def test_deleted_and_undone_every_row_is_what_it_was_to_the_byte(desk: Desk) -> None:
    recovery_id = with_all_that_can_hang(desk)
    before, seen = _written(desk), view(desk, recovery_id)
    assert all(_there(desk, table) for table in HANGING), HANGING

    gone = later(desk, hours=1)
    delete_application(gone, seen.application_id)

    assert not any(_there(desk, table) for table in HANGING)
    assert _written(desk) != before
    with desk.store.read() as session:
        assert [each.kind for each in trash(session)] == [TrashKind.APPLICATION]

    desk.store.undo(gone.now)

    assert _written(desk) == before
    assert view(desk, recovery_id) == seen
    assert stale(desk.store) == []


def test_the_same_after_the_program_was_closed_in_between(desk: Desk) -> None:
    recovery_id = with_all_that_can_hang(desk)
    before, seen = _written(desk), view(desk, recovery_id)
    delete_application(later(desk, hours=1), seen.application_id)
    desk.store.close()

    again = opened(desk.store.path.parent, later(desk, days=1).now)
    try:
        assert again.store.undo(again.now) == "delete Acme"
        assert _written(again) == before
    finally:
        again.store.close()


def test_from_the_trash_comes_back_what_went_and_no_more(desk: Desk) -> None:
    recovery_id = with_all_that_can_hang(desk)
    seen = view(desk, recovery_id)
    with desk.store.read() as session:
        rested = [(each.kind, each.id) for each in trash(session)]
        hung = along(session, seen.application_id)

    delete_application(later(desk, hours=1), seen.application_id)
    restore(later(desk, days=1), TrashKind.APPLICATION, seen.application_id)

    assert view(desk, recovery_id) == seen
    with desk.store.read() as session:
        assert [(each.kind, each.id) for each in trash(session)] == rested
        assert along(session, seen.application_id) == hung


def test_what_hangs_on_an_application_is_counted_but_for_the_trash(desk: Desk) -> None:
    bare = add_application(desk, {"company": "Globex"}).application_id
    application_id = view(desk, with_all_that_can_hang(desk)).application_id
    with_all_that_can_hang(desk, "Hooli")
    with desk.store.read() as session:
        assert along(session, application_id) == Along(1, 1, 1, 2)
        assert along(session, bare) == Along(0, 0, 0, 0)
