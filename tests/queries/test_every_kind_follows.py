"""An alert of every kind changes with each edit at once, and its list of applications with it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.reflection.pages import write_record
from respond_tui.actions.stages import edit_stage, merge_stages
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, EndedHow, Source
from respond_tui.queries.evidence import alert_evidence
from respond_tui.queries.patterns import alerts
from tests.desks import TODAY, ago, stage
from tests.reflections import gap

DOOR, TECHNICAL, PANEL = stage("application"), stage("technical"), stage("panel")


@dataclass(frozen=True)
class Row:
    """One line of an alert's list."""

    company: str
    stage: str
    note: str


@dataclass(frozen=True)
class Shown:
    """An alert as a person sees it."""

    headline: str
    rows: tuple[Row, ...]

    @property
    def companies(self) -> list[str]:
        return sorted(row.company for row in self.rows)


def seen(desk: Desk, kind: AlertKind, key: str) -> Shown | None:
    """The alert, if it is there."""
    with desk.store.read() as session:
        for view in alerts(session, TODAY, Rules()):
            if (view.alert.kind, view.alert.key) == (kind, key):
                rows = alert_evidence(session, view, TODAY, Rules())
                return Shown(
                    view.headline,
                    tuple(
                        Row(row.company, row.stage.name if row.stage else "", row.note)
                        for row in rows
                    ),
                )
    return None


def sent(desk: Desk, company: str, **values: object) -> int:
    return add_application(
        desk, {"company": company, "applied_on": ago(30), **values}
    ).application_id


def no(desk: Desk, application_id: int, day: int = 1, *, at: bool = True) -> int:
    """A no, after a round at the technical stage if ``at``; returns its recovery."""
    if at:
        add_round(desk, application_id, {"stage_id": TECHNICAL.id, "on": ago(5)})
    return log_rejection(desk, application_id, None, ago(day), "", None).recovery_id or 0


def at_a_stage(desk: Desk) -> int:
    made = [sent(desk, company) for company in ("Acme", "Globex", "Initech")]
    for each in made:
        no(desk, each)
    return made[-1]


def with_a_gap(desk: Desk) -> int:
    made = [sent(desk, company) for company in ("Acme", "Globex", "Initech", "Hooli")]
    for each in made:
        gap(desk, no(desk, each), "sharding", "froze")
    return made[-1]


def with_a_question(desk: Desk) -> int:
    made = [sent(desk, company) for company in ("Acme", "Globex", "Hooli")]
    for each in made:
        write_record(desk, no(desk, each), {"questions": "- How would you shard this?"})
    return made[-1]


def silent_board(desk: Desk) -> int:
    for number in range(8):
        no(desk, sent(desk, f"Friend {number}", source=Source.REFERRAL), at=False)
    made = [sent(desk, f"Board {number}", source=Source.JOB_BOARD) for number in range(8)]
    no(desk, made[-1], at=False)
    return made[-1]


def far_market(desk: Desk) -> int:
    for number in range(8):
        near = sent(desk, f"Near {number}", market="Berlin")
        add_round(desk, near, {"stage_id": TECHNICAL.id, "on": ago(9)})
    made = [sent(desk, f"Far {number}", market="Lisbon") for number in range(8)]
    for each in made:
        no(desk, each, at=False)
    return made[-1]


def so_fast(desk: Desk) -> int:
    made = [sent(desk, company) for company in ("Acme", "Globex", "Initech", "Hooli")]
    for each in made:
        no(desk, each, 29, at=False)
    return made[-1]


def same_employer(desk: Desk) -> int:
    made = [sent(desk, "Acme", role=f"Role {number}") for number in range(3)]
    for each in made:
        no(desk, each)
    return made[-1]


@dataclass(frozen=True)
class Case:
    """One kind of alert: how it comes about, what it says, and what it says after an edit.

    ``log`` returns the application that was told no last, ``steps`` is how many steps back that
    no is. Empty words mean that the alert is gone.
    """

    kind: AlertKind
    key: str
    log: Callable[[Desk], int]
    says: str
    undone: str
    withdrawn: str
    steps: int = 1
    at_the_door: bool = False


CASES = (
    Case(
        AlertKind.STAGE,
        str(TECHNICAL.id),
        at_a_stage,
        "Technical: 3 of 3 ended in a no",
        undone="",
        withdrawn="",
    ),
    Case(
        AlertKind.GAP,
        "tag=sharding",
        with_a_gap,
        "Sharding: in 4 of 4 reflections",
        undone="Sharding: in 3 of 3 reflections",
        withdrawn="Sharding: in 3 of 3 reflections",
        steps=2,
    ),
    Case(
        AlertKind.QUESTION,
        "how would you shard this?",
        with_a_question,
        "“How would you shard this?” stumped you 3 of 3 times",
        undone="“How would you shard this?” stumped you 2 of 2 times",
        withdrawn="“How would you shard this?” stumped you 2 of 2 times",
        steps=2,
    ),
    Case(
        AlertKind.SILENCE,
        "source=job board",
        silent_board,
        "Job board: 7 of 8 stayed silent",
        undone="Job board: 8 of 8 stayed silent",
        withdrawn="Job board: 7 of 7 stayed silent",
        at_the_door=True,
    ),
    Case(
        AlertKind.SLICE,
        "market=lisbon",
        far_market,
        "Market Lisbon does worse: 0 of 8 led to a round",
        undone="Market Lisbon does worse: 0 of 8 led to a round",
        withdrawn="Market Lisbon does worse: 0 of 7 led to a round",
        at_the_door=True,
    ),
    Case(
        AlertKind.SPEED,
        "fast",
        so_fast,
        "4 of 4 noes to applications came within 2 days",
        undone="3 of 3 noes to applications came within 2 days",
        withdrawn="3 of 3 noes to applications came within 2 days",
        at_the_door=True,
    ),
    Case(
        AlertKind.EMPLOYER,
        "acme",
        same_employer,
        "Acme: 3 of 3 applications ended in a no",
        undone="Acme: 2 of 3 applications ended in a no",
        withdrawn="Acme: 2 of 3 applications ended in a no",
    ),
)

every_kind = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.kind))


def test_every_kind_is_here() -> None:
    assert {case.kind for case in CASES} == set(AlertKind)


@every_kind
def test_undoing_the_last_no_changes_it_and_its_list_and_redoing_brings_them_back(
    desk: Desk, case: Case
) -> None:
    case.log(desk)
    before = seen(desk, case.kind, case.key)
    assert before is not None
    assert before.headline == case.says
    for _ in range(case.steps):
        desk.store.undo(desk.now)
    after = seen(desk, case.kind, case.key)
    assert (after.headline if after else "") == case.undone
    assert after is None or after.rows != before.rows
    for _ in range(case.steps):
        desk.store.redo(desk.now)
    assert seen(desk, case.kind, case.key) == before


@every_kind
def test_who_ended_it_changed_takes_the_application_out_of_it(desk: Desk, case: Case) -> None:
    last = case.log(desk)
    before = seen(desk, case.kind, case.key)
    assert before is not None
    edit_application(desk, last, {"ended_how": EndedHow.WITHDREW})
    after = seen(desk, case.kind, case.key)
    assert (after.headline if after else "") == case.withdrawn
    if after is not None and case.kind is not AlertKind.SILENCE:
        assert len(after.rows) == len(before.rows) - 1
    edit_application(desk, last, {"ended_how": EndedHow.REJECTED})
    again = seen(desk, case.kind, case.key)
    assert again is not None
    assert (again.headline, again.companies) == (before.headline, before.companies)


@every_kind
def test_a_stage_renamed_and_merged_is_so_in_the_list_at_once(desk: Desk, case: Case) -> None:
    case.log(desk)
    before = seen(desk, case.kind, case.key)
    assert before is not None
    edit_stage(desk, (DOOR if case.at_the_door else TECHNICAL).id, "kata", [])
    renamed = seen(desk, case.kind, case.key)
    assert renamed is not None
    assert {row.stage for row in renamed.rows} == {"kata"}
    assert renamed.companies == before.companies
    assert renamed.headline == before.headline.replace("Technical", "Kata")

    merge_stages(desk, TECHNICAL.id, PANEL.id)

    is_stage = case.kind is AlertKind.STAGE
    merged = seen(desk, case.kind, str(PANEL.id) if is_stage else case.key)
    assert merged is not None
    assert merged.companies == before.companies
    assert {row.stage for row in merged.rows} == {"kata" if case.at_the_door else "panel"}
    assert merged.headline == before.headline.replace("Technical", "Panel")
    if is_stage:
        assert seen(desk, case.kind, case.key) is None
