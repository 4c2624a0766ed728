"""The report of the hunt: what it tells, how it reads, and what stays out of it."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from respond_tui.exchange.hunt import (
    Ahead,
    Answers,
    Changing,
    Few,
    Hunt,
    Lesson,
    Months,
    No,
    Repeating,
    Seen,
    Slice,
)
from respond_tui.exchange.report import written
from respond_tui.guide.commitments import CommitmentState, Comparison, Progress
from respond_tui.guide.counting import StageCount
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Certainty, GapKind, Lever, Status, Strength
from tests.desks import TODAY, ago, ahead, stage

EMPTY = Hunt(
    today=TODAY,
    window_days=180,
    fewest_noes=3,
    silence_days=21,
    confidence=95,
    by_status={},
    months=Months({}, 0, 0, None, None),
    sources=Few((), 0),
    families=Few((), 0),
    arrangements=Few((), 0),
    replies=Answers(Proportion(0, 0), 30, 0),
    invitations=Answers(Proportion(0, 0), 30, 0),
    stages=(),
    told=Few((), 0),
    repeating=(),
    changing=Few((), 0),
    lessons=Few((), 0),
    gaps=Few((), 0),
    tags=Few((), 0),
    questions=Few((), 0),
    ahead=Few((), 0),
)

ONE = replace(
    EMPTY,
    by_status={Status.APPLIED: 1},
    months=Months({TODAY.replace(day=1): 1}, 0, 0, TODAY, TODAY),
    stages=(StageCount(stage("application"), pending=1), StageCount(stage("technical"))),
    replies=Answers(Proportion(0, 0), 30, 1),
    invitations=Answers(Proportion(0, 0), 30, 1),
)

NO = No("Acme", "Backend Engineer", "technical", ago(3), "depth in storage", Certainty.INFERRED)

LEVER = Changing(
    lever=Lever.COMPETENCE,
    about="technical",
    did="passed",
    what="one design a week",
    started_on=ago(11),
    ends_on=ahead(49),
    ended_on=None,
    state=CommitmentState.RUNNING,
    progress=Progress(12, 60, 49),
    then=Proportion(1, 6),
    comparison=None,
    verdict=None,
)

FULL = replace(
    ONE,
    by_status={Status.APPLIED: 3, Status.SILENT: 1, Status.REJECTED: 6, Status.DECLINED: 1},
    months=Months({dt.date(2026, 10, 1): 4, dt.date(2026, 11, 1): 5}, 1, 1, ago(80), ago(2)),
    sources=Few((Slice("job board", 8, 3), Slice(None, 3, 0)), 2),
    replies=Answers(Proportion(7, 10), 12, 1),
    invitations=Answers(Proportion(1, 10), 1, 2),
    stages=(
        StageCount(stage("application"), passed=7, rejected=1, silent=1, pending=2),
        StageCount(stage("technical"), passed=1, rejected=5, left_out=1),
        StageCount(stage("offer"), declined=1),
    ),
    told=Few((replace(NO, certainty=Certainty.TOLD),), 3),
    repeating=(
        Repeating(
            Strength.LIKELY,
            "Technical: 5 of 6 ended in a no",
            "Pass rate 17 % of 6 decided.",
            "One of them has no date and is counted as recent.",
            "Four passes in a row here would bring it back to watch.",
            5,
            (NO, No("Globex", None, "technical", None, None, None)),
        ),
    ),
    changing=Few((LEVER,), 1),
    lessons=Few((Lesson("Draw first.", "Acme", "technical", ago(3)),), 1),
    gaps=Few((Seen("pace", GapKind.BEHAVIOURAL, 2), Seen("depth", GapKind.TECHNICAL, 1)), 2),
    tags=Few((("sharding", 3), ("caching", 1)), 2),
    questions=Few((("Design a rate limiter.", 1),), 12),
    ahead=Few((Ahead("Hooli", "PM", "panel", ahead(1), None, 60),), 1),
)


def _text(hunt: Hunt) -> str:
    return "".join(written(hunt))


def test_an_empty_log_reads_sensibly() -> None:
    assert _text(EMPTY) == (
        "# The hunt until 23 Nov 2026\n\n"
        "Nothing is logged yet. One application is enough to begin with.\n"
    )


def test_one_application_reads_sensibly() -> None:
    text = _text(ONE)
    assert "1 application on 23 Nov 2026: 1 open, 0 ended." in text
    assert "Applications by month: Nov 2026 1." in text
    assert "- Answered: 1 is too young to tell." in text
    assert (
        "| Application |       1 |      0 |   0 |      0 |        0 |       1 | –         |" in text
    )
    assert "Technical" not in text
    assert "Nothing does within the last 180 days: no stage has three noes" in text
    assert "## What is ahead" not in text
    assert "## What was learned" not in text
    assert "Source" not in text


@pytest.mark.parametrize(
    "line",
    [
        "11 applications between 4 Sep 2026 and 21 Nov 2026: 4 open, 7 ended. "
        "1 of them without a date.",
        "Applications by month: earlier 1 · Oct 2026 4 · Nov 2026 5.",
        "| job board |            8 |               3 |",
        "| not noted |            3 |               0 |",
        "- Open: 3 applied for, 1 silent.",
        "- Ended: 6 with a no, 1 with an offer that you declined.",
        "- Answered within 12 days: 7 of 10 (70 %, 40–89 %); 1 is too young to tell.",
        "- Invited to a round within 1 day: 1 of 10 (10 %, 2–40 %); 2 are too young to tell.",
        "- Acme, Backend Engineer (technical, 20 Nov 2026): depth in storage",
        "- … and 2 more",
        "### Likely – Technical: 5 of 6 ended in a no",
        "Pass rate 17 % of 6 decided. One of them has no date and is counted as recent.",
        "Four passes in a row here would bring it back to watch.",
        "- Acme, Backend Engineer (20 Nov 2026): depth in storage – you infer it",
        "- Globex (no date)",
        "- … and 3 more",
        "- **Competence**, for technical: one design a week. From 12 Nov 2026 until 10 Jan 2027, "
        "running: day 12 of 60. When it began: 1 of 6 (17 %, 3–56 %) passed.",
        "- Draw first. – technical at Acme, 20 Nov 2026",
        "- sharding (3 rounds)",
        "- caching",
        "- Design a rate limiter.",
        "- … and 11 more",
        "- Tue 24 Nov 2026: Hooli, PM, panel; you give it 60 in 100",
    ],
)
def test_a_full_log_tells(line: str) -> None:
    assert line in _text(FULL).splitlines()


def test_an_offer_is_no_test() -> None:
    (line,) = (line for line in _text(FULL).splitlines() if line.startswith("| Offer"))
    assert [cell.strip() for cell in line.strip("|").split("|")] == [
        "Offer", "1", "–", "–", "0", "0", "0", "accepted 0, declined 1"
    ]  # fmt: skip


def test_a_lever_that_has_ended_stands_beside_what_came_after() -> None:
    ended = replace(
        LEVER,
        state=CommitmentState.ENDED,
        ended_on=ago(1),
        comparison=Comparison(Proportion(1, 6), Proportion(4, 5)),
        verdict="keep it",
    )
    text = _text(replace(FULL, changing=Few((ended,), 1)))
    assert "From 12 Nov 2026 until 22 Nov 2026, ended. Since then 4 of 5 passed (80 %);" in text
    assert "Your verdict: keep it." in text


@pytest.mark.parametrize("hunt", [EMPTY, ONE, FULL], ids=["empty", "one", "full"])
def test_no_percentage_stands_without_its_n(hunt: Hunt) -> None:
    """Every paragraph that has one says of how many it is."""
    with_rates = [line for line in _text(hunt).splitlines() if re.search(r"\d %", line)]
    assert [line for line in with_rates if not re.search(r"of \d|95 %", line)] == []


def test_it_is_markdown_of_titles_paragraphs_lists_and_tables_alone() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(_text(FULL))
    titles = [
        (token.tag, after.content)
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]
    assert titles == [
        ("h1", "The hunt until 23 Nov 2026"),
        ("h2", "What was tried"),
        ("h2", "What came of it"),
        ("h3", "Reasons that they told"),
        ("h2", "What repeats"),
        ("h3", "Likely – Technical: 5 of 6 ended in a no"),
        ("h2", "What is being changed"),
        ("h2", "What was learned"),
        ("h3", "Gaps that you saw"),
        ("h3", "Tags that you gave to rounds"),
        ("h3", "Questions in rounds that ended in a no"),
        ("h2", "What is ahead"),
    ]
    assert sum(token.type == "table_open" for token in tokens) == 2
    assert "code_block" not in {token.type for token in tokens}
