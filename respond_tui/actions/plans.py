"""The plan of a reflection follows the next interview.

A plan is for one round. It goes with that round when it is moved; when the round is deleted,
cancelled, or its application ends before it, the plan goes on to the next one that is planned
anywhere, now or later. Once its round was held, it stays there.
"""

from sqlalchemy import text, update
from sqlmodel import Session, col

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.guide.refusal import Refusal
from respond_tui.queries.planned import is_planned, next_rounds

_BATCH = 1_000
"""Rows changed by one statement."""

_STRAYED = """
    FROM reflection AS f
    LEFT JOIN interview AS i ON i.id = f.next_round_id
    LEFT JOIN application AS a ON a.id = i.application_id
    WHERE f.deleted_at IS NULL AND (f.keep <> '' OR f.change <> '') AND (
        i.id IS NULL OR i.deleted_at IS NOT NULL OR a.deleted_at IS NOT NULL
        OR i.outcome = 'cancelled'
        OR i.outcome = 'pending' AND a.ended_how IS NOT NULL
            AND (i."on" IS NULL OR i."on" >= :today)
    )
"""

_ANY_STRAYED = text(f"SELECT EXISTS (SELECT 1 {_STRAYED})")

_TO_BE_MOVED = text(f"SELECT f.id {_STRAYED} AND f.next_round_id IS NOT :round_id")


def follow(session: Session, desk: Desk) -> None:
    """Give every plan that has lost its round, or never had one, the next that is planned.

    To be called wherever a round or the end of an application was written.
    """
    session.flush()
    connection, asked = session.connection(), {"today": desk.today.isoformat()}
    if not connection.execute(_ANY_STRAYED, asked).scalar():
        return
    from respond_tui.models.reflection import Reflection  # most logs have no plan to move

    desk.store.settle(session)
    ahead = next_rounds(session, desk.now, 1)
    to = ahead[0].id if ahead else None
    moved = connection.execute(_TO_BE_MOVED, asked | {"round_id": to}).scalars().all()
    for first in range(0, len(moved), _BATCH):
        session.execute(
            update(Reflection)
            .where(col(Reflection.id).in_(moved[first : first + _BATCH]))
            .values(next_round_id=to, updated_at=utc(desk.now))
        )


def check_round(session: Session, desk: Desk, round_id: int) -> None:
    """Raise Refusal unless a plan can be for this round: one that is still ahead."""
    if not is_planned(session, round_id, desk.today):
        raise Refusal("That round is not ahead any more. Choose another one.", "next_round_id")
