"""Tab completes what the log knows, in a line and in forms, and never what was only passed."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widget import Widget
from textual.widgets import Input, TextArea

from respond_tui.guide.completion import Offer
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.queries.interviews import LogRow
from respond_tui.store.errors import Busy
from respond_tui.widgets.completing import Ring
from respond_tui.workspace.queries import Queries
from tests.forms import FORMS, Form, dialog, is_open, words
from tests.hands import Hands, at_the_app
from tests.poses import choose
from tests.story import PAUSING

OFFERS = [Offer("me", "Acme"), Offer("orn", "Acorn")]
KNOWN = {
    "company": ("orch", "Orchard Robotics"),
    "role": ("pl", "Platform Engineer"),
    "source-detail": ("lin", "LinkedIn"),
    "location": ("yo", "York"),
    "market": ("e", "EU"),
    "role-family": ("back", "backend"),
}
"""What is typed into fields of an application, and what it goes on as in the story."""

COMPLETED = [
    form
    for form in FORMS
    if form.name in {"a new application", "edit an application", "add a round", "edit a round"}
]


def line_of(hands: Hands, field: str = "line") -> Input:
    return dialog(hands).query_one(f"#field-{field} Input", Input)


async def at(hands: Hands, editor: Widget) -> None:
    editor.focus()
    await hands.settle()


def gaps_of(hands: Hands) -> TextArea:
    return dialog(hands).query_one("#field-gaps TextArea", TextArea)


async def edit_a_round(hands: Hands) -> None:
    """The form of a round of the application whose recovery pauses."""
    await hands.go("2", "log")
    await choose(hands, PAUSING)
    await hands.press("enter", "e")


def test_a_ring_shows_the_best_offer_first_and_lets_it_stand_when_taken() -> None:
    ring = Ring("Ac", OFFERS)
    assert (ring.standing, ring.ghost) == ("Ac", "me")
    assert ring.take()
    assert (ring.standing, ring.ghost) == ("Acme", "")
    assert not ring.take()


@given(st.lists(st.sampled_from([1, -1, 0]), max_size=12))
def test_a_ring_turned_and_turned_back_is_as_it_was(turns: list[int]) -> None:
    ring, turned = Ring("Ac", OFFERS), Ring("Ac", OFFERS)
    for by in turns:
        ring.turn(by)
    for by in reversed(turns):
        ring.turn(-by)
    assert (ring.ghost, ring.offered) == (turned.ghost, turned.offered)
    for _ in range(len(OFFERS) + 1):
        ring.turn(1)
    assert (ring.ghost, ring.offered) == (turned.ghost, turned.offered)


def test_a_ring_without_offers_takes_and_turns_nothing() -> None:
    ring = Ring("Ac")
    assert not ring.take()
    assert not ring.turn(1)
    assert ring.standing == "Ac"


async def test_tab_takes_what_a_line_goes_on_as_part_by_part(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a")
        for typed in ("orch", ", pl", " @sys", " #sha", " via lin"):
            await hands.type(typed)
            assert hands.sees("tab takes it")
            await hands.press("tab")
        assert line_of(hands).value == (
            "Orchard Robotics, Platform Engineer @system-design #sharding via LinkedIn"
        )
        assert hands.sees("✓ company", "✓ role", "✓ stage", "✓ gap", "✓ source")


async def test_down_and_up_go_through_the_others_and_back_to_what_was_typed(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a")
        await hands.type("Acme via re")
        assert hands.sees("Acme via referral", "tab takes it · ↓ 1 of 2")
        await hands.press("down")
        assert hands.sees("Acme via recruiter", "tab takes it · ↓ 2 of 2")
        assert line_of(hands).value == "Acme via re"
        await hands.press("down")
        assert hands.sees("↓ 2 known")
        assert not hands.sees("tab takes it")
        await hands.press("tab")
        assert line_of(hands).value == "Acme via re"
        await hands.press("up", "tab")
        assert line_of(hands).value == "Acme via recruiter"
        await hands.press("up")
        assert line_of(hands).value == "Acme via referral"
        await hands.press("up")
        assert line_of(hands).value == "Acme via re"


async def test_the_preview_follows_what_is_taken(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a")
        await hands.type("Acme via ref")
        assert hands.sees("other: ref")
        await hands.press("tab")
        assert hands.sees("✓ source      referral")


async def test_enter_logs_what_was_typed_not_what_was_shown(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a")
        await hands.type("Orch")
        assert hands.sees("Orchard Robotics")
        await hands.type(" applied")
        await hands.press("enter")
        assert hands.workspace.queries.companies().count("Orch") == 1


async def test_the_stage_and_the_source_used_most_lately_come_first(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a")
        await hands.type("Acme @")
        assert hands.sees("Acme @recruiter-screen", f"1 of {len(DEFAULT_STAGES)}")
        await hands.press("ctrl+u")
        await hands.type("Acme via ")
        assert hands.sees("Acme via job board")


@pytest.mark.parametrize("name", KNOWN)
async def test_a_field_is_completed_by_tab_and_left_by_the_next(story: Path, name: str) -> None:
    typed, known = KNOWN[name]
    async with at_the_app(story) as hands:
        await hands.press("A")
        field = line_of(hands, name)
        await at(hands, field)
        await hands.type(typed)
        assert hands.sees(typed + known[len(typed) :])
        await hands.press("tab")
        assert field.value == known
        assert hands.screen.focused is field
        await hands.press("tab")
        assert field.value == known
        assert hands.screen.focused is not field


async def test_the_right_arrow_takes_it_at_the_end_and_moves_elsewhere(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("A")
        await hands.type("orch")
        await hands.press("left", "right")
        assert line_of(hands, "company").value == "orch"
        await hands.press("right")
        assert line_of(hands, "company").value == "Orchard Robotics"


@pytest.mark.parametrize("form", COMPLETED, ids=lambda form: form.name)
async def test_who_only_tabs_through_a_form_changes_nothing(story: Path, form: Form) -> None:
    async with at_the_app(story) as hands:
        await form.way(hands)
        known = words(hands)
        await hands.press(*["tab"] * (len(known) + 1), *["shift+tab"] * len(known))
        assert words(hands) == known
        assert not hands.sees("tab takes it")


async def test_a_field_that_was_left_offers_nothing_when_one_comes_back(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("A")
        await hands.type("orch")
        await hands.press("shift+tab")
        assert not hands.sees("tab takes it")
        await hands.press("tab", "tab")
        assert line_of(hands, "company").value == "orch"


async def test_a_word_that_is_whole_is_left_by_tab(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("A")
        await hands.type("orchard robotics")
        await hands.press("tab")
        assert line_of(hands, "company").value == "orchard robotics"
        assert hands.screen.focused is line_of(hands, "role")


async def test_in_the_middle_of_a_text_nothing_is_completed(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("A")
        await hands.type("rch")
        await hands.press("home", "o")
        assert line_of(hands, "company").value == "orch"
        assert not hands.sees("tab takes it")


async def test_gaps_are_completed_line_by_line_each_once(story: Path) -> None:
    async with at_the_app(story) as hands:
        await edit_a_round(hands)
        gaps = gaps_of(hands)
        gaps.text = ""
        await at(hands, gaps)
        await hands.press(*"SHA")
        assert hands.sees("SHArding", "tab takes it")
        await hands.press("tab")
        assert gaps.text == "sharding"
        await hands.press("enter")
        await hands.press(*"sha")
        assert not hands.sees("tab takes it")
        await hands.press("ctrl+u")
        await hands.press(*"est")
        await hands.press("right")
        assert gaps.text == "sharding\nestimation"
        await hands.press("tab")
        assert hands.screen.focused is not gaps


async def test_in_gaps_the_arrows_turn_what_is_shown_and_else_move(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        for gap in ("shell", "sharding"):
            await hands.press("a")
            await hands.type(f"Acme @panel #{gap} today")
            await hands.press("enter")
        await edit_a_round(hands)
        gaps = gaps_of(hands)
        gaps.text = "first\n"
        await at(hands, gaps)
        gaps.move_cursor((1, 0))
        await hands.press(*"sh")
        assert hands.sees("1 of 2")
        await hands.press("down")
        assert hands.sees("2 of 2", "shell")
        await hands.press("tab")
        assert gaps.text == "first\nshell"
        await hands.press("up")
        assert gaps.text == "first\nsharding"
        await hands.press("up", "left", "up")
        assert gaps.text == "first\nsh"
        assert gaps.cursor_location[0] == 0


async def test_a_gap_typed_over_or_left_offers_nothing_more(story: Path) -> None:
    async with at_the_app(story) as hands:
        await edit_a_round(hands)
        gaps = gaps_of(hands)
        gaps.text = ""
        await at(hands, gaps)
        await hands.press(*"sha")
        await hands.press("left")
        assert not hands.sees("tab takes it")
        await hands.press("end", "tab")
        assert gaps.text == "sha"


MARKUP = "[red]Bold[/red] [@click=app.bell]x"


async def test_offered_words_are_shown_as_they_were_written(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        values = {"company": MARKUP, "market": MARKUP}
        hands.workspace.actions.add_application(values)
        await hands.press("A")
        await hands.type("[r")
        assert hands.sees(MARKUP)
        await hands.press("tab")
        assert line_of(hands, "company").value == MARKUP


async def _quick(hands: Hands) -> None:
    await hands.press("a")


async def _form(hands: Hands) -> None:
    await hands.press("A")


@pytest.mark.parametrize("way", [_quick, _form])
async def test_a_file_that_cannot_be_read_completes_nothing_and_keeps_the_words(
    story: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[Hands], Awaitable[None]]
) -> None:
    def fails(*_: object) -> tuple[str, ...]:
        raise Busy("Another program holds the file.")

    async with at_the_app(story) as hands:
        await way(hands)
        monkeypatch.setattr(Queries, "suggestions", fails)
        await hands.type("Orch")
        assert is_open(hands)
        assert "Orch" in words(hands).values()
        assert not hands.sees("tab takes it")


async def test_a_file_that_cannot_be_read_says_nothing_of_what_is_in_the_log(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def fails(*told: object) -> tuple[LogRow, ...]:
        asked.append(told)
        raise Busy("Another program holds the file.")

    async with at_the_app(story) as hands:
        monkeypatch.setattr(Queries, "same_place", fails)
        await hands.press("a")
        await hands.type("Orchard Robotics applied")
        await hands.until(lambda: bool(asked))
        await hands.settle()
        assert words(hands) == {"line": "Orchard Robotics applied"}


@pytest.mark.parametrize("typed", ["Or\x1bch", "Or\udc80", "\x00", "Or\u202e"])
async def test_control_characters_are_completed_to_nothing(story: Path, typed: str) -> None:
    async with at_the_app(story) as hands:
        await hands.press("A")
        await hands.type(typed)
        assert is_open(hands)
        assert not hands.sees("tab takes it")
