"""A line of quick-add, logged: MODEL.md, "Quick-add, read closely".

A line about an open application goes to it; any other begins a new one. A new one that
says nothing of what happened was applied for: today, or on the day the line names.
"""

from dataclasses import replace

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import (
    again_warning,
    already_there,
    new_case,
    place,
)
from respond_tui.actions.interviews.case import Case, hindsight_warning
from respond_tui.actions.interviews.ending import End
from respond_tui.actions.interviews.logged import Logged, together
from respond_tui.actions.interviews.outcomes import cancelled, ended, offered, passed, rejected
from respond_tui.actions.interviews.rounds import scheduled
from respond_tui.actions.keeping import found
from respond_tui.guide.dates import exact
from respond_tui.guide.ends import check_applied
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.quickadd import Line, Outcome
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import EndedHow, StageKind
from respond_tui.guide.text import with_line
from respond_tui.models.interviews import Application, Interview
from respond_tui.queries.interviews.log import LogRow
from respond_tui.queries.interviews.names import open_applications
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.settings import rules
from respond_tui.queries.spelling import as_written

_ENDS = {
    Outcome.REJECTED: EndedHow.REJECTED,
    Outcome.GHOSTED: EndedHow.GHOSTED,
    Outcome.WITHDREW: EndedHow.WITHDREW,
    Outcome.CLOSED: EndedHow.ROLE_CLOSED,
    Outcome.ACCEPTED: EndedHow.ACCEPTED,
    Outcome.DECLINED: EndedHow.DECLINED,
}


class SeveralOpen(Refusal):
    """A line that several open applications could be meant by; ``candidates`` are those."""

    def __init__(self, company: str, candidates: tuple[LogRow, ...]) -> None:
        self.candidates = candidates
        named = "; ".join(f"{row.role or 'role unknown'}, at {row.stage}" for row in candidates)
        super().__init__(
            f"{len(candidates)} applications to {company} are open: {named}. Say which role.",
            "role",
        )


def log_line(desk: Desk, line: Line, choice: int | None = None) -> Logged:
    """Log what a line says, whole or not at all.

    ``choice`` is the id of the application that is meant where several are open. Raises
    SeveralOpen where there is none, and Refusal for what the line cannot say.
    """
    with desk.store.write(_label(line), desk.now) as session:
        line = _as_written(session, line)
        stands = _open_case(session, desk, line, choice)
        case, again = (stands, ()) if stands is not None else _new_case(session, desk, line)
        logged = _logged(case, line, is_new=stands is None)
        round_ = _round_of(case, line, logged)
        _fill_in(case, line, round_)
        told = again_warning(again), hindsight_warning(round_, line.predicted)
        return replace(logged, again=bool(again), warning=together(*told))


def _label(line: Line) -> str:
    match line.outcome:
        case None:
            return f"add {line.company}"
        case Outcome.REJECTED:
            return f"log rejection at {line.company}"
        case outcome:
            return f"log {outcome.value} at {line.company}"


def _as_written(session: Session, line: Line) -> Line:
    """The line with its words as the log writes them: “via linkedin” is LinkedIn there."""
    role, gap, detail = (
        as_written(session, kind, word) if word else word
        for kind, word in (
            (Suggest.ROLE, line.role),
            (Suggest.GAP, line.gap),
            (Suggest.SOURCE_DETAIL, line.source_detail),
        )
    )
    return replace(line, role=role, gap=gap, source_detail=detail)


def _open_case(session: Session, desk: Desk, line: Line, choice: int | None) -> Case | None:
    """The open application that a line is about, if there is one."""
    figures = rules(session)
    rows = open_applications(session, line.company, line.role, desk.today, figures)
    if _kind_of_line(line) is Outcome.APPLIED:
        rows = tuple(row for row in rows if _awaits_applying(session, row))
    if choice is not None:
        rows = tuple(row for row in rows if row.id == choice)
        if not rows:
            raise Refusal(f"That application to {line.company} is not open any more.", "role")
    if len(rows) > 1:
        raise SeveralOpen(line.company, rows)
    if not rows:
        return None
    return Case(session, desk, found(session, Application, rows[0].id), stages_by_id(session))


def _awaits_applying(session: Session, row: LogRow) -> bool:
    return found(session, Application, row.id).applied_on is None


def _new_case(session: Session, desk: Desk, line: Line) -> tuple[Case, tuple[LogRow, ...]]:
    values = {"company": line.company, "role": line.role}
    before = already_there(session, desk, values)
    return new_case(session, desk, values), before


def _logged(case: Case, line: Line, *, is_new: bool) -> Logged:
    day = line.when.day if line.when is not None else None
    match _kind_of_line(line):
        case Outcome.APPLIED:
            return _applied(case, line)
        case Outcome.SCHEDULED:
            return scheduled(case, _stage_to_schedule(case, line), line.when)
        case Outcome.PASSED:
            return passed(case, line.stage, day, another_round=line.stage is not None)
        case Outcome.CANCELLED:
            return cancelled(case, line.stage, day)
        case Outcome.OFFER:
            return offered(case, day)
        case Outcome.REJECTED:
            return rejected(case, _end(case, line), another_round=line.stage is not None)
        case None:
            return _applied(case, line) if is_new else _noted(case, line)
        case _:
            return ended(case, _end(case, line))


def _kind_of_line(line: Line) -> Outcome | None:
    """What a line is about: its outcome, or what its stage alone says."""
    if line.outcome is not None or line.stage is None:
        return line.outcome
    match line.stage.kind:
        case StageKind.APPLICATION:
            return Outcome.APPLIED
        case StageKind.OFFER:
            return Outcome.OFFER
        case StageKind.ROUND:
            return Outcome.SCHEDULED


def _end(case: Case, line: Line) -> End:
    assert line.outcome is not None
    on = line.when.day if line.when is not None else case.desk.today
    return End(_ENDS[line.outcome], on, line.stage)


def _applied(case: Case, line: Line) -> Logged:
    if line.stage is not None and line.stage.kind is not StageKind.APPLICATION:
        raise Refusal(f"“applied” and {line.stage.name} do not go together.", "stage")
    day = line.when.day if line.when is not None else case.desk.today
    if line.outcome is None and day > case.desk.today:
        raise _unsaid(line)
    check_applied(day, case.desk.today)
    case.alter(applied_on=day)
    return Logged(case.id, f"Applied to {place(case)}, {exact(day)}.")


def _noted(case: Case, line: Line) -> Logged:
    """A line about an open application that only adds to it."""
    if line.when is not None:
        raise _unsaid(line)
    added = (line.note, line.gap, line.predicted, line.source)
    if all(part is None for part in added):
        raise Refusal(
            f"{place(case)} is open in your log already. Say what happened: passed, rejected, "
            "or the next @stage. “applied” logs it once more.",
            "outcome",
        )
    return Logged(case.id, f"Noted for {place(case)}.")


def _unsaid(line: Line) -> Refusal:
    day = exact(line.when.day) if line.when is not None else ""
    return Refusal(f"What is on {day}? Add a @stage, or a word such as “applied”.", "outcome")


def _stage_to_schedule(case: Case, line: Line) -> Stage:
    if line.stage is not None:
        return line.stage
    waiting = case.undecided(ahead_first=True)
    if waiting is None:
        raise Refusal("Which round is it? Add it as @stage.", "stage")
    return case.stages[waiting.stage_id]


def _round_of(case: Case, line: Line, logged: Logged) -> Interview | None:
    """The round that a gap and a predicted chance belong to."""
    if logged.interview_id is not None:
        return found(case.session, Interview, logged.interview_id)
    if line.gap is None and line.predicted is None:
        return None
    rounds = case.rounds()
    row = case.undecided() or (rounds[-1] if rounds else None)
    if row is None:
        part = f"#{line.gap}" if line.gap is not None else f"~{line.predicted}"
        raise Refusal(f"“{part}” belongs to a round. Say which one with @stage.", "stage")
    return row


def _fill_in(case: Case, line: Line, row: Interview | None) -> None:
    """What else a line says: of the application, and of the round it is about."""
    case.alter(role=case.row.role or line.role)
    if line.source is not None:
        case.alter(source=line.source, source_detail=line.source_detail)
    if row is None:
        case.alter(notes=with_line(case.row.notes, line.note))
        return
    case.alter_round(
        row,
        gaps=with_line(row.gaps, line.gap),
        predicted=row.predicted if line.predicted is None else line.predicted,
        notes=with_line(row.notes, line.note),
    )
    if line.when is not None and line.when.time is not None and row.on == line.when.day:
        case.alter_round(row, at=case.desk.moment(line.when))
