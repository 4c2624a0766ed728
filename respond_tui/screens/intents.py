"""What the keys do that means the same on every screen: add, reject, edit, delete, undo.

Each asks with a dialog where there is something to ask, calls one action, and tells what
was saved. A screen only says which application, and which round, its cursor is on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from respond_tui.screens import spoken as say
from respond_tui.screens.base import WorkScreen, flow

if TYPE_CHECKING:
    from respond_tui.guide.terms import LetterKind


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do that has no key: its name, what it is for, and how to do it."""

    name: str
    help: str
    run: Callable[[], object]


class IntentScreen(WorkScreen):
    """A screen on which everything that is done everywhere can be done."""

    HELP_TEXT: ClassVar[str] = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that touches the file can be asked for before it is open."""
        if not self.is_ready and action in _NEEDS_FILE:
            return False
        return super().check_action(action, parameters)

    @flow
    async def action_add(self) -> None:
        """Log one line."""
        from respond_tui.screens.flows.lines import add_line

        await add_line(self)

    @flow
    async def action_form(self) -> None:
        """Add with every field."""
        await self.full_form()

    async def full_form(self) -> None:
        """Add an application with every field; a screen may have something closer at hand."""
        from respond_tui.screens.flows.cases import add_application

        await add_application(self)

    @flow
    async def action_reject(self) -> None:
        """Log a no for the application under the cursor, or for one that is chosen."""
        from respond_tui.screens.flows.cases import reject_one

        await reject_one(self)

    @flow
    async def action_outcome(self) -> None:
        """Say with one more letter what came of the application under the cursor."""
        from respond_tui.screens.flows.cases import outcome

        await outcome(self)

    @flow
    async def action_edit(self) -> None:
        """Change what is under the cursor."""
        await self.edit()

    async def edit(self) -> None:
        """Change every field of the round or the application under the cursor."""
        from respond_tui.screens.flows import cases

        await cases.edit(self)

    @flow
    async def action_delete(self) -> None:
        """Move what is under the cursor to the trash."""
        await self.delete()

    async def delete(self) -> None:
        """Move the round or the application under the cursor to the trash."""
        from respond_tui.screens.flows import cases

        await cases.delete(self)

    @flow
    async def action_search(self) -> None:
        """Find anything that was written."""
        from respond_tui.screens.flows.searching import search

        await search(self)

    @flow
    async def action_letter(self) -> None:
        """Write the letter that fits the application under the cursor, or see its letters."""
        from respond_tui.screens.flows.letters import letter_that_fits

        await letter_that_fits(self, self.chosen_letter())

    def chosen_letter(self) -> LetterKind | None:
        """The kind of letter that the line under the cursor is about, if it is about one."""
        return None

    def more_commands(self) -> Iterator[Command]:
        """What can be done here without a key; the palette lists it."""
        yield Command("Reflection", "Look back on a no, page by page.", self.open_reflection)
        yield Command("Packet for a mentor", "Share of a reflection.", self.open_packet)
        yield Command("Rejection shield", "Put a no away, or show it.", self.open_shield)
        yield Command("Saved searches", "Run one, or take one away.", self.open_saved_searches)
        yield Command("Import a spreadsheet", "Bring a CSV, or an export, in.", self.open_import)
        yield Command("Rates", "Replies and invitations, by month and slice.", self.open_rates)
        yield Command("Flow", "From sources through the stages to the ends.", self.open_flow)
        yield Command(
            "Your own forecasts",
            "Calibration: chance predicted, and what came.",
            self.open_forecasts,
        )
        yield Command("Redirection", "Assumptions to test, directions.", self.open_redirection)
        yield Command("Two directions", "Side by side: what came of each.", self.open_directions)
        yield Command("Settings", "The pause, silence, dates and keys.", self.open_settings)
        yield Command("Stages", "Add, rename, reorder, merge or retire them.", self.open_stages)
        yield Command("Words", "Sources, role families, markets: rename, merge.", self.open_words)
        yield Command("Templates", "Letters of your own to begin from.", self.open_templates)
        yield Command("Words that guess", "What is asked about, or nothing.", self.open_wording)
        yield Command("Trash", "What was deleted, to bring it back.", self.open_trash)
        yield Command("Export", "Write the log out: a sheet, a report, everything.", self.export)
        yield Command("Back up now", "Make a verified copy of the file.", self.back_up)

    @flow
    async def open_reflection(self) -> None:
        """Look back on the no under the cursor, or on one that is chosen."""
        from respond_tui.screens.flows.reflecting import reflect_on_one

        await reflect_on_one(self)

    @flow
    async def open_packet(self) -> None:
        """Share of the reflection under the cursor, or of one that is chosen."""
        from respond_tui.screens.flows.reflecting import share_one

        await share_one(self)

    @flow
    async def open_shield(self) -> None:
        """Turn the rejection shield on or off."""
        from respond_tui.screens.flows.settings import turn_shield

        await turn_shield(self)

    @flow
    async def open_saved_searches(self) -> None:
        """Show the searches that have a name."""
        from respond_tui.screens.flows.searching import search

        await search(self, at_saved=True)

    @flow
    async def open_import(self) -> None:
        """Bring a file in, after a look at what would come of it."""
        from respond_tui.screens.flows.importing import import_file

        await import_file(self)

    @flow
    async def open_rates(self) -> None:
        """Show how often applications are answered."""
        from respond_tui.screens.flows.numbers import show_rates

        await show_rates(self)

    @flow
    async def open_flow(self) -> None:
        """Show where applications went."""
        from respond_tui.screens.flows.numbers import show_flow

        await show_flow(self)

    @flow
    async def open_forecasts(self) -> None:
        """Show how the chances given compare with what came."""
        from respond_tui.screens.flows.numbers import show_forecasts

        await show_forecasts(self)

    @flow
    async def open_redirection(self, at: int | None = None) -> None:
        """Show the assumptions, and two directions side by side."""
        from respond_tui.screens.flows.redirection import redirect

        await redirect(self, at)

    @flow
    async def open_directions(self) -> None:
        """Put two directions side by side."""
        from respond_tui.screens.flows.redirection import compare

        await compare(self)

    @flow
    async def open_settings(self) -> None:
        """Change the figures in force, or a key."""
        from respond_tui.screens.flows.settings import change_settings

        await change_settings(self)

    @flow
    async def open_stages(self) -> None:
        """Change the list of stages."""
        from respond_tui.screens.flows.stages import manage_stages

        await manage_stages(self)

    @flow
    async def open_words(self) -> None:
        """Write words anew, or make one of two."""
        from respond_tui.screens.flows.words import manage_words

        await manage_words(self)

    @flow
    async def open_templates(self) -> None:
        """Add templates of letters, or change them."""
        from respond_tui.screens.flows.templates import manage_templates

        await manage_templates(self)

    @flow
    async def open_wording(self) -> None:
        """Change which words a gentle question is asked of."""
        from respond_tui.screens.flows.wording import change_wording

        await change_wording(self)

    @flow
    async def open_trash(self) -> None:
        """Bring something back from the trash."""
        from respond_tui.screens.flows.trash import bring_back

        await bring_back(self)

    @flow
    async def export(self) -> None:
        """Write the log out as a file."""
        from respond_tui.screens.flows.exporting import export

        await export(self)

    @flow
    async def back_up(self) -> None:
        """Make a backup, and say where it is."""
        made = await self.try_to(self.workspace.back_up, "Making the copy.")
        if made is not None:
            self.say(f"Backed up to {made}.")

    @flow
    async def action_undo(self) -> None:
        """Take the last action back."""
        label = await self.save(self.workspace.undo, meanwhile="Taking it back …")
        self.say(say.undone(label))

    @flow
    async def action_redo(self) -> None:
        """Do the last undone action again."""
        label = await self.save(self.workspace.redo, meanwhile="Doing it again …")
        self.say(say.redone(label))

    def action_help(self) -> None:
        """Show the keys and words for what is focused."""
        from respond_tui.screens.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.HERE, self.HELP_TEXT, self.active_bindings))

    async def action_quit(self) -> None:
        """Close the program."""
        self.app.exit()


_NEEDS_FILE = frozenset(
    {
        "add", "form", "edit", "reject", "outcome", "delete", "undo", "redo", "open", "done",
        "put_off", "move", "filter", "sort", "lever", "letter", "search",
    }
)  # fmt: skip
