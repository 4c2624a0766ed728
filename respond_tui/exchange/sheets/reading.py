"""From the bytes of a file to a table, or one sentence why not (STORAGE.md, "Imports")."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, count, islice
from pathlib import Path

from respond_tui.exchange.regular import opened
from respond_tui.exchange.sheets.table import Refused, Row, Table
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import clean_line, folded, shortened

LARGEST = 50 * 1024 * 1024
"""Bytes of a file that is read."""

MOST_COLUMNS = 500
MOST_ROWS = 250_000
MOST_CELLS = 10_000_000
"""More than any hunt has; a sheet beyond would only fill the memory."""

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 200
"""Records that the delimiter is judged by."""

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END = "\x00"
"""A record after the last one: it is swallowed where a quote was never closed."""


class WrongEncoding(Refusal):
    """The bytes are not text in the encoding that was tried; another may be named."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, "encoding")


class BadSheet(Refusal):
    """The file was read, and is no sheet that can be understood."""


def read_bytes(path: Path) -> bytes:
    """A regular file of at most 50 MB, whole. Raises NotAFileToRead, BadSheet or OSError."""
    raw = read_head(path, LARGEST + 1)
    if len(raw) > LARGEST:
        raise BadSheet(f"“{shortened(path.name)}” is larger than {LARGEST // 1024**2} MB.")
    return raw


def read_head(path: Path, most: int) -> bytes:
    """So many bytes of a regular file, or all it has. Raises NotAFileToRead or OSError."""
    with opened(path) as file:
        return file.read(most)


def read_table(path: Path, encoding: str | None = None) -> Table:
    """The sheet in a file: UTF-8, UTF-16 with its mark, or the encoding that is named.

    Raises NotAFileToRead, WrongEncoding, BadSheet or OSError.
    """
    return table_of(read_bytes(path), path.name, encoding)


def table_of(raw: bytes, name: str, encoding: str | None = None, *, headed: bool = True) -> Table:
    """The sheet in the bytes of a file called ``name``. Raises WrongEncoding or BadSheet.

    Where it is not ``headed``, its first line is an application as the others are.
    """
    shown = f"“{shortened(name)}”"
    if not raw.strip(b"\x00\t\n\r "):
        raise BadSheet(f"{shown} is empty.")
    if raw.startswith(_ZIPPED):
        raise BadSheet(f"{shown} is packed, as .xlsx, .ods and .zip are: save the sheet as CSV.")
    text = _decoded(raw, shown, encoding)
    if "\x00" in text:
        raise BadSheet(f"{shown} is no text: it holds NUL characters.")
    csv.field_size_limit(LARGEST)  # a cell too long is refused by its line, not by the parser
    text, delimiter = _delimited(text)
    records = _records(text, delimiter, shown)
    return _table(records if headed else _numbered(records), name, shown, headed=headed)


def _decoded(raw: bytes, shown: str, encoding: str | None) -> str:
    tried = encoding or "utf-8"
    if encoding is None and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried = "utf-16"
    try:
        return raw.decode(tried).removeprefix("\ufeff")
    except LookupError as error:
        raise WrongEncoding(
            f"“{shortened(tried)}” is no encoding: try utf-8, utf-16, latin-1 or cp1252."
        ) from error
    except ValueError as error:
        raise WrongEncoding(f"{shown} is not in {shortened(tried).upper()}.") from error


def _delimited(text: str) -> tuple[str, str]:
    """The text without the line in which Excel names the delimiter, and the delimiter."""
    first, _, rest = text.partition("\n")
    said = first.strip('\r" ').lower()
    if said.startswith("sep=") and len(said) == len("sep=,"):
        return "\n" + rest, said[-1]
    if said == "sep=":
        return "\n" + rest, "\t"
    return text, max(DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> tuple[float, int]:
    """How well a delimiter explains the rows: the share that it cuts like the first, and how."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(record) for record in islice(reader, _LOOKED_AT) if record)
    wide = next(iter(widths), 0)
    if wide < 2:
        return 0.0, 0
    fitting = sum(
        count * (1 if width == wide else 0.5 if 1 < width < wide else 0)
        for width, count in widths.items()
    )
    return fitting / widths.total(), wide


def _records(text: str, delimiter: str, shown: str) -> Iterator[Row]:
    """The records with anything in them; raises BadSheet where a quote is never closed."""
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    for record in reader:
        if record == [_END]:
            return
        if record and _END in record[-1]:
            break
        if any(cell and not cell.isspace() for cell in record):
            yield Row(line, tuple(record))
        line = reader.line_num + 1
    raise BadSheet(f"{shown}: the quote that opens in line {line:,} is never closed.")


def _lines(text: str) -> Iterator[str]:
    yield from io.StringIO(text, newline="")
    yield f"{_END}\n"


def _numbered(records: Iterator[Row]) -> Iterator[Row]:
    """The records under a line of headings without names, as wide as the widest."""
    rows = list(islice(records, MOST_ROWS + 1))
    width = max((len(_trimmed(row.cells)) for row in rows), default=0)
    if rows:
        yield Row(0, tuple(f"Column {number}" for number in range(1, width + 1)))
    yield from rows


def _table(records: Iterator[Row], name: str, shown: str, *, headed: bool) -> Table:
    first = next(records, None)
    if first is None:
        raise BadSheet(f"{shown} is empty.")
    headings = _trimmed(first.cells)
    if len(headings) > MOST_COLUMNS:
        raise BadSheet(
            f"{shown} has {len(headings):,} columns, where at most {MOST_COLUMNS} are read."
        )
    most = min(MOST_ROWS, MOST_CELLS // max(1, len(headings)))
    rows: list[Row] = []
    refused: list[Refused] = []
    for row in records:
        if len(rows) + len(refused) == most:
            raise BadSheet(f"{shown} has more than {most:,} rows: split it into several.")
        cells = row.cells
        if len(cells) > len(headings):
            cells = _trimmed(cells)
        if len(cells) > len(headings):
            cut = f"{len(cells):,} cells stand under {len(headings):,} headings."
            refused.append(Refused(row.line, cut))
        else:
            rows.append(Row(row.line, cells + ("",) * (len(headings) - len(cells))))
    if not rows and not refused:
        raise BadSheet(f"{shown} has headings and no row under them.")
    return Table(name, _named(headings), tuple(rows), tuple(refused), headed)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty cells at the end."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def _named(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Every heading clean and different: a column without one goes by its number."""
    taken: set[str] = set()
    names: list[str] = []
    for number, raw in enumerate(headings, start=1):
        plain = clean_line(raw[: limits.LINE - 20]).text or f"Column {number}"
        tries = chain((plain,), (f"{plain} ({times})" for times in count(2)))
        name = next(each for each in tries if folded(each) not in taken)
        taken.add(folded(name))
        names.append(name)
    return tuple(names)
