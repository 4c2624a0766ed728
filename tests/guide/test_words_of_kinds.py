"""Every kind of alert in sentences: no percentage without its number, no chance left unsaid."""

import random
import re
from collections.abc import Callable

import pytest

from respond_tui.guide import pattern_words as words
from respond_tui.guide.patterns import (
    Alert,
    Counted,
    EmployerTally,
    FastNoes,
    GapsSeen,
    GapTally,
    Outlook,
    QuestionTally,
    SliceTally,
    Turn,
    alerts,
    outlook,
)
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, Strength
from tests.guide.test_chance import alike, frequent_gap, silent_source, weak_stage
from tests.simulated import Truth, hunt


def only(counted: Counted) -> tuple[Alert, str, str, str]:
    """The first alert, its headline, its basis and what would change it."""
    alert = alerts(counted)[0]
    change = words.what_would_change(alert, outlook(alert, counted), 180)
    return alert, words.headline(alert), words.basis(alert), change


def test_a_gap_says_in_how_many_reflections_and_what_the_others_come_to() -> None:
    tags = {"sharding": 7, "pace": 2, "sql": 2, "coined once": 1}
    tallies = tuple(GapTally(f"tag={tag}", tag, times) for tag, times in tags.items())
    _, headline, basis, change = only(Counted(gaps=GapsSeen(tallies, 8)))
    assert headline == "Sharding: in 7 of 8 reflections"
    assert basis.startswith(
        "Named in 88 % of 8 reflections that name a gap, plausibly between 53 and 98 %. Your "
        "others that came up twice or more are named in 25 % on average (4 of 16 chances); if "
        "this one were like them, so many would come up about 1 time in "
    )
    assert basis.endswith("chance alone is unlikely.")
    assert change == (
        "Seven in a row without it would bring it back to watch. One more with it would make it "
        "strong."
    )


def test_a_gap_beside_tags_coined_once_is_said_to_be_a_count() -> None:
    tallies = (GapTally("tag=pace", "pace", 5), GapTally("tag=once", "once", 1))
    _, _, basis, _ = only(Counted(gaps=GapsSeen(tallies, 8)))
    assert basis.endswith("No other gap came up twice to compare it with, so this is a count.")


def test_a_question_is_quoted_and_counted() -> None:
    tally = QuestionTally("why us?", "Why us?", 2, 3)
    _, headline, basis, change = only(Counted(questions=[tally]))
    assert headline == "“Why us?” stumped you 2 of 3 times"
    assert "a fact" in basis
    assert change == "It lifts when fewer than two of them lie within the last 180 days."


@pytest.mark.parametrize(
    ("counted", "whose"),
    [
        (
            lambda undated: Counted(gaps=GapsSeen((GapTally("tag=x", "x", 3, undated + 1),), 3)),
            "three of these noes",
        ),
        (
            lambda undated: Counted(questions=[QuestionTally("x", "x", 2, 3, undated)]),
            "two of them",
        ),
        (
            lambda undated: Counted(employers=[EmployerTally("x", "x", 2, 3, undated)]),
            "two of them",
        ),
    ],
    ids=["a gap", "a question", "an employer"],
)
def test_what_the_undated_alone_keep_up_is_said_not_to_lift_by_itself(
    counted: Callable[[int], Counted], whose: str
) -> None:
    *_, change = only(counted(2))
    assert f"Time alone does not lift it: {whose} have no date" in change
    assert "It lifts" not in change
    *_, change = only(counted(1))
    assert change.startswith("It lifts when fewer than")


def test_a_silent_source_says_how_much_it_is_drawn_and_what_would_lift_it() -> None:
    slices = [
        SliceTally(Field.SOURCE, "source=job board", "job board", 1, 1, 8),
        SliceTally(Field.SOURCE, "source=referral", "referral", 6, 5, 9),
    ]
    alert, headline, basis, change = only(Counted(slices=slices))
    assert alert.kind is AlertKind.SILENCE
    assert headline == "Job board: 8 of 10 stayed silent"
    assert basis.startswith(
        "Silent 80 % of 10 decided of those sent more than 21 days ago, plausibly between 49 and "
        "94 %, or about 73 % drawn"
    )
    assert "If it were like your 20 other applications (45 % silent), so much silence" in basis
    assert basis.endswith("among so many looked at, it could be chance.")
    assert change.startswith(
        "It lifts once chance alone would make more than 1 in 2 of such alerts."
    )


def test_a_slice_says_which_way_it_differs() -> None:
    slices = [
        SliceTally(Field.MARKET, "market=eu", "EU", 1, 14, 0),
        SliceTally(Field.MARKET, "market=uk", "UK", 14, 4, 0),
    ]
    _, headline, basis, _ = only(Counted(slices=slices))
    assert headline == "Market EU does worse: 1 of 15 led to a round"
    assert "one way or the other" in basis


@pytest.mark.parametrize(
    ("kind", "better", "count", "said"),
    [
        (AlertKind.SLICE, True, 1, ("One that leads to none", "One more that leads to a round")),
        (AlertKind.SLICE, False, 1, ("One that leads to a round", "One more that leads to none")),
        (AlertKind.SILENCE, False, 1, ("One that replies", "One more that stays silent")),
        (
            AlertKind.SLICE,
            False,
            2,
            ("Two in a row that lead to a round", "Two more that lead to none"),
        ),
        (AlertKind.SILENCE, False, 2, ("Two in a row that reply", "Two more that stay silent")),
    ],
)
def test_one_leads_and_two_lead(
    kind: AlertKind, better: bool, count: int, said: tuple[str, str]
) -> None:
    here, elsewhere = Proportion(3, 9), Proportion(1, 9)
    alert = Alert(kind, "source=x", "x", here, Strength.LIKELY, elsewhere, better=better)
    turns = Outlook(Turn(count, Strength.WATCH), None, Turn(count, Strength.STRONG))
    assert words.what_would_change(alert, turns, 180) == (
        f"{said[0]} would bring it back to watch. {said[1]} would make it strong."
    )


def test_fast_noes_and_employers_are_told_without_a_guess_at_the_person() -> None:
    _, headline, basis, _ = only(Counted(fast=FastNoes(4, 6)))
    assert headline == "4 of 6 noes to applications came within 2 days"
    assert basis.startswith("So fast 67 % of 6 noes with dates, plausibly between")
    _, headline, _, _ = only(Counted(employers=[EmployerTally("acme", "Acme", 2, 3)]))
    assert headline == "Acme: 2 of 3 applications ended in a no"


@pytest.mark.parametrize("truth", [alike, weak_stage, silent_source, frequent_gap])
def test_every_alert_can_be_said_and_no_percentage_stands_without_its_number(
    truth: Callable[[random.Random], Truth],
) -> None:
    for seed in range(40):
        dice = random.Random(seed)
        counted = hunt(dice, truth(dice))
        for alert in alerts(counted):
            change = words.what_would_change(alert, outlook(alert, counted), 180)
            said = f"{words.headline(alert)}. {words.basis(alert)} {change}"
            assert "None" not in said
            assert "  " not in said
            assert said.endswith(".")
            assert words.subject(alert)
            for sentence in re.split(r"(?<=\.) ", said):
                if "%" in sentence:
                    assert re.search(r"(of|your) \d", sentence), sentence


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        (AlertKind.GAP, "tag=sharding", "sharding"),
        (AlertKind.GAP, "kind=technical", "technical gaps"),
        (AlertKind.SILENCE, "source=job board", "job board"),
        (AlertKind.QUESTION, "why a=b?", "why a=b?"),
        (AlertKind.EMPLOYER, "acme", "acme"),
        (AlertKind.SPEED, "fast", "noes within 2 days"),
        (AlertKind.STAGE, "99", "a stage that is gone"),
    ],
)
def test_a_key_says_what_it_is_about_when_its_alert_has_gone(
    kind: AlertKind, key: str, said: str
) -> None:
    assert words.about(kind, key) == said
