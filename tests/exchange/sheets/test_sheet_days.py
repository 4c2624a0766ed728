"""Dates as sheets write them, and the order that they prove."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sheets import Choices, OpenQuestion, draft
from respond_tui.exchange.sheets.days import dates_in, only_date, serial
from respond_tui.guide.terms import DateOrder
from tests.exchange.sheets.drafted import TODAY, drafted, one, sheet, understood

DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
DAY = dt.date(2025, 1, 15)

SAME_DAY = (
    "2025-01-15",
    "2025/01/15",
    "2025-01-15T10:30:00.000Z",
    "2025-01-15 10:30",
    "15/01/2025",
    "15.01.2025",
    "15. 1. 2025",
    "15-01-25",
    "15/01/2025 10:30:11",
    "15/1/25 3pm",
    "15 Jan 2025",
    "15-Jan-25",
    "Jan 15, 2025",
    "January 15th 2025",
    "15th of January 2025",
    "Wed, Jan 15, 2025",
    "Wed Jan 15 2025 10:00:00 GMT+0000 (Coordinated Universal Time)",
    "20250115",
)


@pytest.mark.parametrize("text", SAME_DAY)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    found = only_date(text)
    assert found is not None
    assert found.day(DMY) == DAY


@pytest.mark.parametrize(
    "text", ["Before 2025-01-24", "Jan 2025", "8/5", "May 5", "soon", "2025", "31", "next week"]
)
def test_what_is_no_single_day_is_never_made_one(text: str) -> None:
    assert only_date(text) is None


@pytest.mark.parametrize("text", ["31/02/2025", "2025-13-01", "00/00/2000", "1/1/1850"])
def test_a_day_that_no_calendar_has_stays_unknown(text: str) -> None:
    found = only_date(text)
    assert found is None or all(found.day(order) is None for order in DateOrder)


def test_several_dates_are_found_in_one_cell() -> None:
    found = dates_in("8/5/2019 & 8/14/2019")
    assert [each.day(MDY) for each in found] == [dt.date(2019, 8, 5), dt.date(2019, 8, 14)]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_survives_each_order(day: dt.date) -> None:
    for order, form in ((DMY, "%d/%m/%Y"), (MDY, "%m/%d/%Y"), (DMY, "%d.%m.%y"), (YMD, "%y-%m-%d")):
        found = only_date(day.strftime(form))
        assert found is not None
        assert found.day(order) == day


def test_excel_s_numbers_are_days_where_a_column_has_nothing_else() -> None:
    assert serial("45672") == DAY
    application = one("Company,Date Applied", "Acme,45672")
    assert application.applied_on == DAY
    mixed = drafted("Company,Date Applied", "Acme,45672", "Globex,2025-01-16").applications
    assert [each.applied_on for each in mixed] == [None, dt.date(2025, 1, 16)]
    assert mixed[0].notes == "Date Applied: 45672"


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("03/04/2025", "15/01/2025"), DMY),
        (("03/04/2025", "01/15/2025"), MDY),
        (("25-01-15", "99-12-31"), YMD),
        (("03/04/2025", "15/01/2025", "31/13/2025"), DMY),
    ],
)
def test_one_date_proves_the_order_of_all(dates: tuple[str, ...], order: DateOrder) -> None:
    rows = [f"Company {number},{date}" for number, date in enumerate(dates)]
    assert understood(sheet("Company,Date Applied", *rows)).order is order


def test_an_order_that_nothing_proves_is_asked_for_and_not_guessed() -> None:
    table = sheet("Company,Date Applied", "Acme,03/04/2025", "Globex,05/06/2025")
    mapping = understood(table)
    assert mapping.order is None
    assert mapping.doubt is not None
    assert (mapping.doubt.line, mapping.doubt.words) == (2, "03/04/2025")
    with pytest.raises(OpenQuestion, match="Line 2: “03/04/2025” could be two days"):
        draft(table, mapping, TODAY)
    for order, day in ((DMY, dt.date(2025, 4, 3)), (MDY, dt.date(2025, 3, 4))):
        told = draft(table, understood(table, Choices(order=order)), TODAY)
        assert told.applications[0].applied_on == day


def test_dates_that_contradict_each_other_are_read_where_each_is_clear() -> None:
    clear = drafted("Company,Date Applied", "Acme,15/01/2025", "Globex,01/16/2025").applications
    assert [each.applied_on for each in clear] == [DAY, dt.date(2025, 1, 16)]
    table = sheet("Company,Date Applied", "A,15/01/2025", "B,01/16/2025", "C,03/04/2025")
    assert understood(table).doubt is not None


def test_dates_that_are_the_same_in_every_order_need_no_question() -> None:
    assert understood(sheet("Company,Date Applied", "Acme,05/05/2025")).doubt is None
    assert understood(sheet("Company,Date Applied", "Acme,2025-03-04")).doubt is None


def test_the_dates_of_columns_that_are_left_out_ask_nothing() -> None:
    table = sheet("Company,Date Applied,Created at", "Acme,2025-03-04,03/04/2025")
    assert understood(table).doubt is None


def test_a_day_still_to_come_is_none_to_have_applied_on() -> None:
    drafts = drafted("Company,Date Applied", "Acme,2026-12-24")
    assert drafts.applications[0].applied_on is None
    assert drafts.applications[0].notes == "Date Applied: 2026-12-24"
    assert drafts.notes[0].line == 2
