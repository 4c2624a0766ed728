"""A no with rounds behind it, and its reflection, for whatever a test wants to know of them."""

import datetime as dt

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round, schedule
from respond_tui.actions.reflection.gaps import add_gap
from respond_tui.actions.reflection.pages import write_decision
from respond_tui.guide.dates import When
from respond_tui.guide.terms import Certainty, GapKind
from respond_tui.queries.reflection import ReflectionView, reflection
from tests.desks import ago, ahead, stage


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
