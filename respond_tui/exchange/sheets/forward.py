"""What an application in the log takes over from a sheet: never backwards.

What is empty is filled, a round that waits gets its outcome, an open application may end. No
stage is lowered, no outcome and no word is taken away (STORAGE.md, "Imports"). What a sheet
says against that is kept in the notes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from respond_tui.exchange.sheets.drafts import DraftApplication, DraftRound
from respond_tui.exchange.sheets.known import FILLED, OF_ROUNDS, Known, KnownRound, as_round
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.guide import limits
from respond_tui.guide.terms import EndedHow, RoundOutcome, StageKind

_OF_AN_OFFER = frozenset({EndedHow.ACCEPTED, EndedHow.DECLINED})
_DECIDED = frozenset({RoundOutcome.PASSED, RoundOutcome.REJECTED})


def forward(known: Known, draft: DraftApplication, ladder: Ladder, today: dt.date) -> list[str]:
    """Take over into an application what a sheet knows of it; what could not be taken over.

    ``ladder`` has every stage that either names.
    """
    problems: list[str] = []
    kept = draft.notes.splitlines()
    _fill(known, draft)
    opens = known.ended_how is None or (
        known.ended_how is EndedHow.GHOSTED and draft.ended_how not in (None, EndedHow.GHOSTED)
    )
    for each in _rounds(known, draft, ladder, today, opens=opens):
        problems.append(f"It ended at {known.ended_stage}, so {each.stage} is left out.")
        kept += [line for line in _in_words(each) if line not in kept]
    _end(known, draft, ladder, today, opens=opens)
    if draft.ended_how is not None and draft.ended_how is not known.ended_how:
        yours, theirs = _said(known.ended_how), _said(draft.ended_how)
        problems.append(f"Your log says {yours}, the sheet {theirs}.")
        said = (draft.ended_words or f"Outcome: {theirs}").splitlines()
        kept += [line for line in said if line not in kept]
    if not _add_notes(known, kept):
        problems.append("Its notes are full, so those of the sheet are left out.")
    return problems


def _said(how: EndedHow | None) -> str:
    return str(how).replace("_", " ")


def _in_words(left_out: DraftRound) -> Iterator[str]:
    """A round that the log has no place for, as lines of the notes."""
    on = f"{left_out.on}, " if left_out.on is not None else ""
    yield f"{left_out.stage}: {on}{left_out.outcome.value}"
    for words in (left_out.questions, left_out.gaps, left_out.lesson, left_out.notes):
        yield from words.splitlines()


def _fill(known: Known, draft: DraftApplication) -> None:
    was_applied = known.applied_on
    for name in FILLED:
        if getattr(known, name) is None:
            setattr(known, name, getattr(draft, name))
    if known.applied_on and known.ended_on and known.ended_on < known.applied_on:
        known.applied_on = was_applied


def _add_notes(known: Known, lines: Iterable[str]) -> bool:
    """Add lines to the notes that are not there yet; whether there was room for them."""
    there = set(known.notes.splitlines())
    new = [line for line in lines if line.strip() and line not in there]
    notes = "\n".join(filter(None, (known.notes, *new)))
    if len(notes) > limits.NOTE:
        return False
    known.notes = notes
    return True


def _rounds(
    known: Known,
    draft: DraftApplication,
    ladder: Ladder,
    today: dt.date,
    *,
    opens: bool,
) -> list[DraftRound]:
    """Take over the rounds; those that lie beyond the end of the log's."""
    beyond: list[DraftRound] = []
    free = list(known.rounds)
    unmatched: list[DraftRound] = []
    for each in draft.rounds:
        same = [one for one in free if one.stage == each.stage and one.on == each.on]
        if same:
            free.remove(same[0])
            _take_over(same[0], each, today)
        else:
            unmatched.append(each)
    end = ladder.rank(known.ended_stage) if known.ended_stage and not opens else None
    for each in unmatched:
        same = [
            one for one in free if one.stage == each.stage and (one.on is None or each.on is None)
        ]
        if same:
            free.remove(same[-1])
            _take_over(same[-1], each, today)
        elif end is not None and ladder.rank(each.stage) > end:
            beyond.append(each)
        else:
            known.rounds.append(_new_round(known, each, ladder, today))
    return beyond


def _new_round(known: Known, each: DraftRound, ladder: Ladder, today: dt.date) -> KnownRound:
    """A round that the log lacks; it was passed if a later stage is known there."""
    made = as_round(each)
    later = any(ladder.rank(one.stage) > ladder.rank(each.stage) for one in known.rounds)
    held = made.on is None or made.on <= today
    if made.outcome is RoundOutcome.PENDING and later and held:
        made.outcome = RoundOutcome.PASSED
    return made


def _take_over(one: KnownRound, each: DraftRound, today: dt.date) -> None:
    on = one.on or each.on
    is_ahead = on is not None and on > today
    for name in OF_ROUNDS:
        if not getattr(one, name) and name not in ("at", "outcome"):
            setattr(one, name, getattr(each, name))
    if one.at is None and one.on == each.on:
        one.at = each.at
    if one.outcome is RoundOutcome.PENDING and not (is_ahead and each.outcome in _DECIDED):
        one.outcome = each.outcome


def _end(
    known: Known,
    draft: DraftApplication,
    ladder: Ladder,
    today: dt.date,
    *,
    opens: bool,
) -> None:
    how = draft.ended_how
    if how is None:
        return
    if not opens:
        if how is known.ended_how:
            _details(known, draft)
        return
    known.ended_how, known.ended_on = how, None
    known.ended_stage = _ended_stage(known, draft, ladder)
    _details(known, draft)
    if how is EndedHow.REJECTED:
        _decide(known, ladder, today)


def _details(known: Known, draft: DraftApplication) -> None:
    fits = known.applied_on is None or draft.ended_on is None or draft.ended_on >= known.applied_on
    if known.ended_on is None and fits:
        known.ended_on = draft.ended_on
    if known.reason is None and draft.reason is not None:
        known.reason, known.reason_certainty = draft.reason, draft.reason_certainty


def _ended_stage(known: Known, draft: DraftApplication, ladder: Ladder) -> str | None:
    """Where it ended: where the sheet says, unless the log knows it to have come further."""
    if draft.ended_how in _OF_AN_OFFER:
        return draft.ended_stage
    reached = [one.stage for one in known.rounds]
    named = [*reached, *filter(None, [draft.ended_stage])]
    return max(named, key=ladder.rank, default=None)


def _decide(known: Known, ladder: Ladder, today: dt.date) -> None:
    """The no decides the last round where it ended; one that was planned is cancelled by it."""
    stage = known.ended_stage
    if stage is None or ladder.stage(stage).kind is not StageKind.ROUND:
        return
    there = [number for number, one in enumerate(known.rounds) if one.stage == stage]
    waiting = [n for n in there if known.rounds[n].outcome is RoundOutcome.PENDING]
    if waiting:
        one = known.rounds[waiting[-1]]
        ahead = one.on is not None and one.on > today
        outcome = RoundOutcome.CANCELLED if ahead else RoundOutcome.REJECTED
        known.rounds[waiting[-1]] = replace(one, outcome=outcome)
