"""Which file is to be imported: typed, pasted, completed, or taken from those nearby."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from respond_tui.guide.dates import spoken
from respond_tui.guide.refusal import Refusal
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.screens.dialogs.values import Values
from respond_tui.store.errors import StoreError
from respond_tui.widgets.columns import Cell, Column, Line, Tone, remark
from respond_tui.widgets.fields import Field, LineField
from respond_tui.widgets.rows import FixedLines, Rows
from respond_tui.workspace import importing

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts
    from respond_tui.workspace.importing import ExportComing, SheetComing

LONGEST = 4_096
"""Characters of a path."""

MOST = 200
"""Files that are listed."""

Read = Callable[[Path, str | None], "SheetComing | ExportComing"]
_ANOTHER = "another"


class FileDialog(FormDialog):
    """Returns ``incoming``: the file as it was read."""

    HINT = "enter read it · tab complete · ↓ files nearby · esc close"
    BINDINGS = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("enter", "take", "Read", show=False),
        Binding("down", "to_files", "Files", show=False),
    ]

    def __init__(self, read: Read, today: dt.date, drafts: Drafts) -> None:
        super().__init__("import", "Import a spreadsheet", drafts)
        self._read_file = read
        self._today = today
        self._is_reading = False

    @property
    def is_settled(self) -> bool:
        """Whether no file is being read."""
        return not self._is_reading

    def fields(self) -> Iterable[Field]:
        """The path."""
        yield LineField("path", "File", limit=LONGEST, hint="~/Downloads/applications.csv")

    def below(self) -> ComposeResult:
        """The files nearby, and what is going on."""
        yield Rows([Column(flex=3), Column(flex=2), Column(right=True)], id="files")
        yield Static(classes="import--summary", markup=False)

    def on_mount(self) -> None:
        """Show what lies nearby; Textual calls the form's own besides."""
        self._list()

    def on_field_edited(self) -> None:
        """Show what could be meant so far; Textual calls the form's own besides."""
        self._list()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click takes the file."""
        self.action_take()

    def action_to_files(self) -> None:
        """Go down to the files."""
        if not self.query_one(Rows).is_empty:
            self.query_one(Rows).focus()

    def action_take(self) -> None:
        """Read the file under the cursor."""
        path = self.query_one(Rows).key
        if isinstance(path, Path):
            self.query_one(LineField).text = importing.shown_path(path)
            self._read(path)

    async def action_save(self) -> None:
        """Read the file that is typed, or the one under the cursor of the list."""
        typed = self.query_one(LineField).text
        if self.query_one(Rows).has_focus:
            self.action_take()
        elif typed.strip():
            self._read(importing.typed_path(typed))
        else:
            self._refuse(Refusal("Type where the file is, or press ↓ and take one.", "path"))

    @work(exclusive=True, group="complete")
    async def action_complete(self) -> None:
        """Go on with the path as far as the folder knows how."""
        field, line = self.query_one(LineField), self.query_one(Input)
        typed = field.text
        line.focus()
        whole = await asyncio.to_thread(importing.gone_on, typed)
        if field.text == typed != whole:
            field.text = whole
        line.action_end()

    @work(exclusive=True, group="files nearby")
    async def _list(self) -> None:
        typed = self.query_one(LineField).text
        found = await asyncio.to_thread(importing.likely_files, typed, MOST)
        lines = [
            Line(
                file.path,
                (
                    Cell(file.path.name),
                    Cell(file.folder, Tone.SECOND),
                    Cell(spoken(_day(file.changed_at), self._today), Tone.SECOND),
                ),
            )
            for file in found
        ]
        nothing = [remark("No .csv, .tsv or .json is here. A sheet can be saved as CSV.")]
        self.query_one(Rows).show(FixedLines(lines or nothing))

    @work(exclusive=True, group="read")
    async def _read(self, path: Path) -> None:
        """Read in a thread, asking for the encoding where that is needed."""
        encoding: str | None = None
        self._say("")
        while True:
            self._tell("Reading …", reads=True)
            try:
                incoming = await asyncio.to_thread(self._read_file, path, encoding)
            except Refusal as refusal:
                self._tell("")
                encoding = None
                if refusal.field == "encoding":
                    encoding = await self._which_encoding(path, refusal.sentence)
                if encoding is None:
                    self._refuse(Refusal(refusal.sentence, "path"))
                    return
            except StoreError as error:
                self._tell("")
                self._say(error.sentence)
                return
            else:
                self.keep()
                self.dismiss(Values(incoming=incoming))
                return

    async def _which_encoding(self, path: Path, sentence: str) -> str | None:
        samples = await asyncio.to_thread(importing.in_encodings, path)
        options = [Option(name, name, sample) for name, sample in samples]
        options.append(Option(_ANOTHER, "another …"))
        chosen = await self.app.push_screen_wait(
            ChooseDialog(
                "How is it written?",
                options,
                sentence=f"{sentence} Which one reads well?",
                at=options[1].key,
            )
        )
        if chosen == _ANOTHER:
            dialog = AskDialog("import-encoding", "Encoding", _encoding_field, self._drafts)
            values = await self.app.push_screen_wait(dialog)
            dialog.forget()
            return values.text("encoding") if values is not None else None
        return chosen if isinstance(chosen, str) else None

    def _tell(self, sentence: str, *, reads: bool = False) -> None:
        self._is_reading = reads
        self.query_one(".import--summary", Static).update(sentence)


def _encoding_field() -> Iterable[Field]:
    yield LineField("encoding", "Encoding", needed=True, hint="shift_jis, koi8-r, cp1250")


def _day(moment: float) -> dt.date:
    return dt.datetime.fromtimestamp(moment, dt.UTC).astimezone().date()
