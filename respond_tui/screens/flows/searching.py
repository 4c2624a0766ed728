"""Search everything, and go where something was found; keep a search under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.searching import read_search
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.base import Go, Target
from respond_tui.screens.dialogs.search import SearchDialog
from respond_tui.screens.dialogs.wish import FORM, Wanted, Wish
from respond_tui.screens.flows.asking import ask
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.queries.search import Hit, Place
    from respond_tui.screens.base import WorkScreen


async def search(screen: WorkScreen, *, at_saved: bool = False) -> None:
    """Show the search with the line of last time, or the saved ones, until the person leaves."""
    kept = screen.kit.drafts.load(FORM) or {}
    line = "" if at_saved else kept.get("line", "")
    screen.app.clear_notifications()
    while (wanted := await _searched(screen, line, at_saved=at_saved)) is not None:
        line = wanted.line
        match wanted.wish:
            case Wish.OPEN if wanted.hit is not None:
                if await _is_open(screen, wanted.hit):
                    await _open(screen, wanted.hit)
                return
            case Wish.IN_LOG:
                screen.post_message(Go("log", Target(search=line)))
                return
            case Wish.SAVE:
                await _save(screen, line)
            case Wish.TAKE_AWAY:
                await _take_away(screen, wanted.name)
                at_saved = True


async def _is_open(screen: WorkScreen, hit: Hit) -> bool:
    """Whether a hit can be shown: what is put away is opened by that."""
    if hit.row is None or not hit.row.sealed:
        return True
    from respond_tui.screens.flows.sealed import open_answer

    return await open_answer(screen, hit.row.id)


async def _searched(screen: WorkScreen, line: str, *, at_saved: bool) -> Wanted | None:
    queries, calendar = screen.workspace.queries, screen.calendar()
    stages = queries.counted_stages()
    return await screen.app.push_screen_wait(
        SearchDialog(
            lambda typed: read_search(typed, stages, calendar.today, calendar.order),
            queries.search,
            queries.saved_searches(),
            screen.kit.drafts,
            calendar.today,
            line=line,
            at_saved=at_saved,
        )
    )


async def _save(screen: WorkScreen, line: str) -> None:
    known = {saved.line: saved.name for saved in screen.workspace.queries.saved_searches()}
    kept = await ask(
        screen,
        "search-name",
        "Save this search",
        lambda: [LineField("name", "Name", needed=True, hint="noes at technical")],
        lambda values: screen.workspace.actions.save_search(values.text("name"), line),
        sentence=f"{line}\n\nUnder a name it stands in the search, and as a group in the log.",
        initial={"name": known.get(line, "")},
    )
    if kept is not None:
        screen.say(f"{kept.what} u undoes it.")


async def _take_away(screen: WorkScreen, name: str) -> None:
    await screen.told(lambda: screen.workspace.actions.delete_search(name))


async def _open(screen: WorkScreen, hit: Hit) -> None:
    """What has no screen to be shown on opens right here: a letter, a template, an assumption."""
    from respond_tui.screens.flows.letters import open_letter
    from respond_tui.screens.flows.redirection import redirect
    from respond_tui.screens.flows.templates import manage_templates

    if hit.template_id is not None:
        await manage_templates(screen, at=hit.template_id)
    elif hit.assumption_id is not None:
        await redirect(screen, hit.assumption_id)
    elif hit.place is not None and hit.place.table == "letter":
        await open_letter(screen, hit.place.row_id)
    else:
        screen.post_message(Go(*_place(screen, hit)))


def _place(screen: WorkScreen, hit: Hit) -> tuple[str, Target]:
    """The screen that shows a hit, and what it is to put the cursor on."""
    if hit.commitment_id is not None:
        return "patterns", Target(commitment_id=hit.commitment_id)
    if hit.row is None:
        return "patterns", Target(alert_address=hit.alert_address)
    table, row_id = (hit.place.table, hit.place.row_id) if hit.place else ("", None)
    if hit.place is not None and table in ("step", *_ON_PAGES):
        view = screen.workspace.queries.application(hit.row.id)
        if view is not None and view.recovery_id is not None:
            return "recovery", Target(
                recovery_id=view.recovery_id,
                step_id=row_id if table == "step" else None,
                action_id=row_id if table == "action" else None,
                page=_page(hit.place),
            )
    round_id = row_id if table == "interview" else None
    return "log", Target(application_id=hit.row.id, round_id=round_id)


def _page(place: Place) -> ReflectionPage | None:
    """The page of a reflection on which something was found."""
    return _OF_COLUMN.get(place.column, _ON_PAGES.get(place.table))


_ON_PAGES = {
    "reflection": ReflectionPage.RECORD,
    "question": ReflectionPage.RECORD,
    "gap": ReflectionPage.SPOT,
    "action": ReflectionPage.OUTLINE,
}

_OF_COLUMN = {
    "went_well": ReflectionPage.EVALUATE,
    "notified": ReflectionPage.NOTIFY,
    "notified_how": ReflectionPage.NOTIFY,
    "keep": ReflectionPage.DECIDE,
    "change": ReflectionPage.DECIDE,
}
