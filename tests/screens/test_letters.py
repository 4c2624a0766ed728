"""Letters in the running app: written, copied, sent, answered, let go."""

import datetime as dt
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from respond_tui.guide import limits
from respond_tui.guide.letter_templates import READY
from respond_tui.guide.letters import OWN_NAME
from respond_tui.guide.terms import LetterKind, LetterState, StepKind, StepState, Tone
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.queries.letters import LetterView
from respond_tui.queries.recovery import RecoveryView
from respond_tui.screens import mailing
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.letter import LetterDialog
from respond_tui.screens.dialogs.letters import LettersDialog, TemplatesDialog, template_lines
from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.store.drafts import Drafts
from respond_tui.widgets.rows import Rows
from tests.contents import contents
from tests.forms import leave, run, words
from tests.hands import SIZES, Hands, at_the_app
from tests.story import AFTER_THE_PAUSE, BOOKED, FINISHED, NOW, PAUSING

HOSTILE = "[/] [x] [bold]no[/] \x1b]52;c;aGk=\x07 {company}"
FEEDBACK = {"kind": LetterKind.FEEDBACK, "tone": Tone.PLAIN, "to": "Dana", "body": "Which one?"}


async def _on_recovery(hands: Hands, company: str = PAUSING) -> RecoveryView:
    """Put the cursor on a company's recovery."""
    await hands.go("3", "recovery")
    rows = hands.workspace.queries.recoveries(0, 20)
    row = next(each for each in rows if each.company == company)
    hands.rows("#recoveries").move_to(row.id)
    hands.rows("#step-rows").focus()
    await hands.until(lambda: f"─ {company}" in hands.text())
    view = hands.workspace.queries.recovery(row.id)
    assert view is not None
    return view


def _letters(hands: Hands, view: RecoveryView) -> tuple[LetterView, ...]:
    hand = hands.workspace.queries.at_hand(view.row.application_id)
    assert hand is not None
    return hand.letters


def _sent(hands: Hands, company: str, days: int) -> int:
    """A feedback letter to a company, sent so many days ago; its id."""
    row = next(
        row for row in hands.workspace.queries.log_rows(range(1, 200)) if row.company == company
    )
    made = hands.workspace.actions.write_letter(row.id, FEEDBACK)
    today = hands.workspace.today
    hands.workspace.actions.send_letter(made.id, today.fromordinal(today.toordinal() - days))
    return made.id


def _state(hands: Hands, letter_id: int) -> LetterState:
    found = hands.workspace.queries.letter(letter_id)
    assert found is not None
    return found.state


def _body(hands: Hands) -> TextArea:
    return hands.screen.query_one(TextArea)


async def _tone(hands: Hands, *keys: str) -> None:
    """Turn the tone with these keys."""
    assert isinstance(hands.screen, LetterDialog)
    hands.screen.query_one("#field-tone").query("Choice").first().focus()
    await hands.press(*keys)


@pytest.mark.parametrize("size", SIZES)
async def test_the_letter_that_fits_is_filled_in_and_says_what_is_open(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await _on_recovery(hands)
        await hands.press("t")
        assert hands.sees(
            "Thank-you note · Greyfriar Games",
            "Nadia Haddad",
            "● warm  ○ plain  ○ formal",
            "Dear Nadia Haddad,",
            "Backend Engineer",
            "Still open: [topic], [name] · type over it, or ^f fills in all",
            "words, short is good",
            "^s keep · ^o send, copy or file · esc close",
        )
        assert hands.screen.focused is _body(hands)
        assert _body(hands).selected_text == "[topic]"
        assert hands.sees("[topic]", "Warmly,")
        await hands.press("s", "a", "g", "a", "s")
        assert hands.sees("Still open: [name] · type over it")
        assert "hearing about sagas, and" in words(hands)["body"]


@pytest.mark.parametrize("size", SIZES)
async def test_gaps_are_filled_in_and_seen_before_the_letter_leaves(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        view = await _on_recovery(hands)
        before = contents(hands.workspace.store)
        await hands.press("t", "ctrl+o", "s")
        assert hands.sees("Still open in this letter: [topic], [name].", "f  Fill it in")
        await hands.press("enter")
        assert hands.sees("Still open in this letter", "Topic", "Your name", "Settings keeps it")
        await hands.type("sagas [name] {area}")
        await hands.press("enter")
        assert isinstance(hands.screen, LetterDialog)
        assert hands.sees("Still open: [name]")
        await hands.press("ctrl+f")
        await hands.type("Robin [/]")
        await hands.press("enter")
        await hands.until(lambda: hands.sees("Filled in. Look it over; ^o lets it leave."))
        assert "Your name is kept for your next letters" in hands.told()[-1]
        assert "about sagas Robin [/] {area}, and" in words(hands)["body"]
        assert _letters(hands, view) == ()
        await hands.press("ctrl+o", "s")
        await hands.until(lambda: hands.screen is hands.work)
        await hands.settle()
        (letter,) = _letters(hands, view)
        assert letter.state is LetterState.SENT
        assert letter.body.endswith("Robin [/]")
        await hands.press("u", "u")
        await hands.until(lambda: contents(hands.workspace.store) == before)


async def test_a_name_typed_once_stands_in_the_next_letter(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _on_recovery(hands)
        await hands.press("t", "ctrl+f", "tab")
        await hands.type("Robin")
        await hands.press("enter")
        await hands.until(lambda: hands.workspace.queries.setting(OWN_NAME) == "Robin")
        await leave(hands)
        await _on_recovery(hands, BOOKED)
        await hands.press("home", "t")
        assert isinstance(hands.screen, LetterDialog)
        assert words(hands)["body"].endswith("Robin")


async def test_what_is_filled_in_stands_in_every_tone_and_a_form_left_keeps_its_words(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        await _on_recovery(hands)
        await hands.press("t", "ctrl+f")
        await hands.type("sagas")
        await hands.press("escape")
        assert isinstance(hands.screen, LetterDialog)
        assert _body(hands).selected_text == "[topic]"
        await hands.press("ctrl+f")
        assert words(hands)["topic"] == "sagas"
        await hands.press("tab", "R", "enter")
        await hands.until(lambda: hands.sees("Filled in."))
        assert isinstance(hands.screen, LetterDialog)
        assert not hands.sees("Still open")
        await _tone(hands, "right")
        assert words(hands)["body"].startswith("Hello Nadia Haddad,")
        assert "about sagas" in words(hands)["body"]
        assert words(hands)["body"].endswith("R")
        await hands.press("ctrl+f")
        assert hands.sees("Nothing is open in this letter.")


async def test_a_gap_in_the_subject_is_the_first_to_type_over(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _on_recovery(hands)
        await hands.press("home", "t", "escape")
        actions, at = hands.workspace.actions, hands.work.chosen_application() or 0
        body = "About [topic]."
        made = actions.write_letter(at, FEEDBACK | {"subject": "Your [topic]", "body": body})
        await hands.press("home", "t")
        hands.screen.query_one(Rows).move_to(("letter", made.id))
        await hands.press("enter")
        await hands.press("x")
        assert words(hands)["subject"] == "Your x"
        assert words(hands)["body"] == body


async def test_the_tone_and_the_name_follow_until_the_text_is_touched(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.workspace.actions.set_setting(OWN_NAME, "Robin [/]")
        await _on_recovery(hands)
        await hands.press("t")
        assert words(hands)["body"].endswith("Robin [/]")
        warm = words(hands)
        await _tone(hands, "right")
        plain = words(hands)
        assert plain["body"].startswith("Hello Nadia Haddad,")
        assert plain["subject"] != warm["subject"]
        hands.screen.query_one("#field-to").query_one(Input).value = "Ben <ben@greyfriar.example>"
        await hands.settle()
        assert words(hands)["body"].startswith("Hello Ben,")
        _body(hands).text = "My own words."
        await hands.settle()
        await _tone(hands, "right")
        touched = words(hands)
        assert touched["body"] == "My own words."
        assert (touched["tone"], touched["subject"]) == ("formal", "Thank you for the interview")
        await hands.press("ctrl+r")
        assert words(hands) == warm


async def test_a_letter_is_kept_as_a_draft_and_sent_the_next_time(story: Path) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        before = contents(hands.workspace.store)
        await hands.press("t")
        _body(hands).text = "Thank you, Nadia."
        await hands.press("ctrl+s")
        assert hands.screen is hands.work
        assert hands.told()[-1].startswith("The thank-you note to Greyfriar Games is a draft.")
        (draft,) = _letters(hands, view)
        assert (draft.state, draft.body, draft.tone) == (
            LetterState.DRAFT,
            "Thank you, Nadia.",
            Tone.WARM,
        )
        await hands.press("t")
        assert words(hands)["body"] == "Thank you, Nadia."
        await hands.press("escape", "home", "t")
        assert isinstance(hands.screen, LettersDialog)
        assert hands.sees("Letters · Greyfriar Games", "·  Thank-you note to Nadia", "draft")
        await hands.press("enter")
        assert words(hands)["body"] == "Thank you, Nadia."
        await hands.press("ctrl+o", "s")
        await hands.until(lambda: isinstance(hands.screen, LettersDialog))
        await hands.settle()
        assert hands.told()[-1].startswith("The thank-you note to Greyfriar Games is sent. Done")
        assert hands.sees("…  Thank-you note to Nadia", "sent today")
        await leave(hands)
        after = hands.workspace.queries.recovery(view.row.id)
        assert after is not None
        step = next(each for each in after.steps if each.kind is StepKind.THANKS)
        assert (step.state, step.note) == (StepState.DONE, "Wrote to Nadia Haddad")
        await hands.press("u", "u")
        assert contents(hands.workspace.store) == before


@pytest.mark.parametrize(
    ("way", "words_of_it"),
    [
        ("s", "It went out like that"),
        ("b", "It went out like that"),
        ("c", "Copy it all the same"),
        ("m", "Open it all the same"),
        ("f", "Write it all the same"),
    ],
)
async def test_a_letter_with_gaps_leaves_by_no_way_until_that_is_wanted(
    story: Path, way: str, words_of_it: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []

    def take(link: str) -> bool:
        left.append(link)
        return True

    monkeypatch.setattr(mailing, "can_open", lambda: True)
    monkeypatch.setattr(mailing, "open_link", take)
    async with at_the_app(story) as hands:
        monkeypatch.setattr(hands.app, "copy_to_clipboard", left.append)
        view = await _on_recovery(hands)
        await hands.press("t", "ctrl+o", way)
        assert hands.sees("Still open in this letter: [topic], [name].", words_of_it)
        await hands.press("b")
        assert isinstance(hands.screen, LetterDialog)
        assert hands.screen.focused is _body(hands)
        assert (_letters(hands, view), left) == ((), [])
        await hands.press("ctrl+o", way, "a")
        if way in ("c", "m"):
            await hands.until(lambda: len(left) == 1)
            assert "topic" in left[0]
            return
        await hands.until(lambda: not isinstance(hands.screen, LetterDialog))
        await hands.settle()
        (letter,) = _letters(hands, view)
        assert "[topic]" in letter.body
        assert (letter.state is LetterState.SENT) == (way == "s")
        assert hands.sees("A file for the letter") == (way == "f")


async def test_a_letter_that_was_sent_before_has_its_own_day(story: Path) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        await hands.press("t")
        _body(hands).text = "Thank you, Nadia."
        await hands.press("ctrl+o", "b")
        assert hands.sees("When you sent the thank-you note to Greyfriar Games")
        for typed, refused in (
            ("tomorrow", "That day is still to come. When did you send it?"),
            ("2020-01-01", "You applied on"),
            ("", "Sent on is needed."),
        ):
            hands.screen.query_one(Input).value = typed
            await hands.press("enter")
            assert hands.sees(refused)
            assert [each.state for each in _letters(hands, view)] == [LetterState.DRAFT]
        hands.screen.query_one(Input).value = "yesterday"
        await hands.press("enter")
        await hands.until(lambda: hands.screen is hands.work)
        await hands.settle()
        (letter,) = _letters(hands, view)
        assert (letter.state, letter.sent_on) == (
            LetterState.SENT,
            hands.workspace.today - dt.timedelta(days=1),
        )


async def test_the_day_of_a_sent_letter_is_changed_in_the_list_and_silence_follows(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        today = hands.workspace.today
        id_ = _sent(hands, PAUSING, 0)
        await _on_recovery(hands)
        before = contents(hands.workspace.store)
        await hands.press("home", "t")
        hands.screen.query_one(Rows).move_to(("letter", id_))
        await hands.press("m")
        assert hands.screen.query_one(Input).value == today.isoformat()
        for typed, refused in (
            ("tomorrow", "That day is still to come. When did you send it?"),
            ("2020-01-01", "They said no on"),
        ):
            hands.screen.query_one(Input).value = typed
            await hands.press("enter")
            assert hands.sees(refused)
            assert contents(hands.workspace.store) == before
        hands.screen.query_one(Input).value = "yesterday"
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, LettersDialog))
        await hands.settle()
        assert hands.sees("sent, 1 day silent")
        assert hands.told()[-1] == (
            "The feedback letter to Greyfriar Games went out on Sat 21 Nov 2026. u undoes it."
        )
        await hands.press("u")
        await hands.until(lambda: contents(hands.workspace.store) == before)
        await hands.press("enter", "m")
        assert hands.screen.query_one(Input).value == today.isoformat()


async def test_a_draft_has_no_day_to_change(story: Path) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        draft = hands.workspace.actions.write_letter(view.row.application_id, FEEDBACK)
        await hands.press("home", "t")
        hands.screen.query_one(Rows).move_to(("letter", draft.id))
        await hands.settle()
        assert not hands.sees("m day")
        await hands.press("m")
        assert isinstance(hands.screen, LettersDialog)
        assert hands.told()[-1].startswith("This letter is not sent yet")


async def test_the_border_names_only_the_keys_that_do_something_with_the_letter(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        actions, id_ = hands.workspace.actions, view.row.application_id
        today = hands.workspace.today
        note = actions.write_letter(id_, FEEDBACK | {"kind": LetterKind.THANKS}, today)
        asked = actions.write_letter(id_, FEEDBACK, today)
        await hands.press("t")
        rows = hands.screen.query_one(Rows)
        rows.move_to(("letter", note.id))
        await hands.settle()
        assert hands.sees("─ enter open · m day · d delete · a new · esc back ─")
        assert hands.sees("Thank-you notes: 1 sent, 0 answered.", "in a plain tone: 1 sent, 0 a")
        rows.move_to(("letter", asked.id))
        await hands.settle()
        assert hands.sees(
            "─ enter open · space rest · z wait · m day · d delete · a new · esc back ─"
        )
        await hands.press("z")
        assert hands.sees("─ enter open · space rest · m day · d delete · a new · esc back ─")
        await hands.press("space")
        assert hands.sees("─ enter open · m day · d delete · a new · esc back ─", "0 waiting")


@pytest.mark.parametrize("size", SIZES)
async def test_both_counts_of_a_letter_are_whole_and_that_of_its_tone_only_of_what_asks(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size, now=AFTER_THE_PAUSE) as hands:
        actions, today = hands.workspace.actions, hands.workspace.today
        connection = FEEDBACK | {"kind": LetterKind.CONNECTION}
        asked = [_sent(hands, company, 0) for company in (PAUSING, BOOKED, FINISHED)]
        row = next(iter(hands.workspace.queries.log_rows(range(1, 3))))
        for kind in (LetterKind.THANKS, LetterKind.REPLY):
            actions.write_letter(row.id, FEEDBACK | {"kind": kind}, today)
        silent = [actions.write_letter(row.id, connection, today).id for _ in range(2)]
        actions.letter_answered(asked[0], today, "SQL")
        for id_ in (asked[1], *silent):
            actions.let_rest(id_)
        await _on_recovery(hands)
        await hands.press("home", "t")
        hands.screen.query_one(Rows).move_to(("letter", asked[0]))
        await hands.settle()
        text = " ".join(hands.text().replace("│", " ").split())
        assert (
            "Feedback letters: 3 sent, 1 answered, 1 silent, 1 waiting; 50 % of 2 (9–91 %)." in text
        )
        asking = "5 sent, 1 answered, 3 silent, 1 waiting; 25 % of 4 (5–70 %)."
        assert f"Letters that ask, in a plain tone: {asking}" in text


def test_no_two_ready_connection_requests_are_called_alike() -> None:
    called = [
        (READY[number].kind, READY[number].tone, line.cells[0].text)
        for line in template_lines(())
        if isinstance(line.key, tuple)
        for number in [line.key[1]]
    ]
    assert len(called) == len(READY)
    assert all(text and text != "{topic}" for _, _, text in called)
    connections = [text for kind, _, text in called if kind is LetterKind.CONNECTION]
    assert len(set(connections)) == len(connections)


async def test_a_letter_too_long_is_refused_with_the_count_and_kept_in_its_draft(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        await hands.press("t")
        _body(hands).text = "x" * limits.NOTE
        await hands.settle()
        assert not hands.sees("The limit is")
        _body(hands).text = "x" * (limits.NOTE + 1)
        await hands.press("ctrl+o", "s")
        assert isinstance(hands.screen, LetterDialog)
        assert hands.sees("The limit is 20,000 characters; this has 20,001.")
        await hands.press("escape")
        assert _letters(hands, view) == ()
        kept = Drafts(story).load("letter", f"thanks-{view.row.application_id}")
        assert kept is not None
        assert len(kept["body"]) == limits.NOTE + 1


async def test_copying_shows_the_text_as_well_since_nobody_can_know_whether_it_worked(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(story) as hands:
        copied: list[str] = []
        monkeypatch.setattr(hands.app, "copy_to_clipboard", copied.append)
        await _on_recovery(hands)
        await hands.press("t")
        _body(hands).text = HOSTILE
        await hands.press("ctrl+o", "c")
        assert copied == [HOSTILE]
        assert isinstance(hands.screen, PlainTextDialog)
        assert hands.sees("The text is copied without its subject, where your terminal allows")
        assert hands.sees("Subject: Thank you", "[/] [x] [bold]no[/]")
        assert all(line.isprintable() for line in hands.lines())
        assert any(line.startswith("[/] [x]") for line in hands.lines())
        await hands.press("escape")
        assert hands.sees("Thank-you note · Greyfriar Games", "^o send, copy or file")


async def test_a_mail_program_is_offered_only_where_it_could_show_itself(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    taken = [True, False]

    def take(link: str) -> bool:
        opened.append(link)
        return taken.pop(0)

    monkeypatch.setattr(mailing, "open_link", take)
    monkeypatch.setattr(mailing, "can_open", lambda: False)
    async with at_the_app(story) as hands:
        await _on_recovery(hands)
        await hands.press("t")
        await hands.press("ctrl+o")
        assert hands.sees("How does it leave?", "Write it to a file")
        assert not hands.sees("mail program")
        await hands.press("m", "escape")
        assert opened == []
        monkeypatch.setattr(mailing, "can_open", lambda: True)
        hands.screen.query_one("#field-to").query_one(Input).value = "Dana <d@a.example>"
        _body(hands).text = "A & B?"
        await hands.settle()
        await hands.press("ctrl+o", "m")
        await hands.until(lambda: hands.sees("Your mail program has it"))
        assert opened == ["mailto:d@a.example?subject=Thank%20you&body=A%20%26%20B%3F"]
        await hands.press("ctrl+o", "m")
        await hands.until(lambda: hands.sees("No mail program took it."))
        _body(hands).text = "x" * 5_000
        await hands.press("ctrl+o", "m")
        await hands.until(lambda: hands.sees("too long for a mail link"))
        assert len(opened) == 2


@pytest.mark.parametrize(
    ("platform", "found", "code", "taken"),
    [
        ("linux", "/usr/bin/xdg-open", 0, True),
        ("linux", "/usr/bin/xdg-open", 3, False),
        ("linux", None, 0, False),
        ("darwin", "/usr/bin/open", 0, True),
    ],
)
def test_a_link_is_handed_over_without_a_shell_and_without_this_terminal(
    monkeypatch: pytest.MonkeyPatch, platform: str, found: str | None, code: int, taken: bool
) -> None:
    ran: list[tuple[list[str], dict[str, object]]] = []

    class Done:
        returncode = code

    def run_it(args: list[str], **more: object) -> Done:
        ran.append((args, more))
        return Done()

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: found)
    monkeypatch.setattr(subprocess, "run", run_it)
    assert mailing.open_link("mailto:") is taken
    for args, more in ran:
        assert args == [found, "mailto:"]
        streams = {more[name] for name in ("stdin", "stdout", "stderr")}
        assert streams == {subprocess.DEVNULL}
        assert "shell" not in more


async def test_a_letter_is_saved_and_written_to_a_file(story: Path, home: Path) -> None:
    async with at_the_app(story) as hands:
        view = await _on_recovery(hands)
        await hands.press("t")
        _body(hands).text = "Thank you."
        await hands.press("ctrl+o", "f")
        assert hands.sees("A file for the letter to Greyfriar Games", "letter-thanks-2026-11-22")
        await hands.press("enter")
        await hands.until(lambda: hands.screen is hands.work)
        written = home / "letter-thanks-2026-11-22.txt"
        assert written.read_text() == "To: Nadia Haddad\nSubject: Thank you\n\nThank you.\n"
        assert [each.state for each in _letters(hands, view)] == [LetterState.DRAFT]


async def test_an_answer_becomes_a_gap_or_a_next_step_with_one_key(story: Path) -> None:
    async with at_the_app(story) as hands:
        id_ = _sent(hands, BOOKED, 2)
        view = await _on_recovery(hands, BOOKED)
        await hands.press("t")
        assert hands.sees("sent, 2 days silent", "Feedback letters: 1 sent, 0 answered")
        hands.screen.query_one(Rows).move_to(("letter", id_))
        await hands.press("enter", "r")
        _body(hands).text = "Say the trade-off first."
        await hands.press("ctrl+s")
        assert hands.sees("What do you take from it?", "g  A gap to work on", "a  A next step")
        await hands.press("g")
        hands.screen.query_one("#field-tag").query_one(Input).value = "trade-offs"
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, LettersDialog))
        await hands.settle()
        assert _state(hands, id_) is LetterState.REPLIED
        reflection = hands.workspace.queries.reflection(view.row.id)
        assert reflection is not None
        gap = next(each for each in reflection.gaps if each.tag == "trade-offs")
        assert gap.observation == "Say the trade-off first."
        assert hands.sees("answered today", "Write a reply")

        hands.screen.query_one(Rows).move_to(("letter", id_))
        await hands.press("enter", "a")
        hands.screen.query_one("#field-text").query_one(Input).value = "Practise trade-offs"
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, LettersDialog))
        await hands.settle()
        reflection = hands.workspace.queries.reflection(view.row.id)
        assert reflection is not None
        assert [each.text for each in reflection.actions] == ["Practise trade-offs"]

        await hands.press("enter", "t")
        assert hands.sees("Reply · Orchard Robotics", "Thank you for your answer")


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_into_a_letter_stands_there_to_the_letter(
    story: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "can_open", lambda: True)
    async with at_the_app(story, size) as hands:
        answered = _sent(hands, PAUSING, 1)
        hands.workspace.actions.letter_answered(answered, hands.workspace.today, "x")
    with closing(sqlite3.connect(story)) as connection:
        connection.execute(
            'UPDATE letter SET "to" = :it, subject = :it, body = :it, reply = :it, template = :it',
            {"it": HOSTILE},
        )
        connection.execute(
            "INSERT INTO letter_template (created_at, updated_at, name, kind, tone, subject, body)"
            " SELECT created_at, updated_at, :it, 'reply', 'warm', :it, :it FROM letter",
            {"it": HOSTILE},
        )
        connection.commit()
    async with at_the_app(story, size) as hands:
        await _on_recovery(hands)
        await hands.press("home", "t")
        rows = hands.screen.query_one(Rows)
        for keys in (("g",), ("a",), ("v",), ("r",), ("t",)):
            await hands.until(lambda: isinstance(hands.screen, LettersDialog))
            await hands.settle()
            rows.move_to(("letter", answered))
            await hands.press("enter")
            assert hands.sees("[/] [x]")
            await hands.press(*keys)
            assert hands.app.is_running
            assert all(line.isprintable() for line in hands.lines())
            assert keys == ("t",) or hands.sees("[/] [x]")
            await hands.press("escape")
        await leave(hands)
        await run(hands, "Templates")
        assert hands.sees("[/] [x]")
        assert all(line.isprintable() for line in hands.lines())


async def _at_letter(hands: Hands, id_: int) -> None:
    """Put the cursor of Today on the line about a letter."""
    view = hands.workspace.queries.today()
    item = next(each for each in view.items if each.letter_id == id_)
    assert isinstance(item, TodayItem)
    assert item.kind is TodayKind.LETTER
    rows = hands.rows("#next-rows")
    rows.focus()
    assert rows.move_to(item)
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_today_asks_once_whether_a_letter_may_rest(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size, now=AFTER_THE_PAUSE) as hands:
        id_ = _sent(hands, "Quillon", 8)
        other = _sent(hands, "Penrose Optics", 9)
        hands.work.catch_up()
        await hands.settle()
        await _at_letter(hands, id_)
        assert hands.sees("Letters without an answer: let them rest?")
        assert hands.sees("Quillon · feedback letter", "8 days silent")
        for key in ("enter", "o"):
            await hands.press(key)
            assert isinstance(hands.screen, ChooseDialog)
            assert hands.sees("Feedback letter · Quillon", "They answered", "Wait on")
            await hands.press("escape")
        await hands.press("space")
        assert "Silence is data too" in hands.told()[-1]
        assert _state(hands, id_) is LetterState.SILENT
        assert not hands.sees("Quillon · feedback letter")
        await _at_letter(hands, other)
        await hands.press("z")
        assert "It is not asked again." in hands.told()[-1]
        assert _state(hands, other) is LetterState.SENT
        assert not hands.sees("Letters without an answer")
        await hands.press("u", "u")
        assert hands.sees("Quillon · feedback letter", "Penrose Optics · feedback letter")


async def test_while_a_pause_runs_today_asks_about_no_letter(story: Path) -> None:
    async with at_the_app(story, now=NOW) as hands:
        _sent(hands, "Quillon", 8)
        hands.work.catch_up()
        await hands.settle()
        assert not hands.sees("Quillon · feedback letter")


async def test_a_letter_nobody_fits_more_than_another_is_chosen(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        row = next(
            row
            for row in hands.workspace.queries.log_rows(range(1, 200))
            if row.company == "Saltmarsh Studio"
        )
        hands.rows("#log-rows").move_to(row.id)
        await hands.until(lambda: "─ Saltmarsh Studio" in hands.text())
        await hands.press("t")
        assert isinstance(hands.screen, ChooseDialog)
        assert hands.sees("A letter to Saltmarsh Studio", "Connection request")
        assert not hands.sees("Feedback letter")
        assert not hands.sees("Reply")
        await hands.press("c")
        assert hands.sees("Connection request · Saltmarsh Studio", "[topic]")


async def test_a_feedback_letter_with_two_questions_is_gently_told_so(story: Path) -> None:
    async with at_the_app(story, now=AFTER_THE_PAUSE) as hands:
        await _on_recovery(hands, "Larkspur Health")
        await hands.press("home", "t")
        assert hands.sees("Feedback letter · Larkspur Health", "short is good")
        assert not hands.sees("One question is easier")
        _body(hands).text = "Was it my SQL? Or my manner? " + "and " * 130
        await hands.settle()
        assert hands.sees("up to 125 is better", "This asks 2 questions. One question is easier")


async def test_templates_of_ones_own_are_added_used_and_thrown_away(story: Path) -> None:
    async with at_the_app(story) as hands:
        before = contents(hands.workspace.store)
        await run(hands, "Templates")
        assert hands.sees("Templates · 0 of your own", "None yet.", "Ready", "thank-you note")
        await hands.press("a")
        hands.screen.query_one("#field-name").query_one(Input).value = "Mine [/]"
        _body(hands).text = "Hi {interviewer}, {nobody} {area}"
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, TemplatesDialog))
        await hands.settle()
        assert hands.sees("Templates · 1 of your own", "Mine [/]", "Hi {interviewer}")
        await hands.press("e")
        _body(hands).text = "Hello {interviewer}, {nobody} {area}"
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, TemplatesDialog))
        await leave(hands)

        await _on_recovery(hands)
        await hands.press("t")
        await _tone(hands, "left")
        assert words(hands)["tone"] == "“Mine [/]”"
        assert words(hands)["body"] == "Hello Nadia Haddad, {nobody} technical interviews"
        await hands.press("ctrl+s")
        hand = hands.workspace.queries.at_hand(hands.work.chosen_application() or 0)
        assert hand is not None
        assert hand.letters[0].template == "Mine [/]"

        await run(hands, "Templates")
        await hands.press("home", "d")
        await hands.until(lambda: hands.sees("Templates · 0 of your own"))
        await leave(hands)
        for _ in range(4):
            await hands.press("u")
        assert contents(hands.workspace.store) == before


async def test_the_search_opens_letters_and_templates(story: Path) -> None:
    async with at_the_app(story) as hands:
        actions = hands.workspace.actions
        row = next(iter(hands.workspace.queries.log_rows(range(1, 3))))
        actions.write_letter(row.id, FEEDBACK | {"body": "What about zeppelins?"})
        template = {"name": "Airship", "kind": LetterKind.THANKS, "tone": Tone.WARM, "body": "Hi"}
        actions.add_template(template)
        await hands.press("slash", "ctrl+u")
        await hands.type("zeppelins")
        assert hands.sees("letter: What about zeppelins?")
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, LetterDialog))
        await hands.settle()
        assert words(hands)["body"] == "What about zeppelins?"
        await leave(hands)
        await hands.press("slash", "ctrl+u")
        await hands.type("airship")
        assert hands.sees("✉", "a template")
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, TemplatesDialog))
        assert hands.sees("Airship")
