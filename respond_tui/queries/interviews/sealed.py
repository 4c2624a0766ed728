"""What is put away until the person opens it (the rejection shield): last in every order."""

import datetime as dt
import json
from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextClause, text
from sqlmodel import Session

from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.rules import Rules
from respond_tui.queries.interviews.narrowing import narrowed
from respond_tui.queries.interviews.standing import bound

NOT_OPENED = "Not opened yet"
"""The heading over what is put away."""


@cache
def _put_away(where: str) -> TextClause:
    return text(
        f"""
        SELECT application_id FROM standing
        WHERE application_id IN (
            SELECT id FROM application WHERE sealed_at IS NOT NULL AND deleted_at IS NULL
        ) AND {where}
        ORDER BY
            (SELECT sealed_at FROM application WHERE id = application_id) DESC,
            application_id DESC
        """
    )


def put_away(session: Session, chosen: LogFilter, today: dt.date, rules: Rules) -> Sequence[int]:
    """Those under a filter that are not opened yet, the latest first; with the shield off, none."""
    if not rules.shield:
        return ()
    where, binds = narrowed(chosen)
    found = session.connection().execute(_put_away(where), binds | bound(today, rules))
    return array("q", found.scalars().all())


def without(chosen: LogFilter, last: Sequence[int]) -> tuple[str, dict[str, Any]]:
    """The condition of a filter on ``standing``, those left out that come last."""
    where, binds = narrowed(chosen)
    if not last:
        return where, binds
    put_aside = "application_id NOT IN (SELECT value FROM json_each(:last))"
    return f"{put_aside} AND {where}", binds | {"last": json.dumps(list(last))}
