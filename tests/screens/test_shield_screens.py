"""With the shield on a no is in sight nowhere: it comes last, says nothing, and opens by enter."""

from pathlib import Path

import pytest

from tests.hands import SIZES, Hands, at_the_app

PUT_AWAY = "Put away. Enter on Acme opens it when you want, in the log or in Recovery."
VERDICTS = ("✗", "technical", "rejected", "A no")


async def _with_a_sealed_no(hands: Hands) -> None:
    """Globex said no before the shield was on, Acme after."""
    for line, on in (("Globex, PM @panel rejected today", False), ("Acme @technical no", True)):
        hands.workspace.actions.set_shield(on=on)
        await hands.press("a")
        await hands.type(line)
        await hands.press("enter")


def _line(hands: Hands, company: str) -> str:
    return next(line for line in hands.lines() if company in line and "─" not in line)


async def test_the_setting_turns_it_on_and_off(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        for letter, word in (("n", "on"), ("f", "off")):
            hands.work.open_settings()  # type: ignore[attr-defined]
            await hands.settle()
            assert hands.sees("Rejection shield", "off" if word == "on" else "on")
            await hands.press("r")
            assert hands.sees("Search and numbers leave nothing out.")
            await hands.press(letter)
            assert hands.told() == [f"The rejection shield is {word}. u undoes it."]
            assert hands.workspace.rules.shield is (word == "on")


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_no_is_off_today_and_last_in_the_log(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        await _with_a_sealed_no(hands)
        assert hands.told() == [f"{PUT_AWAY} u undoes it."]
        hands.app.clear_notifications()
        await hands.settle()
        assert hands.sees("Globex")
        assert not hands.sees("Acme")
        await hands.go("2", "log")
        await hands.press("end")
        lines = hands.lines()
        heading = next(n for n, line in enumerate(lines) if "Not opened yet" in line)
        assert "◌  Acme" in lines[heading + 1]
        assert not any(word in lines[heading + 1] for word in VERDICTS)
        await hands.until(lambda: hands.sees("What Acme said is put away here"))
        assert not hands.sees("A no at technical")


@pytest.mark.parametrize("key", ["e", "x", "o"])
async def test_what_would_tell_of_it_waits_until_it_is_opened(fresh: Path, key: str) -> None:
    async with at_the_app(fresh) as hands:
        await _with_a_sealed_no(hands)
        await hands.go("2", "log")
        await hands.press("end", key)
        assert hands.screen is hands.work
        assert hands.told()[-1] == "What Acme said is put away. Enter on it opens it first."


async def test_enter_in_the_log_opens_it_and_undo_puts_it_away_again(fresh: Path) -> None:
    async with at_the_app(fresh, (120, 36)) as hands:
        await _with_a_sealed_no(hands)
        await hands.go("2", "log")
        await hands.press("end", "enter")
        assert hands.told() == ["Opened: Acme. Its recovery counts from now. u puts it away again."]
        assert hands.sees("✗ A no at technical", "recovery 0 of 6")
        assert not hands.sees("Not opened yet")
        await hands.press("u")
        assert hands.told() == ["Undone: open the answer from Acme. U does it again."]
        assert hands.sees("Not opened yet", "What Acme said is put away here")


@pytest.mark.parametrize("size", SIZES)
async def test_recovery_has_it_last_and_opens_it_too(fresh: Path, size: tuple[int, int]) -> None:
    async with at_the_app(fresh, size) as hands:
        await _with_a_sealed_no(hands)
        await hands.go("3", "recovery")
        assert hands.sees("Recoveries · 1 open", "Not opened yet", "Globex · PM · no after panel")
        await hands.press("escape", "end")
        assert hands.sees("What Acme said is put away until you want it.", "◌ not opened yet")
        assert not hands.sees("Put a word to what you feel")
        assert hands.sees("enter opens it")
        assert not hands.sees("z skip")
        await hands.press("enter")
        assert hands.sees("z skip")
        assert hands.sees("Acme · no after technical · today", "Put a word to what you feel")
        assert hands.sees("Recoveries · 2 open")


async def test_search_finds_it_without_a_verdict_and_opens_it(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _with_a_sealed_no(hands)
        await hands.press("slash")
        await hands.type("acme")
        line = _line(hands, "◌")
        assert "Acme" in line
        assert "not opened yet" in line
        assert not any(word in line for word in VERDICTS)
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        assert hands.told() == ["Opened: Acme. Its recovery counts from now. u puts it away again."]
        assert "✗" in _line(hands, "Acme")


async def test_the_evidence_of_a_number_counts_it_and_does_not_name_it(fresh: Path) -> None:
    async with at_the_app(fresh, (120, 36)) as hands:
        await _with_a_sealed_no(hands)
        await hands.go("4", "patterns")
        rows = hands.rows("#stage-rows")
        rows.focus()
        stages = hands.workspace.queries.counted_stages()
        rows.move_to(("stage", next(each.id for each in stages if each.name == "technical")))
        hands.app.clear_notifications()
        await hands.press("enter")
        assert hands.sees("no 1", "◌ not opened yet")
        assert not hands.sees("Acme")


async def test_with_the_shield_off_it_is_shown_as_all_else(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _with_a_sealed_no(hands)
        hands.workspace.actions.set_shield(on=False)
        await hands.go("2", "log")
        assert not hands.sees("Not opened yet")
        assert "✗" in _line(hands, "Acme")
        await hands.go("1", "today")
        assert hands.sees("Acme", "Globex")
