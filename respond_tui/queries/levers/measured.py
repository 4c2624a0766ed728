"""What a lever is measured by: of each kind of pattern, which applications went well.

One question a kind, asked twice: of the window on the day a lever is chosen, and of what started
after it since. Each gives ``application_id``, ``well``, ``started_on`` as far as it is known, and
``decided_on``, for what was decided from ``:since`` on or on an unknown day.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.commitments import (
    Baseline,
    CommitmentState,
    Comparison,
    last_counted,
    more_is_better,
)
from respond_tui.guide.patterns.alert import key_of_words
from respond_tui.guide.patterns.gaps import KIND, TAG
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, StageKind
from respond_tui.queries.commitments import CommitmentView, stage_of
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.patterns.noes import DATED_NOES, FAST, OF_EMPLOYER
from respond_tui.queries.patterns.reflected import FACTS, MARKED
from respond_tui.queries.patterns.slices import AT_THE_DOOR, bound_at_the_door
from respond_tui.queries.patterns.spellings import SPELLED, spelled

Asked = Mapping[str, str | int]

_STARTED = """
    coalesce(
        (SELECT {pick}(i."on") FROM interview AS i WHERE {rounds} AND i.deleted_at IS NULL),
        iif(a.applied_on > :day OR {alone}, a.applied_on, NULL)
    )
"""
"""The first day of what a person went into, else the day of applying, where that tells:
whatever belongs to an application that was sent after a day has started after it too.
"""

_AT_STAGE = f"""
    SELECT e.application_id, e.standing = 'passed' AS well, e.decided_on,
        {
    _STARTED.format(
        pick="min",
        rounds="i.application_id = e.application_id AND i.stage_id = e.stage_id",
        alone=":is_door",
    )
} AS started_on
    FROM main.entry AS e CROSS JOIN application AS a ON a.id = e.application_id
    WHERE e.stage_id = :stage_id AND e.standing IN ('passed', 'rejected')
        AND (e.decided_on IS NULL OR e.decided_on >= :since)
"""

_IN_SLICE = f"""
    {AT_THE_DOOR}
    SELECT application_id, {{well}} AS well, decided_on, a.applied_on AS started_on
    FROM decided CROSS JOIN application AS a ON a.id = application_id
    WHERE {{where}}
"""

_LAST_ROUND = _STARTED.format(
    pick="max",
    rounds="i.application_id = a.id",
    alone="NOT EXISTS (SELECT 1 FROM interview AS i"
    " WHERE i.application_id = a.id AND i.deleted_at IS NULL)",
)
"""The day of the round that a no came from: the last one."""

_GAP = f"""
    SELECT a.id AS application_id, NOT fact.named AS well, a.ended_on AS decided_on,
        {_LAST_ROUND} AS started_on
    FROM (
        SELECT application_id, max({{named}}) AS named FROM ({FACTS}) GROUP BY application_id
    ) AS fact
    CROSS JOIN application AS a ON a.id = fact.application_id
"""

_QUESTION = f"""
    SELECT a.id AS application_id, NOT asked.stumped AS well, a.ended_on AS decided_on,
        {_LAST_ROUND} AS started_on
    FROM (
        SELECT a.id AS application_id, max(q.mark = 'stumped') AS stumped
        {MARKED} AND q.text IN (SELECT value FROM json_each(:texts)) GROUP BY a.id
    ) AS asked
    CROSS JOIN application AS a ON a.id = asked.application_id
"""

_SPEED = f"""
    SELECT entry.application_id, NOT ({FAST}) AS well, decided_on, s.applied_on AS started_on
    {DATED_NOES}
"""

_EMPLOYER = f"""
    SELECT application_id, base <> 'rejected' AS well, nullif(moved_on, '') AS decided_on,
        applied_on AS started_on
    FROM standing
    WHERE {OF_EMPLOYER} AND base IN ('rejected', 'offer', 'accepted', 'declined')
        AND (moved_on >= :since OR moved_on = '')
"""

_MARKED_TEXTS = text("SELECT DISTINCT text FROM question WHERE mark IS NOT NULL")

_SINCE = """
    SELECT * FROM ({source}) AS seen
    WHERE (decided_on IS NULL OR decided_on <= :until)
        AND application_id NOT IN (SELECT value FROM json_each(:frozen))
"""
"""What is frozen in the baseline is counted there, and not a second time."""

_COUNTED = """
    SELECT count(*) AS times, coalesce(sum(well), 0) AS well, (
        SELECT count(*) FROM since WHERE started_on IS NULL
    ) AS undated
    FROM since WHERE started_on > :day
"""

_LISTED = """
    SELECT application_id FROM since WHERE started_on > :day AND well = :well
    ORDER BY decided_on DESC, application_id DESC
"""


_UNDATED = "SELECT application_id FROM since WHERE started_on IS NULL ORDER BY 1 DESC"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: by the kind and key of an alert, or of all applications, ``is_whole``."""

    kind: AlertKind
    key: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """The applications behind a share: those that went well, and those that did not."""

    well: tuple[int, ...]
    badly: tuple[int, ...]

    def share(self, kind: AlertKind) -> Proportion:
        """What the kind of pattern counts, of all of them."""
        part = self.well if more_is_better(kind) else self.badly
        return Proportion(len(part), len(self.well) + len(self.badly))


def behind_now(session: Session, measure: Measure, today: dt.date, rules: Rules) -> Behind:
    """The applications of the window, as they are frozen with a lever."""
    source, asked = _asked(session, measure)
    found = session.connection().execute(
        text(
            f"SELECT application_id, well FROM ({source})"
            " ORDER BY decided_on DESC, application_id DESC"
        ),
        {**bound_at_the_door(today, rules), **asked, "day": ""},
    )
    rows = found.all()
    return Behind(
        tuple(row.application_id for row in rows if row.well),
        tuple(row.application_id for row in rows if not row.well),
    )


def compared(
    session: Session, view: CommitmentView, today: dt.date, rules: Rules
) -> Comparison | None:
    """Then, and what started since; ``None`` where the baseline cannot be read."""
    if view.baseline is None:
        return None
    since, asked = _since(session, view, view.baseline, today, rules)
    row = session.connection().execute(text(f"{since} {_COUNTED}"), asked).one()
    part = row.well if more_is_better(view.kind) else row.times - row.well
    return Comparison(
        view.baseline.here.at(rules.confidence),
        Proportion(part, row.times, rules.confidence),
        kind=view.kind,
        undated=row.undated,
        elsewhere=view.baseline.elsewhere,
        strength=view.baseline.strength,
        is_whole=view.baseline.is_whole,
        runs=view.state is CommitmentState.RUNNING,
    )


def behind_since(session: Session, view: CommitmentView, today: dt.date, rules: Rules) -> Behind:
    """The applications behind what started since, the latest decided first."""
    if view.baseline is None:
        return Behind((), ())
    since, asked = _since(session, view, view.baseline, today, rules)
    well, badly = (
        session.connection()
        .execute(text(f"{since} {_LISTED}"), {**asked, "well": went})
        .scalars()
        .all()
        for went in (True, False)
    )
    return Behind(tuple(well), tuple(badly))


def undated_since(
    session: Session, view: CommitmentView, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """Those that were decided, and of which nobody knows when they started."""
    if view.baseline is None:
        return ()
    since, asked = _since(session, view, view.baseline, today, rules)
    return tuple(session.connection().execute(text(f"{since} {_UNDATED}"), asked).scalars().all())


def _since(
    session: Session, view: CommitmentView, frozen: Baseline, today: dt.date, rules: Rules
) -> tuple[str, Asked]:
    source, asked = _asked(session, Measure(view.kind, view.key, frozen.is_whole))
    # Its numbers stand still with its last day: looked at daily, they would cross any line once.
    last = last_counted(view.ends_on)
    last = min(view.ended_on or last, last)
    # What a lever that has ended was too early to tell by then stays out of it.
    seen_on = min(today, last)
    # Whatever started after a day was decided after it, so that the index need not go further back.
    back = replace(rules, window_days=max((seen_on - view.started_on).days, 0))
    bound = {
        **bound_at_the_door(seen_on, back),
        **asked,
        "day": view.started_on.isoformat(),
        "until": last.isoformat(),
        "frozen": json.dumps([*frozen.passed_ids, *frozen.rejected_ids]),
    }
    return f"WITH since AS ({_SINCE.format(source=source)})", bound


def _asked(session: Session, measure: Measure) -> tuple[str, Asked]:
    kind, key = measure.kind, measure.key
    field, _, value = key.partition("=")
    match kind:
        case AlertKind.STAGE:
            stage = stage_of(kind, key, stages_by_id(session))
            is_door = stage is not None and stage.kind is StageKind.APPLICATION
            return _AT_STAGE, {"stage_id": stage.id if stage else 0, "is_door": is_door}
        case AlertKind.GAP if field == KIND:
            return _GAP.format(named="kind = :value"), {"value": value}
        case AlertKind.GAP:
            named = "substr(folded, 1, :length) = :value"
            length = int(spelled(TAG, value, f"{TAG}=")["length"])
            return _GAP.format(named=named), {"value": value, "length": length}
        case AlertKind.QUESTION:
            texts = session.connection().execute(_MARKED_TEXTS).scalars().all()
            same = [each for each in texts if key_of_words(each) == key]
            return _QUESTION, {"texts": json.dumps(same)}
        case AlertKind.SPEED:
            return _SPEED, {}
        case AlertKind.EMPLOYER:
            return _EMPLOYER, spelled("company", key)
        case _:
            return _of_slice(kind, field, value, is_whole=measure.is_whole)


def _of_slice(kind: AlertKind, field: str, value: str, *, is_whole: bool) -> tuple[str, Asked]:
    well = "standing = 'passed'" if kind is AlertKind.SLICE else "standing <> 'silent'"
    if is_whole or field not in [each.value for each in Field]:
        return _IN_SLICE.format(well=well, where="TRUE" if is_whole else "FALSE"), {}
    if field in (Field.SOURCE, Field.ARRANGEMENT):
        return _IN_SLICE.format(well=well, where=f"a.{field} = :value"), {"value": value}
    where = f"a.{field} IN ({SPELLED})"
    return _IN_SLICE.format(well=well, where=where), spelled(field, value, f"{field}=")
