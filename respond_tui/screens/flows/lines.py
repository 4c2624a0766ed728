"""Log one line, and ask which application it means where several are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide import quickadd
from respond_tui.guide.refusal import Refusal
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.quick_add import QuickAddDialog
from respond_tui.screens.flows.asking import choose_application
from respond_tui.screens.flows.completing import lines_of
from respond_tui.store.errors import StoreError

if TYPE_CHECKING:
    from respond_tui.actions.interviews.logged import Logged
    from respond_tui.queries.interviews import LogRow
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values


async def add_line(screen: WorkScreen) -> None:
    """Log one line."""
    queries = screen.workspace.queries
    known = quickadd.Known(queries.counted_stages(), queries.companies())
    calendar = screen.calendar()
    complete = lines_of(
        screen, lambda typed: quickadd.read(typed, known, calendar.today, calendar.order)
    )
    candidates: tuple[LogRow, ...] = ()
    line: quickadd.Line | None = None

    def make(problem: Refusal | None) -> QuickAddDialog:
        return QuickAddDialog(
            known,
            calendar.today,
            calendar.order,
            screen.kit.drafts,
            already=lambda said: _already(screen, said),
            complete=complete,
            problem=problem,
        )

    def log(values: Values) -> Logged | None:
        from respond_tui.actions.quickadd import SeveralOpen  # not before something is logged

        nonlocal candidates, line
        candidates = ()
        said = values.get("line")
        line = said if isinstance(said, quickadd.Line) else None
        try:
            return screen.workspace.actions.log_line(line) if line is not None else None
        except SeveralOpen as several:
            candidates = several.candidates
            return None

    logged = await screen.fill_in(make, log)
    if candidates and line is not None:
        logged = await _log_for_one_of(screen, line, candidates)
        if logged is not None:
            make(None).forget()
    if logged is not None:
        screen.tell(logged)


async def _log_for_one_of(
    screen: WorkScreen, line: quickadd.Line, candidates: tuple[LogRow, ...]
) -> Logged | None:
    chosen = await choose_application(
        screen,
        "Which one do you mean?",
        candidates,
        f"Several applications are open at {line.company}.",
    )
    if chosen is None:
        return None
    return await screen.try_to(lambda: screen.workspace.actions.log_line(line, chosen))


def _already(screen: WorkScreen, line: quickadd.Line) -> str:
    """What the log has of this place and role, where none of it is open any more."""
    try:
        found = screen.workspace.queries.same_place(line.company, line.role)
    except StoreError:
        return ""  # it can be looked up again; saving tells what is wrong
    if not found or any(row.status.is_open for row in found):
        return ""
    newest = found[0]
    if newest.sealed:
        return f"In your log already: {say.place(newest.company, newest.role)}, {say.NOT_OPENED}."
    when = say.day_words(newest.on, screen.workspace.today)
    standing = f"{say.status_words(newest.status)} at {newest.stage}, {when}"
    return f"In your log already: {say.place(newest.company, newest.role)}, {standing}."
