"""Files on their way in: read, looked at, read otherwise where the person says so, taken in.

Reading and foreseeing take a moment with a large file, so call them from a thread. Choices are
made on the screen's own thread; each look goes by the choices of the moment at which it began.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.actions import exchange as exports
from respond_tui.actions.sheets import look_in_sheets, take_in_sheets
from respond_tui.exchange import json_bytes, json_file, sheets
from respond_tui.exchange.files import gone_on, is_folder, likely_files, shown_path, typed_path
from respond_tui.exchange.sheets import Choices, Field, Mapping
from respond_tui.exchange.sheets.columns import MANY
from respond_tui.exchange.sheets.days import dates_in
from respond_tui.exchange.sheets.meaning import Kind
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import folded, harmless, shortened
from respond_tui.queries.interviews import counted_stages
from respond_tui.queries.sheets import choices_for
from respond_tui.workspace.previews import (
    ColumnRead,
    DatesRead,
    Outlook,
    SheetView,
    WordRead,
    outlook_of,
)

if TYPE_CHECKING:
    from respond_tui.actions.exchange import TakenIn
    from respond_tui.exchange.sheets.plan import SheetPlan
    from respond_tui.workspace import Workspace

__all__ = [
    "ENCODINGS",
    "FIELDS",
    "MEANINGS",
    "ExportComing",
    "FileChanged",
    "SheetComing",
    "gone_on",
    "in_encodings",
    "likely_files",
    "read_file",
    "shown_path",
    "typed_path",
]

FIELDS = tuple(field.value for field in Field)
"""What a column can be read as."""

MEANINGS = sheets.MEANINGS
"""What a word can mean besides a stage; ``new`` is a stage of its own."""

ENCODINGS = ("utf-8", "windows-1252", "iso-8859-1", "iso-8859-2", "mac-roman", "utf-16")
"""Encodings that people's files have, the likeliest first."""

_EXAMPLES = 2
_AROUND = 12
"""Bytes on each side of the one that shows in which encoding a file is."""


class FileChanged(Refusal):
    """The file is not any more what was looked at."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{shortened(name)}” has changed since you looked. This is how it reads now."
        )


class SheetComing:
    """A spreadsheet that was read, and how the person wants it read."""

    def __init__(
        self, workspace: Workspace, path: Path, raw: bytes, encoding: str | None = None
    ) -> None:
        """Raises WrongEncoding or BadSheet."""
        self.path = path
        self.encoding = encoding
        self._workspace = workspace
        self._digest = _digest(raw)
        self._raw = raw
        self._headed = True
        self._table = sheets.table_of(raw, path.name, encoding)
        self._stages: tuple[Stage, ...] = ()
        self._fields: dict[str, Field] = {}
        self._chosen = Choices()
        with workspace.store.read() as session:
            self._earlier = choices_for(session, self._table.fingerprint)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def fingerprint(self) -> str:
        """What tells its layout from others."""
        return self._table.fingerprint

    @property
    def chosen(self) -> str:
        """What was chosen here and not imported yet, as a draft keeps it; empty for nothing."""
        return self._chosen.written() if self._chosen else ""

    @property
    def is_headed(self) -> bool:
        """Whether its first line is read as headings."""
        return self._headed

    def read_headings(self, *, headed: bool) -> None:
        """Read the first line as headings, or as an application like the others.

        What was chosen for the columns goes with their names; what was chosen the last time
        counts from the next look on.
        """
        self._headed, self._chosen = headed, Choices()

    def choose_again(self, draft: str) -> None:
        """Take up what ``chosen`` gave earlier."""
        self._chosen = sheets.remembered(draft)

    def read_column(self, heading: str, as_what: str) -> None:
        """Read a column as another field; one of which there is one only gives way to it."""
        field, columns = Field(as_what), dict(self._chosen.columns)
        if field not in MANY:
            for other, read in self._fields.items():
                if read is field and (other in columns or other in self._earlier.columns):
                    columns[other] = Field.KEPT
        self._chosen = Choices(columns, self._chosen.words, self._chosen.order)
        self._chosen = self._chosen.reading(heading, field)

    def read_word(self, word: str, meaning: str) -> None:
        """Read a word as a stage, or as one of ``MEANINGS``."""
        self._chosen = self._chosen.meaning(word, meaning)

    def read_dates(self, order: DateOrder) -> None:
        """Read the dates in an order."""
        self._chosen = self._chosen.ordering(order)

    def read_afresh(self) -> None:
        """Forget what was chosen, now and the last time."""
        self._chosen = self._earlier = Choices()

    def look(self) -> SheetView:
        """How the sheet is read. Raises BadSheet and StoreError."""
        self._number_columns()
        chosen, earlier = self._chosen, self._earlier
        with self._workspace.store.read() as session:
            self._stages = counted_stages(session)
        try:
            mapping = sheets.understand_as_before(self._table, self._stages, chosen, earlier)
        except sheets.BadSheet as bad:
            read = sheets.read_columns(self._table, self._stages, chosen.over(earlier))
            view = SheetView("", self._columns(read), problem=bad.sentence, headed=self.is_headed)
            return replace(view, remembered=bool(earlier), by_hand=bool(chosen))
        view = SheetView(
            layout=mapping.layout.value,
            columns=self._columns(mapping.columns),
            words=tuple(_word(each, mapping) for each in mapping.words),
            dates=_dates(mapping),
            headed=self.is_headed,
            mapping=mapping if mapping.doubt is None else None,
        )
        return replace(view, remembered=bool(earlier), by_hand=bool(chosen))

    def _number_columns(self) -> None:
        """Have the table with its headings, or with numbers for them, as the person said."""
        if self._table.headed is self._headed:
            return
        table = sheets.table_of(self._raw, self.path.name, self.encoding, headed=self._headed)
        with self._workspace.store.read() as session:
            self._earlier = choices_for(session, table.fingerprint)
        self._table = table

    def foresee(self, mapping: Mapping) -> Outlook:
        """What taking the sheet in would do. Raises Refusal, and StoreError."""
        drafts = sheets.draft(self._table, mapping, self._workspace.today)
        (plan,) = look_in_sheets(self._workspace.desk, [drafts]).sheets
        rules = self._workspace.rules
        return outlook_of(drafts, plan, self._workspace.today, rules.silence_days)

    def take_in(self, outlook: Outlook) -> SheetPlan:
        """Take in what was foreseen, the refused rows left out; a backup is made before.

        Raises FileChanged where the file is another by now, Refusal and StoreError.
        """
        if self._has_changed():
            raise FileChanged(self.name)
        return take_in_sheets(self._workspace.desk, [outlook.drafts], skip_bad=True).sheets[0]

    def _has_changed(self) -> bool:
        try:
            return _digest(sheets.read_bytes(self.path)) != self._digest
        except Refusal:
            return True
        except (OSError, ValueError):
            return False  # gone, as a stick that was pulled out: what was shown is what comes in

    def _columns(self, read: tuple[sheets.ColumnReading, ...]) -> tuple[ColumnRead, ...]:
        self._fields = {folded(each.heading): each.field for each in read}
        return tuple(
            ColumnRead(each.heading, each.field.value, self._examples(at), each.chosen)
            for at, each in enumerate(read)
        )

    def _examples(self, column: int) -> tuple[str, ...]:
        cells = dict.fromkeys(cell for _, cell in islice(self._table.filled(column), 20))
        return tuple(shortened(cell, 40) for cell in islice(cells, _EXAMPLES))


class ExportComing:
    """A JSON file that “respond export” wrote."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        """Raises Refusal, and OSError."""
        self.path = path
        self._workspace = workspace
        self._contents = json_file.read(path)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def look(self) -> TakenIn:
        """What taking it in would do."""
        return exports.look_in(self._workspace.desk, self._contents)

    def take_in(self) -> TakenIn:
        """Take it in, after a backup. Raises Refusal and StoreError."""
        desk = self._workspace.desk
        desk.store.backup(None, desk.now, "import")
        return exports.take_in(desk, self._contents)


def read_file(
    workspace: Workspace, path: Path, encoding: str | None = None
) -> SheetComing | ExportComing:
    """What a file holds. Raises Refusal; its field is “encoding” where one has to be named."""
    try:
        _check_is_file(path)
        if json_bytes.is_json(sheets.read_head(path, json_bytes.HEAD)):
            return ExportComing(workspace, path)
        return SheetComing(workspace, path, sheets.read_bytes(path), encoding)
    except Refusal:
        raise
    except FileNotFoundError:
        raise Refusal(f"No file is at {shortened(shown_path(path), 120)}.") from None
    except PermissionError:
        raise Refusal(f"“{shortened(path.name)}” may not be read by you.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be one"
        raise Refusal(f"“{shortened(path.name)}” cannot be read: {why}.") from None


def _check_is_file(path: Path) -> None:
    if is_folder(path):
        raise Refusal(f"“{shortened(path.name)}” is a folder. Choose a file in it.")


def in_encodings(path: Path) -> tuple[tuple[str, str], ...]:
    """The encodings that a file could have, and how a part of it reads in each."""
    try:
        raw = sheets.read_bytes(path)
    except (OSError, ValueError, Refusal):
        return tuple((name, "") for name in ENCODINGS)
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        odd = error.start
    else:
        odd = 0
    around = raw[max(0, odd - _AROUND) : odd + _AROUND]
    return tuple(
        (name, _decoded(raw[:64] if name.startswith("utf-16") else around, name))
        for name in ENCODINGS
    )


def _decoded(raw: bytes, encoding: str) -> str:
    return " ".join(harmless(raw.decode(encoding, errors="replace")).split())


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _word(each: sheets.WordReading, mapping: Mapping) -> WordRead:
    meaning = mapping.meant(each.word)
    return WordRead(
        word=each.word,
        kind=meaning.kind,
        how=meaning.how,
        stage=meaning.stage,
        is_new=meaning.is_new,
        is_unclear=meaning.kind is Kind.NOTE and not each.chosen,
        times=each.times,
        chosen=each.chosen,
    )


def _dates(mapping: Mapping) -> DatesRead | None:
    if mapping.doubt is None:
        if mapping.order is None:
            return None
        return DatesRead(mapping.order, chosen=mapping.choices.order is not None)
    found = dates_in(mapping.doubt.words)[0]
    days = {order: day for order in DateOrder if (day := found.day(order)) is not None}
    return DatesRead(
        None, line=mapping.doubt.line, words=mapping.doubt.words, readings=tuple(days.items())
    )
