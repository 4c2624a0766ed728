"""A lever chosen as a test wants it, and looked at as it is."""

from respond_tui.actions.desk import Desk
from respond_tui.actions.levers.choosing import CommitmentMade, choose_lever
from respond_tui.guide.commitments import Chosen
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Lever
from respond_tui.queries.levers import LeverView, lever

TARGET = "1 mock a week"


def chosen(
    desk: Desk,
    kind: AlertKind,
    key: str,
    pulled: Lever = Lever.COMPETENCE,
    what: str = "one mock a week",
    days: int = 60,
    *,
    target: str = TARGET,
    why: str = "",
) -> CommitmentMade:
    """A lever on a pattern."""
    return choose_lever(desk, kind, key, Chosen(pulled, what, days, target, why))


def seen(desk: Desk, commitment_id: int = 1) -> LeverView:
    """The lever as it is now."""
    with desk.store.read() as session:
        found = lever(session, commitment_id, desk.today, Rules())
    assert found is not None
    return found
