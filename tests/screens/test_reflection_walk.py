"""The walk of issue 4: from a no to a finished reflection."""

from pathlib import Path

import pytest

from respond_tui.demo.parts import AHEAD
from respond_tui.guide.reflection import PAGES
from respond_tui.guide.terms import GapKind, Mark, ReflectionPage, RoundOutcome, StepKind, StepState
from respond_tui.queries.reflection import ReflectionView
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.screens.reflection.reading import ReadingDialog
from tests.hands import SIZES, Hands, at_the_app
from tests.lived_in import NOW
from tests.poses import choose

MOST_KEYS = 60
"""Key presses from x to the end, the words apart: issue 4, "Must show"."""


class Counting:
    """Hands that count the keys they press."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.hands.press(*keys)

    async def type(self, words: str) -> None:
        await self.hands.type(words)


def _page(hands: Hands) -> ReflectionPage:
    assert isinstance(hands.screen, ReflectionDialog)
    return hands.screen.page


async def _until_page(hands: Hands, page: ReflectionPage) -> None:
    await hands.until(lambda: isinstance(hands.screen, ReflectionDialog))
    await hands.until(lambda: _page(hands) is page)
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_no_to_a_finished_reflection_in_under_sixty_keys(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=NOW) as hands:
        await hands.go("2", "log")
        await choose(hands, AHEAD)
        walker = Counting(hands)
        await walker.press("x", "ctrl+s")
        assert hands.told()[-1].startswith(f"Logged a no from {AHEAD}")
        recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
        await walker.press("3")
        await hands.until(lambda: hands.work.HERE == "recovery" and hands.work.is_ready)
        await hands.settle()
        assert hands.sees(f"─ {AHEAD} ·")
        await walker.press("end", "enter")

        await _until_page(hands, ReflectionPage.RECORD)
        _has_the_facts_of_the_round_that_was_held(hands, recovery_id)
        await walker.press("ctrl+t", "end", "enter")
        await walker.type("How would you shard a queue?")
        await walker.press("ctrl+t", "ctrl+s")
        await _until_page(hands, ReflectionPage.EVALUATE)
        await walker.type("I asked about the team first")
        await walker.press("ctrl+s")
        await _until_page(hands, ReflectionPage.SPOT)
        await walker.type("rambling")
        await walker.press("tab", "b", "tab")
        await walker.type("Four minutes before the first answer")
        await walker.press("ctrl+s")
        assert hands.sees("rambling", "behavioural", "Four minutes")
        await walker.press("ctrl+s")
        await _until_page(hands, ReflectionPage.PRIORITIZE)
        await walker.press("space", "ctrl+s")
        await _until_page(hands, ReflectionPage.OUTLINE)
        await walker.type("tell three stories in two minutes each")
        await walker.press("tab")
        await walker.type("fri")
        await walker.press("ctrl+s", "ctrl+s")
        await _until_page(hands, ReflectionPage.NOTIFY)
        await walker.type("Jun")
        await walker.press("tab")
        await walker.type("on the phone")
        await walker.press("tab")
        await walker.type("today")
        await walker.press("ctrl+s")
        await _until_page(hands, ReflectionPage.DECIDE)
        await walker.type("questions back")
        await walker.press("tab")
        await walker.type("answer first, then explain")
        await walker.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, ReadingDialog))
        await hands.settle()
        assert walker.keys < MOST_KEYS
        assert hands.sees("finished today", "R  Record", "E  Evaluate")
        view = hands.workspace.queries.reflection(recovery_id)
        assert view is not None
        _is_as_walked(view)
        await hands.press("escape")
        assert hands.screen is hands.work
        recovery = hands.workspace.queries.recovery(recovery_id)
        assert recovery is not None
        step = next(each for each in recovery.steps if each.kind is StepKind.REFLECTION)
        assert step.state is StepState.DONE
        assert "rambling" in step.note


def _has_the_facts_of_the_round_that_was_held(hands: Hands, recovery_id: int) -> None:
    """The panel that was planned for tomorrow is none."""
    queries = hands.workspace.queries
    view = queries.reflection(recovery_id)
    assert view is not None
    case = queries.application(view.application_id)
    assert case is not None
    held, planned = case.rounds[-2:]
    assert planned.outcome is RoundOutcome.CANCELLED
    assert held.outcome is RoundOutcome.PASSED
    assert (view.stage, view.on, view.people) == (held.stage.name, held.on, held.people)
    assert view.outcome == f"no before the {planned.stage.name}"
    assert [each.text for each in view.questions] == held.questions.splitlines()


def _is_as_walked(view: ReflectionView) -> None:
    assert view.finished_at is not None
    assert view.done == frozenset(PAGES)
    assert [each.mark for each in view.questions] == [
        Mark.STUMPED,
        Mark.STUMPED,
    ]
    assert view.questions[-1].text == "How would you shard a queue?"
    assert view.went_well == "I asked about the team first"
    [gap] = view.priorities
    assert (gap.kind, gap.tag) == (GapKind.BEHAVIOURAL, "rambling")
    assert gap.observation == "Four minutes before the first answer"
    [action] = view.actions
    assert action.text == "tell three stories in two minutes each"
    assert action.due_on is not None
    assert (view.notified, view.notified_how) == ("Jun", "on the phone")
    assert view.notified_on == NOW.date()
    assert (view.keep, view.change) == ("questions back", "answer first, then explain")
