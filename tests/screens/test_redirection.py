"""Redirection by keys: assumptions, their verdicts, two directions, and figures of one's own."""

import datetime as dt
from pathlib import Path

import pytest
from textual.fuzzy import Matcher

from respond_tui.guide.assumptions import READY
from respond_tui.guide.terms import AlertKind, Arrangement, AssumptionArea, Verdict
from respond_tui.queries.assumptions import AssumptionView
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.redirection import RedirectionDialog, SideBySideDialog
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.fields import Field
from tests.forms import run
from tests.hands import SIZES, Hands, at_the_app
from tests.story import NOW

TODAY = NOW.date()


def _views(hands: Hands) -> tuple[AssumptionView, ...]:
    return hands.workspace.directions.assumptions().all


def _add(hands: Hands, text: str = "Remote answers more", **values: object) -> int:
    usual = {"area": AssumptionArea.MARKET, "text": text, "about": "remote", "test": "ten more"}
    return hands.workspace.actions.add_assumption(usual | values).id


def _log(hands: Hands, arrangement: Arrangement, invited: int, noes: int) -> None:
    """Applications that led to a round, and ones that ended in a no before any."""
    actions = hands.workspace.actions
    day = TODAY - dt.timedelta(days=40)
    technical = next(s for s in hands.workspace.queries.counted_stages() if s.name == "technical")
    for number in range(invited + noes):
        made = actions.add_application(
            {"company": f"{arrangement} {number}", "arrangement": arrangement, "applied_on": day}
        )
        if number < invited:
            actions.add_round(made.application_id, {"stage_id": technical.id, "on": day})
        else:
            actions.log_rejection(made.application_id, None, day, "", None)


def _is_closed(hands: Hands) -> bool:
    return hands.screen is hands.work


def _field(hands: Hands, key: str) -> Field:
    return next(field for field in hands.screen.query(Field) if field.key == key)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log_offers_some_to_start_from_and_claims_nothing(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        await run(hands, "Redirection")
        assert isinstance(hands.screen, RedirectionDialog)
        assert hands.sees("Redirection · 0 open", *(each.name for each in READY))
        assert hands.sees("nothing is decided yet", "Two directions side by side")
        assert "%" not in hands.text()
        await hands.press("d")
        assert hands.told() == ["This one is only a suggestion. Yours can be deleted."]


@pytest.mark.parametrize("size", SIZES)
async def test_one_to_start_from_is_kept_judged_and_taken_back(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        await run(hands, "Redirection")
        await hands.press("home", "enter", "ctrl+s")
        (view,) = _views(hands)
        assert (view.text, view.about) == (READY[0].text, "arrangement: remote")
        assert view.due_on == TODAY + dt.timedelta(weeks=4)
        assert hands.sees("Redirection · 1 open", "· open")
        await hands.press("enter")
        assert isinstance(hands.screen, AskDialog)
        _field(hands, "verdict").text = "it fell"
        _field(hands, "note").text = "3 of 20, and the others answer as often"
        await hands.press("ctrl+s")
        (view,) = _views(hands)
        assert (view.verdict, view.decided_on) == (Verdict.FELL, TODAY)
        assert hands.sees("Redirection · 0 open", "✗ fell", "You said: 3 of 20")
        await hands.press("u")
        assert hands.sees("Redirection · 1 open", "· open")
        await hands.press("u")
        assert _views(hands) == ()
        await hands.press("U")
        assert len(_views(hands)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_speaks_for_and_against_with_n_and_intervals(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        _log(hands, Arrangement.REMOTE, 3, 6)
        _log(hands, Arrangement.ON_SITE, 5, 6)
        _add(hands)
        await run(hands, "Redirection")
        assert hands.sees("Can't tell: 3 of 9 led to a round, 5 of 11 of the rest", "of those sent")
        assert hands.sees("33 % of 9 (12–65 %)", "Test: ten more")


async def test_what_is_due_stands_in_today_and_enter_opens_it_there(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _log(hands, Arrangement.REMOTE, 1, 0)
        _add(hands, "Another", due_on=TODAY + dt.timedelta(days=1))
        id_ = _add(hands, "Remote [bold]answers[/] more", due_on=TODAY)
        await hands.go("4", "patterns")
        await hands.go("1", "today")
        assert hands.sees("Assumptions: what came of the test?", "Remote [bold]answers[/] more")
        assert not hands.sees("Another")
        rows = hands.rows("#next-rows")
        rows.focus()
        item = next(each for each in hands.workspace.queries.today().items if each.assumption_id)
        assert (item.assumption_id, item.application_id) == (id_, None)
        rows.move_to(item)
        for key in ("space", "z", "m"):
            await hands.press(key)
            assert _is_closed(hands)
        await hands.press("enter")
        assert isinstance(hands.screen, RedirectionDialog)
        assert hands.sees("▶ due", "Remote [bold]answers[/] more")


async def test_search_opens_what_it_finds_there(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _add(hands, "Smaller teams answer sooner")
        await hands.press("slash")
        await hands.type("smaller")
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, RedirectionDialog))
        assert hands.sees("Smaller teams answer sooner")


async def test_who_looks_for_directions_among_the_commands_finds_the_two(story: Path) -> None:
    async with at_the_app(story) as hands:
        assert isinstance(hands.work, IntentScreen)
        names = [each.name for each in hands.work.more_commands()]
        (found,) = [name for name in names if Matcher("directions").match(name)]
        await run(hands, found)
        for name, words in (("left", "remote"), ("right", "not remote")):
            next(each for each in hands.screen.query(Field) if each.key == name).text = words
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, SideBySideDialog))
        await hands.press("escape")
        assert _is_closed(hands)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_of_patterns_opens_the_page(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("4", "patterns")
        hands.rows("#forecast-rows").focus()
        await hands.press("end")
        assert hands.sees("Redirection: assumptions to test")
        await hands.press("enter")
        assert isinstance(hands.screen, RedirectionDialog)
        await hands.press("escape")
        assert _is_closed(hands)


@pytest.mark.parametrize("size", SIZES)
async def test_two_directions_stand_side_by_side(fresh: Path, size: tuple[int, int]) -> None:
    async with at_the_app(fresh, size) as hands:
        _log(hands, Arrangement.ON_SITE, 3, 6)
        _log(hands, Arrangement.REMOTE, 5, 6)
        await run(hands, "Redirection")
        await hands.press("end", "enter")
        await hands.type("on-site")
        await hands.press("tab")
        await hands.type("on-site")
        await hands.press("ctrl+s")
        assert hands.sees("Both sides are the same")
        _field(hands, "right").text = "remoat"
        await hands.press("ctrl+s")
        assert hands.sees("No application has “remoat” noted")
        _field(hands, "right").text = "remote"
        await hands.press("ctrl+s")
        assert isinstance(hands.screen, SideBySideDialog)
        assert hands.sees("3 of 9 · 33 % (12–65 %)", "5 of 11 · 45 % (21–72 %)", "none of 0")
        await hands.press("home", "j", "j")
        assert hands.sees("Can't tell: 3 of 9 against 5 of 11")
        await hands.press("e")
        assert _field(hands, "left").text == "arrangement: on-site"
        _field(hands, "left").text = "hybrid"
        await hands.press("ctrl+s")
        assert hands.sees("0 in all")
        await hands.press("home", "j", "j")
        assert hands.sees("Can't tell yet: 0 of 0 against 5 of 11")
        await hands.press("escape", "escape")
        assert _is_closed(hands)


async def test_floors_and_kinds_are_set_and_the_panel_says_which(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await hands.go("4", "patterns")
        assert hands.sees("Window 180 days · 3 noes · 5 decided")
        assert isinstance(hands.work, IntentScreen)
        hands.work.open_settings()
        await hands.settle()
        await hands.press("f")
        _field(hands, "fewest_decided").text = "4"
        await hands.press("ctrl+s")
        assert hands.sees("a whole number from 5 to 30")
        _field(hands, "fewest_decided").text = "9"
        await hands.press("ctrl+s")
        assert hands.workspace.rules.fewest_decided == 9
        assert hands.sees("3 noes · 9 decided")
        before = hands.workspace.queries.overview().alerts
        assert any(view.alert.kind is AlertKind.STAGE for view in before)
        hands.work.open_settings()
        await hands.settle()
        await hands.press("a", "home", "enter")
        assert hands.sees("Noes that repeat at a stage", "quiet")
        await hands.press("escape")
        after = hands.workspace.queries.overview().alerts
        assert len(after) == sum(view.alert.kind is not AlertKind.STAGE for view in before)
        assert all(view.alert.kind is not AlertKind.STAGE for view in after)
        await hands.press("u")
        kinds = {view.alert.kind for view in hands.workspace.queries.overview().alerts}
        assert AlertKind.STAGE in kinds
