"""While a pause runs Patterns rest, say until when, and show everything to a person who asks."""

import datetime as dt
from pathlib import Path

import pytest

from respond_tui.screens.pattern_rest import Rest
from tests.hands import SIZES, Hands, at_the_app
from tests.story import AFTER_THE_PAUSE, NOW, PAUSING

RESTS = "Patterns rest until today 20:30."
HEADLINE = "Technical: 5 of 6 ended in a no"


async def _patterns(hands: Hands) -> None:
    await hands.go("4", "patterns", asking=False)


@pytest.mark.parametrize("size", SIZES)
async def test_no_headline_stands_in_front_until_it_is_asked_for(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        assert hands.sees("Patterns rest until today 20:30. 4 shows them at any time.")
        await _patterns(hands)
        assert hands.sees(RESTS, "enter shows them anyway")
        assert not hands.sees(HEADLINE)
        assert not hands.sees("recruiter screen")
        assert not hands.sees("l Lever")
        await hands.press("enter")
        assert hands.sees(HEADLINE, "recruiter screen", "l Lever")
        await hands.go("1", "today")
        await _patterns(hands)
        assert hands.sees(HEADLINE)


async def test_after_the_pause_they_are_there_at_once(story: Path) -> None:
    async with at_the_app(story, now=AFTER_THE_PAUSE) as hands:
        await _patterns(hands)
        assert hands.sees(HEADLINE)


async def test_ending_the_pause_by_hand_brings_them_back(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _patterns(hands)
        assert hands.sees(RESTS)
        row = next(
            each for each in hands.workspace.queries.recoveries(0, 9) if each.company == PAUSING
        )
        view = hands.workspace.queries.recovery(row.id)
        assert view is not None
        pause = next(step for step in view.steps if step.kind == "pause")
        await hands.go("3", "recovery")
        hands.rows("#step-rows").move_to(pause.id)
        await hands.press("space")
        await _patterns(hands)
        assert hands.sees(HEADLINE)
        await hands.press("u")
        assert hands.sees(RESTS)


async def test_of_two_pauses_the_later_one_counts_and_asks_anew(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _patterns(hands)
        await hands.press("enter")
        assert hands.sees(HEADLINE)
        await hands.press("a")
        await hands.type("Umbrella, SRE @panel rejected today")
        await hands.press("enter")
        assert hands.sees("Patterns rest until tomorrow 18:00.")
        assert not hands.sees(HEADLINE)


async def test_who_looks_for_a_lever_finds_it(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("slash")
        await hands.type("referral before")
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "patterns")
        await hands.settle()
        assert not hands.work.has_class("-resting")
        assert hands.sees("▷ running", "visibility")


@pytest.mark.parametrize("size", SIZES)
async def test_a_pause_is_in_sight_although_all_the_steps_are_done(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size, clock=lambda: NOW) as hands:
        await hands.press("a")
        await hands.type("Umbrella, SRE @panel rejected today")
        await hands.press("enter")
        queries, actions = hands.workspace.queries, hands.workspace.actions
        view = queries.recovery(queries.recoveries(0, 1)[0].id)
        assert view is not None
        for step in view.steps:
            if step.kind != "pause":
                actions.tick(step.id, "yes", 5, NOW + dt.timedelta(hours=20))
        booked = queries.recovery(view.row.id)
        assert booked is not None
        actions.tick(next(step.id for step in booked.steps if step.kind == "hour"))
        await hands.go("3", "recovery")
        hands.rows("#recoveries").move_to(view.row.id)
        await hands.settle()
        assert hands.sees("7 of 7 · pause until tomorrow 18:00", "24 h left")
        assert not hands.sees("left open")
        await hands.go("1", "today")
        assert hands.sees("Umbrella · SRE", "Pause until tomorrow 18:00 · 24 h left")
        assert hands.sees("Patterns rest until tomorrow 18:00.")
        await _patterns(hands)
        assert hands.sees("Patterns rest until tomorrow 18:00.")


def test_who_asked_is_not_asked_again_in_that_pause_but_in_a_later_one() -> None:
    rest, hour = Rest(), dt.timedelta(hours=1)

    def rests_with(until: dt.datetime | None) -> bool:
        rest.lasts(until)
        return rest.is_on

    assert not rests_with(None)
    assert rests_with(NOW)
    rest.end()
    assert [rests_with(each) for each in (NOW, NOW - hour, NOW + hour, None)] == [
        False,
        False,
        True,
        False,
    ]
