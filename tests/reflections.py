"""A no with rounds behind it, and its reflection, for whatever a test wants to know of them."""

import datetime as dt

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round, schedule
from respond_tui.actions.letters import delete_letter, letter_answered, write_letter
from respond_tui.actions.recovery.feelings import feel_now
from respond_tui.actions.recovery.steps import add_step, tick
from respond_tui.actions.reflection.gaps import add_gap, delete_gap, set_priority
from respond_tui.actions.reflection.next_steps import add_action, tick_action
from respond_tui.actions.reflection.pages import (
    finish_reflection,
    write_decision,
    write_evaluation,
    write_notice,
    write_record,
)
from respond_tui.exchange.reflected import Reflected
from respond_tui.guide.dates import When
from respond_tui.guide.terms import Certainty, GapKind, LetterKind, StepKind, Tone
from respond_tui.queries.recovery import recovery
from respond_tui.queries.reflection import ReflectionView, reflection
from tests.desks import ago, ahead, stage

BLANK = Reflected(
    company="",
    role="",
    stage="",
    on=None,
    people="",
    outcome="",
    questions=(),
    went_well="",
    nothing_yet=False,
    gaps=(),
    actions=(),
    notified="",
    notified_how="",
    notified_on=None,
    keep="",
    change="",
    next_round="",
    finished_on=None,
)
"""A reflection on paper of which nothing is known."""


def rejected(desk: Desk, company: str = "Acme", **of_the_round: object) -> int:
    """A no after a technical round; the id of its recovery."""
    made = add_application(desk, {"company": company, "role": "SRE"}).application_id
    values = {"stage_id": stage("technical").id, "on": ago(2)} | of_the_round
    add_round(desk, made, values)
    logged = log_rejection(desk, made, None, None, "depth", Certainty.TOLD)
    assert logged.recovery_id is not None
    return logged.recovery_id


def planned(desk: Desk, company: str, days: int, hour: dt.time | None = None) -> tuple[int, int]:
    """A panel ahead at another company; the ids of its application and its round."""
    made = add_application(desk, {"company": company}).application_id
    round_id = schedule(desk, made, stage("panel").id, When(ahead(days), hour)).interview_id
    assert round_id is not None
    return made, round_id


def view(desk: Desk, recovery_id: int) -> ReflectionView:
    """The reflection as it is."""
    with desk.store.read() as session:
        found = reflection(session, recovery_id, desk.now)
    assert found is not None
    return found


def gap(desk: Desk, recovery_id: int, tag: str, observation: str = "") -> int:
    """A technical gap; its id."""
    row_id = add_gap(desk, recovery_id, GapKind.TECHNICAL, tag, observation).row_id
    assert row_id is not None
    return row_id


def decided(desk: Desk, recovery_id: int, round_id: int | None = None) -> None:
    """A plan, for a round or for whichever comes next."""
    write_decision(desk, recovery_id, "drawing first", "ask before answering", round_id)


def with_all_that_can_hang(desk: Desk, company: str = "Acme") -> int:
    """A no with a feeling, a finished reflection and two letters; the id of its recovery.

    A gap and a letter of it rest in the trash already.
    """
    recovery_id = rejected(desk, company, gaps="depth\npace", questions="why?", people="Dana")
    with desk.store.read() as session:
        whole = recovery(session, recovery_id, desk.now)
    assert whole is not None
    naming = next(step.id for step in whole.steps if step.kind is StepKind.FEELING)
    tick(desk, naming, "let down", 7, why="it was close; “so close”")
    feel_now(desk, naming, 4)
    add_step(desk, recovery_id, "Call Dana", When(ahead(1), dt.time(17)))

    write_record(desk, recovery_id, {"role": "SRE", "questions": "- shards?\n+ caches?\nwhy us?"})
    write_evaluation(desk, recovery_id, "on time\nasked back", nothing_yet=False)
    depth = gap(desk, recovery_id, "depth", "froze at the second shard")
    gap(desk, recovery_id, "pace")
    delete_gap(desk, gap(desk, recovery_id, "nerves"))
    set_priority(desk, depth, wanted=True)
    read = add_action(desk, recovery_id, "Read chapter six", ahead(2)).row_id
    assert read is not None
    tick_action(desk, read)
    add_action(desk, recovery_id, "Draw it once", ahead(3))
    write_notice(desk, recovery_id, "Lee", "by phone", ago(0))
    decided(desk, recovery_id)
    finish_reflection(desk, recovery_id)

    words = {"tone": Tone.PLAIN, "to": "Dana", "subject": "Thanks", "body": "Thank you.\n"}
    at = whole.row.application_id
    write_letter(desk, at, words | {"kind": LetterKind.THANKS}, ago(1))
    asked = write_letter(desk, at, words | {"kind": LetterKind.FEEDBACK}, ago(0))
    letter_answered(desk, asked.id, ago(0), "Say the trade-off first.")
    delete_letter(desk, write_letter(desk, at, words | {"kind": LetterKind.REPLY}).id)
    return recovery_id
