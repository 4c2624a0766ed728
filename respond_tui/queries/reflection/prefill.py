"""What the log knows of a no, as a reflection begins with it."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide import limits
from respond_tui.guide.reflection import AskedQuestion, outcome_words, written_questions
from respond_tui.guide.terms import GapKind, RoundOutcome
from respond_tui.guide.text import folded, shortened
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.interviews.views import Round, rounds_of

_BULLET = re.compile(r"[-~+*•–]\s+(?=\S)")

_KINDS = text(
    """
    SELECT w.folded, g.kind, max(g.id)
    FROM word AS w CROSS JOIN gap AS g ON g.tag = w.word
    WHERE w.kind = 'gap' AND w.folded IN (SELECT value FROM json_each(:tags))
        AND g.deleted_at IS NULL
    GROUP BY w.folded
    """
)
"""The kind is that of the latest: SQLite takes it from the row of the maximum."""


@dataclass(frozen=True, slots=True)
class Prefill:
    """The facts of a no from the log; texts are empty where nothing is known.

    Questions are those of its stage alone: what others asked elsewhere stays with its round.
    ``tags`` are the gaps that its rounds name, each with the kind that it had last.
    """

    role: str
    stage: str
    on: dt.date | None
    people: str
    outcome: str
    questions: tuple[AskedQuestion, ...]
    tags: tuple[tuple[GapKind, str], ...]


def prefilled(session: Session, recovery: Recovery) -> Prefill:
    """What the log knows of the no that a recovery is from.

    The facts are those of the last stage that was held: a no may come before a round that was
    planned, and of that one nothing is a fact.
    """
    row = session.get_one(Application, recovery.application_id)
    known = stages_by_id(session)
    ended = known[row.ended_stage_id] if row.ended_stage_id is not None else None
    rounds = rounds_of(session, recovery.application_id, known)
    planned = [each for each in rounds if ended is not None and each.stage.id == ended.id]
    held = [each for each in rounds if _was_held(each, row.ended_on)]
    was_held = not planned or any(each in held for each in planned)
    at = ended if was_held or not held else held[-1].stage
    there = [each for each in held if at is not None and each.stage.id == at.id]
    days = [each.on for each in there if each.on is not None]
    return Prefill(
        role=row.role or "",
        stage=at.name if at is not None else "",
        on=days[-1] if days else row.ended_on,
        people=_people(there),
        outcome=outcome_words(
            row.ended_how,
            ended.name if ended is not None else "",
            row.reason,
            row.reason_certainty,
            was_held=was_held,
        ),
        questions=tuple(_questions(there)),
        tags=_tags(session, rounds),
    )


def _was_held(each: Round, ended_on: dt.date | None) -> bool:
    """Whether a round took place before the end, as far as the log knows."""
    if each.outcome is RoundOutcome.PENDING:
        return each.on is None or ended_on is None or each.on <= ended_on
    return each.outcome is not RoundOutcome.CANCELLED


def _people(rounds: Iterable[Round]) -> str:
    names = (name.strip() for each in rounds for name in (each.people or "").split(","))
    once = {folded(name): name for name in names if name}
    return shortened(", ".join(once.values()), limits.LINE)


def _questions(rounds: Iterable[Round]) -> Iterator[AskedQuestion]:
    """Each question once, as many as one field holds."""
    room, seen = limits.NOTE, set[str]()
    lines = (line.strip() for each in rounds for line in each.questions.split("\n"))
    for line in lines:
        asked = AskedQuestion(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line)
        if not asked.text or folded(asked.text) in seen:
            continue
        seen.add(folded(asked.text))
        room -= len(written_questions([asked])) + 1
        if room < 0:
            return
        yield asked


def latest_kinds(session: Session, tags: Iterable[str]) -> dict[str, GapKind]:
    """The kind that each of some folded tags had last; one that is new has none."""
    found = session.connection().execute(_KINDS, {"tags": json.dumps(list(tags))}).all()
    return {row.folded: GapKind(row.kind) for row in found}


def _tags(session: Session, rounds: Sequence[Round]) -> tuple[tuple[GapKind, str], ...]:
    tags = {folded(tag): tag for each in rounds for tag in each.gaps}
    kinds = latest_kinds(session, tags) if tags else {}
    return tuple((kinds.get(key, GapKind.TECHNICAL), tag) for key, tag in tags.items())
