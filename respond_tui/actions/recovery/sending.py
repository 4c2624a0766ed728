"""What a letter that was sent ticks off in the recovery of its application."""

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.actions.recovery.hand import Hand
from respond_tui.actions.recovery.opening import recovery_of, steps_of
from respond_tui.guide import limits
from respond_tui.guide.recovery import ASKED, letter_about
from respond_tui.guide.terms import LetterKind, StepState
from respond_tui.models.letters import Letter


def tick_for(session: Session, desk: Desk, letter: Letter) -> str | None:
    """Tick the step that a letter was about, if it is open, with a note on whom it went to.

    The step's text, or None where there is nothing to tick.
    """
    recovery = recovery_of(session, letter.application_id)
    if recovery is None or recovery.deleted_at is not None:
        return None
    steps = [step for step in steps_of(session, recovery) if step.deleted_at is None]
    open_ = (step for step in steps if step.state is StepState.OPEN)
    step = next((step for step in open_ if letter_about(step.kind) is letter.kind), None)
    if step is None:
        return None
    note = "\n".join(filter(None, (step.note, _note(letter))))
    kept = note if len(note) <= limits.NOTE else step.note
    hand = Hand(session, desk, recovery, step)
    hand.alter(state=StepState.DONE, done_at=utc(desk.now), note=kept)
    hand.said(step.text)
    return step.text


def _note(letter: Letter) -> str:
    to = f" {letter.to}" if letter.to else ""
    if letter.kind is LetterKind.FEEDBACK:
        return f"{ASKED}{to}" if to else f"{ASKED} by letter"
    return f"Wrote to{to}" if to else "Written"
