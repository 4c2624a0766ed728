"""Everything a person wrote as one JSON file, out and in again without loss.

The file is an object: ``format``, ``version``, ``made_by`` and ``tables``, the last an
object of table name to rows, one row a line, every column by its name. Dates are
ISO 8601; moments carry their offset. A newer version is refused, never half read.
"""

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from sqlmodel import SQLModel

from respond_tui import __version__
from respond_tui.exchange import json_bytes
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import folded
from respond_tui.models.kept import Kept
from respond_tui.models.tables import DATA_TABLES

FORMAT = "respond"
VERSION = 4
LARGEST_ID = 2**53
"""An id above this could use up SQLite's numbers, so that nothing more can be added."""

_SMALLEST_KEPT, _LARGEST_KEPT = -(2**63), 2**63 - 1
"""What SQLite's integers hold: https://www.sqlite.org/datatype3.html, section 2."""

LONGEST_NUMBER = 20
"""Digits and sign of the longest number that fits 64 bits."""

Value = str | int | dt.date | dt.datetime | None
Row = dict[str, Value]
Tables = dict[str, list[Row]]

TABLES: Mapping[str, type[Kept]] = {str(table.__tablename__): table for table in DATA_TABLES}


class MadeByNewer(Refusal):
    """The file was written by a later version than this one."""


class Fault(NamedTuple):
    """A row that cannot be taken in: which of all rows in the file, and why."""

    line: int
    reason: str


class BadRows(Refusal):
    """Some rows cannot be taken in, so none are."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        first, others = faults[0].reason, len(faults) - 1
        more = f" So it is with {others:,} more." if others else ""
        super().__init__(f"The file holds a row that cannot be read: {first}{more}")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: validated rows by table; ``cleaned`` counts the rows altered by it."""

    tables: Tables
    cleaned: int

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.tables.values()))


def written(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The text of the file, piece by piece; the same rows always give the same text."""
    head = {"format": FORMAT, "version": VERSION, "made_by": f"respond {__version__}"}
    yield json.dumps(head)[:-1] + ', "tables": {'
    for number, (name, rows) in enumerate(tables.items()):
        yield f"{',' if number else ''}\n{json.dumps(name)}: ["
        for position, row in enumerate(rows):
            yield (",\n" if position else "\n") + json.dumps(
                row, ensure_ascii=False, default=_stamp
            )
        yield "]"
    yield "}}\n"


def read(path: Path) -> Contents:
    """The contents of a file, every row held against its table's rules.

    Raises NotAFileToRead, MadeByNewer, BadRows with every fault, or another Refusal.
    """
    document = _document(json_bytes.text_of(path))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refusal("This JSON file was not written by `respond export`.")
    version = document.get("version")
    if not isinstance(version, int) or version < 1:
        raise Refusal("This file does not say which version of the format it is.")
    if version > VERSION:
        raise MadeByNewer("This file was written by a newer version of respond.")
    return _contents(document.get("tables"))


def _stamp(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _document(text: str) -> object:
    try:
        return json.loads(
            text,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise Refusal(f"Line {error.lineno} is not JSON: {error.msg}.") from error
    except RecursionError as error:
        raise Refusal("The file nests more deeply than any file of ours.") from error


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise Refusal(f"A number of {len(digits):,} digits is too long.")
    return int(digits)


def _decimal(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits[:LONGEST_NUMBER])


def _no_number(word: str) -> float:
    raise Refusal(f"“{word}” is not a number that can be kept.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Refusal("An object names the same thing twice.")
    return made


def _contents(tables: object) -> Contents:
    if not isinstance(tables, dict):
        raise Refusal("This file holds no tables.")
    if unknown := sorted(tables.keys() - TABLES.keys()):
        raise Refusal(f"This file holds a table that is not known here: “{unknown[0][:40]}”.")
    found: Tables = {name: [] for name in TABLES}
    faults: list[Fault] = []
    line = cleaned = 0
    for name, table in TABLES.items():
        rows = tables.get(name, [])
        if not isinstance(rows, list):
            raise Refusal(f"“{name}” is not a list of rows.")
        for raw in rows:
            line += 1
            try:
                row = _sound(table, raw)
            except (Refusal, ValidationError) as error:
                faults.append(Fault(line, f"{_called(name, raw)}: {_reason(error)}"))
                continue
            cleaned += any(isinstance(v, str) and row[k] != v for k, v in _texts(table, raw))
            found[name].append(row)
    if faults := faults or list(_torn(found)):
        raise BadRows(faults)
    return Contents(found, cleaned)


def _sound(table: type[Kept], raw: object) -> Row:
    """One row as its table keeps it; raises Refusal or ValidationError."""
    if not isinstance(raw, dict):
        raise Refusal("it is not an object.")
    if unknown := sorted(raw.keys() - table.model_fields.keys()):
        raise Refusal(f"“{unknown[0][:40]}” is not known here.")
    base = next(kind for kind in table.__bases__ if kind is not Kept)
    row: Row = {}
    for part in (Kept, base):
        assert issubclass(part, SQLModel)
        row |= part.model_validate(raw).model_dump()
    number = row["id"]
    if not isinstance(number, int) or not 1 <= number <= LARGEST_ID:
        raise Refusal("its id is not one that we give.")
    for column, value in row.items():
        _check_value(column, value)
    return {column: row[column] for column in table.model_fields}


def _check_value(column: str, value: Value) -> None:
    if isinstance(value, int) and not _SMALLEST_KEPT <= value <= _LARGEST_KEPT:
        raise Refusal(f"{column} is a number too large to keep.")
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        raise Refusal(f"{column} lacks its time zone.")
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if not limits.valid_day(day):
            raise Refusal(f"{column} lies outside {limits.FIRST_DAY} to {limits.LAST_DAY}.")


def _texts(table: type[Kept], raw: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The columns of words, which a cleaning could alter."""
    for column, info in table.model_fields.items():
        if column in raw and info.annotation in (str, str | None):
            yield column, raw[column]


def _called(name: str, raw: object) -> str:
    number = raw.get("id") if isinstance(raw, dict) else None
    return f"{name} {number}" if isinstance(number, int) else name


def _reason(error: Refusal | ValidationError) -> str:
    if isinstance(error, Refusal):
        return error.sentence
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field} – {first['msg'].removeprefix('Value error, ').rstrip('.')}."


def _torn(tables: Tables) -> Iterator[Fault]:
    """Rows that repeat what only one of their table may have, or point at what is not there."""
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    line = 0
    for name, rows in tables.items():
        seen: dict[str, set[Value]] = {column: set() for column in _once_only(TABLES[name])}
        for row in rows:
            line += 1
            for column, values in seen.items():
                value = _folded(row[column])
                if value in values:
                    yield Fault(line, f"{name} {row['id']}: its {column} is there twice.")
                values.add(value)
            for column, other in references(TABLES[name]).items():
                if row[column] is not None and row[column] not in ids[other]:
                    yield Fault(line, f"{name} {row['id']}: its {other} is not in the file.")


def _once_only(table: type[Kept]) -> list[str]:
    """The columns whose value only one row of a table may have."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    return [column.name for column in columns if column.primary_key or column.unique]


def _folded(value: Value) -> Value:
    """As a merge compares it, so that two rows never match one row that is here."""
    return folded(value) if isinstance(value, str) else value


def references(table: type[Kept]) -> dict[str, str]:
    """The columns of a table that point at another table, and which."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    return {
        column.name: next(iter(column.foreign_keys)).column.table.name
        for column in columns
        if column.foreign_keys
    }
