"""What can be done with a recovery as a whole: close it, and open it again."""

from dataclasses import dataclass

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, utc
from respond_tui.guide.refusal import Refusal
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery, RecoveryBase


@dataclass(frozen=True, slots=True)
class Settled:
    """A recovery that was closed or opened again, and what to say about it."""

    recovery_id: int
    what: str


def close(desk: Desk, recovery_id: int) -> Settled:
    """Call a recovery finished, whatever is still open in it. Raises Refusal if it is.

    Its pause runs on: it ends by itself, or by hand (MODEL.md).
    """
    return _settle(desk, recovery_id, closing=True)


def reopen(desk: Desk, recovery_id: int) -> Settled:
    """Open a finished recovery again, with everything in it. Raises Refusal if it is open."""
    return _settle(desk, recovery_id, closing=False)


def _settle(desk: Desk, recovery_id: int, *, closing: bool) -> Settled:
    with desk.store.write("close a recovery", desk.now) as session:
        recovery = found(session, Recovery, recovery_id)
        company = found(session, Application, recovery.application_id).company
        session.info["label"] = f"{'close' if closing else 'reopen'} the recovery after {company}"
        if closing == (recovery.closed_at is not None):
            raise Refusal(
                f"The recovery after {company} is {'closed' if closing else 'open'} already."
            )
        closed_at = utc(desk.now) if closing else None
        alter(session, desk, recovery, RecoveryBase, {"closed_at": closed_at})
        said = "is closed" if closing else "is open again"
        return Settled(recovery_id, f"The recovery after {company} {said}.")
