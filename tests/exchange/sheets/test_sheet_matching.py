"""Which application of a sheet is which in the log, and what it may change there."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sheets import DraftApplication, DraftRound, Drafts, Table
from respond_tui.exchange.sheets.forward import forward
from respond_tui.exchange.sheets.known import Known, KnownRound, as_known
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.matching import Sign, matched, sign
from respond_tui.exchange.sheets.plan import Came, Plan
from respond_tui.guide import limits
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, StageKind
from tests.exchange.sheets.drafted import TODAY, one, sheet
from tests.exchange.sheets.made_up import drafts_in, tables

LADDER = Ladder(DEFAULT_STAGES)
MARCH, JUNE = dt.date(2024, 3, 1), dt.date(2024, 6, 1)
JOB = "https://example.org/jobs/1"
CAREERS = "https://example.org/careers"
PASSED, REJECTED, PENDING, CANCELLED = (
    RoundOutcome.PASSED,
    RoundOutcome.REJECTED,
    RoundOutcome.PENDING,
    RoundOutcome.CANCELLED,
)


def known_by(
    number: int,
    role: str | None = None,
    on: dt.date | None = None,
    link: str | None = None,
    *,
    company: str = "Acme",
    in_trash: bool = False,
) -> Sign:
    return sign(number, company, role, on, link, in_trash=in_trash)


def pairs(coming: list[Sign], here: list[Sign]) -> dict[int, int]:
    return dict(matched(coming, here).found)


def test_company_role_and_day_tell_an_application_case_and_spaces_aside() -> None:
    here = [known_by(7, "SRE", MARCH), known_by(8, "SRE", JUNE), known_by(9, "PM", MARCH)]
    assert pairs([known_by(0, " sre ", JUNE, company="ACME")], here) == {0: 8}
    assert pairs([known_by(0, "SRE", MARCH, company="Globex")], here) == {}


def test_a_link_of_one_posting_tells_it_whatever_else_was_changed() -> None:
    here = [known_by(7, "Site Reliability Engineer", JUNE, JOB, company="Acme Inc")]
    assert pairs([known_by(0, "SRE", MARCH, JOB + "/")], here) == {0: 7}


def test_a_link_to_the_page_of_all_postings_tells_no_two_roles_apart() -> None:
    here = [known_by(7, "SRE", MARCH, CAREERS)]
    assert pairs([known_by(0, "PM", JUNE, CAREERS)], here) == {}
    assert pairs([known_by(0, "SRE", JUNE, CAREERS)], here) == {0: 7}
    two = [known_by(0, "SRE", MARCH, CAREERS), known_by(1, "SRE", JUNE, CAREERS)]
    assert pairs(two, here) == {0: 7}


def test_postings_with_links_of_their_own_are_two() -> None:
    here = [known_by(7, "SRE", MARCH, JOB)]
    assert pairs([known_by(0, "SRE", MARCH, "https://example.org/jobs/2")], here) == {}
    assert pairs([known_by(0, "SRE", MARCH)], here) == {0: 7}


def test_what_is_not_known_fits_anything_but_only_where_one_can_be_meant() -> None:
    assert pairs([known_by(0)], [known_by(7, "SRE", MARCH)]) == {0: 7}
    assert pairs([known_by(0, "SRE", MARCH)], [known_by(7)]) == {0: 7}
    assert pairs([known_by(0)], [known_by(7, "SRE"), known_by(8, "PM")]) == {}
    assert pairs([known_by(0, "SRE"), known_by(1, "PM")], [known_by(7)]) == {}


def test_each_that_is_here_is_used_once() -> None:
    assert pairs([known_by(0), known_by(1)], [known_by(7), known_by(8)]) == {0: 7, 1: 8}


def test_the_trash_matches_last_and_exactly() -> None:
    trashed = known_by(7, "SRE", MARCH, in_trash=True)
    assert pairs([known_by(0, "SRE", MARCH)], [trashed]) == {0: 7}
    assert pairs([known_by(0, "SRE", MARCH)], [trashed, known_by(8, "SRE", MARCH)]) == {0: 8}
    assert pairs([known_by(0, "SRE")], [trashed]) == {}


# -- never backwards ------------------------------------------------------------------


def here(*rounds: KnownRound, how: EndedHow | None = None, at: str | None = None) -> Known:
    return Known(7, "Acme", "SRE", notes="mine", ended_how=how, ended_stage=at, rounds=[*rounds])


def coming(
    *rounds: DraftRound, how: EndedHow | None = None, at: str | None = None
) -> DraftApplication:
    return DraftApplication((2,), "Acme", "SRE", ended_how=how, ended_stage=at, rounds=rounds)


def course(known: Known) -> list[tuple[str, dt.date | None, RoundOutcome]]:
    return [(one.stage, one.on, one.outcome) for one in known.rounds]


def test_only_what_is_empty_is_filled() -> None:
    known = here()
    draft = DraftApplication(
        (2,), "ACME", "Engineer", source=Source.REFERRAL, applied_on=MARCH, notes="mine\ntheirs"
    )
    assert forward(known, draft, LADDER, TODAY) == []
    assert (known.company, known.role, known.source) == ("Acme", "SRE", Source.REFERRAL)
    assert (known.applied_on, known.notes) == (MARCH, "mine\ntheirs")


def test_a_round_that_waits_gets_its_day_and_its_outcome() -> None:
    known = here(KnownRound("technical", id=1))
    forward(known, coming(DraftRound("technical", MARCH, outcome=PASSED)), LADDER, TODAY)
    assert course(known) == [("technical", MARCH, PASSED)]


def test_a_round_that_is_decided_stays_so() -> None:
    known = here(KnownRound("technical", id=1, on=MARCH, outcome=PASSED))
    forward(known, coming(DraftRound("technical", MARCH, outcome=REJECTED)), LADDER, TODAY)
    assert course(known) == [("technical", MARCH, PASSED)]


def test_a_round_on_another_day_is_another_round() -> None:
    known = here(KnownRound("technical", id=1, on=MARCH, outcome=PASSED))
    forward(known, coming(DraftRound("technical", JUNE, outcome=PASSED)), LADDER, TODAY)
    assert course(known) == [("technical", MARCH, PASSED), ("technical", JUNE, PASSED)]


def test_an_earlier_round_that_was_not_here_was_passed() -> None:
    known = here(KnownRound("panel", id=1, on=JUNE))
    forward(known, coming(DraftRound("technical", MARCH)), LADDER, TODAY)
    assert course(known)[-1] == ("technical", MARCH, PASSED)


def test_an_open_application_ends_where_it_has_come_to() -> None:
    known = here(KnownRound("panel", id=1, on=JUNE))
    forward(known, coming(how=EndedHow.REJECTED, at="application"), LADDER, TODAY)
    assert (known.ended_how, known.ended_stage) == (EndedHow.REJECTED, "panel")
    assert course(known) == [("panel", JUNE, REJECTED)]


def test_a_no_cancels_the_round_that_was_planned() -> None:
    ahead = TODAY + dt.timedelta(days=3)
    known = here(KnownRound("panel", id=1, on=ahead))
    forward(known, coming(how=EndedHow.REJECTED, at="application"), LADDER, TODAY)
    assert course(known) == [("panel", ahead, CANCELLED)]


def test_an_end_is_not_taken_back_or_replaced() -> None:
    known = here(how=EndedHow.WITHDREW, at="technical")
    assert forward(known, coming(), LADDER, TODAY) == []
    problems = forward(known, coming(how=EndedHow.REJECTED, at="panel"), LADDER, TODAY)
    assert problems == ["Your log says withdrew, the sheet rejected."]
    assert (known.ended_how, known.ended_stage) == (EndedHow.WITHDREW, "technical")
    assert known.notes == "mine\nOutcome: rejected"


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("Rejection :(", "Status: Rejection :("),
        ("Rejected by the founder's dog", "Status: Rejected by the founder's dog"),
        ("rejjected after panel", "Status: rejjected after panel"),
        ("Offer declined", "Status: Offer declined"),
        ("Withdrew", None),
        ("ongoing", None),
        ("Applied", None),
    ],
)
def test_the_words_of_an_end_that_is_left_out_are_kept_once(status: str, line: str | None) -> None:
    draft_ = one("Company,Role,Status", f"Acme,SRE,{status}")
    known = here(how=EndedHow.WITHDREW, at="offer")
    for _ in range(2):
        assert bool(forward(known, draft_, LADDER, TODAY)) is (line is not None)
        assert known.notes == "\n".join(filter(None, ("mine", line)))
    assert known.ended_how is EndedHow.WITHDREW


def test_what_stands_under_a_stage_is_kept_where_it_would_end_it_otherwise() -> None:
    draft_ = one("Company,Role,Technical", "Acme,SRE,2024-03-01 failed")
    known = here(how=EndedHow.WITHDREW, at="technical")
    forward(known, draft_, LADDER, TODAY)
    assert known.notes == "mine\nTechnical: 2024-03-01 failed"


def test_a_silence_may_still_get_its_answer() -> None:
    known = here(KnownRound("technical", id=1), how=EndedHow.GHOSTED, at="technical")
    forward(known, coming(how=EndedHow.REJECTED, at="technical"), LADDER, TODAY)
    assert (known.ended_how, course(known)) == (
        EndedHow.REJECTED,
        [("technical", None, REJECTED)],
    )


def test_a_round_beyond_the_end_is_left_out_and_told_of() -> None:
    known = here(how=EndedHow.REJECTED, at="technical")
    problems = forward(known, coming(DraftRound("panel", JUNE)), LADDER, TODAY)
    assert problems == ["It ended at technical, so panel is left out."]
    assert (known.rounds, known.notes) == ([], "mine\npanel: 2024-06-01, pending")
    forward(known, coming(DraftRound("panel", JUNE)), LADDER, TODAY)
    assert known.notes == "mine\npanel: 2024-06-01, pending"


def test_notes_that_are_full_stay_as_they_are() -> None:
    known = here()
    known.notes = "x" * limits.NOTE
    problems = forward(known, DraftApplication((2,), "Acme", notes="more"), LADDER, TODAY)
    assert problems == ["Its notes are full, so those of the sheet are left out."]
    assert known.notes == "x" * limits.NOTE


# -- whole sheets ---------------------------------------------------------------------


def fresh() -> Plan:
    return Plan(DEFAULT_STAGES, (), 1, lambda _ids: {}, TODAY)


def counted(plan: Plan, drafts: Drafts) -> Counter[str]:
    taken = plan.take(drafts)
    return Counter(
        added=taken.added,
        updated=taken.updated,
        unchanged=taken.unchanged,
        refused=len(taken.refused),
    )


@given(tables())
def test_every_row_is_added_updated_unchanged_or_refused(table: Table) -> None:
    drafts = drafts_in(table)
    assert counted(fresh(), drafts).total() == table.read
    lines = [line for each in drafts.applications for line in each.lines]
    lines += [each.line for each in drafts.refused]
    assert sorted(lines) == sorted({*(row.line for row in table.rows), *_lines(table)})


def _lines(table: Table) -> list[int]:
    return [each.line for each in table.refused]


@given(tables())
def test_the_same_sheet_again_adds_and_changes_nothing(table: Table) -> None:
    plan = fresh()
    first = counted(plan, drafts_in(table))
    stages = plan.ladder.stages
    again = counted(plan, drafts_in(table, stages))
    assert again["unchanged"] == table.read - first["refused"]
    assert again.total() == table.read
    assert plan.ladder.stages == stages


@given(st.lists(tables(), min_size=2, max_size=3))
def test_several_sheets_of_one_person_are_all_accounted_for(sheets: list[Table]) -> None:
    plan = fresh()
    for table in sheets:
        before = {number: as_it_stood(each) for number, each in plan.added.items()}
        counts = counted(plan, drafts_in(table, plan.ladder.stages))
        assert counts.total() == table.read
        for number, stood in before.items():
            assert never_went_back(stood, plan.added[number], plan.ladder)


def as_it_stood(known: Known) -> Known:
    draft = DraftApplication(
        (2,),
        known.company,
        role=known.role,
        link=known.link,
        applied_on=known.applied_on,
        notes=known.notes,
        ended_how=known.ended_how,
        ended_on=known.ended_on,
        ended_stage=known.ended_stage,
    )
    stood = as_known(draft, known.id)
    stood.rounds = [KnownRound(one.stage, on=one.on, outcome=one.outcome) for one in known.rounds]
    return stood


def never_went_back(before: Known, after: Known, ladder: Ladder) -> bool:
    """No word, day or outcome is gone, no stage is lower, and no round lies beyond the end."""
    for name in ("company", "role", "link", "applied_on", "ended_on"):
        if getattr(before, name) is not None and getattr(before, name) != getattr(after, name):
            return name == "ended_on" and before.ended_how is EndedHow.GHOSTED
    if before.ended_how not in (None, EndedHow.GHOSTED, after.ended_how):
        return False
    decided = Counter((one.stage, one.outcome) for one in before.rounds if one.outcome != PENDING)
    if decided - Counter((one.stage, one.outcome) for one in after.rounds):
        return False
    end = ladder.rank(after.ended_stage) if after.ended_stage else len(ladder.stages)
    return after.notes.startswith(before.notes) and all(
        ladder.rank(one.stage) <= end
        for one in after.rounds
        if ladder.stage(one.stage).kind is StageKind.ROUND
    )


def test_a_row_that_could_be_several_and_says_nothing_new_changes_nothing() -> None:
    plan = fresh()
    applications = tuple(
        DraftApplication((line,), "Acme", role) for line, role in ((2, "SRE"), (3, "PM"))
    )
    plan.take(Drafts("a.csv", 2, applications, (), (), LADDER))
    taken = plan.take(Drafts("b.csv", 1, (DraftApplication((2,), "Acme"),), (), (), LADDER))
    assert [fate.came for fate in taken.fates] == [Came.UNCHANGED]


def test_a_new_stage_stands_where_its_sheet_has_it_though_one_before_it_is_not_needed() -> None:
    table = sheet(
        "Name,Stage,Stage History",
        'Acme,Rejected,"Founder Chat (2024-02-01), HR Interview (2024-03-01)"',
        ",Interview,",
    )
    plan = fresh()
    plan.take(drafts_in(table))
    names = [stage.name for stage in plan.ladder.stages]
    assert names[:3] == ["application", "Founder Chat", "recruiter screen"]
