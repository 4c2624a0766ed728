"""Spreadsheets on their way in: read, understood, drafted.

    table = read_table(path)
    mapping = understand(table, stages)
    drafts = draft(table, mapping, today)

``mapping`` says how each column and word is read; ``mapping.choices`` with another choice in
it, handed to ``understand`` once more, reads it otherwise. Nothing here touches the file of
the person's own; what becomes of drafts there is told by ``matching``.
"""

from respond_tui.exchange.regular import NotAFileToRead
from respond_tui.exchange.sheets.choices import MEANINGS, NO_CHOICES, Choices, remembered
from respond_tui.exchange.sheets.columns import Field, field_called, stage_heading
from respond_tui.exchange.sheets.drafting import draft
from respond_tui.exchange.sheets.drafts import DraftApplication, DraftRound, Drafts
from respond_tui.exchange.sheets.evidence import Doubt
from respond_tui.exchange.sheets.mapping import (
    ColumnReading,
    Layout,
    Mapping,
    OpenQuestion,
    WordReading,
    check_choices,
    read_columns,
    understand,
    understand_as_before,
)
from respond_tui.exchange.sheets.reading import (
    BadSheet,
    WrongEncoding,
    read_bytes,
    read_head,
    read_table,
    table_of,
)
from respond_tui.exchange.sheets.table import Noted, Refused, Row, Table

__all__ = [
    "MEANINGS",
    "NO_CHOICES",
    "BadSheet",
    "Choices",
    "ColumnReading",
    "Doubt",
    "DraftApplication",
    "DraftRound",
    "Drafts",
    "Field",
    "Layout",
    "Mapping",
    "NotAFileToRead",
    "Noted",
    "OpenQuestion",
    "Refused",
    "Row",
    "Table",
    "WordReading",
    "WrongEncoding",
    "check_choices",
    "draft",
    "field_called",
    "read_bytes",
    "read_columns",
    "read_head",
    "read_table",
    "remembered",
    "stage_heading",
    "table_of",
    "understand",
    "understand_as_before",
]
