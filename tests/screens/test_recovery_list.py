"""The list of recoveries tells two noes of one company apart."""

from pathlib import Path

import pytest

from tests.hands import at_the_app
from tests.story import NOW

NOES = (
    "Greyfriar Games, Senior Backend Engineer @technical rejected yesterday",
    "Greyfriar Games, Senior Backend Engineer in Payments @panel rejected today",
    "Greyfriar Games, SRE @panel rejected today",
)


async def _lines(path: Path, size: tuple[int, int]) -> list[str]:
    async with at_the_app(path, size, now=NOW) as hands:
        for line in NOES:
            await hands.press("a")
            await hands.type(line)
            await hands.press("enter")
        await hands.go("3", "recovery")
        hands.app.clear_notifications()
        await hands.settle()
        width = hands.work.query_one("#list").outer_size.width
        return [line[:width] for line in hands.lines() if "●  Greyfriar" in line]


async def test_at_eighty_columns_by_role_stage_and_day(fresh: Path) -> None:
    shown = await _lines(fresh, (80, 24))
    assert len(set(shown)) == len(NOES)
    by_words = [
        next(line for line in shown if all(word in line for word in words))
        for words in (("technical", "yesterday"), ("panel", "today", "Senior"), ("SRE", "panel"))
    ]
    assert len(set(by_words)) == len(NOES)
    assert all("0 of 6" in line for line in shown)


@pytest.mark.parametrize("size", [(120, 36), (160, 48)])
async def test_beside_the_steps_by_role(fresh: Path, size: tuple[int, int]) -> None:
    shown = await _lines(fresh, size)
    assert sum("Greyfriar Games · SRE" in line for line in shown) == 1
    assert sum("Greyfriar Games · Senior" in line for line in shown) == 2
    assert all("0 of 6" in line for line in shown)
