"""How single lines of rates and of the flow read."""

import datetime as dt

import pytest

from respond_tui.guide.flow import End, Origin, Road, flow
from respond_tui.guide.rates import By, RateKind, Waited, rate_of
from respond_tui.guide.terms import Source
from respond_tui.queries.rates import Answer, Group, Rates
from respond_tui.screens.number_lines import (
    RateAt,
    answer_line,
    flow_text,
    of_rate,
    rate_lines,
    rate_text,
)
from tests.courses import APPLICATION, SCREEN, TODAY

SENT = TODAY - dt.timedelta(days=40)


@pytest.mark.parametrize(
    ("on", "came", "days", "said"),
    [
        (SENT, True, 0, "same day"),
        (SENT, True, 1_200, "after 1,200 d"),
        (SENT, True, None, "came, no day"),
        (SENT, False, None, ""),
        (None, True, None, ""),
    ],
)
def test_a_row_says_how_long_an_answer_took(
    on: dt.date | None, came: bool, days: int | None, said: str
) -> None:
    line = answer_line(Answer(7, "Acme", None, on, came, days), TODAY)
    assert line.key == ("evidence", 7)
    assert line.cells[0].text == "Acme"
    assert line.cells[1].text == said


def test_a_rate_of_nothing_is_a_dash_and_says_what_is_left() -> None:
    early = rate_of({Waited.TOO_EARLY: 2, Waited.LEFT_OUT: 1}, 30)
    rates = Rates(Group(None, early, early), dict.fromkeys(By, ()))
    (line,) = [
        line for line, at in rate_lines(rates) if at is not None and at.kind is RateKind.REPLY
    ]
    assert [cell.text for cell in line.cells] == ["all", "–", "", "2 early · 1 left out"]
    assert "None of them is old enough" in rate_text(RateAt(early, RateKind.REPLY)).plain
    assert [(each.title, each.count) for each in of_rate(RateAt(early, RateKind.REPLY))][3:] == [
        ("Too early: sent less than 30 days ago", 2),
        ("Left out: no day of applying, or withdrawn before", 1),
    ]


def test_a_stream_is_told_with_what_it_is_of() -> None:
    referred = Origin(Source.REFERRAL)
    found = flow(
        {
            Road(referred, (APPLICATION, SCREEN), End.REJECTED): 2,
            Road(Origin(None), (APPLICATION,), End.PENDING): 1,
        },
        (APPLICATION, SCREEN),
    )
    assert flow_text(found, APPLICATION, SCREEN).plain == (
        "Application → Recruiter screen: 2 of the 3 there."
    )
    assert flow_text(found, referred, None).plain == ("2 of 3 applications: came by referral.")
    assert flow_text(found, Origin(None), None).plain == "1 of 3 applications: source not noted."
    assert flow_text(found, SCREEN, None).plain == (
        "2 of 3 applications: came to recruiter screen."
    )
