"""How a recovery reads: its line in the list, its title, its steps in their groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len

from respond_tui.guide.dates import exact
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Column, Line, Tone, fitted, heading, remark

if TYPE_CHECKING:
    from respond_tui.queries.recovery import RecoveryRow, RecoveryView
    from respond_tui.queries.steps import StepView

COLUMNS = (
    Column(width=1),
    Column(flex=1),
    Column(width=16, from_width=66),
    Column(width=11, right=True, from_width=50),
    Column(width=8, right=True),
)
"""Of the list: how it stands, company and role, the stage and day of the no, how far."""

_BETWEEN = " · "
_COMPANY = 12
"""Cells that a title gives to the company before the stage gives way to it."""

_FIRST_DAYS = frozenset(
    {
        StepKind.FEELING,
        StepKind.RESET,
        StepKind.PAUSE,
        StepKind.THANKS,
        StepKind.FEEDBACK,
        StepKind.BOOK,
    }
)
_FACTS = frozenset({StepKind.HOUR, StepKind.REFLECTION})


def recovery_line(row: RecoveryRow, today: dt.date) -> Line:
    """One recovery in the list: after which no, and how far; of one put away only whose it is."""
    if row.sealed:
        parts = (say.SEALED_GLYPH, say.place(row.company, row.role), "", "", "")
        return Line(row.id, tuple(Cell(part, Tone.SECOND) for part in parts))
    is_open = row.closed_at is None
    return Line(
        row.id,
        (
            Cell("●" if is_open else "○", Tone.NEXT if is_open else Tone.SECOND),
            Cell(say.place(row.company, row.role), Tone.PLAIN if is_open else Tone.SECOND),
            Cell(row.stage, Tone.SECOND),
            Cell(say.day_words(row.ended_on, today), Tone.SECOND),
            Cell(f"{row.done} of {row.all}" if is_open else "done", Tone.SECOND),
        ),
    )


def step_to_go_to(before: RecoveryView, view: RecoveryView, here: Hashable) -> int | None:
    """Where the cursor goes when steps changed since it stood ``here``; None where it stays.

    From one that was done to the next that is open, and back to one that is open again. The
    pause moves nobody: it ends by itself as well.
    """
    were = {step.id: step.state for step in before.steps}
    tasks = [step for step in view.steps if step.kind is not StepKind.PAUSE]
    to_do = [step for step in tasks if step.state is StepState.OPEN]
    for step in to_do:
        if were.get(step.id, StepState.OPEN) is not StepState.OPEN:
            return step.id
    done = next((step for step in tasks if step.id == here and step not in to_do), None)
    if done is None or were.get(done.id) is not StepState.OPEN or not to_do:
        return None
    below = (step for step in to_do if step.position > done.position)
    return next(below, to_do[0]).id


def recovery_title(row: RecoveryRow, today: dt.date, room: int) -> str:
    """What a recovery is about in so many cells, unless that is put away.

    The day is always whole; role and company give way to it, and then the stage.
    """
    place = say.place(row.company, row.role)
    if row.sealed:
        return place
    after = f"no after {row.stage}" if row.stage else "a no"
    day = f"{_BETWEEN}{say.day_words(row.ended_on, today)}" if row.ended_on is not None else ""
    rest = room - len(day) - len(_BETWEEN)
    place = _cut(place, max(rest - cell_len(after), min(cell_len(row.company), _COMPANY)))
    return f"{place}{_BETWEEN}{_cut(after, max(rest - cell_len(place), 1))}{day}"


def _cut(text: str, room: int) -> str:
    return text if cell_len(text) <= room else fitted(text, room)


def progress_words(row: RecoveryRow, now: dt.datetime) -> str:
    """How far a recovery is, and what is left of its pause."""
    if row.sealed:
        return f"{say.SEALED_GLYPH} {say.NOT_OPENED}"
    done = f"{say.bar(row.done, row.all)} {row.done} of {row.all}"
    if row.pausing_until is not None:
        until = say.until_words(row.pausing_until, now)
        return f"{done} · pause until {until}, {say.time_left(row.pausing_until, now)}"
    return f"{done} · done" if row.closed_at is not None else done


def step_lines(view: RecoveryView, now: dt.datetime) -> Iterator[Line]:
    """The steps in their groups, the next one marked; none of what is put away."""
    if view.row.sealed:
        yield remark(f"What {view.row.company} said is put away until you want it.")
        yield remark("")
        yield remark("Enter opens it, and its dates count from then.", Tone.NEXT)
        return
    groups = (
        ("First two days", [step for step in view.steps if step.kind in _FIRST_DAYS]),
        ("The facts", [step for step in view.steps if step.kind in _FACTS]),
        ("Your own", [step for step in view.steps if step.kind is StepKind.OWN]),
    )
    booked = _booked(view)
    next_id = view.row.next_step.id if view.row.next_step is not None else None
    for title, steps in groups:
        if not steps:
            continue
        if title != groups[0][0]:
            yield remark("")
        yield heading(title)
        for step in steps:
            hour = booked if step.kind is StepKind.BOOK else ""
            yield _step_line(step, view.row, now, hour, is_next=step.id == next_id)


def _booked(view: RecoveryView) -> str:
    """The hour that was booked, in words; empty where there is none."""
    hours = (step.due_at for step in view.steps if step.kind is StepKind.HOUR)
    at = next((hour.astimezone() for hour in hours if hour is not None), None)
    return f"{exact(at.date())[:-5]} {at:%H:%M}" if at is not None else ""


def _step_line(
    step: StepView, row: RecoveryRow, now: dt.datetime, booked: str, *, is_next: bool
) -> Line:
    is_open = step.state is StepState.OPEN
    mark = "▸" if is_next else say.step_glyph(step.state)
    own = Tone.GOOD
    if step.kind is StepKind.PAUSE and not is_open:  # it ends by itself, so it is no tick
        mark, own = "·", Tone.SECOND
    right = step_due(step, row, now)
    if step.state is StepState.DONE:
        right = right or booked
    late = step.overdue or (is_open and step.due_on == now.date())
    waits = late and row.closed_at is None
    return Line(
        step.id,
        (
            Cell(mark, Tone.NEXT if is_next else own),
            Cell(step.text, Tone.PLAIN if is_open else Tone.SECOND),
            Cell(right, Tone.WAIT if waits else Tone.SECOND),
        ),
    )


def no_recovery() -> Iterator[Line]:
    """What stands where there is no recovery."""
    yield remark("No recovery is open.")
    yield remark("")
    yield remark("Press x to log a no; its checklist opens here.")


def step_due(step: StepView, row: RecoveryRow, now: dt.datetime) -> str:
    """What stands on the right of a step: what was written, or when it is due."""
    if step.state is not StepState.OPEN:
        return step.note.partition("\n")[0]
    if step.kind is StepKind.PAUSE and row.pausing_until is not None:
        return say.time_left(row.pausing_until, now)
    if row.closed_at is not None:
        return "left open"
    if step.kind is StepKind.FEEDBACK and row.pausing_until is not None:
        return "when the pause ends"
    if step.kind is StepKind.FEELING and not step.overdue:
        return say.FEELING_TAKES
    return say.due_words(step.due_on, step.due_at, now.date())
