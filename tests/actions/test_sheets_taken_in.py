"""Spreadsheets into a file: one transaction, one step of undo, no recovery."""

import datetime as dt
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text
from sqlmodel import Session

from respond_tui.actions import sheets
from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.sheets import BadLines, look_in_sheets, take_in_sheets
from respond_tui.exchange.json_file import written
from respond_tui.exchange.sheets import NO_CHOICES, Drafts, Field, Table, draft, understand
from respond_tui.exchange.sheets.plan import SheetPlan
from respond_tui.queries.exchange import everything
from respond_tui.queries.interviews import counted_stages, listing
from respond_tui.queries.recovery import recoveries
from respond_tui.queries.settings import rules
from respond_tui.queries.sheets import choices_for
from respond_tui.store import backups
from respond_tui.store.errors import DiskFull
from tests.desks import NOW, TODAY, opened
from tests.exchange.sheets.drafted import FILES, sheet
from tests.exchange.sheets.made_up import drafts_in, tables

ROOT = Path(__file__).parents[2]


def drafts(desk: Desk, table: Table) -> Drafts:
    """What comes out of a table with the stages that are in the file."""
    with desk.store.read() as session:
        return drafts_in(table, counted_stages(session))


def hunt(desk: Desk, *lines: str) -> Drafts:
    return drafts(desk, sheet(*lines))


def taken(desk: Desk, *lines: str) -> SheetPlan:
    """What came of taking in some lines."""
    (plan,) = take_in_sheets(desk, [hunt(desk, *lines)], skip_bad=True).sheets
    return plan


def text_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return "".join(written(everything(session)))


def stage_names(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return [stage.name for stage in counted_stages(session)]


def listed(desk: Desk) -> list[tuple[str, str, str, list[str]]]:
    """Company, stage, status and rounds of every application, by company."""
    with desk.store.read() as session:
        found = listing(session, None, None, None, TODAY, rules(session))
    return sorted(
        (one.company, one.stage, one.status.value, [each.stage for each in one.interviews])
        for one in found
    )


STEPS = (
    "Company,Source,Target",
    "Acme,Recruiter Inquiry,HR/ Hiring Manager Interview",
    "Acme,HR/ Hiring Manager Interview,Technical Interview",
    "Acme,Technical Interview,Rejected",
    "Globex,Applied,No Response",
)


def test_a_sheet_is_in_the_log_as_it_was_drafted(desk: Desk) -> None:
    plan = taken(desk, *STEPS)
    assert (plan.read, plan.added) == (4, 4)
    new = "HR/ Hiring Manager Interview"
    assert listed(desk) == [
        ("Acme", "technical", "rejected", [new, "technical"]),
        ("Globex", "application", "ghosted", []),
    ]
    assert stage_names(desk)[:3] == ["application", new, "recruiter screen"]


def test_one_step_of_undo_takes_all_of_it_back(desk: Desk) -> None:
    add_application(desk, {"company": "Acme"})
    before = text_of(desk)
    taken(desk, *STEPS)
    after = text_of(desk)
    assert desk.store.undo(NOW) == "import hunt.csv"
    assert text_of(desk) == before
    desk.store.redo(NOW)
    assert text_of(desk) == after


def test_the_same_sheet_again_writes_nothing(desk: Desk) -> None:
    taken(desk, *STEPS)
    before = text_of(desk)
    plan = taken(desk, *STEPS)
    assert (plan.added, plan.updated, plan.unchanged) == (0, 0, 4)
    assert text_of(desk) == before
    assert len(desk.store.undoable()) == 1


def test_imported_noes_open_no_recovery(desk: Desk) -> None:
    taken(desk, "Company,Status,Status date", f"Acme,Rejected,{TODAY}")
    with desk.store.read() as session:
        assert recoveries(session, NOW) == ()


def test_a_backup_is_made_first_and_only_where_something_changes(desk: Desk) -> None:
    took = take_in_sheets(desk, [hunt(desk, *STEPS)])
    (before,) = backups.made(desk.store.path)
    assert (before.reason, before.path) == ("import", took.backup)
    assert take_in_sheets(desk, [hunt(desk, *STEPS)]).backup is None


def test_looking_in_tells_the_same_and_writes_nothing(desk: Desk) -> None:
    before = text_of(desk)
    looked = look_in_sheets(desk, [hunt(desk, *STEPS)])
    assert text_of(desk) == before
    assert take_in_sheets(desk, [hunt(desk, *STEPS)]).sheets == looked.sheets


def test_a_refused_row_stops_everything_unless_it_is_skipped(desk: Desk) -> None:
    lines = ("Company,Role", "Acme,SRE", ",PM")
    with pytest.raises(BadLines, match="line 3: It has no company") as told:
        take_in_sheets(desk, [hunt(desk, *lines)])
    assert [each.line for each in told.value.refused] == [3]
    assert listed(desk) == []
    plan = taken(desk, *lines)
    assert (plan.read, plan.added, len(plan.refused)) == (2, 1, 1)


def test_what_is_here_is_carried_on_and_never_taken_back(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "role": "SRE", "notes": "mine"})
    log_rejection(desk, made.application_id, None, None, "", None)
    before = text_of(desk)
    plan = taken(desk, "Company,Role,Status", "acme,sre,Applied")
    assert plan.unchanged == 1
    assert text_of(desk) == before
    plan = taken(desk, "Company,Role,Location,Status", "acme,sre,Berlin,Accepted!")
    assert (plan.updated, plan.notes[0].line) == (1, 2)
    assert "Your log says rejected" in plan.notes[0].note
    assert listed(desk) == [("Acme", "application", "rejected", [])]


def test_what_rests_in_the_trash_stays_there(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "role": "SRE"})
    delete_application(desk, made.application_id)
    plan = taken(desk, "Company,Role", "Acme,SRE")
    assert (plan.added, plan.unchanged) == (0, 1)
    assert "trash" in plan.notes[0].note
    assert listed(desk) == []


def test_several_sheets_are_one_step_and_each_knows_the_one_before(desk: Desk) -> None:
    first = hunt(desk, "Company,Role,Applied on", "Acme,SRE,2024-03-01")
    second = hunt(desk, "Company,Role,Applied on,Trial day", "Acme,SRE,2024-03-01,2024-03-09")
    took = take_in_sheets(desk, [first, replace(second, name="more.csv")])
    assert [(each.added, each.updated) for each in took.sheets] == [(1, 0), (0, 1)]
    assert listed(desk) == [("Acme", "Trial day", "silent", ["Trial day"])]
    assert desk.store.undoable() == ["import hunt.csv and 1 more"]


def test_a_sheet_that_was_read_before_a_stage_was_gone_brings_it_back(desk: Desk) -> None:
    made = hunt(desk, "Company,Technical", "Acme,yes")
    with desk.store.write("rename", NOW) as session:
        session.execute(text("UPDATE stage SET name = 'deep dive' WHERE name = 'technical'"))
    take_in_sheets(desk, [made])
    assert "technical" in stage_names(desk)
    assert listed(desk) == [("Acme", "technical", "interviewing", ["technical"])]


def test_what_was_chosen_is_remembered_for_the_layout(desk: Desk) -> None:
    table = sheet("Company,Colour", "Acme,blue")
    with desk.store.read() as session:
        stages = counted_stages(session)
        assert choices_for(session, table.fingerprint) == NO_CHOICES
    choices = NO_CHOICES.reading("Colour", Field.ROLE)
    take_in_sheets(desk, [draft(table, understand(table, stages, choices), TODAY)])
    with desk.store.read() as session:
        assert choices_for(session, table.fingerprint) == choices
    assert desk.store.undo(NOW) == "import hunt.csv"
    with desk.store.read() as session:
        assert choices_for(session, table.fingerprint) == NO_CHOICES


def test_a_sheet_read_as_it_is_leaves_nothing_to_remember(desk: Desk) -> None:
    taken(desk, "Company", "Acme")
    with desk.store.read() as session:
        assert everything(session)["setting"] == []


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_each_layout_is_taken_in_and_the_file_is_sound(desk: Desk, name: str) -> None:
    from respond_tui.exchange.sheets import read_table

    table = read_table(FILES / name)
    (plan,) = take_in_sheets(desk, [drafts(desk, table)]).sheets
    assert plan.added == table.read
    assert all(check.ok for check in desk.store.check())
    (again,) = take_in_sheets(desk, [drafts(desk, table)]).sheets
    assert again.unchanged == table.read


@given(tables(), tables())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_sheet_holds_the_file_takes_it_and_gives_it_back(
    tmp_path_factory: pytest.TempPathFactory, first: Table, second: Table
) -> None:
    desk = opened(tmp_path_factory.mktemp("sheets"))
    before = text_of(desk)
    for table in (first, second):
        (plan,) = take_in_sheets(desk, [drafts(desk, table)], skip_bad=True).sheets
        done = plan.added + plan.updated + plan.unchanged
        assert done + len(plan.refused) == plan.read == table.read
    assert all(check.ok for check in desk.store.check())
    while desk.store.undo(NOW):
        pass
    assert text_of(desk) == before
    desk.store.close()


def test_thousands_of_rows_are_taken_in(desk: Desk) -> None:
    rows = [f"Company {number},SRE,2024-03-{number % 28 + 1:02}" for number in range(3_000)]
    plan = taken(desk, "Company,Role,Date applied", *rows)
    assert plan.added == 3_000
    with desk.store.read() as session:
        assert len(everything(session)["application"]) == 3_000


# -- half-way -------------------------------------------------------------------------


def test_a_full_disk_leaves_the_file_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add_application(desk, {"company": "Acme"})
    before = text_of(desk)
    rows = [f"Company {number},{'x' * 15_000}" for number in range(60)]
    made = hunt(desk, "Company,Notes", *rows)
    write = sheets._write

    def on_a_small_disk(session: Session, *more: object) -> None:
        session.connection().execute(text("PRAGMA max_page_count = 1"))
        write(session, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "_write", on_a_small_disk)
    with pytest.raises(DiskFull):
        take_in_sheets(desk, [made])
    assert text_of(desk) == before
    assert all(check.ok for check in desk.store.check())


DYING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import text
from sqlmodel import Session
from respond_tui.actions import sheets
from tests.actions.test_sheets_taken_in import hunt
from tests.desks import opened

desk = opened(Path(sys.argv[1]))
rows = [f"Company {number},{'x' * 15_000}" for number in range(60)]
made = hunt(desk, "Company,Notes", *rows)
write = sheets._write

def half_way(session, *more):
    session.connection().execute(text("PRAGMA cache_spill = 1"))
    session.connection().execute(text("PRAGMA cache_size = 1"))
    write(session, *more)
    os.kill(os.getpid(), signal.SIGKILL)

sheets._write = half_way
sheets.take_in_sheets(desk, [made])
"""


def test_a_process_killed_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    add_application(desk, {"company": "Acme"})
    before = text_of(desk)
    desk.store.close()
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    journal = desk.store.path.with_name(desk.store.path.name + "-journal")
    assert journal.stat().st_size > 0
    desk = opened(tmp_path, NOW + dt.timedelta(minutes=1))
    assert text_of(desk) == before
    assert desk.store.undoable() == ["add Acme"]
    desk.store.close()
