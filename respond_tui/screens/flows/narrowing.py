"""Choose which part of the log is shown, and in which order or groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from respond_tui.guide.interviews import LogOrder, Show
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.flows.asking import choose
from respond_tui.screens.log_part import BY_SEARCH, ORDERS, SHOWN, LogPart
from respond_tui.screens.search_lines import saved_words

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen

_SAVED = "saved"


async def choose_part(screen: WorkScreen, part: LogPart) -> LogPart | None:
    """Another part: by how things stand, by stage, or what a saved search finds."""
    queries = screen.workspace.queries
    options = [
        Option(show, _begun(words), letter=letter)
        for (show, words), letter in zip(SHOWN.items(), "aoenst", strict=True)
    ]
    options += [Option(stage.id, f"at {stage.name}") for stage in queries.offered_stages()]
    saved = {each.name: each.line for each in queries.saved_searches()}
    options += [
        Option((_SAVED, name), f"“{name}”", saved_words(line)) for name, line in saved.items()
    ]
    current = (_SAVED, part.name) if part.name else part.stage_id or part.show
    chosen = await choose(screen, "Show", options, at=current, sentence="Which applications?")
    match chosen:
        case Show():
            return part.of(chosen)
        case int(stage_id):
            return part.of(stage_id=stage_id)
        case (_, str(name)):
            return part.found_by(saved[name], name)
    return None


async def choose_order(screen: WorkScreen, part: LogPart) -> LogPart | None:
    """Another order, or the groups that the saved searches make."""
    options = [
        Option(order, _begun(words), letter=letter)
        for (order, words), letter in zip(ORDERS.items(), "ncrsa", strict=True)
    ]
    options.append(Option(_SAVED, _begun(BY_SEARCH), letter="b"))
    at = _SAVED if part.by_search else part.order
    chosen = await choose(screen, "Sort", options, at=at)
    if isinstance(chosen, LogOrder):
        return replace(part, order=chosen, by_search=False)
    if chosen != _SAVED:
        return None
    if not screen.workspace.queries.saved_searches():
        screen.say("No search has a name yet. / searches, and ^s there keeps the line.")
        return None
    return replace(part, order=LogOrder.NEWEST, by_search=True)


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]
