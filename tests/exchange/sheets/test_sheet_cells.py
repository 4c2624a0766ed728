"""What stands under a stage, and what a cell tells of a whole road."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sheets.cells import read_mark
from respond_tui.exchange.sheets.history import read_history
from respond_tui.guide.terms import DateOrder, EndedHow, RoundOutcome
from tests.exchange.sheets.drafted import drafted, one, told

DAY, LATER = dt.date(2019, 8, 5), dt.date(2019, 8, 14)
PASSED, REJECTED, CANCELLED = (
    RoundOutcome.PASSED,
    RoundOutcome.REJECTED,
    RoundOutcome.CANCELLED,
)


@pytest.mark.parametrize("cell", ["", "no", "N", "n/a", "-", "–", "✗", "Unknown", "skipped"])
def test_a_stage_that_was_not_entered(cell: str) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.entered, mark.words) == (False, "")


@pytest.mark.parametrize("cell", ["yes", "Y", "x", "✓", "✅", "done", "completed", "TRUE"])
def test_a_tick_is_a_round_without_a_day(cell: str) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.entered, mark.days, mark.words) == (True, (None,), "")


@pytest.mark.parametrize(
    ("cell", "days", "outcome", "how"),
    [
        ("8/5/2019", (DAY,), None, None),
        ("8/5/2019 & 8/14/2019", (DAY, LATER), None, None),
        ("8/5/2019, 8/14/2019", (DAY, LATER), None, None),
        ("8/5/2019 and 8/14/2019", (DAY, LATER), None, None),
        ("8/5/2019\n8/14/2019", (DAY, LATER), None, None),
        ("scheduled 8/5/2019", (DAY,), None, None),
        ("passed 8/5/2019", (DAY,), PASSED, None),
        ("passed", (None,), PASSED, None),
        ("8/5/2019 – rejected", (DAY,), REJECTED, EndedHow.REJECTED),
        ("failed", (None,), REJECTED, EndedHow.REJECTED),
        ("cancelled", (None,), CANCELLED, None),
        ("no response", (None,), None, EndedHow.GHOSTED),
        ("withdrew 8/5/2019", (DAY,), None, EndedHow.WITHDREW),
    ],
)
def test_a_cell_under_a_stage_is_read_as_a_person_would(
    cell: str,
    days: tuple[dt.date | None, ...],
    outcome: RoundOutcome | None,
    how: EndedHow | None,
) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.entered, mark.days, mark.outcome, mark.how) == (True, days, outcome, how)
    assert mark.words == ""


@pytest.mark.parametrize(
    ("cell", "entered"),
    [
        ("expired", True),
        ("with Dana, went well", True),
        ("8/5/2019 with Dana", True),
        ("32/13/2019", True),
        ("rejected?", True),
        ("not invited", False),
    ],
)
def test_words_that_say_more_are_kept(cell: str, entered: bool) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.entered, mark.words) == (entered, cell)


def test_the_words_under_a_stage_become_notes_of_its_round() -> None:
    drafts = drafted("Company,Technical", "Acme,2024-03-01 with Dana", "Globex,not invited")
    assert drafts.applications[0].rounds[0].notes == "2024-03-01 with Dana"
    assert drafts.applications[1].rounds == ()
    assert drafts.applications[1].notes == "Technical: not invited"
    assert [note.line for note in drafts.notes] == [2, 3]


@pytest.mark.parametrize(
    "cell",
    [
        "8/5/2019 rescheduled to 8/14/2019",
        "8/5/2019, re-scheduled to 8/14/2019",
        "8/5/2019 (moved to 8/14/2019)",
        "8/5/2019 was moved back to 8/14/2019",
        "8/5/2019 cancelled, rescheduled to 8/14/2019",
        "8/5/2019 postponed to 8/14/2019",
        "8/5/2019 postponed until 8/14/2019",
        "8/5/2019, now 8/14/2019",
        "8/5/2019 now on 8/14/2019",
        "8/5/2019 -> 8/14/2019",
        "8/5/2019 → 8/14/2019",
        "8/5/2019=>8/14/2019",
        "moved from 8/5/2019 to 8/14/2019",
        "8/14/2019 (moved from 8/5/2019)",
        "8/14/2019, originally 8/5/2019",
        "8/1/2019 → 8/5/2019 → 8/14/2019",
    ],
)
def test_a_round_that_was_moved_is_one_on_its_last_day_with_the_first_kept(cell: str) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.entered, mark.days, mark.words, mark.unread) == (True, (LATER,), cell, False)
    (round_,) = one("Company,Technical", f'Acme,"{cell}"').rounds
    assert (round_.on, round_.notes) == (LATER, cell)


@pytest.mark.parametrize(
    ("cell", "days", "outcome"),
    [
        ("8/5/2019 moved to 8/14/2019, passed", (LATER,), PASSED),
        ("8/5/2019 moved to 8/14/2019 – rejected", (LATER,), REJECTED),
        ("8/5/2019 -> 8/14/2019 and 8/20/2019", (LATER, dt.date(2019, 8, 20)), None),
        ("8/5/2019 moved to 32/13/2019", (None,), None),
        ("8/5 moved to 8/14", (None,), None),
        ("8/5/2019 then 8/14/2019", (DAY, LATER), None),
        ("8/5/2019 to 8/14/2019", (DAY, LATER), None),
        ("8/5/2019 - 8/14/2019", (DAY, LATER), None),
        ("8/5/2019 with Dana, 8/14/2019 with Kim", (DAY, LATER), None),
    ],
)
def test_what_else_stands_beside_two_days(
    cell: str, days: tuple[dt.date | None, ...], outcome: RoundOutcome | None
) -> None:
    mark = read_mark(cell, DateOrder.MDY)
    assert (mark.days, mark.outcome) == (days, outcome)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("failed", "Acme | technical rejected | rejected at technical"),
        ("no response", "Acme | technical pending | ghosted at technical"),
        ("expired", "Acme | technical cancelled"),
        ("withdrew", "Acme | technical pending | withdrew at technical"),
    ],
)
def test_an_outcome_under_a_stage_ends_it_there(cell: str, expected: str) -> None:
    assert told(one("Company,Technical", f"Acme,{cell}")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Acme,2024-03-01,,", "Acme | offer 2024-03-01 pending"),
        ("Acme,accepted,,", "Acme | offer pending | accepted at offer"),
        ("Acme,declined,,", "Acme | offer pending | declined at offer"),
        ("Acme,,2024-03-09,", "Acme |  | rejected at application on 2024-03-09"),
        ("Acme,,,yes", "Acme, inquiry | "),
    ],
)
def test_a_column_may_be_of_an_offer_an_end_or_an_inquiry(line: str, expected: str) -> None:
    assert told(one("Company,Offer,Rejected,Recruiter Inquiry", line)) == expected


ROADS = (
    "Applied (2024-03-02), Screen (2024-03-08), Technical (2024-03-15)",
    "Applied: 2024-03-02; Screen: 2024-03-08; Technical: 2024-03-15",
    "2024-03-02 Applied\n2024-03-08 Screen\n2024-03-15 Technical",
    "Applied 2024-03-02 → Screen 2024-03-08 → Technical 2024-03-15",
    "Applied, Mar 2, 2024, Screen, Mar 8, 2024, Technical, Mar 15, 2024",
    '[{"stage": "Applied", "date": "2024-03-02"}, {"stage": "Screen", "date": "2024-03-08"},'
    ' {"stage": "Technical", "date": "2024-03-15"}]',
    "[('Applied', '2024-03-02'), ('Screen', '2024-03-08'), ('Technical', '2024-03-15')]",
    "[['Applied', '2024-03-02'], ['Screen', '2024-03-08'], ['Technical', '2024-03-15']]",
    '{"Applied": "2024-03-02", "Screen": "2024-03-08", "Technical": "2024-03-15"}',
    '["Applied 2024-03-02", "Screen 2024-03-08", "Technical 2024-03-15"]',
    "Technical (2024-03-15), Screen (2024-03-08), Applied (2024-03-02)",
)


@pytest.mark.parametrize("cell", ROADS)
def test_a_history_is_read_however_it_is_written(cell: str) -> None:
    road = [(name, on.day(None) if on else None) for name, on in read_history(cell)]
    assert road == [
        ("Applied", dt.date(2024, 3, 2)),
        ("Screen", dt.date(2024, 3, 8)),
        ("Technical", dt.date(2024, 3, 15)),
    ]


def test_a_history_without_dates_is_a_road_as_well() -> None:
    assert [name for name, _ in read_history("Applied > Screen > Rejected")] == [
        "Applied",
        "Screen",
        "Rejected",
    ]


@given(st.text(max_size=80))
def test_any_cell_at_all_is_read_without_an_accident(cell: str) -> None:
    for order in (None, *DateOrder):
        mark = read_mark(cell, order)
        assert len(mark.days) > 0 or not mark.entered
    assert all(name for name, _ in read_history(cell) if name)


@pytest.mark.parametrize("piece", ["1 ", "jan ", "1/1/2020 (", "&", "1/1/2020 10:30  ", " ,", "[{"])
def test_a_huge_cell_costs_no_more_than_its_length(piece: str) -> None:
    cell = (piece * 200_000)[:200_000]
    assert read_mark(cell, None).words
    assert read_history(cell) == ()
    read_history(cell[:20_000])
    read_mark(cell[:500], None)
