"""Dates in words, both ways (MODEL.md, "Quick-add, read closely"; FACTS.md, C)."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import limits
from respond_tui.guide.dates import (
    Leaning,
    UnreadableDate,
    When,
    exact,
    in_a_letter,
    read_day,
    read_when,
    spoken,
    spoken_moment,
)
from respond_tui.guide.terms import DateOrder

TODAY = dt.date(2026, 11, 23)
"""A Monday."""

PAST, FUTURE = Leaning.PAST, Leaning.FUTURE
DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = st.dates(limits.FIRST_DAY, limits.LAST_DAY)
ROOMY_DAYS = st.dates(dt.date(1920, 1, 1), dt.date(2180, 12, 31))
"""Days with room for a leap year on both sides."""


def day(text: str, leaning: Leaning = FUTURE, order: DateOrder = DMY) -> str:
    return read_when(text, TODAY, order, leaning).day.isoformat()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("today", "2026-11-23"),
        ("TONIGHT", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("Tomorrow", "2026-11-24"),
        ("last fri", "2026-11-20"),
        ("last sunday", "2026-11-22"),
        ("last mon", "2026-11-16"),
        ("this thu", "2026-11-26"),
        ("next tue", "2026-12-01"),
        ("next Monday", "2026-11-30"),
        ("3d ago", "2026-11-20"),
        ("3 days ago", "2026-11-20"),
        ("2w ago", "2026-11-09"),
        ("a week ago", "2026-11-16"),
        ("two weeks ago", "2026-11-09"),
        ("1 month ago", "2026-10-23"),
        ("1y ago", "2025-11-23"),
        ("in 2 weeks", "2026-12-07"),
        ("in 2w", "2026-12-07"),
        ("in 3 days", "2026-11-26"),
        ("in 1 month", "2026-12-23"),
        ("30 november 2026", "2026-11-30"),
        ("30th of Nov., 2026", "2026-11-30"),
        ("Nov 30, 2026", "2026-11-30"),
        ("30-nov-2026", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("2026/1/5", "2026-01-05"),
        ("30/11/2026", "2026-11-30"),
        ("30.11.2026", "2026-11-30"),
        ("on 30.11.2026", "2026-11-30"),
        ("fri 20 nov 2026", "2026-11-20"),
    ],
)
def test_each_way_to_write_a_day_means_that_day_whatever_the_leaning(text: str, meant: str) -> None:
    assert day(text, PAST) == day(text, FUTURE) == meant


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("fri", "2026-11-20", "2026-11-27"),
        ("mon", "2026-11-23", "2026-11-23"),
        ("Sunday", "2026-11-22", "2026-11-29"),
        ("30 nov", "2025-11-30", "2026-11-30"),
        ("nov 30", "2025-11-30", "2026-11-30"),
        ("30nov", "2025-11-30", "2026-11-30"),
        ("23 nov", "2026-11-23", "2026-11-23"),
        ("may 5", "2026-05-05", "2027-05-05"),
        ("30/11", "2025-11-30", "2026-11-30"),
        ("30.11.", "2025-11-30", "2026-11-30"),
        ("29 feb", "2024-02-29", "2028-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_way(text: str, before: str, after: str) -> None:
    assert (day(text, PAST), day(text, FUTURE)) == (before, after)


def test_29_february_is_found_across_a_century_without_a_leap_year() -> None:
    """1900 had no 29 February: between 1896 and 1904 there is none."""
    found = read_when("29 feb", dt.date(1900, 3, 1), DMY, FUTURE)
    assert found.day == dt.date(1904, 2, 29)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("30 nov 14:00", When(dt.date(2026, 11, 30), dt.time(14))),
        ("2026-11-30 14:00", When(dt.date(2026, 11, 30), dt.time(14))),
        ("fri at 2pm", When(dt.date(2026, 11, 27), dt.time(14))),
        ("9.30am tomorrow", When(dt.date(2026, 11, 24), dt.time(9, 30))),
        ("at 14:00 on 30 nov", When(dt.date(2026, 11, 30), dt.time(14))),
        ("noon", When(TODAY, dt.time(12))),
        ("at 14:00", When(TODAY, dt.time(14))),
        ("9:05", When(TODAY, dt.time(9, 5))),
        ("12am", When(TODAY, dt.time(0))),
        ("12:30 p.m.", When(TODAY, dt.time(12, 30))),
        ("tonight 8 pm", When(TODAY, dt.time(20))),
    ],
)
def test_hours_make_it_a_time_and_a_bare_time_is_todays(text: str, when: When) -> None:
    assert read_when(text, TODAY) == when


def test_twelve_eleven_follows_the_chosen_order() -> None:
    assert day("12/11", PAST, DMY) == "2026-11-12"
    assert day("12/11", PAST, MDY) == "2025-12-11"
    assert day("12/11/2026", PAST, MDY) == "2026-12-11"
    assert day("2026-11-12", PAST, MDY) == "2026-11-12"


@pytest.mark.parametrize(
    ("text", "order", "why"),
    [
        ("13/11", MDY, "“13/11” is read month first, and there is no month 13."),
        ("11/13/2026", DMY, "“11/13/2026” is read day first, and there is no month 13."),
        ("12/11", YMD, "“12/11” could be two days: write the month in letters, as in 2 nov."),
        (
            "30/11/2026",
            YMD,
            "“30/11/2026” could be two days: write the month in letters, as in 2 nov.",
        ),
        ("30/11/26", DMY, "“30/11/26” needs a year of four digits."),
    ],
)
def test_a_day_that_the_order_cannot_settle_is_refused_never_swapped(
    text: str, order: DateOrder, why: str
) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_when(text, TODAY, order)
    assert refused.value.sentence == why
    assert refused.value.field == "when"


@pytest.mark.parametrize(
    "text",
    ["31 feb", "feb 31", "29 feb 2027", "31/02/2026", "2026-02-31", "0/1", "31 nov 14:00"],
)
def test_a_day_that_no_calendar_has_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableDate, match=f"^“{text}” is not in the calendar\\.$"):
        read_when(text, TODAY)


@pytest.mark.parametrize("text", ["25:00", "14:60", "13pm", "0am", "30 nov 24:00"])
def test_a_time_that_no_clock_shows_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableDate, match=f"^“{text}” has no time of day"):
        read_when(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "1 jan 1899",
        "1899-12-31",
        "1/1/2201",
        "in 200 years",
        "999999 weeks ago",
        "in 999999 months",
        "in 9999999999999 days",
        f"{'9' * 5_000}d ago",
    ],
)
def test_a_day_outside_the_years_that_are_kept_is_refused_not_overflowed(text: str) -> None:
    with pytest.raises(UnreadableDate, match="lies outside the years 1900 to 2200"):
        read_when(text, TODAY)


@pytest.mark.parametrize("today", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text", ["yesterday", "tomorrow", "fri", "last mon", "next sun", "2 jan", "9:30"]
)
def test_a_clock_set_to_the_edge_of_time_refuses_too(text: str, today: dt.date) -> None:
    for leaning in Leaning:
        with pytest.raises(UnreadableDate, match=r"lies outside|not in the calendar"):
            read_when(text, today, DMY, leaning)


@pytest.mark.parametrize(
    "text",
    ["last week", "next month", "nov 2026", "2026-11", "30th", "in 3 hours", "3m ago", "at 2",
     "midnight", "1/2/3/4", "2026-11-30T14:00"],
)  # fmt: skip
def test_what_is_no_single_day_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UnreadableDate, match=f"^“{text}” "):
        read_when(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "may", "mar", "3", "1130", "99", "ago", "in 2", "3 days", "fri mon",
     "yesterday no", "٣d ago", "１２/１１", "w47", "call 5 people", "next", "on", "in ad"],
)  # fmt: skip
def test_what_is_not_a_date_is_never_guessed(text: str) -> None:
    with pytest.raises(UnreadableDate, match="was not understood as a date"):
        read_when(text, TODAY)


def test_a_weekday_must_agree_with_its_date() -> None:
    assert day("Mon 30 Nov 2026") == "2026-11-30"
    with pytest.raises(UnreadableDate, match="“fri 21 nov 2026” does not fit together"):
        read_when("fri 21 nov 2026", TODAY)


def test_months_are_counted_to_the_end_of_a_shorter_one() -> None:
    """FACTS.md, C: 31 January and one month is 28 February."""
    assert read_when("in 1 month", dt.date(2027, 1, 31)).day == dt.date(2027, 2, 28)


def test_a_filter_takes_a_day_and_looks_back() -> None:
    assert read_day("fri", TODAY) == dt.date(2026, 11, 20)
    with pytest.raises(UnreadableDate, match="where only a day counts"):
        read_day("fri 14:00", TODAY)


def test_a_refusal_repeats_no_control_character_and_no_endless_text() -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_when("\x1b]52;c;aGk=\x07" + "x" * 5_000, TODAY)
    assert refused.value.sentence.isprintable()
    assert len(refused.value.sentence) < 200


@given(ROOMY_DAYS, st.sampled_from(NAMES))
def test_a_weekday_is_the_first_such_day_found_by_walking(today: dt.date, name: str) -> None:
    for leaning, step in ((PAST, -1), (FUTURE, 1)):
        walked = next(
            found
            for found in (today + dt.timedelta(days=step * away) for away in range(7))
            if NAMES[found.weekday()] == name
        )
        assert read_when(name[:3], today, DMY, leaning).day == walked


@given(ROOMY_DAYS, st.sampled_from(NAMES))
def test_last_and_next_weekday_lie_in_the_weeks_beside_this_one(today: dt.date, name: str) -> None:
    last, coming = (read_when(f"{word} {name}", today).day for word in ("last", "next"))
    (year, week, _), number = today.isocalendar(), NAMES.index(name) + 1
    this = dt.date.fromisocalendar(year, week, number)
    assert (this - last, coming - this) == (dt.timedelta(days=7), dt.timedelta(days=7))


@given(ROOMY_DAYS, ROOMY_DAYS)
def test_a_date_without_a_year_is_the_nearest_one_that_way(today: dt.date, named: dt.date) -> None:
    text = f"{named.day}/{named.month}"
    before = read_when(text, today, DMY, PAST).day
    after = read_when(text, today, DMY, FUTURE).day
    assert before <= today <= after
    assert (before.day, before.month) == (after.day, after.month) == (named.day, named.month)
    if (named.day, named.month) != (29, 2):
        assert after.year - before.year == (0 if before == after else 1)


@given(DAYS, DAYS, st.sampled_from(DateOrder), st.sampled_from(Leaning))
def test_an_exact_day_reads_back_as_itself(
    named: dt.date, today: dt.date, order: DateOrder, leaning: Leaning
) -> None:
    for text in (exact(named), named.isoformat(), exact(named).partition(" ")[2].lower()):
        assert read_when(text, today, order, leaning) == When(named)


@given(st.text(max_size=80) | st.text("0123456789dwmy/.-: agoinfrtuesapm", max_size=40), DAYS)
def test_any_text_is_a_kept_day_or_one_refusal(text: str, today: dt.date) -> None:
    for order in DateOrder:
        said = kept_or_refused(text, today, order)
        assert said is True or str(said).startswith("“")


def kept_or_refused(text: str, today: dt.date, order: DateOrder) -> bool | str:
    try:
        return limits.valid_day(read_when(text, today, order, PAST).day)
    except UnreadableDate as refused:
        return refused.sentence


@pytest.mark.parametrize(
    ("away", "said"),
    [(-7, "16 Nov"), (-6, "6 days ago"), (-2, "2 days ago"), (-1, "yesterday"), (0, "today"),
     (1, "tomorrow"), (3, "in 3 days"), (6, "in 6 days"), (7, "30 Nov"), (100, "3 Mar 2027")],
)  # fmt: skip
def test_near_days_are_counted_and_far_ones_named(away: int, said: str) -> None:
    assert spoken(TODAY + dt.timedelta(days=away), TODAY) == said


def test_another_year_is_said() -> None:
    assert spoken(dt.date(2025, 11, 2), TODAY) == "2 Nov 2025"
    assert spoken(dt.date(2026, 11, 2), TODAY) == "2 Nov"
    assert spoken(dt.date(2027, 1, 1), dt.date(2026, 12, 31)) == "tomorrow"


def test_a_moment_is_said_with_its_time() -> None:
    assert spoken_moment(dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC), TODAY) == "tomorrow 10:00"


def test_an_exact_day_is_said_in_full() -> None:
    assert exact(dt.date(2026, 11, 2)) == "Mon 2 Nov 2026"


def test_importing_dates_loads_no_part_of_dateutil() -> None:
    code = "import sys, respond_tui.guide.dates; print([m for m in sys.modules if 'dateutil' in m])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 11, 24), "24 November"),
        (dt.date(2026, 5, 1), "1 May"),
        (dt.date(2025, 12, 31), "31 December 2025"),
        (dt.date(2026, 11, 25), "25 November"),
    ],
)
def test_a_letter_names_a_day_by_its_month_and_by_its_year_only_in_another(
    day: dt.date, written: str
) -> None:
    assert in_a_letter(day, dt.date(2026, 11, 25)) == written
