"""The walk of the first issue: from an empty file to a lever, all of it undone and done again."""

from pathlib import Path

import pytest

from respond_tui.queries.exchange import everything
from tests.hands import SIZES, Hands, at_the_app

ACME = "Acme, Backend Engineer @technical rejected yesterday"
ACTIONS = 5
"""What the walk saves: three noes, one tick, one lever."""


def _content(hands: Hands) -> object:
    with hands.workspace.store.read() as session:
        return everything(session)


async def _add(hands: Hands, line: str) -> None:
    await hands.press("a")
    await hands.type(line)
    await hands.press("enter")


async def _walk(hands: Hands) -> None:
    await _add(hands, ACME)
    assert hands.told()[-1].startswith(
        "Logged a no from Acme after technical; the recovery is open"
    )
    await hands.go("3", "recovery")
    assert hands.sees("Acme · Backend Engineer · no after technical · yesterday", "0 of 6")
    await hands.press("space", "h", "d", "7", "enter")
    assert hands.sees("disappointed 7", "1 of 6")
    await _add(hands, "Globex, SRE @technical rejected today")
    await _add(hands, "Initech @technical rejected 2d ago")
    told = hands.told()  # and no word of a pattern: the pause has begun
    assert len(told) == 1
    assert told[0].startswith("Logged a no from Initech after technical; the recovery is open")
    await hands.go("4", "patterns")
    assert hands.sees("△ watch", "Technical: 3 of 3 ended in a no")
    await hands.press("l", "tab")
    await hands.type("two mocks a week")
    await hands.press("tab")
    await hands.type("2 mocks a week")
    await hands.press("ctrl+s")
    assert hands.sees("▷ running", "competence: two mocks a week", "day 1 of 60")


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_first_start_to_a_lever_and_back_and_there_again(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        assert hands.sees("Welcome", ACME)
        before = _content(hands)
        await _walk(hands)
        after = _content(hands)
        assert after != before

        for _ in range(ACTIONS):
            await hands.press("u")
        assert _content(hands) == before
        await hands.press("u")
        assert hands.told()[-1] == "There is nothing to undo."
        await hands.go("1", "today")
        assert hands.sees("Welcome")

        for _ in range(ACTIONS):
            await hands.press("U")
        assert _content(hands) == after
        await hands.press("U")
        assert hands.told()[-1] == "There is nothing to do again."
        await hands.go("4", "patterns")
        assert hands.sees("▷ running", "day 1 of 60")


async def test_the_walk_is_still_there_after_the_app_was_closed(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _walk(hands)
        content = _content(hands)
    async with at_the_app(fresh) as hands:
        assert _content(hands) == content
        await hands.press("u")
        assert hands.told() == ["Undone: choose competence for technical. U does it again."]
