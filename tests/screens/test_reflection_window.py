"""Each page of a reflection: what it shows, what it refuses, and what it saves."""

from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from respond_tui.guide import limits
from respond_tui.guide.reflection import PAGES, title_of
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.terms import GapKind, Mark, ReflectionPage, StepState
from respond_tui.screens.dialogs.packet import PacketDialog
from respond_tui.screens.reflection.reading import FactsDialog
from respond_tui.widgets.fields import Field, NoteField
from tests.forms import words
from tests.hands import SIZES, at_the_app
from tests.lived_in import NOW
from tests.reflecting import (
    go_to,
    leave,
    open_reflection,
    page_of,
    to_the_list,
    until_page,
    written,
)

LABELS: dict[ReflectionPage, tuple[str, ...]] = {
    ReflectionPage.RECORD: ("Role", "Stage", "When", "With", "Outcome", "Questions"),
    ReflectionPage.EVALUATE: ("Went well", "Today I see"),
    ReflectionPage.SPOT: ("What", "Kind", "Seen or heard"),
    ReflectionPage.PRIORITIZE: ("0 of 2 chosen", "Guesses"),
    ReflectionPage.OUTLINE: ("What", "By"),
    ReflectionPage.NOTIFY: ("Who", "How", "Told on"),
    ReflectionPage.DECIDE: ("Keep", "Change", "For"),
}
OUTCOME = "no after system design; told: jumped to a solution"


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_shows_its_question_its_fields_its_keys_and_the_facts(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=NOW) as hands:
        await open_reflection(hands)
        for page in PAGES:
            await until_page(hands, page)
            assert hands.sees(words_of(page).question, *LABELS[page])
            assert hands.sees("▸ " + title_of(page), "^n ^b pages", "esc close ─╯")
            for field in hands.screen.query(Field):
                assert field.region.area
                assert field.region.bottom < size[1], field
            assert hands.sees("no after system design; told:")
            await hands.press("ctrl+n")


async def test_the_facts_come_from_the_log_and_become_the_reflections_own(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands)
        known = words(hands)
        assert known["outcome"] == OUTCOME
        assert len(known["questions"].splitlines()) == 2
        assert not written(hands).begun
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.EVALUATE)
        assert written(hands).begun
        assert written(hands).outcome == OUTCOME
        assert hands.sees("✓ Record")


async def test_a_key_turns_the_mark_of_the_question_that_the_cursor_is_in(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands)
        told = hands.screen.query_one(".questions--marks", Static)
        assert told.content == "this one: not marked · all: 2 not marked"
        for prefix, word in (("- ", "stumped"), ("~ ", "fine"), ("+ ", "good")):
            await hands.press("ctrl+t")
            assert words(hands)["questions"].startswith(prefix)
            assert told.content == f"this one: {word} · all: 1 {word}, 1 not marked"
        await hands.press("down", "ctrl+t", "ctrl+t", "ctrl+t", "ctrl+t", "down")
        await hands.press("end", "enter", "minus", "space")
        await hands.type("Why us?")
        assert hands.sees("this one: stumped · all: 1 stumped, 1 good, 1 not marked")
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.EVALUATE)
        marks = [question.mark for question in written(hands).questions]
        assert marks == [Mark.GOOD, None, Mark.STUMPED]


async def test_going_on_needs_one_thing_that_went_well_or_nothing_yet_on_purpose(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.EVALUATE)
        await hands.press("ctrl+s")
        assert page_of(hands) is ReflectionPage.EVALUATE
        assert hands.sees("Write one thing that went well")
        await hands.press("tab", "space", "ctrl+s")
        await until_page(hands, ReflectionPage.SPOT)
        assert written(hands).nothing_yet
        assert hands.sees("✓ Evaluate")


@pytest.mark.parametrize("size", SIZES)
async def test_a_guess_stands_apart_until_something_shows_it(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.SPOT)
        assert hands.sees("Guesses", "count once you add what you saw or heard", "estimation")
        await go_to(hands, ReflectionPage.PRIORITIZE)
        await to_the_list(hands)
        await hands.press("space")
        assert hands.sees("“asking first” is a guess so far.")
        await hands.press("e")
        await hands.type("I drew boxes before I asked what it is for")
        await hands.press("ctrl+s")
        [gap] = written(hands).observed
        assert (gap.kind, gap.tag) == (GapKind.COMMUNICATION, "asking first")
        await to_the_list(hands)
        await hands.press("space")
        assert hands.sees("1 of 2 chosen", "★")
        assert [each.tag for each in written(hands).priorities] == ["asking first"]


async def test_a_known_tag_brings_its_kind_until_the_person_says_another(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.SPOT)
        assert words(hands)["kind"] == "technical"
        await hands.type("asking f")
        await hands.press("tab")
        assert words(hands) == {"tag": "asking first", "kind": "communication", "observation": ""}
        await hands.press("ctrl+u")
        assert words(hands)["kind"] == "technical"
        await hands.type("Asking First")
        await hands.press("enter")
        await hands.type("I drew boxes before I asked")
        await hands.press("ctrl+s")
        [gap] = written(hands).observed
        assert (gap.kind, gap.tag) == (GapKind.COMMUNICATION, "Asking First")

        await hands.type("sharding")
        await hands.press("tab", "b", "shift+tab", "ctrl+u")
        await hands.type("estimation")
        assert words(hands) == {"tag": "estimation", "kind": "behavioural", "observation": ""}
        await hands.press("ctrl+s")
        kinds = {each.tag: each.kind for each in written(hands).gaps}
        assert kinds["estimation"] is GapKind.BEHAVIOURAL


async def test_a_gap_written_anew_keeps_its_kind_whatever_the_tag_had_elsewhere(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        add_gap, queries = hands.workspace.actions.add_gap, hands.workspace.queries
        latest, other = (each.id for each in queries.recoveries(0, 2))
        add_gap(latest, GapKind.BEHAVIOURAL, "pace", "nobody spoke for a minute")
        add_gap(other, GapKind.COMMUNICATION, "pace", "I skipped two answers")
        await open_reflection(hands, ReflectionPage.SPOT)
        await hands.type("pace")
        assert words(hands)["kind"] == "behavioural"
        await hands.press("ctrl+u")
        await to_the_list(hands)
        await hands.press("e")
        assert words(hands)["kind"] == "behavioural"
        await hands.type(" of answers")
        await hands.press("ctrl+s")
        [gap] = written(hands).observed
        assert (gap.kind, gap.tag) == (GapKind.BEHAVIOURAL, "pace of answers")


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_shows_the_facts_whole_and_what_stumped_stands_first(
    hunt: Path, size: tuple[int, int]
) -> None:
    long = "Present a system that you are proud of, in ten minutes, and say why it is as it is"
    async with at_the_app(hunt, size, now=NOW) as hands:
        write_record = hands.workspace.actions.write_record
        questions = f"Players?\n{long}\n- Why us?\n+ {long}, again: the end of it"
        write_record(written(hands).recovery_id, {"questions": questions})
        await open_reflection(hands, ReflectionPage.EVALUATE)
        seen = hands.text()
        assert seen.index("Why us?") < seen.index("Players?")
        assert hands.sees("f2 all")
        await hands.type("half a w")
        await hands.press("f2")
        await hands.until(lambda: isinstance(hands.screen, FactsDialog))
        seen = hands.text()
        assert seen.index("stumped     Why us?") < seen.index("Players?")
        assert hands.sees("again: the end of it", OUTCOME, "f2 esc close")
        await hands.press("f2")
        assert page_of(hands) is ReflectionPage.EVALUATE
        await hands.type("ord")
        assert words(hands)["went_well"] == "half a word"


@pytest.mark.parametrize("page", [ReflectionPage.SPOT, ReflectionPage.PRIORITIZE])
async def test_the_gap_under_the_cursor_is_told_whole_below_the_list(
    hunt: Path, page: ReflectionPage
) -> None:
    one = "I had no figure for the load, and they asked for one three times"
    other = "It took me an hour to answer the first of four questions"
    async with at_the_app(hunt, now=NOW) as hands:
        add_gap, recovery_id = hands.workspace.actions.add_gap, written(hands).recovery_id
        add_gap(recovery_id, GapKind.TECHNICAL, "sharding", one)
        add_gap(recovery_id, GapKind.TECHNICAL, "pace", other)
        await open_reflection(hands, page)
        await to_the_list(hands)
        assert hands.sees(one)
        assert not hands.sees(other)
        await hands.press("j")
        assert hands.sees(other)
        assert not hands.sees(one)
        await hands.press("end")
        assert not hands.sees(other)


async def test_a_third_priority_is_refused_with_the_reason(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        recovery_id = written(hands).recovery_id
        for tag in ("sharding", "caching", "queues"):
            hands.workspace.actions.add_gap(recovery_id, GapKind.TECHNICAL, tag, "they asked")
        await open_reflection(hands, ReflectionPage.PRIORITIZE)
        rows = await to_the_list(hands)
        await hands.press("space", "j", "space", "j", "space")
        assert hands.sees("2 of 2 chosen", "Two are chosen already. A third would take its time")
        assert [gap.tag for gap in written(hands).priorities] == ["sharding", "caching"]
        await hands.press("home", "space", "end")
        assert not hands.sees("Two are chosen already")
        rows.move_to(next(gap.id for gap in written(hands).gaps if gap.tag == "queues"))
        await hands.press("space")
        assert [gap.tag for gap in written(hands).priorities] == ["caching", "queues"]
        await hands.press("u")
        assert [gap.tag for gap in written(hands).priorities] == ["caching"]
        assert hands.sees("1 of 2 chosen")


async def test_a_priority_whose_observation_is_taken_away_is_let_go_and_said_so(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        actions, recovery_id = hands.workspace.actions, written(hands).recovery_id
        actions.add_gap(recovery_id, GapKind.TECHNICAL, "sharding", "they asked twice")
        await open_reflection(hands, ReflectionPage.PRIORITIZE)
        await to_the_list(hands)
        await hands.press("space", "e", "tab", "tab", "ctrl+k", "ctrl+s")
        assert written(hands).priorities == ()
        assert hands.sees("Changed: sharding. It is a guess now, and no priority any more.")


async def test_actions_are_added_line_by_line_and_ticked_moved_and_left_out_in_the_list(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.OUTLINE)
        for text, day in (("two mocks", "fri"), ("read about queues", "")):
            await hands.type(text)
            await hands.press("tab")
            await hands.type(day)
            await hands.press("enter")
            assert words(hands) == {"text": "", "due_on": ""}
        assert hands.sees("○  two mocks", "by Fri", "read about queues", "no day")
        await to_the_list(hands)
        await hands.press("space")
        assert hands.sees("✓  two mocks", "done today")
        await hands.press("space", "m", "ctrl+u")
        await hands.type("in 2 weeks")
        await hands.press("ctrl+s")
        assert hands.sees("by 8 Dec")
        await hands.press("end", "z")
        await hands.type("not needed")
        await hands.press("ctrl+s")
        assert [each.state for each in written(hands).actions] == [
            StepState.OPEN,
            StepState.SKIPPED,
        ]
        await hands.press("d")
        assert hands.told()[-1].startswith("Deleted: read about queues")
        assert [each.text for each in written(hands).actions] == ["two mocks"]
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.NOTIFY)


async def test_an_action_with_a_day_gone_by_is_refused_and_its_words_stay(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.OUTLINE)
        await hands.type("two mocks")
        await hands.press("tab")
        await hands.type("2026-11-01")
        await hands.press("enter")
        await hands.until(lambda: hands.sees("has gone by. Choose today or later."))
        assert words(hands) == {"text": "two mocks", "due_on": "2026-11-01"}
        assert written(hands).actions == ()


async def test_a_word_that_guesses_is_asked_about_and_stops_nothing(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.SPOT)
        await hands.type("presence")
        await hands.press("enter")
        await hands.type("they were bored")
        assert hands.sees("“they were bored” may be a guess. What did you see or hear?")
        await hands.press("ctrl+s")
        assert "presence" in [gap.tag for gap in written(hands).observed]


async def test_the_packet_is_made_where_somebody_is_to_be_told(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.NOTIFY)
        await hands.type("Jun")
        await hands.press("ctrl+g")
        await hands.until(lambda: isinstance(hands.screen, PacketDialog))
        assert written(hands).notified == "Jun"
        await hands.press("escape")
        await until_page(hands, ReflectionPage.NOTIFY)
        assert words(hands)["notified"] == "Jun"


async def test_a_plan_is_for_a_round_that_is_ahead(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.DECIDE)
        await hands.type("questions back")
        await hands.press("tab", "tab", "right", "right")
        ahead = written(hands).next_rounds[1]
        assert hands.sees(ahead.company)
        await leave(hands)
        assert written(hands).next_round == ahead
        await open_reflection(hands)
        assert page_of(hands) is ReflectionPage.DECIDE
        assert hands.sees(ahead.company, "questions back")


NOTES = (
    (ReflectionPage.RECORD, "questions"),
    (ReflectionPage.EVALUATE, "went_well"),
    (ReflectionPage.SPOT, "observation"),
    (ReflectionPage.DECIDE, "keep"),
    (ReflectionPage.DECIDE, "change"),
)


@pytest.mark.parametrize(("page", "name"), NOTES)
async def test_every_note_holds_20000_characters_and_refuses_more_with_the_count(
    hunt: Path, page: ReflectionPage, name: str
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, page)
        if page is ReflectionPage.SPOT:
            await hands.type("long")
        field = next(each for each in hands.screen.query(NoteField) if each.key == name)
        field.text = "w" * (limits.NOTE + 1)
        await hands.press("ctrl+s")
        assert page_of(hands) is page
        assert hands.sees("The limit is 20,000 characters; this has 20,001.")
        field.query_one(TextArea).text = "w" * limits.NOTE
        await hands.settle()
        await hands.press("ctrl+s")
        await hands.until(lambda: "w" * limits.NOTE in repr(written(hands)))
