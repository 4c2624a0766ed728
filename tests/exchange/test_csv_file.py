"""The CSV file: a sheet for a person, out and in again to the last field."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import fields
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange import csv_file
from respond_tui.exchange.csv_file import HEADINGS, MARK, Sheet, SheetApplication
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.exchange.sheets import table_of
from respond_tui.guide.terms import Certainty, EndedBy, EndedHow, RoundOutcome, Source
from respond_tui.models.tables import ApplicationBase, InterviewBase
from tests.exchange import lives

BERLIN = ZoneInfo("Europe/Berlin")

FULL = SheetApplication(
    company="Acme",
    role="Backend Engineer",
    source=Source.JOB_BOARD,
    applied_on=dt.date(2026, 11, 1),
    ended_how=EndedHow.ROLE_CLOSED,
    ended_on=dt.date(2026, 11, 20),
    ended_stage="technical",
    ended_by=EndedBy.ROLE,
    reason="hiring freeze",
    reason_certainty=Certainty.TOLD,
    rounds=(
        SheetRound("recruiter screen", dt.date(2026, 11, 8), outcome=RoundOutcome.PASSED),
        SheetRound(
            "technical",
            on=dt.date(2026, 11, 20),
            at=dt.datetime(2026, 11, 20, 13, 0, tzinfo=dt.UTC),
            minutes=75,
            people="Rory Blair",
            format="video",
            predicted=45,
            outcome=RoundOutcome.CANCELLED,
            questions="Sketch a service.\nWhat would you measure?",
            gaps="sharding",
            lesson="Draw first.\n\nThen talk.",
            notes="kind people",
        ),
    ),
    notes="two\nlines",
)

TOLD = """\
recruiter screen: passed 2026-11-08
technical: cancelled 2026-11-20
  time: 2026-11-20 14:00+01:00
  minutes: 75
  predicted: 45 %
  people: Rory Blair
  format: video
  question: Sketch a service.
  question: What would you measure?
  gap: sharding
  lesson: Draw first.
  lesson:
  lesson: Then talk.
  note: kind people"""


def text_of(*applications: SheetApplication, zone: dt.tzinfo = dt.UTC) -> str:
    return "".join(csv_file.written(applications, zone))


def read_back(text: str) -> Sheet:
    table = table_of(text.encode(), "out.csv")
    assert csv_file.is_ours(table.headings)
    assert not table.refused
    return csv_file.read(table.rows)


def one_row(**cells: str) -> Sheet:
    """What is read of a row that has these cells, by heading with _ for spaces."""
    named = {heading.replace("_", " "): cell for heading, cell in cells.items()}
    assert named.keys() <= set(HEADINGS)
    return csv_file.read([(2, [named.get(heading, "") for heading in HEADINGS])])


def test_a_row_reads_as_a_person_would_write_it() -> None:
    header, row = csv.reader(io.StringIO(text_of(FULL, zone=BERLIN).removeprefix(MARK), newline=""))
    cells = dict(zip(header, row, strict=True))
    assert {heading: cell for heading, cell in cells.items() if cell} == {
        "Company": "Acme",
        "Role": "Backend Engineer",
        "Source": "job board",
        "Applied on": "2026-11-01",
        "How it ended": "role closed",
        "Ended on": "2026-11-20",
        "Stage where it ended": "technical",
        "Ended by": "role",
        "Reason": "hiring freeze",
        "How sure the reason is": "told",
        "Rounds": TOLD,
        "Notes": "two\nlines",
    }


@given(st.lists(lives.applications, min_size=1, max_size=3), st.sampled_from([dt.UTC, BERLIN]))
def test_what_was_written_is_read_back_to_the_last_field(
    applications: Sequence[SheetApplication], zone: dt.tzinfo
) -> None:
    sheet = read_back(text_of(*applications, zone=zone))
    assert sheet.faults == ()
    assert [row.application for row in sheet.rows] == applications


@given(lives.applications)
def test_no_cell_begins_like_a_formula(application: SheetApplication) -> None:
    rows = csv.reader(io.StringIO(text_of(application), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]


@pytest.mark.parametrize(
    ("company", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("'Tis", "''Tis"),
        ("'=1", "''=1"),
        ("O'Neil = x", "O'Neil = x"),
    ],
)
def test_an_apostrophe_guards_and_is_taken_off_again(company: str, cell: str) -> None:
    text = text_of(SheetApplication(company))
    assert text.splitlines()[1].startswith(f"{cell},")
    assert read_back(text).rows[0].application.company == company


def test_rows_end_as_rfc_4180_says_and_the_text_begins_with_a_mark_for_spreadsheets() -> None:
    """RFC 4180, section 2; Excel reads a file without the mark in the machine's old encoding."""
    text = text_of(SheetApplication("Zürich", notes='say "no"'))
    assert text.startswith("\ufeffCompany,")
    assert text.endswith(',"say ""no"""\r\n')
    assert text.count("\r\n") == text.count("\n") == 2


def test_the_line_of_a_row_counts_the_lines_of_the_cells_before_it() -> None:
    text = text_of(FULL, FULL, SheetApplication("Last"))
    lines = [row.line for row in read_back(text).rows]
    assert lines == [2, 17, 32]
    assert text.split("\n")[lines[-1] - 1].startswith("Last,")


def test_every_field_of_an_application_and_of_a_round_is_in_the_sheet() -> None:
    kept = {*ApplicationBase.model_fields} - {"ended_stage_id", "sealed_at"}
    assert {field.name for field in fields(SheetApplication)} == kept | {"ended_stage", "rounds"}
    kept = {*InterviewBase.model_fields} - {"application_id", "stage_id"}
    assert {field.name for field in fields(SheetRound)} == kept | {"stage"}
    assert len(HEADINGS) == len(fields(SheetApplication))


def test_another_header_is_not_ours() -> None:
    assert not csv_file.is_ours(["Company", "Role"])
    assert not csv_file.is_ours([*HEADINGS, "More"])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Company": " "}, "No company is named."),
        ({"Company": "x" * 201}, "Company – The limit is 200 characters; this has 201."),
        ({"Source": "carrier pigeon"}, "Source – “carrier pigeon” is none of referral, job board"),
        ({"Applied_on": "1/11/2026"}, "“1/11/2026” is not a day such as 2026-11-20."),
        ({"Applied_on": "2026-02-30"}, "“2026-02-30” is not a day"),
        ({"Applied_on": "2500-01-01"}, "“2500-01-01” is not a day"),
        ({"Rounds": "technical"}, "Rounds – “technical” tells no round."),
        ({"Rounds": "technical: eaten"}, "“technical: eaten” tells no round."),
        ({"Rounds": "technical: passed 2026-02-30"}, "“2026-02-30” is not a day"),
        ({"Rounds": "technical: passed 20261120"}, "“20261120” is not a day"),
        ({"Rounds": "  note: alone"}, "“note: alone” tells no round."),
        ({"Rounds": "a: passed\n  colour: red"}, "“colour: red” tells no round."),
        ({"Rounds": "a: passed\n  time: 2026-11-20 14:00"}, "“2026-11-20 14:00” is not a time"),
        ({"Rounds": "a: passed\n  time: 2300-11-20 14:00Z"}, "is not a time"),
        ({"Rounds": "a: passed\n  minutes: many"}, "“minutes: many” is not a whole number."),
        ({"Rounds": "a: passed\n  minutes: 0"}, "“minutes” lies between 1 and 1,440."),
        ({"Rounds": "a: passed\n  predicted: 101 %"}, "“predicted” lies between 0 and 100."),
        ({"Rounds": "a: passed\n  people: A\n  people: B"}, "“people” stands twice"),
        ({"Rounds": f"{'x' * 201}: passed"}, "The limit is 200 characters"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_in_one_sentence(
    cells: dict[str, str], said: str
) -> None:
    sheet = one_row(**({"Company": "Acme"} | cells))
    (fault,) = sheet.faults
    assert (sheet.rows, fault.line) == ((), 2)
    assert said in fault.reason
    assert "\n" not in fault.reason


def test_a_row_of_another_length_is_refused_and_the_others_stand() -> None:
    row = ("Acme", *[""] * (len(HEADINGS) - 1))
    sheet = csv_file.read([(2, row), (3, row[:-1])])
    assert [row.application.company for row in sheet.rows] == ["Acme"]
    assert [fault.line for fault in sheet.faults] == [3]


def test_a_spreadsheet_may_end_its_lines_otherwise_and_leave_empty_rows() -> None:
    (row,) = read_back(text_of(FULL).replace("\r\n", "\n") + "\n,,\n").rows
    assert row.application == FULL


def test_the_rounds_of_one_application_may_be_as_long_as_notes_allow() -> None:
    """Longer than the csv module takes by itself: its limit is 131,072 characters a field."""
    rounds = tuple(SheetRound("panel", notes="x" * 20_000) for _ in range(8))
    assert read_back(text_of(SheetApplication("Acme", rounds=rounds))).rows[0].application.rounds


@given(st.text("ab:\n '\"%-0123456789") | lives.texts)
def test_any_cell_of_rounds_is_read_or_refused(cell: str) -> None:
    sheet = one_row(Company="Acme", Rounds=cell)
    assert len(sheet.rows) + len(sheet.faults) == 1
