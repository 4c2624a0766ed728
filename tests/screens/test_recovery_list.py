"""The list of recoveries tells two noes apart, and a new one is stood on."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from respond_tui.queries.recovery import RecoveryRow
from respond_tui.screens.base import Go, Target
from respond_tui.screens.recovery_lines import recovery_title
from tests.hands import SIZES, Hands, at_the_app
from tests.story import NOW

NOES = (
    "Greyfriar Games, Senior Backend Engineer @technical rejected yesterday",
    "Greyfriar Games, Senior Backend Engineer in Payments @panel rejected today",
    "Greyfriar Games, SRE @panel rejected today",
)


async def _lines(path: Path, size: tuple[int, int]) -> list[str]:
    async with at_the_app(path, size, now=NOW) as hands:
        for line in NOES:
            await _log(hands, line)
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


async def _log(hands: Hands, line: str) -> None:
    await hands.press("a")
    await hands.type(line)
    await hands.press("enter")


def _title(hands: Hands) -> str:
    return str(hands.work.query_one("#steps").border_title)


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_that_opens_a_new_recovery_shows_that_one(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size, now=NOW) as hands:
        await hands.go("3", "recovery")
        await _log(hands, "Acme, SRE @technical rejected yesterday")
        assert "Acme · SRE" in _title(hands)
        await hands.go("2", "log")
        await _log(hands, "Globex, PM @panel rejected today")
        assert hands.told()[0].endswith("3 opens it. u undoes it.")
        await hands.go("3", "recovery")
        assert "Globex · PM" in _title(hands)


async def test_a_recovery_that_was_chosen_stays_where_nothing_new_came(fresh: Path) -> None:
    async with at_the_app(fresh, now=NOW) as hands:
        for line in ("Acme @technical no", "Globex @panel no"):
            await _log(hands, line)
        await hands.go("3", "recovery")
        await hands.press("escape", "down")
        assert "Acme" in _title(hands)
        await hands.go("2", "log")
        await _log(hands, "Hooli applied today")
        await hands.go("3", "recovery")
        assert "Acme" in _title(hands)
        await hands.press("u")
        assert "Acme" in _title(hands)


async def test_a_step_that_was_named_wins_over_what_is_new(fresh: Path) -> None:
    async with at_the_app(fresh, now=NOW) as hands:
        await _log(hands, "Acme @technical no")
        await hands.go("3", "recovery")
        await hands.go("2", "log")
        await _log(hands, "Globex @panel no")
        hands.app.post_message(Go("recovery", Target(recovery_id=1)))
        await hands.until(lambda: hands.work.HERE == "recovery")
        await hands.settle()
        assert "Acme" in _title(hands)


async def test_at_eighty_columns_the_list_takes_what_it_needs_and_leaves_the_rest_to_the_steps(
    fresh: Path,
) -> None:
    async with at_the_app(fresh, now=NOW) as hands:
        await hands.go("3", "recovery")
        assert not hands.sees("space done")
        heights = []
        for company in ("Acme", "Globex", "Hooli", "Initech"):
            await _log(hands, f"{company} @technical no")
            hands.app.clear_notifications()
            await hands.settle()
            assert hands.sees(f"●  {company}")
            heights.append(hands.rows("#recoveries").size.height)
            if company == "Acme":
                assert hands.sees("Put a word to what you feel", "R.E.S.P.O.N.D. reflection")
        assert heights == [1, 2, 3, 3]


@pytest.mark.parametrize("size", SIZES)
async def test_the_title_keeps_the_day_and_shortens_company_and_role(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size, now=NOW) as hands:
        await _log(
            hands,
            "Saltmarsh & Daughters Studio, Senior Reliability Engineer in Payments "
            "@recruiter-screen rejected yesterday",
        )
        await hands.go("3", "recovery")
        hands.app.clear_notifications()
        await hands.settle()
        (title,) = (line for line in hands.lines() if "no after" in line)
        assert re.search(r"─ Saltmarsh & .*… · no after recruiter screen · yesterday ─+╮$", title)
        await hands.pilot.resize_terminal(60, size[1])
        await hands.settle()
        (title,) = (line for line in hands.lines() if "no after" in line)
        assert re.search(r"─ Saltmarsh .*… · no after recruiter screen · yesterday ─+╮$", title)


@given(
    st.text("ab水", min_size=1), st.text("cd "), st.text("ef ", max_size=40), st.integers(40, 90)
)
def test_a_title_is_no_wider_than_its_room_and_ends_with_the_day(
    company: str, role: str, stage: str, room: int
) -> None:
    day = NOW.date() - dt.timedelta(days=1)
    row = RecoveryRow(
        1, 1, company, role, stage, day, NOW, 24, NOW, None, None, 0, 6, next_step=None
    )
    title = recovery_title(row, NOW.date(), room)
    assert cell_len(title) <= room
    assert title.endswith(" · yesterday")
