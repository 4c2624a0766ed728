"""What a half-typed word can go on as: from the words in the log, for forms and for a line.

A file that cannot be read just now completes nothing, and is no reason to stop typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from respond_tui.guide import quickadd
from respond_tui.guide.completion import MOST_OFFERS, Offer, offers
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.quickadd import OpenWord, Reading, Wanted
from respond_tui.guide.text import harmless
from respond_tui.store.errors import StoreError
from respond_tui.widgets.completing import Complete

if TYPE_CHECKING:
    from respond_tui.guide.terms import GapKind
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.reflection.page import KindOf

_KINDS = {
    Wanted.COMPANY: Suggest.COMPANY,
    Wanted.ROLE: Suggest.ROLE,
    Wanted.GAP: Suggest.GAP,
    Wanted.PERSON: Suggest.SOURCE_DETAIL,
}


def words_of(screen: WorkScreen) -> Callable[[Suggest], Complete]:
    """For each kind of word, what a field that holds one can go on as."""

    def of(kind: Suggest) -> Complete:
        return lambda typed: _in_field(screen, kind, typed)

    return of


def kinds_of(screen: WorkScreen) -> KindOf:
    """For the tag of a gap, the kind that it had last."""

    def of(tag: str) -> GapKind | None:
        if not tag.strip() or harmless(tag) != tag:
            return None
        try:
            return screen.workspace.queries.gap_kind(tag)
        except StoreError:
            return None

    return of


def lines_of(screen: WorkScreen, read: Callable[[str], Reading]) -> Complete:
    """What a line of quick-add can go on as; ``read`` reads one."""
    queries = screen.workspace.queries
    stages = queries.offered_stages()
    habits = queries.habits()
    at = {id_: place for place, id_ in enumerate(habits.stages)}
    by_use = sorted(stages, key=lambda stage: at.get(stage.id, len(at)))

    def words(word: OpenWord) -> Iterable[str]:
        match word.wanted:
            case Wanted.STAGE:
                return quickadd.stage_words(word.begun, by_use)
            case Wanted.SOURCE:
                details = _words(screen, Suggest.SOURCE_DETAIL, word.begun)
                return quickadd.source_words(habits.sources, details)
            case wanted:
                return _words(screen, _KINDS[wanted], word.begun)

    def complete(typed: str) -> tuple[Offer, ...]:
        return tuple(
            offer
            for word in quickadd.open_words(typed, read(typed))
            for offer in quickadd.line_offers(word, words(word), read)
        )

    return complete


def _in_field(screen: WorkScreen, kind: Suggest, typed: str) -> tuple[Offer, ...]:
    if not typed.strip():
        return ()
    words = _words(screen, kind, typed)
    if kind is Suggest.SOURCE_DETAIL:
        words += quickadd.BOARD_NAMES
    return offers(typed, words)[:MOST_OFFERS]


def _words(screen: WorkScreen, kind: Suggest, begun: str) -> tuple[str, ...]:
    if harmless(begun) != begun:
        return ()
    try:
        return screen.workspace.queries.suggestions(kind, begun, MOST_OFFERS)
    except StoreError:
        return ()
