"""A feeling in three keys, a walk in a few; when the pause is over it is asked about once."""

import datetime as dt
from pathlib import Path

import pytest

from respond_tui.screens.dialogs.pick import PickDialog
from respond_tui.widgets.fields import Field
from tests.hands import SIZES, Hands, at_the_app
from tests.story import NOW

LINE = "Acme, Backend Engineer @technical rejected today"
AFTER = NOW + dt.timedelta(hours=25)


async def _after_a_no(hands: Hands) -> None:
    await hands.press("a")
    await hands.type(LINE)
    await hands.press("enter")
    await hands.go("3", "recovery")


@pytest.mark.parametrize("size", SIZES)
async def test_a_family_a_word_and_enter_name_it(fresh: Path, size: tuple[int, int]) -> None:
    async with at_the_app(fresh, size) as hands:
        await _after_a_no(hands)
        await hands.press("space")
        assert hands.sees("Which word comes closest?", "hurt", "relieved", "another word …")
        await hands.press("h")
        assert hands.sees("let down", "another word …")
        await hands.press("d")
        assert hands.sees("How strong is it, from 1 to 10?", "disappointed", "● 5", "10")
        assert not hands.sees("Which word comes closest?")
        await hands.press("backspace")
        assert hands.sees("Which word comes closest?")
        await hands.press("h", "d")
        await hands.press("enter")
        assert hands.sees("disappointed 5", "1 of 6")


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ("t f 0 enter", "flat 10"),
        ("5 2 9 enter", "flat 9"),
        ("down enter down enter left enter", "frustrated 4"),
        ("h backspace w a enter", "anxious 5"),
        ("t f backspace s s 3 enter", "small 3"),
        ("o o d d enter", "odd 5"),
        ("h o b l u e tab 8 enter", "blue 8"),
    ],
)
async def test_letters_numbers_arrows_and_a_word_of_ones_own_all_do(
    fresh: Path, keys: str, named: str
) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space", *keys.split())
        assert hands.sees(named, "1 of 6")


async def test_letters_behind_the_figure_say_why_and_recovery_shows_it(fresh: Path) -> None:
    async with at_the_app(fresh, (120, 36)) as hands:
        await _after_a_no(hands)
        await hands.press("space", "h", "s", "7", "s", "o", "space", "7", "enter")
        await hands.press("home")
        assert hands.sees("sad 7", "You wrote: sad 7", "Because: so 7")


async def test_a_burst_of_letters_behind_the_figure_is_why_to_the_last_one(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space")
        hands.rush(*"hs7too close to it, 2nd time")
        await hands.settle()
        (*_, why) = (field.text for field in hands.screen.query(Field))
        assert why == "too close to it, 2nd time"
        assert hands.sees("sad", "● 7", why)


async def test_escape_keeps_a_half_named_feeling(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space", "h", "s", "9", "b", "y", "escape")
        assert hands.sees("0 of 6")
        await hands.press("space")
        assert isinstance(hands.screen, PickDialog)
        assert hands.sees("sad", "● 9", "by")
        await hands.press("enter")
        assert hands.sees("sad 9")


async def test_without_a_word_nothing_is_saved(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space", "o", "enter")
        assert hands.sees("Word is needed.")
        await hands.press("m", "e", "h", "enter")
        assert hands.sees("meh 5", "1 of 6")


async def test_space_on_it_asks_how_it_is_now_and_can_name_it_anew_or_open_it(
    fresh: Path,
) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space", "h", "d", "7", "enter", "home", "space")
        assert hands.sees("And now?", "You felt disappointed. How strong is it now?")
        await hands.press("4")
        assert hands.sees("disappointed 7 → 4")
        await hands.press("e", "0")
        assert hands.sees("disappointed 7 → 10")
        await hands.press("u")
        assert hands.sees("disappointed 7 → 4")
        await hands.press("e", "w")
        assert isinstance(hands.screen, PickDialog)
        await hands.press("6", "enter")
        assert hands.sees("disappointed 6")
        assert not hands.sees("→")
        await hands.press("space", "n")
        assert hands.sees("0 of 6")
        await hands.press("space")
        assert hands.sees("disappointed", "● 6")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("w 4 0 enter", "walked 40 minutes"),
        ("4 enter", "rode a bike"),
        ("o y o g a enter", "yoga"),
        ("n", ""),
    ],
)
async def test_what_was_done_for_the_body_takes_a_few_keys(
    fresh: Path, keys: str, told: str
) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("home", "j", "space")
        assert hands.sees("What did you do?", "walked", "something else …", "nothing to add")
        await hands.press(*keys.split())
        assert hands.sees("✓  Move: walk, stretch or exercise", told, "1 of 6")


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_today_asks_once_when_the_pause_is_over(fresh: Path, key: str) -> None:
    async with at_the_app(fresh) as hands:
        await _after_a_no(hands)
        await hands.press("space", "t", "f", "enter")
        await hands.press("home", "j", "space", "n")
        await hands.go("1", "today")
        assert not hands.sees("How strong is it now?")
    async with at_the_app(fresh, now=AFTER) as hands:
        assert hands.sees("▸  You felt flat. How strong is it now?")
        await hands.press("home", key)
        assert hands.sees("And now?")
        await hands.press("3")
        assert not hands.sees("How strong is it now?")
        await hands.press("u")
        assert hands.sees("You felt flat. How strong is it now?")
        await hands.press("home", "z")
        assert hands.told() == ["Left at flat 5. u undoes it."]
        assert not hands.sees("How strong is it now?")
