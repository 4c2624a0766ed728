"""Write a person's own words anew, and make one of two that are one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from respond_tui.guide.interviews import Suggest
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.manage import Wish
from respond_tui.screens.dialogs.words import KINDS, WordsDialog, word_lines, word_notes
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.flows.managing import manage
from respond_tui.widgets import keys
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.queries.words import KindUse, WordsView
    from respond_tui.screens.base import WorkScreen


async def manage_words(screen: WorkScreen) -> None:
    """Let the person choose a kind of words and change them, one kind after the other."""
    at: Suggest | None = None
    while True:
        found = {use.kind: use for use in screen.workspace.queries.word_kinds()}
        options = [Option(kind, name, _counted(found[kind])) for kind, name in KINDS.items()]
        chosen = await choose(screen, "Words", options, at=at, sentence="Which words of yours?")
        if not isinstance(chosen, Suggest):
            return
        at = chosen
        await _Words(screen, chosen).manage()


def _counted(use: KindUse) -> str:
    if not use.words:
        return "–"
    words = "1 word" if use.words == 1 else f"{use.words:,} words"
    if not use.twins:
        return words
    return f"{use.twins} to make one · {words}"


class _Words:
    """The words of one kind, as they are shown and changed."""

    def __init__(self, screen: WorkScreen, kind: Suggest) -> None:
        self._screen = screen
        self._kind = kind
        self._dialog = WordsDialog(KINDS[kind])
        self._part = ""
        self._at: tuple[str, str] | None = None

    async def manage(self) -> None:
        """Show them, and change them until the person leaves."""
        await manage(self._screen, self._dialog, self._show, self._do)

    @property
    def _view(self) -> WordsView:
        return self._screen.workspace.queries.words(self._kind, self._part)

    def _show(self) -> None:
        view = self._view
        title = f"{KINDS[self._kind]} · {view.found:,}"
        self._dialog.show(title, word_lines(view, self._part), word_notes(view), self._at)
        self._dialog.tell_keys(view)
        self._at = None

    async def _do(self, wish: Wish) -> None:
        if wish.what == keys.FILTER.id:
            await self._filter()
            return
        match wish.key:
            case ("twins", str(into)):
                twins = next(each for each in self._view.twins if each.into.word == into)
                words = [use.word for use in (twins.into, *twins.others)]
            case ("word", str(word)):
                words = [word]
            case _:
                return
        if wish.what in self._changes:
            await self._changes[wish.what](words)

    @property
    def _changes(self) -> Mapping[str | None, Callable[[list[str]], Awaitable[None]]]:
        return {
            keys.OPEN.id: self._make_one,
            keys.EDIT.id: self._rename,
            keys.MERGE.id: self._merge,
            keys.PUT_OFF.id: self._leave_apart,
        }

    async def _make_one(self, words: list[str]) -> None:
        """Twins become one; a word alone is written anew."""
        if len(words) > 1:
            await self._write(words, words[0])
        else:
            await self._rename(words)

    async def _rename(self, words: list[str]) -> None:
        renamed = await ask(
            self._screen,
            f"word-{self._kind.value}",
            " and ".join(f"“{word}”" for word in words),
            lambda: [LineField("word", "Write it as", needed=True)],
            lambda values: self._screen.workspace.actions.rename_words(
                self._kind, words, values.text("word")
            ),
            sentence="It is written so wherever it stands.",
            subject=words[0],
            initial={"word": words[0]},
        )
        if renamed is not None:
            self._at = ("word", renamed.word)
            self._screen.say(f"{renamed.what} u undoes it.")

    async def _merge(self, words: list[str]) -> None:
        """Twins become one; for a word alone the other one is chosen."""
        if len(words) > 1:
            await self._write(words, words[0])
            return
        others = self._screen.workspace.queries.words(self._kind).words
        options = [
            Option(use.word, use.word, f"{use.times:,}") for use in others if use.word not in words
        ]
        if not options:
            self._screen.say("There is no other word to make it one with.")
            return
        chosen = await choose(self._screen, f"Write for “{words[0]}” …", options)
        if isinstance(chosen, str):
            await self._write(words, chosen)

    async def _leave_apart(self, words: list[str]) -> None:
        if len(words) == 1:
            self._screen.say("Put the cursor on words that are probably one to keep them apart.")
        else:
            kept = self._screen.workspace.actions
            await self._screen.told(lambda: kept.leave_apart(self._kind, words))

    async def _filter(self) -> None:
        """Show only the words that hold a few letters; of none, all."""
        typed = await ask(
            self._screen,
            "filter-words",
            f"{KINDS[self._kind]} with …",
            lambda: [LineField("part", "Part of it")],
            lambda values: values,
        )
        if typed is not None:
            self._part = typed.text("part")

    async def _write(self, words: list[str], to: str) -> None:
        actions = self._screen.workspace.actions
        renamed = await self._screen.try_to(lambda: actions.rename_words(self._kind, words, to))
        if renamed is not None:
            self._at = ("word", renamed.word)
            self._screen.say(f"{renamed.what} u undoes it.")
