"""From bytes to a table: what is read, and the one sentence for what is not."""

import contextlib
import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sheets import (
    BadSheet,
    NotAFileToRead,
    WrongEncoding,
    read_table,
    table_of,
)
from respond_tui.exchange.sheets.reading import LARGEST
from respond_tui.guide.refusal import Refusal

HEAD = "Company,Role"


def refusal(raw: bytes, encoding: str | None = None) -> str:
    """The sentence with which some bytes are refused."""
    with pytest.raises(Refusal) as told:
        table_of(raw, "hunt.csv", encoding)
    sentence = told.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_all_rows_alike(delimiter: str) -> None:
    rows = [["Company", "Role", "Notes"], ["Acme, Inc; |x|", "SRE", "a, b; c"], ["Globex", "", "d"]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    table = table_of(out.getvalue().encode(), "hunt.csv")
    assert table.headings == ("Company", "Role", "Notes")
    assert [list(row.cells) for row in table.rows] == rows[1:]


def test_the_line_in_which_excel_names_the_delimiter_is_no_heading() -> None:
    table = table_of(b"sep=;\r\nCompany;Role\r\nAcme;SRE\r\n", "hunt.csv")
    assert table.headings == ("Company", "Role")
    assert [row.line for row in table.rows] == [3]


def test_a_row_knows_the_line_it_begins_in() -> None:
    table = table_of(b'Company,Notes\nAcme,"one\ntwo"\n\n,\nGlobex,three\n', "hunt.csv")
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "Acme"), (6, "Globex")]


def test_short_rows_are_filled_up_and_long_ones_refused_by_their_line() -> None:
    table = table_of(b"Company,Role\nAcme\nGlobex,SRE,,\nHooli,SRE,extra\n", "hunt.csv")
    assert [row.cells for row in table.rows] == [("Acme", ""), ("Globex", "SRE")]
    assert table.refused == ((4, "3 cells stand under 2 headings."),)
    assert table.read == 3


def test_headings_become_different_and_one_that_lacks_goes_by_its_number() -> None:
    table = table_of(b"Company,Notes,notes,,Notes (2)\nAcme,a,b,c,d\n", "hunt.csv")
    assert table.headings == ("Company", "Notes", "notes (2)", "Column 4", "Notes (2) (2)")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(mark: bytes) -> None:
    table = table_of(mark + "Company\nZoë’s Café\n".encode(), "hunt.csv")
    assert table.headings == ("Company",)
    assert table.rows[0].cells == ("Zoë’s Café",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_where_it_is_named_or_carries_its_mark(encoding: str) -> None:
    raw = "Company,Role\nZoë,SRE\n".encode(encoding)
    assert table_of(raw, "hunt.csv", encoding).rows[0].cells == ("Zoë", "SRE")
    if encoding == "utf-16":
        assert table_of(raw, "hunt.csv").rows[0].cells == ("Zoë", "SRE")
    else:
        assert "NUL" in refusal("Company,Role\nAcme,SRE\n".encode(encoding))


def test_latin_1_asks_for_its_name_and_is_read_with_it() -> None:
    raw = "Company\nZoë\n".encode("latin-1")
    assert "not in UTF-8" in refusal(raw)
    assert table_of(raw, "hunt.csv", "latin-1").rows[0].cells == ("Zoë",)


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "\0", "zip", ""])
def test_a_name_that_is_no_encoding_is_refused(encoding: str) -> None:
    with pytest.raises((WrongEncoding, BadSheet)):
        table_of("Company\nZoë\n".encode("latin-1"), "hunt.csv", encoding)


HOSTILE = {
    "empty": b"",
    "nothing but blanks": b" \r\n\n\t\n",
    "nothing but NUL": b"\0" * 100,
    "NUL": b"Company\nAc\0me\n",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "header only": b"Company,Role\n",
    "header and blank rows": b"Company,Role\n,\n\n  ,\n",
    "a quote never closed": b'Company,Role\nAcme,"SRE\nGlobex,PM\n',
    "a quote never closed at the end": b'Company,Role\nAcme,"',
    "10,000 columns": b",".join(b"c%d" % number for number in range(10_000)) + b"\nAcme\n",
    "an old spreadsheet": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "half a UTF-16 letter": b"\xff\xfeC\0o",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_sheet_is_refused_in_one_sentence(name: str) -> None:
    assert "hunt.csv" in refusal(HOSTILE[name])


def test_an_open_quote_is_told_by_its_line() -> None:
    assert "line 3" in refusal(HOSTILE["a quote never closed"].replace(b"Acme", b"A,\nAcme"))


def test_a_cell_of_200_kb_is_read_so_that_its_line_can_be_refused() -> None:
    table = table_of(b"Company,Notes\nAcme," + b"x" * 200_000 + b"\nGlobex,y\n", "hunt.csv")
    assert [len(row.cells[1]) for row in table.rows] == [200_000, 1]


def test_50_mb_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "hunt.csv"
    row = b"Acme," + b"x" * 19_000 + b"\n"
    body = b"Company,Notes\n" + row * (LARGEST // len(row))
    path.write_bytes(body + b"\n" * (LARGEST - len(body)))
    assert path.stat().st_size == LARGEST
    assert len(read_table(path).rows) == LARGEST // len(row)
    with path.open("ab") as file:
        file.write(b"\n")
    with pytest.raises(BadSheet, match="larger than 50 MB"):
        read_table(path)


def test_more_rows_than_any_hunt_has_are_refused() -> None:
    assert "250,000 rows" in refusal(b"Company\n" + b"a\n" * 250_001)


def test_a_sheet_of_many_columns_may_have_fewer_rows() -> None:
    head = ",".join(f"c{number}" for number in range(500)).encode()
    assert "20,000 rows" in refusal(head + b"\n" + b"a\n" * 20_001)


def test_only_a_regular_file_is_read_and_no_pipe_is_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path(os.devnull)):
        with pytest.raises((NotAFileToRead, IsADirectoryError)):
            read_table(path)
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "nowhere.csv")


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_writer_of_csv_wrote_comes_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([["Company", "Role", "Notes"], *rows])
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    if not kept:
        return
    table = table_of(out.getvalue().encode(), "hunt.csv")
    assert [[cell.strip() for cell in row.cells] for row in table.rows] == [
        [cell.strip() for cell in row] for row in kept
    ]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_sentence(raw: bytes) -> None:
    with contextlib.suppress(Refusal):
        table = table_of(raw, "hunt.csv")
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
