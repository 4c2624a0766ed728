"""The letters of a made-up hunt: thanks after a no, and the question that was asked then."""

import datetime as dt
from collections.abc import Iterator
from itertools import count, cycle

from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Care, Case, End, Turn
from respond_tui.demo.rows import LetterRow, StepRow
from respond_tui.guide.letter_templates import ready
from respond_tui.guide.letters import filled
from respond_tui.guide.recovery import YES
from respond_tui.guide.terms import LetterKind, LetterState, StepKind, StepState, Tone

_MYSELF = "Robin"
_ANSWERED_AFTER = dt.timedelta(days=2)
_STILL_WAITS = 17
"""Days after a no within which a question may still be without its answer."""

_ANSWERS = (
    "The design was sound, but we had to ask for the numbers. Ask for them first next time.",
    "Honestly? It was close. A figure for each claim would have helped the others decide.",
    "We liked the code. We lost you when you went quiet; tell us what you are thinking.",
)


class Letters:
    """Writes letters, one after the other."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._ids = count(1)
        self._tones = cycle((Tone.WARM, Tone.PLAIN, Tone.WARM))
        self._fates = cycle((LetterState.REPLIED, LetterState.SILENT, LetterState.REPLIED))
        self._answers = cycle(_ANSWERS)

    def lay(
        self, application_id: int, case: Case, end: End, steps: list[StepRow]
    ) -> list[LetterRow]:
        """What was written after a no to somebody whose name is known, if anything."""
        turn = next((each for each in reversed(case.turns) if each.people), None)
        if turn is None:
            return []
        return list(self._written(application_id, case, end, turn, steps))

    def _written(
        self, application_id: int, case: Case, end: End, turn: Turn, steps: list[StepRow]
    ) -> Iterator[LetterRow]:
        for step in steps:
            if step.state is not StepState.DONE or step.done_at is None:
                continue
            if step.kind is StepKind.THANKS:
                yield self._letter(
                    application_id, case, turn, LetterKind.THANKS, step.done_at, LetterState.SENT
                )
            elif step.kind is StepKind.FEEDBACK and step.note.startswith(YES):
                waits = end.ago <= _STILL_WAITS and end.care in (Care.WALKED, Care.BOOKED)
                state = LetterState.SENT if waits else next(self._fates)
                yield self._letter(
                    application_id, case, turn, LetterKind.FEEDBACK, step.done_at, state
                )

    def _letter(
        self,
        application_id: int,
        case: Case,
        turn: Turn,
        kind: LetterKind,
        done_at: str,
        state: LetterState,
    ) -> LetterRow:
        sent = dt.datetime.fromisoformat(done_at).replace(tzinfo=dt.UTC)
        sent_on = sent.astimezone(self._calendar.now.tzinfo).date()
        replied_on = min(sent_on + _ANSWERED_AFTER, self._calendar.today)
        template = ready(kind, next(self._tones))
        to = (turn.people or "").split(",")[0]
        fields = {
            "company": case.posting.company,
            "role": case.posting.role.title,
            "interviewer": to,
            "stage": turn.stage,
            "area": turn.gaps[0] if turn.gaps else turn.stage,
            "name": _MYSELF,
            "topic": "how your team works",
        }
        is_answered = state is LetterState.REPLIED
        return LetterRow(
            id=next(self._ids),
            created_at=done_at,
            updated_at=done_at,
            application_id=application_id,
            kind=kind,
            tone=template.tone,
            template=None,
            to=to,
            subject=filled(template.subject, fields).text,
            body=filled(template.body, fields).text,
            state=state,
            sent_on=sent_on.isoformat(),
            replied_on=replied_on.isoformat() if is_answered else None,
            reply=next(self._answers) if is_answered else "",
            waits=False,
        )
