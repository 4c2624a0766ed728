"""What a preview tells of an import: what becomes of an application, and how it will stand."""

import datetime as dt
from collections.abc import Collection

from respond_tui.exchange.sheets import Choices, Drafts, Field, read_columns
from respond_tui.exchange.sheets.changes import changes, stands
from respond_tui.exchange.sheets.known import Known, KnownRound
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.matching import Sign, sign
from respond_tui.exchange.sheets.plan import Came, Plan, SheetPlan
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, Status
from tests.exchange.sheets.drafted import TODAY, drafted, one, sheet, understood

DAY = dt.date(2026, 11, 2)


def planned(drafts: Drafts, *here: Known) -> SheetPlan:
    """What comes of a sheet where these are in the log."""

    def ask(ids: Collection[int]) -> dict[int, Known]:
        return {each.id: each for each in here if each.id in ids}

    signs: list[Sign] = [
        sign(each.id, each.company, each.role, each.applied_on, each.link) for each in here
    ]
    return Plan(DEFAULT_STAGES, signs, 100, ask, TODAY).take(drafts)


def test_every_thing_that_changes_is_told_with_what_it_was() -> None:
    before = Known(
        1, "Acme", source=Source.JOB_BOARD, rounds=[KnownRound("technical", id=7)], notes="one"
    )
    after = Known(
        1,
        "Acme",
        role="SRE",
        source=Source.JOB_BOARD,
        applied_on=DAY,
        ended_how=EndedHow.ROLE_CLOSED,
        rounds=[
            KnownRound("technical", id=7, outcome=RoundOutcome.PASSED),
            KnownRound("panel", on=DAY),
        ],
        notes="one\ntwo",
    )
    assert [tuple(each) for each in changes(before, after)] == [
        ("role", "", "SRE"),
        ("applied on", "", "Mon 2 Nov 2026"),
        ("ended", "", "role closed"),
        ("technical: outcome", "pending", "passed"),
        ("a round", "", "panel, Mon 2 Nov 2026, pending"),
        ("notes", "", "two"),
    ]
    assert changes(before, before) == ()


def test_an_application_stands_where_the_log_will_say_it_does() -> None:
    ladder = Ladder(DEFAULT_STAGES)
    fresh = Known(1, "Acme", applied_on=TODAY)
    assert stands(fresh, ladder, TODAY, 21) == ("application", Status.APPLIED)
    ended = Known(1, "Acme", ended_how=EndedHow.REJECTED, ended_stage="panel")
    assert stands(ended, ladder, TODAY, 21) == ("panel", Status.REJECTED)
    waits = Known(1, "Acme", applied_on=DAY, rounds=[KnownRound("technical", on=DAY)])
    assert stands(waits, ladder, TODAY, 21) == ("technical", Status.INTERVIEWING)
    assert stands(waits, ladder, TODAY, 20) == ("technical", Status.SILENT)


def test_a_plan_tells_how_each_application_was_and_will_be() -> None:
    drafts = drafted(
        "Company,Role,Date Applied,Status",
        "Acme,SRE,2026-11-02,Rejected",
        "Globex,SRE,2026-11-02,Applied",
        "Hooli,SRE,2026-11-02,Applied",
    )
    plan = planned(
        drafts,
        Known(1, "Acme", "SRE", applied_on=DAY),
        Known(2, "Hooli", "SRE", applied_on=DAY),
    )
    acme, globex, hooli = plan.fates
    assert acme.came is Came.UPDATED
    assert acme.before == Known(1, "Acme", "SRE", applied_on=DAY)
    assert acme.after is not None
    assert acme.after.ended_how is EndedHow.REJECTED
    assert (globex.came, globex.before) == (Came.ADDED, None)
    assert globex.after is not None
    assert globex.after.company == "Globex"
    assert (hooli.came, hooli.before, hooli.after) == (Came.UNCHANGED, None, None)
    assert [stage.name for stage in plan.ladder.stages] == [each.name for each in DEFAULT_STAGES]


def test_a_column_that_was_taken_for_a_field_gives_way_to_the_one_that_is_chosen() -> None:
    lines = ("Company,Position,What I Do", "Acme,7,SRE")
    choices = Choices().reading("What I Do", Field.ROLE)
    application = one(*lines, choices=choices)
    assert application.role == "SRE"
    assert application.notes == "Position: 7"


def test_several_columns_of_notes_stay_when_one_more_is_chosen() -> None:
    choices = Choices().reading("More", Field.NOTES)
    mapping = understood(sheet("Company,Notes,More", "Acme,a,b"), choices)
    assert [each.field for each in mapping.columns] == [Field.COMPANY, Field.NOTES, Field.NOTES]


def test_columns_can_be_read_where_no_company_is_known_yet() -> None:
    read = read_columns(sheet("Wer,Role", "Acme,SRE"), DEFAULT_STAGES, Choices())
    assert [(each.heading, each.field, each.example) for each in read] == [
        ("Wer", Field.KEPT, "Acme"),
        ("Role", Field.ROLE, "SRE"),
    ]
