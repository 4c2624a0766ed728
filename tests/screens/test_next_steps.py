"""What a reflection led to, where it shows: actions and the plan in Today, gaps in Patterns."""

from collections.abc import Callable
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.recovery.whole import close
from respond_tui.actions.reflection.next_steps import add_action
from respond_tui.guide.terms import ReflectionPage, StepState
from respond_tui.queries.reflection import ActionView, ReflectionView
from respond_tui.screens.base import Go, Target
from respond_tui.screens.reflection.window import ReflectionWindow
from respond_tui.screens.today_lines import next_lines
from respond_tui.widgets.columns import Tone
from tests.desks import ahead, end_pause, later, opened
from tests.forms import is_open, leave
from tests.hands import SIZES, Hands, at_the_app
from tests.reflections import decided, gap, planned, rejected

RECOVERY = 1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A reflection with one action for tomorrow, its recovery closed; the file is let go of."""
    desk = opened(tmp_path)
    rejected(desk)
    add_action(desk, RECOVERY, "Read on sharding", ahead(1))
    end_pause(desk, RECOVERY)
    close(desk, RECOVERY)
    desk.store.close()
    return desk


def _reopened(desk: Desk) -> Desk:
    return opened(desk.store.path.parent)


def _view(hands: Hands) -> ReflectionView:
    found = hands.workspace.queries.reflection(RECOVERY)
    assert found is not None
    return found


def _action(hands: Hands) -> ActionView:
    return _view(hands).actions[0]


def _gone(hands: Hands) -> Callable[[], tuple[str, Target | None] | None]:
    """Where the screen asked to go, once it did."""
    asked: list[Go] = []
    post = hands.work.post_message

    def keep(message: object) -> bool:
        if isinstance(message, Go):
            asked.append(message)
        return post(message)  # type: ignore[arg-type]

    hands.work.post_message = keep  # type: ignore[method-assign]
    return lambda: (asked[-1].mode, asked[-1].target) if asked else None


async def _at_a_page(hands: Hands) -> None:
    await hands.until(lambda: isinstance(hands.screen, ReflectionWindow))
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_an_action_is_ticked_in_today_and_undone(desk: Desk, size: tuple[int, int]) -> None:
    async with at_the_app(desk.store.path, size, now=desk.now) as hands:
        assert hands.sees("Next steps", "Read on sharding", "by tomorrow")
        assert hands.sees("Acme · SRE", "Space ticks it") is (size != SIZES[0])

        await hands.press("space")

        assert _action(hands).state is StepState.DONE
        assert hands.told() == ["Done: Read on sharding. u undoes it."]
        assert not hands.sees("Next steps")
        await hands.press("u")
        assert hands.sees("Read on sharding")


async def test_it_is_moved_by_m_and_left_out_by_z(desk: Desk) -> None:
    async with at_the_app(desk.store.path, now=desk.now) as hands:
        await hands.press("m")
        assert is_open(hands)
        await hands.press("ctrl+a")
        await hands.press("ctrl+k")
        await hands.type("today")
        await hands.press("enter")
        assert _action(hands).due_on == ahead(0)

        await hands.press("z")
        await hands.type("no time for it")
        await hands.press("enter")

        left = _action(hands)
        assert (left.state, left.note) == (StepState.SKIPPED, "no time for it")
        assert not hands.sees("Read on sharding")


async def test_one_that_is_late_says_since_when_in_amber(desk: Desk) -> None:
    async with at_the_app(desk.store.path, now=later(desk, days=3).now) as hands:
        assert hands.sees("since Tue")
        items = hands.workspace.queries.today().items
        (line,) = [
            line
            for line in next_lines(hands.workspace.queries.today(), hands.workspace.now())
            if line.key == items[0]
        ]
        assert items[0].overdue
        assert line.cells[-1].tone is Tone.WAIT


async def test_enter_leads_to_the_page_that_it_is_from(desk: Desk) -> None:
    async with at_the_app(desk.store.path, now=desk.now) as hands:
        await hands.press("enter")
        await _at_a_page(hands)
        assert hands.sees("Reflection · Acme", "▸ Outline", "Read on sharding")


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_is_there_on_the_eve_and_opens_its_round(
    desk: Desk, size: tuple[int, int]
) -> None:
    again = _reopened(desk)
    _, round_id = planned(again, "Globex", 1)
    decided(again, RECOVERY, round_id)
    again.store.close()
    async with at_the_app(desk.store.path, size, now=desk.now) as hands:
        (at,) = (number for number, line in enumerate(hands.lines()) if "Globex · panel" in line)
        assert "tomorrow" in hands.lines()[at]
        assert "keep: drawing first" in hands.lines()[at + 1]
        assert "change: ask before answering" in hands.lines()[at + 2]
        await hands.press("home", "enter")
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        assert hands.sees("Globex", "keep: drawing first")


async def test_a_word_of_a_reflection_leads_to_its_page(desk: Desk) -> None:
    again = _reopened(desk)
    gap(again, RECOVERY, "pace", "ran out of xylophones")
    again.store.close()
    async with at_the_app(desk.store.path, now=desk.now) as hands:
        for word, where, target in (
            (
                "xylophones",
                "gap: ran out of xylophones",
                Target(recovery_id=RECOVERY, page=ReflectionPage.SPOT),
            ),
            (
                "sharding",
                "next step: Read on sharding",
                Target(recovery_id=RECOVERY, action_id=1, page=ReflectionPage.OUTLINE),
            ),
        ):
            await hands.go("1", "today")
            gone = _gone(hands)
            await hands.press("/")
            await hands.press("ctrl+u")
            await hands.type(word)
            await hands.until(lambda where=where: hands.sees(where))  # type: ignore[misc]
            await hands.press("enter")
            assert gone() == ("recovery", target)
            await hands.until(lambda: hands.work.HERE == "recovery")
            await _at_a_page(hands)
            await leave(hands)


@pytest.mark.parametrize("size", SIZES)
async def test_gaps_stand_under_the_stages_and_open_what_showed_them(
    desk: Desk, size: tuple[int, int]
) -> None:
    again = _reopened(desk)
    for number, observation in enumerate(("froze at once", "lost the thread", "")):
        recovery_id = rejected(again, f"Company {number}")
        gap(again, recovery_id, "pacing", observation)
    again.store.close()
    async with at_the_app(desk.store.path, size, now=desk.now) as hands:
        await hands.go("4", "patterns")
        rows = hands.rows("#stage-rows")
        rows.focus()
        rows.move_to(("gap", "pacing"))
        await hands.settle()
        assert hands.sees("Gaps you wrote down", "pacing", "technical")
        assert hands.sees("technical, seen in 2 reflections")

        await hands.press("enter")

        evidence = hands.rows("#evidence")
        await hands.until(lambda: hands.work.focused is evidence)
        assert hands.sees("Company 1: lost", "Company 0: froze")
        gone = _gone(hands)
        await hands.press("enter")
        assert gone() == ("recovery", Target(recovery_id=3, page=ReflectionPage.SPOT))
        await hands.until(lambda: hands.work.HERE == "recovery")
