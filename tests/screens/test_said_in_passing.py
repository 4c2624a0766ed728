"""What is said in passing stands on the line of keys, and hides no line of a list and no field."""

from pathlib import Path

import pytest

from tests.hands import SIZES, Hands, at_the_app

KEYS_AND_BORDER = 2
LONGEST = "Logged a no from Greyfriar Games after technical; the recovery is open. 3 opens it."


async def _quiet(hands: Hands) -> list[str]:
    hands.app.clear_notifications()
    await hands.settle()
    return hands.lines()


def _words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "screen"), [("1", "today"), ("2", "log"), ("3", "recovery")])
async def test_after_a_save_every_line_of_every_list_is_in_sight(
    story: Path, size: tuple[int, int], key: str, screen: str
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go(key, screen)
        await hands.press("a")
        await hands.type("Greyfriar Games, Data Engineer @technical rejected today")
        await hands.press("enter")
        assert hands.told() == [f"{LONGEST} u undoes it."]
        shown = hands.lines()
        assert f"{LONGEST} u undoes it." in _words(shown[-KEYS_AND_BORDER:])
        quiet = await _quiet(hands)
        assert shown[:-KEYS_AND_BORDER] == quiet[:-KEYS_AND_BORDER]
        assert shown[-1] != quiet[-1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["A", "x"])
async def test_before_a_form_its_fields_and_its_keys_stay_in_sight(
    story: Path, size: tuple[int, int], key: str
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("2", "log")
        await hands.press(key)
        form = await _quiet(hands)
        hands.work.say(f"{LONGEST} u undoes it.", wrong=True)
        await hands.settle()
        shown = hands.lines()
        assert shown != form
        assert shown[:-KEYS_AND_BORDER] == form[:-KEYS_AND_BORDER]


async def test_it_reaches_to_the_edge_and_leaves_nothing_half_covered(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        hands.work.say("Saved.")
        await hands.settle()
        assert hands.lines()[-1].endswith("▌ Saved. ")
