"""What a letter that was sent ticks off in the recovery of its application."""

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, utc
from respond_tui.actions.recovery.opening import recovery_of, steps_of
from respond_tui.guide import limits
from respond_tui.guide.recovery import ASKED, is_finished
from respond_tui.guide.terms import LetterKind, StepKind, StepState
from respond_tui.models.letters import Letter
from respond_tui.models.recovery import RecoveryBase, StepBase

_STEPS = {LetterKind.THANKS: StepKind.THANKS, LetterKind.FEEDBACK: StepKind.FEEDBACK}


def tick_for(session: Session, desk: Desk, letter: Letter) -> str | None:
    """Tick the step that a letter was about, if it is open, with a note on whom it went to.

    The step's text, or None where there is nothing to tick.
    """
    kind = _STEPS.get(letter.kind)
    recovery = recovery_of(session, letter.application_id)
    if kind is None or recovery is None or recovery.deleted_at is not None:
        return None
    steps = [step for step in steps_of(session, recovery) if step.deleted_at is None]
    step = next((s for s in steps if s.kind is kind and s.state is StepState.OPEN), None)
    if step is None:
        return None
    note = "\n".join(filter(None, (step.note, _note(letter))))
    kept = note if len(note) <= limits.NOTE else step.note
    done = {"state": StepState.DONE, "done_at": utc(desk.now), "note": kept}
    alter(session, desk, step, StepBase, done)
    if recovery.closed_at is None and is_finished(steps):
        alter(session, desk, recovery, RecoveryBase, {"closed_at": utc(desk.now)})
    return step.text


def _note(letter: Letter) -> str:
    to = f" {letter.to}" if letter.to else ""
    if letter.kind is LetterKind.FEEDBACK:
        return f"{ASKED}{to}" if to else f"{ASKED} by letter"
    return f"Wrote to{to}" if to else "Written"
