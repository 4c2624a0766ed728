"""The stage table, and what was decided at each stage within the window."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.counting import StageCount
from respond_tui.guide.patterns import Tally
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Standing
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import counted_stages


class Tallied(NamedTuple):
    """One stage by standing: all entries, those decided within the window, and undated ones."""

    times: Counter[str]
    recent: Counter[str]
    undated: Counter[str]


_DECIDED = frozenset({Standing.PASSED.value, Standing.REJECTED.value})

_COUNTS = text(
    """
    SELECT stage_id, standing, count(*) AS times, count(decided_on) AS dated,
        coalesce(sum(decided_on >= :since), 0) AS recent,
        coalesce(sum(waits_since <= :last_silent_day), 0) AS silent
    FROM main.entry GROUP BY 1, 2
    """
)
"""Along the index as it is kept: what waits too long is told apart afterwards."""

_DECIDED_IDS = text(
    ENTRIES
    + """
    SELECT application_id FROM entry
    WHERE stage_id = :stage_id AND standing = :standing
        AND (decided_on IS NULL OR decided_on >= :since)
    ORDER BY application_id
    """
)


def stage_table(session: Session, today: dt.date, rules: Rules) -> tuple[StageCount, ...]:
    """How all entries ever stand, a line a stage, in the order of the stages.

    A retired stage is there as long as anything entered it.
    """
    return table_of(
        entries_by_stage(session, today, rules), counted_stages(session), rules.confidence
    )


def tallies(session: Session, today: dt.date, rules: Rules) -> tuple[Tally, ...]:
    """What was decided within the window, a tally a stage; undated decisions are within it."""
    return tallies_of(entries_by_stage(session, today, rules), counted_stages(session))


def entries_by_stage(session: Session, today: dt.date, rules: Rules) -> Mapping[int, Tallied]:
    """How the entries of each stage stand, by the stage's id."""
    found: dict[int, Tallied] = defaultdict(lambda: Tallied(Counter(), Counter(), Counter()))
    for row in session.connection().execute(_COUNTS, bound(today, rules)).all():
        here, undated = found[row.stage_id], row.times - row.dated
        here.times[row.standing] += row.times - row.silent
        here.times[Standing.SILENT.value] += row.silent
        if row.standing in _DECIDED:
            here.recent[row.standing] += row.recent + undated
            here.undated[row.standing] += undated
    return found


def table_of(
    counted: Mapping[int, Tallied], known: Sequence[Stage], level: int
) -> tuple[StageCount, ...]:
    """The stage table; a retired stage is in it as long as anything entered it."""
    return tuple(
        StageCount(stage, **(counted[stage.id].times if stage.id in counted else {}), level=level)
        for stage in known
        if stage.id in counted or not stage.is_retired
    )


def tallies_of(counted: Mapping[int, Tallied], known: Sequence[Stage]) -> tuple[Tally, ...]:
    """What was decided within the window, a tally a stage."""
    none = Tallied(Counter(), Counter(), Counter())
    return tuple(
        Tally(
            stage,
            passed=counted.get(stage.id, none).recent[Standing.PASSED.value],
            rejected=counted.get(stage.id, none).recent[Standing.REJECTED.value],
            undated=counted.get(stage.id, none).undated.total(),
            undated_noes=counted.get(stage.id, none).undated[Standing.REJECTED.value],
        )
        for stage in known
    )


def decided_ids(
    session: Session, stage_id: int, standing: Standing, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """The applications that stand so at a stage within the window, undated ones too."""
    asked = {**bound(today, rules), "stage_id": stage_id, "standing": standing.value}
    return tuple(session.connection().execute(_DECIDED_IDS, asked).scalars().all())
