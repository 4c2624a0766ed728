"""A reflection on one page, in Markdown: the facts first, guesses apart, then what follows.

Every word is there: it is the person's own page, and what of it is shared is for them to say.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from respond_tui.exchange.markdown import bullets, inline, paragraph, title
from respond_tui.exchange.reflected import Reflected, WrittenAction, WrittenGap
from respond_tui.guide import limits
from respond_tui.guide.dates import exact
from respond_tui.guide.reflection import is_guess
from respond_tui.guide.terms import Mark, StepState

_MARKS = {Mark.STUMPED: "stumped", Mark.FINE: "fine", Mark.GOOD: "good"}
_STATES = {StepState.OPEN: "", StepState.DONE: "done", StepState.SKIPPED: "left out"}


def written(found: Reflected) -> Iterator[str]:
    """The text of the page, line by line."""
    return (f"{line}\n" for line in _lines(found))


def _lines(found: Reflected) -> Iterator[str]:
    place = f"{_all(found.company)}, {_all(found.role)}" if found.role else _all(found.company)
    yield f"# Looking back at {place}"
    if found.finished_on is not None:
        yield from paragraph(f"Finished on {_day(found.finished_on)}.")
    yield from _facts(found)
    yield from _good(found)
    yield from _gaps(found)
    yield from _steps(found)
    yield from _told(found)
    yield from _plan(found)


def _facts(found: Reflected) -> Iterator[str]:
    known = (
        ("Stage", found.stage),
        ("Date", _day(found.on) if found.on is not None else ""),
        ("With", found.people),
        ("Outcome", found.outcome),
    )
    facts = [f"{name}: {_all(words)}" for name, words in known if words]
    if facts:
        yield from title(2, "The facts")
        yield ""
        yield from bullets(facts)
    if found.questions:
        yield from title(2, "What was asked")
        yield ""
        yield from bullets(
            [
                _all(each.text) + (f" – {_MARKS[each.mark]}" if each.mark is not None else "")
                for each in found.questions
            ]
        )


def _good(found: Reflected) -> Iterator[str]:
    if found.went_well or found.nothing_yet:
        yield from title(2, "What went well")
        yield from _said(found.went_well or "Nothing yet.")


def _gaps(found: Reflected) -> Iterator[str]:
    observed = [gap for gap in found.gaps if not is_guess(gap.observation)]
    guesses = [gap for gap in found.gaps if is_guess(gap.observation)]
    if observed:
        yield from title(2, "Gaps, with what showed them")
        yield ""
        yield from bullets([f"{_gap(gap)}: {_all(gap.observation)}" for gap in observed])
    if guesses:
        yield from title(2, "Guesses")
        yield from paragraph(
            "*Nothing that was seen or heard shows these yet; they count nowhere.*"
        )
        yield ""
        yield from bullets(list(map(_gap, guesses)))


def _gap(gap: WrittenGap) -> str:
    name = f"**{_all(gap.tag)}**" if gap.is_priority else _all(gap.tag)
    return f"{name} ({gap.kind}{', a priority' if gap.is_priority else ''})"


def _steps(found: Reflected) -> Iterator[str]:
    if found.actions:
        yield from title(2, "Next steps")
        yield ""
        yield from bullets(list(map(_step, found.actions)))


def _step(action: WrittenAction) -> str:
    due = f"by {_day(action.due_on)}" if action.due_on is not None else ""
    state = _STATES[action.state]
    if action.note and action.state is StepState.SKIPPED:
        state += f": {_all(action.note)}"
    more = ", ".join(filter(None, (due, state)))
    return f"{_all(action.text)} ({more})" if more else _all(action.text)


def _told(found: Reflected) -> Iterator[str]:
    if found.notified:
        yield from title(2, "Who knows")
        on = _day(found.notified_on) if found.notified_on is not None else ""
        parts = (found.notified, found.notified_how, on)
        yield from paragraph(", ".join(_all(part) for part in parts if part))


def _plan(found: Reflected) -> Iterator[str]:
    if not (found.keep or found.change):
        return
    yield from title(2, "The plan for the next interview")
    if found.next_round:
        yield from paragraph(f"For {_all(found.next_round)}.")
    for name, words in (("Keep", found.keep), ("Change", found.change)):
        if words:
            yield from title(3, name)
            yield from _said(words)


def _said(words: str) -> Iterator[str]:
    """A text of many lines, each of them a line of a list."""
    yield ""
    yield from bullets(_each(words))


def _each(words: str) -> Sequence[str]:
    return [_all(line) for line in words.split("\n") if line.strip()]


def _all(words: str) -> str:
    return inline(words, limits.NOTE)


def _day(day: dt.date) -> str:
    return exact(day).partition(" ")[2]
