"""Applications: log one, write it anew."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.case import Case, at_hand
from respond_tui.actions.interviews.ending import settle
from respond_tui.actions.interviews.logged import Logged, put_away
from respond_tui.actions.interviews.watching import alert_keys, new_alerts
from respond_tui.actions.keeping import keep
from respond_tui.guide.dates import exact
from respond_tui.guide.ends import check_applied
from respond_tui.guide.terms import EndedHow
from respond_tui.models.interviews import Application, ApplicationBase
from respond_tui.queries.interviews.log import LogRow
from respond_tui.queries.interviews.names import same_place
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.settings import rules


def add_application(desk: Desk, values: Mapping[str, object]) -> Logged:
    """Log an application from the fields of a form; ``company`` alone must be there.

    One to a place and role that is in the log already is logged, with a warning. An end
    given at once counts as any other. Raises Refusal.
    """
    with desk.store.write("add an application", desk.now) as session:
        known = alert_keys(session, desk) if values.get("ended_how") else None
        before = already_there(session, desk, values)
        case = new_case(session, desk, values)
        recovery_id = settle(case, None)
        session.info["label"] = f"add {place(case)}"
        if case.row.sealed_at is not None:
            return replace(
                put_away(case.id, case.company, recovery_id),
                again=bool(before),
                warning=again_warning(before),
            )
        return Logged(
            case.id,
            f"Logged {place(case)}{_opened(recovery_id)}.",
            recovery_id=recovery_id,
            new_alerts=new_alerts(session, desk, known),
            again=bool(before),
            warning=again_warning(before),
        )


def edit_application(desk: Desk, application_id: int, values: Mapping[str, object]) -> Logged:
    """Write fields of an application anew, the rest staying as it is.

    A rejection that is written here opens a recovery as any other; one that is taken back
    takes its recovery back. Raises Refusal.
    """
    with at_hand(desk, application_id, "edit {company}") as case:
        known = alert_keys(case.session, desk)
        before = case.row.ended_how
        case.alter(**values)
        check_applied(case.row.applied_on, desk.today)
        recovery_id = settle(case, before)
        if case.row.sealed_at is not None and before is not EndedHow.REJECTED:
            return put_away(case.id, case.company, recovery_id)
        return Logged(
            case.id,
            f"Changed {place(case)}{_opened(recovery_id)}.",
            recovery_id=recovery_id,
            new_alerts=new_alerts(case.session, desk, known),
        )


def new_case(session: Session, desk: Desk, values: Mapping[str, object]) -> Case:
    """A new application in a transaction that is already open. Raises Refusal."""
    row = keep(session, desk, Application, ApplicationBase, values)
    check_applied(row.applied_on, desk.today)
    return Case(session, desk, row, stages_by_id(session))


def place(case: Case) -> str:
    """An application as a sentence names it."""
    return f"{case.company}, {case.row.role}" if case.row.role else case.company


def again_warning(before: tuple[LogRow, ...]) -> str | None:
    """What to say when a place and role are in the log already; the newest comes first."""
    if not before:
        return None
    newest = before[0]
    at = f"{newest.company}, {newest.role}" if newest.role else newest.company
    if newest.sealed:
        return f"{at} is in your log already, put away and not opened yet."
    on = f", {exact(newest.on)}" if newest.on else ""
    words = newest.status.value.replace("_", " ")
    return f"{at} is in your log already: {words} at {newest.stage}{on}."


def already_there(session: Session, desk: Desk, values: Mapping[str, object]) -> tuple[LogRow, ...]:
    """The applications to the same company and role that are in the log, newest first."""
    company, role = values.get("company"), values.get("role")
    if not isinstance(company, str):
        return ()
    named = role if isinstance(role, str) else None
    return same_place(session, company, named, desk.today, rules(session))


def _opened(recovery_id: int | None) -> str:
    return "; the recovery is open" if recovery_id is not None else ""
