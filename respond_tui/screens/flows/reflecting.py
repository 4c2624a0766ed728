"""Look back on a no: open the reflection where it was left, save each page as one goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from respond_tui.guide.reflection import title_of
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, ReflectionPage
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.flows.asking import choose
from respond_tui.screens.flows.exporting import write_out_reflection
from respond_tui.screens.flows.managing import redo, undo
from respond_tui.screens.flows.packet import share_packet
from respond_tui.screens.flows.reflecting_lines import act_on_line, around_of
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.screens.reflection.reading import FactsDialog, ReadingDialog
from respond_tui.screens.reflection.wishes import FINISH, Filled, Wanted, place_left
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.actions.reflection.hand import Written
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.base import WorkScreen

MOST_TO_CHOOSE = 200
"""Recoveries offered for choosing one."""


async def reflect_on_one(screen: WorkScreen) -> None:
    """Open the reflection of the recovery under the cursor, or of one that is chosen."""
    recovery_id = await _recovery_or_choice(screen, "Look back on …")
    if recovery_id is not None:
        await reflect(screen, recovery_id)


async def share_one(screen: WorkScreen) -> None:
    """Share of the reflection under the cursor, or of one that is chosen."""
    recovery_id = await _recovery_or_choice(screen, "A packet of …")
    if recovery_id is not None:
        await share_packet(screen, recovery_id)


async def reflect(screen: WorkScreen, recovery_id: int, at: ReflectionPage | None = None) -> None:
    """Write a reflection, or read one that is finished; ``at`` a page it is written at once."""
    view = screen.workspace.queries.reflection(recovery_id)
    if view is None:
        screen.say("That recovery is not there any more.")
        return
    if at is None and view.finished_at is not None:
        await _read(screen, view)
    elif (done := await _Looking(screen, view, at).back()) is not None:
        view = screen.workspace.queries.reflection(recovery_id)
        if view is None or await _read(screen, view):
            screen.say(f"{done.what} u undoes it.")


async def _read(screen: WorkScreen, view: ReflectionView) -> bool:
    """Show all of it until the person leaves, or goes back into it and leaves there: False."""
    while True:
        wanted = await screen.app.push_screen_wait(ReadingDialog(view, screen.workspace.today))
        if wanted == keys.WRITE_OUT.id:
            await write_out_reflection(screen, view)
            continue
        if wanted == keys.PACKET.id:
            await share_packet(screen, view.recovery_id)
            continue
        if wanted == keys.EDIT.id:
            await reflect(screen, view.recovery_id, view.page)
            return False
        return True


class _Looking:
    """One reflection while it is open: its window, and what is done for it."""

    def __init__(self, screen: WorkScreen, view: ReflectionView, at: ReflectionPage | None) -> None:
        self._screen = screen
        self._id = view.recovery_id
        drafts = screen.kit.drafts
        self._dialog = ReflectionDialog(
            view, at or place_left(drafts, view), around_of(screen), drafts
        )
        self._done: Written | None = None
        self._refused: Refusal | None = None

    async def back(self) -> Written | None:
        """Show the window until the person leaves; what is said where it is finished now."""
        dialog = self._dialog
        self._screen.app.clear_notifications()
        await self._screen.app.push_screen(dialog)
        try:
            while self._done is None and (wish := await dialog.wish()) is not None:
                await self._do(wish)
        finally:
            if dialog.is_current:
                dialog.keep()
                dialog.dismiss()
        if self._done is None:
            self._tell_kept(dialog.refused or self._refused)
        return self._done

    async def _do(self, wish: Filled | Wanted) -> None:
        if isinstance(wish, Filled):
            await self._save(wish)
        elif wish.what == FINISH:
            await self._finish()
        elif wish.what == keys.UNDO.id:
            await undo(self._screen)
        elif wish.what == keys.REDO.id:
            await redo(self._screen)
        elif (view := self._view) is None:
            pass  # the file cannot be read just now, and the person knows
        elif wish.what == keys.FACTS.id:
            facts = FactsDialog(view, self._screen.workspace.today)
            await self._screen.app.push_screen_wait(facts)
        else:
            await act_on_line(self._screen, self._dialog, view, wish)
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is not None:
            self._dialog.show(view)

    @property
    def _view(self) -> ReflectionView | None:
        """The reflection as it is now; None where the file cannot be read just now."""
        queries = self._screen.workspace.queries
        found: list[ReflectionView | None] = []
        with self._screen.telling():
            found.append(queries.reflection(self._id))
        return found[0] if found else None

    async def _save(self, filled: Filled) -> None:
        try:
            await self._screen.save(self._writing(filled))
        except Refusal as refusal:
            await self._refuse(filled.page, refusal)
        except StoreError as error:
            await self._refuse(filled.page, Refusal(error.in_full))
        else:
            if (view := self._view) is not None:
                self._dialog.saved(filled, view)
            if filled.to is None:
                await self._finish()

    async def _refuse(self, page: ReflectionPage, refusal: Refusal) -> None:
        if self._dialog.is_closing:
            self._refused = refusal
        else:
            await self._dialog.refuse(page, refusal)

    def _tell_kept(self, refusal: Refusal | None) -> None:
        """Tell of every page whose words only a draft holds, and why the last was not saved."""
        pages = [title_of(page) for page in self._dialog.waiting]
        if not pages:
            return
        *most, last = pages
        named = f"{', '.join(most)} and {last} are" if most else f"{last} is"
        told = f"{named} kept as you typed {'them' if most else 'it'}, but not saved."
        why = f" {refusal.sentence}" if refusal is not None else ""
        self._screen.say(told + why, wrong=refusal is not None)

    def _writing(self, filled: Filled) -> Callable[[], Written]:
        """The action that a page is saved by."""
        actions, values = self._screen.workspace.actions, filled.values
        at = filled.to or filled.page
        match filled.page:
            case ReflectionPage.RECORD:
                return lambda: actions.write_record(self._id, values, page=at)
            case ReflectionPage.EVALUATE:
                went_well, nothing = values.text("went_well"), values.flag("nothing_yet")
                return lambda: actions.write_evaluation(self._id, went_well, nothing, page=at)
            case ReflectionPage.SPOT:
                kind = values.word("kind", GapKind) or GapKind.TECHNICAL
                tag, observation = values.text("tag"), values.text("observation")
                return lambda: actions.add_gap(self._id, kind, tag, observation)
            case ReflectionPage.OUTLINE:
                text, due_on = values.text("text"), values.day("due_on")
                return lambda: actions.add_action(self._id, text, due_on)
            case ReflectionPage.NOTIFY:
                who, how, on = values.text("notified"), values.text("how"), values.day("on")
                return lambda: actions.write_notice(self._id, who, how, on, page=at)
            case _:
                keep, change = values.text("keep"), values.text("change")
                round_id = values.whole("next_round_id")
                return lambda: actions.write_decision(self._id, keep, change, round_id, page=at)

    async def _finish(self) -> None:
        """Finish it, or go to the page that lacks something."""
        for page in self._dialog.waiting:
            told = f"{title_of(page)} has words that are not saved yet. ^s saves them."
            await self._dialog.refuse(page, Refusal(told))
            return
        actions = self._screen.workspace.actions
        try:
            done = await self._screen.save(lambda: actions.finish_reflection(self._id))
        except Refusal as refusal:
            lacks = refusal.field if refusal.field in set(ReflectionPage) else self._dialog.page
            await self._dialog.refuse(ReflectionPage(lacks), Refusal(refusal.sentence))
        except StoreError as error:
            self._dialog.tell(error.in_full)
        else:
            self._dialog.leave_no_place()
            self._done = done


async def _recovery_or_choice(screen: WorkScreen, title: str) -> int | None:
    """The recovery under the cursor, or one that is chosen."""
    recovery_id = screen.chosen_recovery()
    return recovery_id if recovery_id is not None else await _choose_recovery(screen, title)


async def _choose_recovery(screen: WorkScreen, title: str) -> int | None:
    """The one recovery there is, or one that the person chooses."""
    rows = screen.workspace.queries.recoveries(0, MOST_TO_CHOOSE)
    if not rows:
        screen.say("No recovery is there yet. x logs a no, which opens one.")
        return None
    if len(rows) == 1:
        return rows[0].id
    today = screen.workspace.today
    options = [
        Option(row.id, say.place(row.company, row.role), say.day_words(row.ended_on, today))
        for row in rows
    ]
    chosen = await choose(screen, title, options)
    return chosen if isinstance(chosen, int) else None
