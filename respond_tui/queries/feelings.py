"""What was felt after a no, as it was named and as it was later on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class FeelingView:
    """A feeling: its word, how strong it was and is, and why.

    ``let_be`` when the person does not want to be asked how strong it is now.
    """

    word: str
    before: int
    after: int | None
    why: str | None
    let_be: bool


_OF = text(
    """
    SELECT recovery_id, word, "before" AS strong, "after" AS later, why, let_be
    FROM feeling
    WHERE deleted_at IS NULL AND recovery_id IN (SELECT value FROM json_each(:ids))
    """
)


def feelings(session: Session, recovery_ids: Sequence[int]) -> dict[int, FeelingView]:
    """The feelings that were named, by recovery."""
    asked = {"ids": json.dumps(list(recovery_ids))}
    return {
        row.recovery_id: FeelingView(row.word, row.strong, row.later, row.why, bool(row.let_be))
        for row in session.connection().execute(_OF, asked)
    }
