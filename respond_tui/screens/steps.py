"""What can be done with a step of a recovery, on Today as in Recovery."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.guide.dates import Leaning, exact
from respond_tui.guide.recovery import NoteWanted, note_wanted, proposed_hours
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.screens import spoken as say
from respond_tui.screens.cases import CaseScreen
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.dates import when_field
from respond_tui.widgets.fields import ChoiceField, Field, LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.recovery import RecoveryRow, StepView
    from respond_tui.screens.dialogs.values import Values

FEELINGS = "disappointed, flat, angry, tired, relieved"
_ANOTHER = "another"


class StepScreen(CaseScreen):
    """A screen that shows steps."""

    async def toggle(self, row: RecoveryRow, step: StepView) -> None:
        """Done where it was open, open again where it was done or skipped."""
        if step.state is not StepState.OPEN:
            if step.kind is StepKind.PAUSE:
                self.say("The pause is over; it ended by itself or by hand.")
            else:
                await self.told(lambda: self.workspace.actions.untick(step.id))
        elif step.kind is StepKind.BOOK:
            await self._book(row, step)
        elif (wanted := note_wanted(step.kind)) is not None:
            await self._tick_with_note(step, wanted)
        else:
            await self.told(lambda: self.workspace.actions.tick(step.id))

    async def skip_step(self, step: StepView) -> None:
        """Leave a step out, with a reason."""
        if step.state is not StepState.OPEN:
            self.say("Only an open step can be skipped; space opens this one again.")
            return
        await self.fill_in(
            lambda problem: AskDialog(
                "skip",
                f"Skip: {step.text}",
                lambda: [LineField("reason", "Because", needed=True)],
                self.kit.drafts,
                sentence="A word is enough. You can open the step again with space.",
                subject=str(step.id),
                problem=problem,
            ),
            lambda values: self.workspace.actions.skip(step.id, values.text("reason")),
        )

    async def move_step(self, step: StepView) -> None:
        """Give a step another day, or another hour."""
        due = step.due_on.isoformat() if step.due_on is not None else ""
        hour = f" {step.due_at.astimezone():%H:%M}" if step.due_at is not None else ""
        calendar = self.calendar()

        def moved(values: Values) -> object:
            when = values.when("when")
            if when is None:
                raise Refusal("Which day is it to be?", "when")
            return self.workspace.actions.move_step(step.id, when)

        await self.fill_in(
            lambda problem: AskDialog(
                "move",
                f"Move: {step.text}",
                lambda: [when_field("when", "To", calendar, Leaning.FUTURE, needed=True)],
                self.kit.drafts,
                subject=str(step.id),
                initial={"when": f"{due}{hour}"},
                problem=problem,
            ),
            moved,
        )

    async def _tick_with_note(self, step: StepView, wanted: NoteWanted) -> None:
        def fields() -> list[Field]:
            if wanted.strength:
                least, most = limits.FEELING
                strengths = [(str(each), each) for each in range(least, most + 1)]
                return [
                    LineField("note", "Word", needed=True, hint=FEELINGS),
                    ChoiceField("strength", "How strong", strengths),
                ]
            return [NoteField("note", "Note", needed=wanted.required)]

        def ticked(values: Values) -> object:
            return self.workspace.actions.tick(
                step.id, values.text("note"), values.whole("strength")
            )

        await self.fill_in(
            lambda problem: AskDialog(
                "tick",
                step.text,
                fields,
                self.kit.drafts,
                sentence=wanted.prompt,
                subject=str(step.id),
                initial={"strength": "5", "note": step.note if not wanted.strength else ""},
                problem=problem,
            ),
            ticked,
        )

    async def _book(self, row: RecoveryRow, step: StepView) -> None:
        now = self.workspace.now()
        hours = proposed_hours(row.opened_at.astimezone(now.tzinfo), now, row.pausing_until)
        options = [Option(hour, exact(hour.date())[:-5], f"{hour:%H:%M}") for hour in hours] + [
            Option(_ANOTHER, "Another time …")
        ]
        chosen = await self.app.push_screen_wait(
            ChooseDialog(
                "Book one hour",
                options,
                sentence="One hour within two days, to look back. Which one is yours?",
            )
        )
        if isinstance(chosen, dt.datetime):
            await self.told(lambda: self.workspace.actions.tick(step.id, booked=chosen))
        elif chosen == _ANOTHER:
            await self._book_another(step)

    async def _book_another(self, step: StepView) -> None:
        calendar = self.calendar()

        def booked(values: Values) -> object:
            when = values.when("when")
            moment = self.workspace.moment(when) if when is not None else None
            if moment is None:
                raise Refusal("Name a day and an hour, such as fri 17:00.", "when")
            return self.workspace.actions.tick(step.id, booked=moment)

        await self.fill_in(
            lambda problem: AskDialog(
                "book",
                "Book one hour",
                lambda: [when_field("when", "When", calendar, Leaning.FUTURE, needed=True)],
                self.kit.drafts,
                subject=str(step.id),
                problem=problem,
            ),
            booked,
        )


def step_due(step: StepView, row: RecoveryRow, now: dt.datetime) -> str:
    """What stands on the right of a step: what was written, or when it is due."""
    if step.state is not StepState.OPEN:
        return step.note.partition("\n")[0]
    if step.kind is StepKind.PAUSE and row.pausing_until is not None:
        return say.time_left(row.pausing_until, now)
    if step.kind is StepKind.FEEDBACK and row.pausing_until is not None:
        return "when the pause ends"
    if step.kind is StepKind.FEELING and not step.overdue:
        return "1 minute"
    return say.due_words(step.due_on, step.due_at, now.date())
