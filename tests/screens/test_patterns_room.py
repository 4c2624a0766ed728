"""Patterns where there is little room: all that it says can be reached, and read to its end."""

import datetime as dt
from pathlib import Path

import pytest

from respond_tui.screens.alert_words import used
from respond_tui.widgets.rows import Rows
from tests.desks import NOW, opened
from tests.hands import SIZES, Hands, at_the_app
from tests.lived_in import NOW as LIVED_IN_NOW
from tests.reflections import gap, rejected


def _is_in_sight(hands: Hands, rows: Rows) -> bool:
    """Whether the line under the cursor is drawn on the screen."""
    assert rows.cursor is not None
    shown = hands.work.find_widget(rows).visible_region
    return shown.y <= rows.region.y + rows.cursor - rows.scroll_offset.y < shown.bottom


def _words(hands: Hands, rows: Rows) -> str:
    """What stands in a list on the screen, as one line."""
    shown = rows.region
    lines = hands.strips()[shown.y : shown.bottom]
    return " ".join(" ".join(line.crop(shown.x, shown.right).text for line in lines).split())


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """Three noes whose reflections name fourteen gaps, so that there are more alerts than room."""
    desk = opened(tmp_path)
    for company in ("Acme", "Globex", "Initech"):
        recovery_id = rejected(desk, company)
        for number in range(14):
            gap(desk, recovery_id, f"subject {number}", f"froze at it with {company}")
    desk.store.close()
    return desk.store.path


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_among_the_alerts_is_in_sight_wherever_it_goes(
    crowded: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(crowded, size, now=NOW + dt.timedelta(days=3)) as hands:
        await hands.go("4", "patterns")
        rows = hands.rows("#alert-rows")
        assert len(rows._lines) > 12
        assert rows.show_vertical_scrollbar
        for key in ("end", "home", "pagedown", "down", "up", "pageup", "end"):
            await hands.press(key)
            assert _is_in_sight(hands, rows), key
        assert rows._lines[len(rows._lines) - 1].cells[1].text in hands.text()


async def test_the_quiet_alerts_of_the_demo_are_reached_in_a_small_window(hunt: Path) -> None:
    async with at_the_app(hunt, now=LIVED_IN_NOW) as hands:
        await hands.go("4", "patterns")
        await hands.press("end")
        assert hands.sees("The rest, quietly")
        assert _is_in_sight(hands, hands.rows("#alert-rows"))


@pytest.mark.parametrize("size", [*SIZES, (80, 18)])
async def test_what_an_alert_rests_on_is_read_to_its_end_above_its_rows(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=LIVED_IN_NOW) as hands:
        await hands.go("4", "patterns")
        rows, evidence = hands.rows("#alert-rows"), hands.rows("#evidence")
        rules = hands.workspace.rules
        for view in hands.workspace.queries.overview().alerts:
            rows.move_to(("alert", view.alert.address))
            await hands.press("enter")
            assert hands.work.focused is evidence
            assert _is_in_sight(hands, evidence)
            assert _words(hands, evidence).find(used(rules)) > 0
            assert "l choose one lever" in _words(hands, evidence) or view.commitment
            await hands.press("up", "up")
            assert evidence.scroll_offset.y == 0
            assert f"in the last {rules.window_days} days" in _words(hands, evidence)
            await hands.press("escape")
            assert hands.work.focused is rows
