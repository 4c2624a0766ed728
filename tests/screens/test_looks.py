"""What the eye needs: contrast, words beside colours, and every theme at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region

from respond_tui.store import look
from respond_tui.themes import DARK, LIGHT, THEMES
from respond_tui.widgets.panel import Frame
from tests import poses
from tests.forms import FORMS, dialog, leave
from tests.hands import Hands, at_the_app
from tests.story import AFTER_THE_PAUSE

LEAST = 4.5
"""Contrast of text against what is behind it: WCAG 2.2, success criterion 1.4.3."""

SCREENS = (("1", "today"), ("2", "log"), ("3", "recovery"), ("4", "patterns"))


def _luminance(colour: Color) -> float:
    """Relative luminance: WCAG 2.2, “relative luminance”."""
    channels = [value / 255 for value in colour.get_truecolor()]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21: WCAG 2.2, “contrast ratio”."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_21_for_black_on_white_and_the_known_grey() -> None:
    # https://webaim.org/resources/contrastchecker/: #767676 on white is 4.54
    black, white, grey = (Color.parse(each) for each in ("#000000", "#ffffff", "#767676"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.005)


def _too_faint(hands: Hands, region: Region | None = None) -> list[tuple[str, float]]:
    """Words on the screen, or in a part of it, whose contrast is below the least."""
    return [
        (segment.text.strip(), round(ratio, 2))
        for segment in _segments(hands, region)
        if any(char.isalnum() for char in segment.text)
        and (ratio := _ratio(segment)) is not None
        and ratio < LEAST
    ]


def _segments(hands: Hands, region: Region | None) -> Iterator[Segment]:
    strips = hands.strips()
    if region is None:
        yield from (segment for strip in strips for segment in strip)
        return
    for strip in strips[region.y : region.bottom]:
        yield from strip.crop(region.x, region.right)


def _ratio(segment: Segment) -> float | None:
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return None
    return contrast(style.color, style.bgcolor)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_word_on_every_screen_can_be_read(story: Path, theme: str) -> None:
    look.keep_theme(story, theme)
    async with at_the_app(story, (120, 36)) as hands:
        assert hands.app.theme == theme
        for key, name in SCREENS:
            await hands.go(key, name)
            assert _too_faint(hands) == []
            for _ in range(3):
                await hands.press("tab")
                assert _too_faint(hands) == []


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_word_of_every_window_can_be_read(story: Path, theme: str) -> None:
    look.keep_theme(story, theme)
    async with at_the_app(story, (120, 36)) as hands:
        for form in FORMS:
            if form.now == hands.workspace.now():
                await form.way(hands)
                assert _too_faint(hands, dialog(hands).query_one(Frame).region) == [], form.name
                await leave(hands)
        await hands.go("1", "today")
        for completing in (poses.completing, poses.form_completing):
            await completing(hands)
            assert hands.sees("tab takes it")
            assert _too_faint(hands, dialog(hands).query_one(Frame).region) == []
            await leave(hands)
        for key in ("question_mark", "o", "f", "slash"):
            await hands.go("2", "log")
            await hands.press(key)
            assert _too_faint(hands, hands.screen.query_one(Frame).region) == [], key
            await leave(hands)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_word_that_is_found_can_be_read(story: Path, theme: str) -> None:
    look.keep_theme(story, theme)
    async with at_the_app(story, (120, 36)) as hands:
        for line in ("a", "rejected since sep how @nowhere"):
            await hands.press("slash", "ctrl+u")
            await hands.type(line)
            for _ in range(3):
                assert _too_faint(hands, hands.screen.query_one(Frame).region) == []
                await hands.press("down")
            await leave(hands)


async def test_without_colours_what_was_found_stands_out_all_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_app(story) as hands:
        await hands.press("slash")
        await hands.type("leaderboard")
        found = [
            segment.text
            for segment in _segments(hands, None)
            if segment.style is not None and segment.style.bold and segment.style.underline
        ]
        assert "leaderboard" in found


async def test_without_colours_every_word_is_there_and_none_is_coloured(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def seen(hands: Hands) -> list[list[str]]:
        pictures = []
        for key, name in SCREENS:
            await hands.go(key, name)
            pictures.append(hands.lines())
        return pictures

    async with at_the_app(story, (120, 36)) as hands:
        coloured = await seen(hands)
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_app(story, (120, 36)) as hands:
        assert await seen(hands) == coloured
        for segment in _segments(hands, None):
            if segment.style is not None and segment.style.color is not None:
                assert len(set(segment.style.color.get_truecolor())) == 1


async def test_each_state_says_itself_in_words_beside_its_sign(story: Path) -> None:
    async with at_the_app(story, (120, 36), now=AFTER_THE_PAUSE) as hands:
        await hands.until(lambda: hands.sees("▲ likely", "▷ running"))
        await hands.go("2", "log")
        for sign, words in (("✗", "A no at"), ("…", "round ahead"), ("○", "silent")):
            row = next(number for number, line in enumerate(hands.lines()) if f"│ {sign} " in line)
            rows = hands.rows("#log-rows")
            rows.move_to_line(row - rows.region.y + rows.scroll_offset.y)
            await hands.until(lambda words=words: hands.sees(words))  # type: ignore[misc]


async def test_every_theme_draws_every_screen_with_the_same_words(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        themes = sorted(hands.app.available_themes)
        assert {DARK.name, LIGHT.name, "ansi-dark", "ansi-light", "nord"} <= set(themes)
        for key, name in SCREENS:
            await hands.go(key, name)
            words = hands.lines()
            for theme in themes:
                hands.app.theme = theme
                await hands.settle()
                assert hands.lines() == words, theme


async def test_a_chosen_theme_is_there_again_next_time(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.app.theme = "nord"
        await hands.settle()
    async with at_the_app(story) as hands:
        assert hands.app.theme == "nord"
