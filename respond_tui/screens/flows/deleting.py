"""Delete an application: asked first where something hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.flows.asking import choose

if TYPE_CHECKING:
    from respond_tui.queries.interviews import Along
    from respond_tui.screens.base import WorkScreen

_DELETE = Option(True, "Delete it", letter="d")
_KEEP = Option(False, "Keep it", letter="k")


async def delete_application(screen: WorkScreen, application_id: int) -> None:
    """Move an application to the trash; where something hangs on it, only after a yes."""
    queries = screen.workspace.queries
    view = queries.application(application_id)
    if view is not None:
        sentence = along_words(queries.along(application_id), sealed=view.sealed)
        title = f"Delete {say.place(view.company, view.role)}?"
        if sentence and not await choose(screen, title, [_DELETE, _KEEP], sentence=sentence):
            return
    await screen.told(lambda: screen.workspace.actions.delete_application(application_id))


def along_words(along: Along, *, sealed: bool) -> str:
    """What goes along, in a sentence; nothing where nothing does.

    Of what is put away no more is said than that it is not opened.
    """
    counted = [(along.letters, "a letter", "letters")]
    if sealed:
        counted = [(1, "an answer that is not opened yet", ""), *counted]
    else:
        counted = [
            (along.recoveries, "a recovery", "recoveries"),
            (along.feelings, "a feeling", "feelings"),
            (along.reflections, "a reflection", "reflections"),
            *counted,
        ]
    parts = [one if count == 1 else f"{count:,} {more}" for count, one, more in counted if count]
    if not parts:
        return ""
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"It takes along {listed}. u brings all of it back."
