"""What can be done with a step of a recovery: tick, skip, move, book the hour."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from respond_tui.guide.dates import Leaning, exact
from respond_tui.guide.recovery import (
    NO,
    YES,
    YES_SENT,
    NoteWanted,
    decision_note,
    is_looking_back,
    note_wanted,
    proposed_hours,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import LetterKind, StepKind, StepState
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import when_field
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.flows.feelings import feeling_of, look_again, name_feeling, tell_reset
from respond_tui.screens.flows.letters import letter_of
from respond_tui.widgets.fields import LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.recovery import RecoveryRow
    from respond_tui.queries.steps import StepView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ANOTHER = "another"

_WRITE, _SENT, _NOT_NEEDED = "write", "sent", "not needed"

_THANKS = (
    Option(_WRITE, "Write it now", letter="w"),
    Option(_SENT, "It is sent already", letter="s"),
    Option(_NOT_NEEDED, "Not needed", letter="n"),
)

_DECISIONS = (
    Option(YES, "Yes: write the letter", letter="y"),
    Option(YES_SENT, "Yes, and it is sent already", letter="s"),
    Option(NO, "No", "e adds a reason", letter="n"),
)


async def toggle(screen: WorkScreen, row: RecoveryRow, step: StepView) -> None:
    """Done where it was open, open again where it was done or skipped.

    A feeling that was named is looked at again instead.
    """
    if step.state is not StepState.OPEN:
        if step.kind is StepKind.PAUSE:
            screen.say("The pause is over; it ended by itself or by hand.")
        elif step.kind is StepKind.FEELING and step.state is StepState.DONE:
            await look_again(screen, step)
        else:
            await screen.told(lambda: screen.workspace.actions.untick(step.id))
    elif step.kind is StepKind.REFLECTION:
        from respond_tui.screens.flows.reflecting import reflect

        await reflect(screen, row.id)
    elif step.kind is StepKind.FEELING:
        await name_feeling(screen, step)
    elif step.kind is StepKind.RESET:
        await tell_reset(screen, step)
    elif step.kind is StepKind.BOOK:
        await _book(screen, row, step)
    elif step.kind is StepKind.THANKS:
        await _thank(screen, row, step)
    elif step.kind is StepKind.FEEDBACK:
        await _decide(screen, row, step)
    elif (wanted := note_wanted(step.kind)) is not None:
        await _tick_with_note(screen, step, wanted)
    else:
        await screen.told(lambda: screen.workspace.actions.tick(step.id))


async def open_step(screen: WorkScreen, row: RecoveryRow, step: StepView) -> None:
    """Do what ticking an open step asks for; show one that is done, and never open it anew.

    The booked hour opens what it was booked for, and is ticked by hand or with that.
    """
    if is_looking_back(step.kind):
        from respond_tui.screens.flows.reflecting import reflect

        await reflect(screen, row.id)
    elif step.state is StepState.OPEN or step.kind is StepKind.PAUSE:
        await toggle(screen, row, step)
    else:
        await edit_step(screen, step)


async def skip_step(screen: WorkScreen, step: StepView) -> None:
    """Leave a step out, with a reason."""
    if step.state is not StepState.OPEN:
        screen.say("Only an open step can be skipped; space opens this one again.")
        return
    await ask(
        screen,
        "skip",
        f"Skip: {step.text}",
        lambda: [LineField("reason", "Because", needed=True)],
        lambda values: screen.workspace.actions.skip(step.id, values.text("reason")),
        sentence="A word is enough. You can open the step again with space.",
        subject=str(step.id),
    )


async def move_step(screen: WorkScreen, step: StepView) -> None:
    """Give a step another day, or another hour."""
    due = step.due_on.isoformat() if step.due_on is not None else ""
    hour = f" {step.due_at.astimezone():%H:%M}" if step.due_at is not None else ""
    calendar = screen.calendar()

    def moved(values: Values) -> object:
        when = values.when("when")
        if when is None:
            raise Refusal("Which day is it to be?", "when")
        return screen.workspace.actions.move_step(step.id, when)

    await ask(
        screen,
        "move",
        f"Move: {step.text}",
        lambda: [when_field("when", "To", calendar, Leaning.FUTURE, needed=True)],
        moved,
        subject=str(step.id),
        initial={"when": f"{due}{hour}"},
    )


async def _tick_with_note(screen: WorkScreen, step: StepView, wanted: NoteWanted) -> None:
    await ask(
        screen,
        "tick",
        step.text,
        lambda: [NoteField("note", "Note", needed=wanted.required)],
        lambda values: screen.workspace.actions.tick(step.id, values.text("note")),
        sentence=wanted.prompt,
        subject=str(step.id),
        initial={"note": step.note},
    )


async def _thank(screen: WorkScreen, row: RecoveryRow, step: StepView) -> None:
    """Write the note of thanks, or say that it is sent or not needed."""
    answer = await choose(
        screen, step.text, _THANKS, sentence="Three kind lines, and they ask for nothing."
    )
    if answer == _WRITE:
        await letter_of(screen, row.application_id, LetterKind.THANKS)
    elif answer == _SENT and (wanted := note_wanted(step.kind)) is not None:
        await _tick_with_note(screen, step, wanted)
    elif answer == _NOT_NEEDED:
        await screen.told(lambda: screen.workspace.actions.skip(step.id, _NOT_NEEDED))


async def _decide(screen: WorkScreen, row: RecoveryRow, step: StepView) -> None:
    """Yes or no to feedback; a yes goes on to the letter, which may be left."""
    answer = await choose(
        screen, step.text, _DECISIONS, sentence="Not asking is a fine choice. Which is it?"
    )
    if not isinstance(answer, str):
        return
    note = decision_note(answer, step.note)
    ticked = await screen.try_to(lambda: screen.workspace.actions.tick(step.id, note))
    if ticked is None:
        return
    screen.say(f"{ticked.what} u undoes it.")
    if answer == YES:
        await letter_of(screen, row.application_id, LetterKind.FEEDBACK)


async def _book(screen: WorkScreen, row: RecoveryRow, step: StepView) -> None:
    now = screen.workspace.now()
    hours = proposed_hours(row.opened_at.astimezone(now.tzinfo), now, row.pausing_until)
    options = [Option(hour, exact(hour.date())[:-5], f"{hour:%H:%M}") for hour in hours] + [
        Option(_ANOTHER, "Another time …")
    ]
    chosen = await choose(
        screen,
        "Book one hour",
        options,
        sentence="One hour within two days, to look back. Which one is yours?",
    )
    if isinstance(chosen, dt.datetime):
        await screen.told(lambda: screen.workspace.actions.tick(step.id, booked=chosen))
    elif chosen == _ANOTHER:
        await _book_another(screen, step)


async def _book_another(screen: WorkScreen, step: StepView) -> None:
    calendar = screen.calendar()

    def booked(values: Values) -> object:
        when = values.when("when")
        moment = screen.workspace.moment(when) if when is not None else None
        if moment is None:
            raise Refusal("Name a day and an hour, such as fri 17:00.", "when")
        return screen.workspace.actions.tick(step.id, booked=moment)

    await ask(
        screen,
        "book",
        "Book one hour",
        lambda: [when_field("when", "When", calendar, Leaning.FUTURE, needed=True)],
        booked,
        subject=str(step.id),
    )


async def add_own(screen: WorkScreen, row: RecoveryRow) -> None:
    """Add a step of a person's own."""
    calendar = screen.calendar()
    await ask(
        screen,
        "step",
        f"A step of your own, after {row.company}",
        lambda: [
            LineField("text", "What", needed=True, hint="call Dana, tidy the notes"),
            when_field("when", "When", calendar, Leaning.FUTURE),
        ],
        lambda values: screen.workspace.actions.add_step(
            row.id, values.text("text"), values.when("when")
        ),
        subject=str(row.id),
    )


async def edit_step(screen: WorkScreen, step: StepView) -> None:
    """Change the words of a step, and what was written to it; of a feeling, how it is now."""
    is_felt = step.kind is StepKind.FEELING and step.state is StepState.DONE
    if is_felt and feeling_of(screen, step) is not None:
        await look_again(screen, step)
        return
    await ask(
        screen,
        "edit-step",
        step.text,
        lambda: [LineField("text", "What", needed=True), NoteField("note", "Note")],
        lambda values: screen.workspace.actions.edit_step(
            step.id, values.text("text"), values.text("note")
        ),
        subject=str(step.id),
        initial={"text": step.text, "note": step.note},
    )
