"""Words that could break a screen or drive a terminal: shown to the letter, or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Static

from respond_tui.screens.reflection.dialog import ReflectionDialog
from tests.forms import FORMS, Form, dialog, is_open, leave, words, write_all
from tests.hands import SIZES, Hands, at_the_app

MARKUP = "[/] [x] done [@click=app.quit]go[/] [bold red]no[/] [$accent]x [link=https://a"
CONTROL = "\x1b]52;c;aGk=\x07 clip \x1b[2J \x9b31m \u202edesrever caf\udce9"
HOSTILE = (f"{MARKUP} {CONTROL}", "w" * 5_000, "31 february")
"""Markup that would end the app or act; sequences that drive a terminal, a bidi override and
a lone surrogate; a line beyond every limit; a day that there is not."""


def is_harmless(hands: Hands) -> bool:
    """Whether nothing in the lines on their way to the terminal could drive it."""
    return all(line.isprintable() for line in hands.lines())


def _went_on(hands: Hands, version: int) -> bool:
    """Whether the words were taken, and what is in front is the reflection they belong to."""
    is_saved = hands.workspace.store.data_version() != version
    return is_saved and isinstance(hands.screen, ReflectionDialog)


def _problems(hands: Hands) -> list[str]:
    """The sentences that the form in front shows."""
    found = dialog(hands).query(".field--problem, .form--problem").results(Static)
    return [str(each.content) for each in found if each.display and str(each.content)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_every_field_takes_it_or_says_why_not_and_keeps_the_words(
    story: Path, form: Form
) -> None:
    async with at_the_app(story, now=form.now) as hands:
        for hostile in HOSTILE:
            await form.way(hands)
            await write_all(hands, hostile)
            assert is_harmless(hands)
            typed = words(hands)
            version = hands.workspace.store.data_version()
            await hands.press("ctrl+s")
            assert hands.app.is_running
            assert is_harmless(hands)
            if is_open(hands) and not _went_on(hands, version):
                assert _problems(hands)
                assert all(each.endswith((".", "?")) for each in _problems(hands))
                assert words(hands) == typed
                await hands.press("ctrl+r")
            await leave(hands)
            if hands.workspace.store.data_version() != version:
                await hands.press("u")


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_into_the_file_stands_on_every_screen_to_the_letter_and_does_nothing(
    story: Path, size: tuple[int, int]
) -> None:
    _spoil(story, "[/][x]\x1b]52;c;aGk=\x07\u202e\x9b2J")
    async with at_the_app(story, size) as hands:
        await _look_everywhere(hands, "[/][x]")
        if size == SIZES[0]:
            await _open_every_form(hands)


@pytest.mark.parametrize("size", SIZES)
async def test_the_search_shows_what_it_finds_to_the_letter(
    story: Path, size: tuple[int, int]
) -> None:
    _spoil(story, "[/][x] sharding\x1b]52;c;aGk=\x07\u202e\x9b2J")
    async with at_the_app(story, size) as hands:
        for hostile in HOSTILE:
            await hands.press("slash", "ctrl+u")
            await hands.type(hostile)
            assert is_harmless(hands)
            await leave(hands)
        for line in ("rejected", "sharding"):
            await hands.press("slash", "ctrl+u")
            await hands.type(line)
            assert is_harmless(hands)
            assert "[/][x] sharding" in hands.text()
            await leave(hands)


def _spoil(path: Path, text: str) -> None:
    """Write a text over every text that a person wrote, as an edited file could have it."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in (
            "UPDATE application SET company = :text || id, role = :text, notes = :text,"
            " location = :text, source_detail = :text, market = :text, link = :text,"
            " reason = iif(ended_how IS NULL, NULL, :text)",
            "UPDATE interview SET people = :text, format = :text, questions = :text,"
            " gaps = :text, lesson = :text, notes = :text",
            "UPDATE step SET text = :text, note = :text",
            'UPDATE "commitment" SET what = :text, notes = :text, target = :text, why = :text',
            "UPDATE commitment_action SET text = :text, note = :text",
            "UPDATE commitment_week SET line = :text",
            "UPDATE alert_answer SET why = :text",
            "UPDATE stage SET name = :text || id",
            "UPDATE reflection SET role = :text, stage = :text, people = :text, outcome = :text,"
            " went_well = :text, notified = :text, notified_how = :text, keep = :text,"
            " change = :text",
            "UPDATE question SET text = :text",
            "UPDATE gap SET tag = :text, observation = :text",
            'UPDATE "action" SET text = :text',
        ):
            connection.execute(statement, {"text": text})
        connection.commit()


async def _look_everywhere(hands: Hands, literal: str) -> None:
    """Walk all screens and lines of the story."""
    for number, name in (("1", "today"), ("2", "log"), ("3", "recovery"), ("4", "patterns")):
        await hands.go(number, name)
        assert is_harmless(hands)
        assert literal in hands.text()
        for key in ("j", "j", "enter", "j", "escape", "o", "escape", "x", "escape", "home"):
            await hands.press(key)
            assert hands.app.is_running
            assert is_harmless(hands)
        await leave(hands)


async def _open_every_form(hands: Hands) -> None:
    for form in FORMS:
        if form.now == hands.workspace.now():
            await form.way(hands)
            assert is_harmless(hands)
            await leave(hands)
