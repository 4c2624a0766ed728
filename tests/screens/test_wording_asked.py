"""A gentle question under the field, where words guess; it stops nothing and can be off."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static, TextArea

from respond_tui.widgets.fields import Field
from tests.forms import dialog, fields, is_open, leave, run, words
from tests.hands import SIZES, Hands, at_the_app

ASKS = "What did you see or hear?"


async def _rejection(hands: Hands) -> None:
    await hands.go("2", "log")
    await hands.press("home", "x")


async def _write(hands: Hands, key: str, text: str) -> None:
    field = next(each for each in fields(hands) if each.key == key)
    field.focus_editor()
    await hands.settle()
    await hands.pilot.wait_for_animation()  # the form scrolls to where the cursor goes
    if isinstance(hands.screen.focused, TextArea):
        hands.screen.focused.insert(text)
        await hands.settle()
    else:
        await hands.type(text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["reason", "lesson"])
async def test_a_no_asks_what_was_seen_and_is_logged_all_the_same(
    story: Path, size: tuple[int, int], key: str
) -> None:
    async with at_the_app(story, size) as hands:
        await _rejection(hands)
        assert not hands.sees(ASKS)
        await _write(hands, key, "They hated me")
        assert hands.sees("“they hated” may be a guess")
        assert "-wrong" not in next(each for each in fields(hands) if each.key == key).classes
        await hands.press("ctrl+s")
        assert not is_open(hands)
        assert any("u undoes it." in told for told in hands.told())


async def test_the_question_goes_with_the_words(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _rejection(hands)
        await _write(hands, "lesson", "They hated")
        assert hands.sees(ASKS)
        await hands.press(*["backspace"] * 5)
        assert not hands.sees(ASKS)


async def test_further_letters_draw_the_question_no_second_time(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(story) as hands:
        await _rejection(hands)
        await _write(hands, "lesson", "They hated it")
        before = [(field.key, field.region) for field in dialog(hands).query(Field)]
        drawn: list[Static] = []
        update = Static.update

        def noted(line: Static, *args: Any, **kwargs: Any) -> None:
            drawn.append(line)
            update(line, *args, **kwargs)

        monkeypatch.setattr(Static, "update", noted)
        await hands.press("a", "b", "c")
        assert [line for line in drawn if line.has_class("field--remark")] == []
        assert [(field.key, field.region) for field in dialog(hands).query(Field)] == before


@pytest.mark.parametrize("key", ["lesson", "notes"])
async def test_the_notes_of_a_round_ask_too(story: Path, key: str) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press("escape", "home", "enter", "e")
        assert is_open(hands)
        await _write(hands, key, " I'm useless")
        await hands.until(lambda: hands.sees("is hard on you"))


async def test_turned_off_it_asks_nothing(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Words that guess")
        await hands.press("right", "ctrl+s")
        assert not is_open(hands)
        assert hands.told() == ["The words are saved. u undoes it."]
        await _rejection(hands)
        await _write(hands, "lesson", "They hated me")
        assert not hands.sees(ASKS)
        await leave(hands)
        await hands.press("u")
        await _rejection(hands)
        assert hands.sees(ASKS)


@pytest.mark.parametrize("size", SIZES)
async def test_a_phrase_of_ones_own_is_asked_about(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await run(hands, "Settings")
        await hands.press("g")
        assert hands.sees("Words that guess", "Of others", "Absolutes", "Of yourself")
        await _write(hands, "mind", "they yawned\n")
        await hands.press("ctrl+s")
        assert not is_open(hands)
        await _rejection(hands)
        await _write(hands, "lesson", "They yawned")
        assert hands.sees("“they yawned” may be a guess")


async def test_a_line_too_long_for_a_phrase_stays_in_the_form(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Words that guess")
        await _write(hands, "verdict", " ".join(["word"] * 13) + "\n")
        await hands.press("ctrl+s")
        assert is_open(hands)
        await hands.until(lambda: hands.sees("has over 12"))
        assert words(hands)["verdict"].startswith("word word")
