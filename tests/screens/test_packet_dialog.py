"""A reflection shared from the app: chosen, seen beforehand, copied or written to a file."""

import stat
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from respond_tui.app import RespondApp
from respond_tui.guide.terms import GapKind
from respond_tui.screens.dialogs.packet import PacketDialog
from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.widgets.rows import Rows
from tests.forms import is_open, share, words
from tests.hands import SIZES, Hands, at_the_app

NAME = "packet-2026-11-22.md"


def _preview(hands: Hands) -> str:
    assert isinstance(hands.screen, PacketDialog)
    return str(hands.screen.query_one(".packet--text", Static).content)


def _in_front(hands: Hands) -> object:
    return hands.screen


async def _on(hands: Hands, title: str) -> None:
    """Put the cursor on a line by what it says."""
    rows = hands.screen.query_one(Rows)
    await hands.press("home")
    for _ in range(rows.virtual_size.height):
        line = rows.render_line(rows.cursor or 0).text
        if title in line:
            return
        await hands.press("j")
    raise AssertionError(f"{title!r} is on no line")


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_seen_before_it_is_shared(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await share(hands)
        assert hands.sees("What to share", "The facts", "Next steps", "Copy it", "Write it to a")
        assert hands.sees("A no, and what I take from it")
        assert "Greyfriar" not in _preview(hands)
        assert "- Company:" not in _preview(hands)


async def test_the_preview_has_the_room_while_it_is_read(story: Path) -> None:
    async with at_the_app(story) as hands:
        await share(hands)
        preview = hands.screen.query_one(VerticalScroll)
        assert preview.size.height >= 10
        await hands.press("tab")
        assert preview.size.height >= 18
        assert hands.sees("A no, and what I take from it")
        await hands.press("shift+tab")
        assert hands.sees("The facts", "Write it to a file")


async def test_space_takes_a_part_in_or_out_and_the_preview_follows(story: Path) -> None:
    async with at_the_app(story) as hands:
        await share(hands)
        assert "## The facts" in _preview(hands)
        await hands.press("space")
        assert "## The facts" not in _preview(hands)
        await hands.press("enter")
        assert "## The facts" in _preview(hands)


async def test_names_stay_in_where_that_is_chosen(story: Path) -> None:
    async with at_the_app(story) as hands:
        await share(hands)
        await _on(hands, "Names")
        assert hands.sees("taken out; please check")
        await hands.press("space")
        assert hands.sees("left in")
        assert "- Company: Greyfriar Games\n" in _preview(hands)
        await hands.press("space")
        assert "Greyfriar" not in _preview(hands)


async def test_guesses_are_out_until_they_are_chosen(story: Path) -> None:
    async with at_the_app(story) as hands:
        recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
        actions = hands.workspace.actions
        actions.write_evaluation(recovery_id, "I drew first", False)
        actions.add_gap(recovery_id, GapKind.TECHNICAL, "pace", "")
        await share(hands)
        assert "pace" not in _preview(hands)
        await _on(hands, "Guesses")
        await hands.press("space")
        assert "- pace (technical)" in _preview(hands)


async def test_a_copy_is_shown_plain_as_well(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(RespondApp, "copy_to_clipboard", lambda _, text: copied.append(text))
    async with at_the_app(story) as hands:
        await share(hands)
        shown = _preview(hands)
        await _on(hands, "Copy it")
        await hands.press("enter")
        assert copied == [shown]
        assert type(hands.screen) is PlainTextDialog
        assert any(line.startswith("# A no, and what I take from it") for line in hands.lines())
        await hands.press("escape")
        assert _preview(hands) == shown
        await hands.press("escape")
        assert _in_front(hands) is hands.work


async def test_it_is_written_where_the_person_says_and_never_over_a_file_unasked(
    story: Path, home: Path
) -> None:
    there = home / NAME
    there.write_text("mine", encoding="utf-8")
    async with at_the_app(story) as hands:
        await share(hands)
        shown = _preview(hands)
        await hands.press("end", "enter")
        assert words(hands)["target"] == f"~/{NAME}"
        await hands.press("enter")
        assert is_open(hands)
        assert hands.sees("is there already.")
        assert there.read_text(encoding="utf-8") == "mine"
        await hands.press("tab", "right", "enter")
        assert not is_open(hands)
        assert hands.told() == [f"Wrote the packet to {there}."]
    assert there.read_text(encoding="utf-8") == shown
    assert stat.S_IMODE(there.stat().st_mode) == 0o600


async def test_hostile_words_are_shown_to_the_letter(story: Path) -> None:
    async with at_the_app(story) as hands:
        recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
        hands.workspace.actions.write_evaluation(
            recovery_id, "[/] [red]x[/red] [@click=bell]", False
        )
        await share(hands)
        await hands.press("tab", "end")
        assert hands.screen.query_one(VerticalScroll).has_focus
        assert r"\[/\] \[red\]x" in _preview(hands)
        assert hands.sees(r"\[/\] \[red\]x")


async def test_a_recovery_that_is_gone_is_said_to_be(story: Path) -> None:
    async with at_the_app(story) as hands:
        await share(hands, 9_999)
        assert hands.told() == ["That recovery is not there any more."]
        assert hands.screen is hands.work
