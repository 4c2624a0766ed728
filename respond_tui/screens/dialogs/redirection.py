"""Redirection: assumptions and what the log says of each, and two directions side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from respond_tui.guide.assumptions import AREAS, Weighed, shares_words, weighed_words
from respond_tui.guide.completion import MOST_OFFERS, Offer, offers
from respond_tui.guide.directions import (
    Direction,
    Fared,
    Tried,
    are_apart,
    share_words,
    tell_apart,
)
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AssumptionArea, Verdict
from respond_tui.guide.text import shortened
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.manage import ManageDialog
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.fields import Field, LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.assumptions import Assumptions, AssumptionView, Offered
    from respond_tui.widgets.completing import Complete

OWN, READY_MADE = "own", "ready"
"""What a line is about; its key is this and an id or a number."""

SIDE_BY_SIDE = ("directions", "side by side")

VERDICTS = (
    ("it held", Verdict.HELD),
    ("it fell", Verdict.FELL),
    ("leave it open", Verdict.OPEN),
)

_MARKS = {Verdict.OPEN: "· open", Verdict.HELD: "✓ held", Verdict.FELL: "✗ fell"}

MEASURES = {
    Fared.INVITED: (
        "Invited",
        "led to a round, of those decided that were sent longer ago than the silence limit",
    ),
    Fared.PASSED: ("Passed", "passed, of the rounds that are decided"),
    Fared.OFFERS: (
        "Offers",
        "got an offer, of those that came to an end, sent longer ago than the silence limit",
    ),
}
"""What two directions are compared by: its name, and what it counts."""

WHY = "why"
"""What the line of an assumption's shares is about; its key is this and that of the assumption."""


class RedirectionDialog(ManageDialog):
    """A person's own assumptions, some to start from, and the way to compare directions."""

    HINT = "enter verdict · a add · e edit · d delete · esc back"
    FRAME: ClassVar[int] = 11
    COLUMNS = (Column(width=7), Column(flex=1), Column(right=True))
    BINDINGS: ClassVar[list[BindingType]] = [keys.ADD, keys.DELETE]

    def action_add(self) -> None:
        """One of your own."""
        self.want(keys.ADD.id)

    def action_delete(self) -> None:
        """Into the trash."""
        self.want(keys.DELETE.id)


class SideBySideDialog(ManageDialog):
    """What came of two directions, measure by measure."""

    HINT = "enter why this number · e other directions · esc back"
    FRAME: ClassVar[int] = 11
    COLUMNS = (Column(width=12), Column(flex=1), Column(flex=1))


def assumption_lines(found: Assumptions, today: dt.date) -> Iterator[Line]:
    """One's own first, then those to start from, and the two directions last."""
    yield heading("Your assumptions")
    if not found.all:
        yield remark("None yet. a writes one down; enter on a line below begins with it.")
    for view in found.all:
        yield _line(view, today)
        yield from _shares_line((OWN, view.id), view.weighed)
    if found.ready:
        yield remark("")
        yield heading("To start from")
    for number, each in enumerate(found.ready):
        cells = Cell("+", Tone.SECOND), Cell(each.ready.name), Cell(AREAS[each.ready.area])
        yield Line((READY_MADE, number), cells)
        yield from _shares_line((READY_MADE, number), each.weighed)
    yield remark("")
    yield Line(SIDE_BY_SIDE, (Cell("▸", Tone.NEXT), Cell("Two directions side by side"), Cell("")))


def assumption_notes(found: Assumptions, rules: Rules) -> Mapping[Hashable | None, str]:
    """Under the list: what speaks for and against, the test, the verdict."""
    notes: dict[Hashable | None, str] = {
        (OWN, view.id): "\n".join(_about(view, rules)) for view in found.all
    }
    for number, each in enumerate(found.ready):
        said = _said(each.about, each.weighed, rules) if each.weighed is not None else ()
        lines = (f"{each.ready.text}.", *said, f"Test: {each.ready.test}.")
        notes[READY_MADE, number] = "\n".join(lines)
    notes |= {(WHY, key): said for key, said in notes.items()}
    notes[SIDE_BY_SIDE] = (
        "Choose two, such as “on-site, Backend” and “remote, Platform”: what was sent, invited, "
        "passed and offered, with how sure the difference is."
    )
    return notes


def assumption_fields(complete: Complete, due: LineField) -> list[Field]:
    """What an assumption is made of."""
    return [
        LineField("text", "I assume", needed=True, hint="remote roles answer me more often"),
        ChoiceField("area", "It is on", [(name, area) for area, name in AREAS.items()]),
        LineField("about", "About", hint="remote, or market: not Germany", complete=complete),
        LineField("test", "Test", hint="ten applications to remote roles"),
        due,
    ]


def verdict_fields(due: LineField) -> list[Field]:
    """What is said of an assumption once it was tested."""
    return [
        ChoiceField("verdict", "Verdict", VERDICTS),
        NoteField("note", "Because", hint="What you saw. What you change now."),
        due,
    ]


def initial_texts(view: AssumptionView | None, offered: Offered | None) -> dict[str, str]:
    """What stands in the form: what is kept, what one starts from, or nothing yet."""
    if view is not None:
        return {
            "text": view.text,
            "area": AREAS[view.area],
            "about": view.about,
            "test": view.test,
            "due_on": view.due_on.isoformat() if view.due_on else "",
        }
    if offered is not None:
        ready = offered.ready
        return {
            "text": ready.text,
            "area": AREAS[ready.area],
            "about": offered.about,
            "test": ready.test,
            "due_on": "in 4 weeks",
        }
    return {"area": AREAS[AssumptionArea.FIT], "due_on": "in 4 weeks"}


def completing(parts: tuple[str, ...]) -> Complete:
    """What a half-typed direction can go on as, from its last comma on."""

    def complete(typed: str) -> tuple[Offer, ...]:
        before, comma, last = typed.rpartition(",")
        begun = last.lstrip()
        if not begun:
            return ()
        lead = before + comma + last[: len(last) - len(begun)]
        return tuple(
            Offer(each.rest, lead + each.text)
            for each in offers(begun, [*parts, *(part.partition(": ")[2] for part in parts)])
        )[:MOST_OFFERS]

    return complete


def tried_lines(sides: tuple[Direction, Direction], found: tuple[Tried, Tried]) -> Iterator[Line]:
    """The two directions in two columns, a measure a line."""
    left, right = (shortened(side.title) for side in sides)
    titles = Cell(left, Tone.HEADING), Cell(right, Tone.HEADING)
    yield Line(("measure", "sides"), (Cell(""), *titles))
    sent = (Cell(f"{each.applications:,} in all") for each in found)
    yield Line(("measure", "sent"), (Cell("Applications", Tone.SECOND), *sent))
    for fared, (name, _) in MEASURES.items():
        cells = (Cell(share_words(each.share(fared))) for each in found)
        yield Line(("measure", fared), (Cell(name, Tone.SECOND), *cells))


def tried_notes(
    sides: tuple[Direction, Direction], found: tuple[Tried, Tried], rules: Rules
) -> Mapping[Hashable | None, str]:
    """Under the list: what the measure counts, and what the two come to beside each other."""
    rough = "" if are_apart(*sides) else " Some may be on both sides, which makes it rough."
    window = f"in the last {rules.window_days} days"
    notes: dict[Hashable | None, str] = {
        ("measure", "sides"): f"Left: {shortened(sides[0].written, 150)}\n"
        f"Right: {shortened(sides[1].written, 150)}",
        ("measure", "sent"): "Every application in the log, whenever it was sent. The lines below "
        f"count what was decided {window}; in brackets is where the true share plausibly lies.",
    }
    for fared, (name, what) in MEASURES.items():
        left, right = (each.share(fared) for each in found)
        said = tell_apart(left, right, rules.fewest_decided)
        notes["measure", fared] = f"{said}{rough}\n{name}: {what}, {window}."
    return notes


def _line(view: AssumptionView, today: dt.date) -> Line:
    mark, tone = _MARKS[view.verdict], Tone.SECOND
    right = ""
    if view.is_due:
        mark, tone = "▶ due", Tone.NEXT
    if view.verdict is Verdict.OPEN and view.due_on is not None:
        right = f"test {say.due_words(view.due_on, None, today)}"
    elif view.decided_on is not None:
        right = say.day_words(view.decided_on, today)
    return Line((OWN, view.id), (Cell(mark, tone), Cell(view.text), Cell(right, Tone.SECOND)))


def _shares_line(key: Hashable, found: Weighed | None) -> Iterator[Line]:
    """The two shares of what an assumption is about, on a line that opens them."""
    if found is None or not (found.here.of or found.rest.of):
        return
    here, rest = (f"{each.part:,} of {each.of:,}" for each in (found.here, found.rest))
    said = f"└ {here} led to a round, of the rest {rest}"
    yield Line((WHY, key), (Cell(""), Cell(said, Tone.SECOND), Cell("enter why", Tone.SECOND)))


def _about(view: AssumptionView, rules: Rules) -> Iterator[str]:
    if view.problem:
        yield f"{view.problem} e says what it is about."
    elif view.weighed is None:
        yield "Say with e what it is about, such as remote, and the log speaks for or against it."
    else:
        yield from _said(view.about, view.weighed, rules)
    if view.test:
        yield f"Test: {shortened(view.test, 150)}"
    if view.verdict_note:
        yield f"You said: {shortened(view.verdict_note, 150)}"


def _said(about: str, weighed: Weighed, rules: Rules) -> Iterator[str]:
    said = weighed_words(weighed, rules.fewest_decided, rules.silence_days)
    yield f"{said} ({shortened(about)}, in the last {rules.window_days} days)"
    if shares := shares_words(weighed):
        yield f"To a round {shares}"
