"""The facts of Record, as they stay in sight beside every later page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.terms import Mark
from respond_tui.guide.text import shortened
from respond_tui.screens import spoken as say
from respond_tui.widgets.ink import SECOND

if TYPE_CHECKING:
    from respond_tui.queries.reflection import QuestionView, ReflectionView

MARK_WORDS = {Mark.STUMPED: "stumped", Mark.FINE: "fine", Mark.GOOD: "good", None: "not marked"}
"""How a question was answered, in a word."""

UNFOLDS = "f2 all"
"""The key that shows the facts whole."""

_MOST_QUESTIONS = 40
_LONGEST = 160


def facts_beside(view: ReflectionView, today: dt.date) -> Content:
    """The facts in a column of their own: one below the other, then what was asked."""
    lines = [Content(line) for line in _what_happened(view, today)]
    if view.questions:
        lines += [Content(""), Content.styled("Asked", SECOND)]
        lines += [_question(each) for each in stumped_first(view)[:_MOST_QUESTIONS]]
        if (more := len(view.questions) - _MOST_QUESTIONS) > 0:
            lines.append(Content.styled(f"… and {more:,} more", SECOND))
    if view.priorities:
        lines += [Content(""), Content.styled("You chose", SECOND)]
        lines += [Content(shortened(gap.tag)) for gap in view.priorities]
    lines += [Content(""), Content.styled(UNFOLDS, SECOND)]
    return Content("\n").join(lines)


def facts_in_a_strip(view: ReflectionView, today: dt.date, width: int) -> Content:
    """The facts in two or three lines: what happened, what came of it, what was asked."""
    day = say.day_words(view.on, today) if view.on is not None else ""
    told = [view.role, view.stage, day, f"with {view.people}" if view.people else ""]
    lines = [line for line in (" · ".join(filter(None, told)), view.outcome) if line]
    if view.questions:
        asked = "; ".join(shortened(each.text) for each in stumped_first(view)[:_MOST_QUESTIONS])
        counts = counted_marks(each.mark for each in view.questions)
        lines.append(f"Asked ({counts}): {asked}")
    *above, last = (shortened(line, width) for line in lines or ["No facts yet"])
    last = f"{shortened(last, width - len(UNFOLDS) - 3)} · {UNFOLDS}"
    return Content("\n").join(Content.styled(line, SECOND) for line in (*above, last))


def stumped_first(view: ReflectionView) -> list[QuestionView]:
    """What was asked: that which stumped before the rest, each in the order it was asked."""
    return sorted(view.questions, key=lambda each: each.mark is not Mark.STUMPED)


def counted_marks(marks: Iterable[Mark | None]) -> str:
    """How many were answered how: “1 stumped, 2 good”."""
    counts = Counter(marks)
    return ", ".join(f"{counts[mark]} {word}" for mark, word in MARK_WORDS.items() if counts[mark])


def _what_happened(view: ReflectionView, today: dt.date) -> Iterator[str]:
    """Each fact in a few words, those that are known."""
    if view.role:
        yield shortened(view.role)
    where = [shortened(view.stage), say.full_day(view.on, today) if view.on is not None else ""]
    if any(where):
        yield ", ".join(filter(None, where))
    if view.people:
        yield f"with {shortened(view.people)}"
    if view.outcome:
        yield shortened(view.outcome, _LONGEST)


def _question(question: QuestionView) -> Content:
    mark = MARK_WORDS[question.mark] if question.mark is not None else "·"
    return Content.assemble((f"{mark}  ", SECOND), shortened(question.text, _LONGEST))
