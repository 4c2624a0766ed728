"""One way to ask with a form of fields, and one to choose from a short list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from respond_tui.guide.interviews import LogFilter, LogOrder, Show
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.ask import AskDialog, MakeFields
from respond_tui.screens.dialogs.choose import ChooseDialog, Option

if TYPE_CHECKING:
    from respond_tui.queries.interviews import ApplicationView, LogRow
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

DoneT = TypeVar("DoneT")

MOST_TO_CHOOSE = 200
"""Applications offered for choosing one; the log itself is there for more."""


async def ask(
    screen: WorkScreen,
    form: str,
    title: str,
    fields: MakeFields,
    action: Callable[[Values], DoneT],
    *,
    sentence: str = "",
    subject: str = "",
    initial: Mapping[str, str] | None = None,
) -> DoneT | None:
    """Show a form until what it returns is saved by ``action``; None when the person leaves.

    The draft is kept under ``form`` and ``subject``.
    """
    return await screen.fill_in(
        lambda problem: AskDialog(
            form,
            title,
            fields,
            screen.kit.drafts,
            sentence=sentence,
            subject=subject,
            initial=initial,
            problem=problem,
        ),
        action,
    )


async def choose(
    screen: WorkScreen,
    title: str,
    options: Sequence[Option],
    *,
    sentence: str = "",
    at: Hashable = None,
) -> Hashable | None:
    """Show a short list; the key of what was taken, or None."""
    dialog = ChooseDialog(title, options, sentence=sentence, at=at)
    return await screen.app.push_screen_wait(dialog)


async def choose_application(
    screen: WorkScreen, title: str, rows: Iterable[LogRow], sentence: str = ""
) -> int | None:
    """Let the person choose one of several applications."""
    today = screen.workspace.today
    options = [
        Option(
            row.id,
            f"{say.status_glyph(row.status)} {say.place(row.company, row.role)}",
            f"{row.stage}, {say.day_words(row.on, today)}",
        )
        for row in rows
    ]
    chosen = await choose(screen, title, options, sentence=sentence)
    return chosen if isinstance(chosen, int) else None


async def application_or_choice(screen: WorkScreen, title: str) -> ApplicationView | None:
    """The application under the cursor, or one that the person chooses."""
    queries = screen.workspace.queries
    id_ = screen.chosen_application()
    if id_ is None:
        index = queries.log_index(LogFilter(show=Show.OPEN), LogOrder.NEWEST)
        if not index.count:
            screen.say("No application is open. Press a to log one.")
            return None
        rows = queries.log_page(index, 0, MOST_TO_CHOOSE)
        id_ = await choose_application(screen, title, rows)
    return queries.application(id_) if id_ is not None else None
