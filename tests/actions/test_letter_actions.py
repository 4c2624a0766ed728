"""Letters written, sent, answered and let go; every one of it is one step of undo."""

import datetime as dt
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.trash import delete_application, restore
from respond_tui.actions.letter_templates import add_template, delete_template, edit_template
from respond_tui.actions.letters import (
    LetterDone,
    delete_letter,
    edit_letter,
    keep_waiting,
    let_rest,
    letter_answered,
    letter_to_file,
    move_letter,
    send_letter,
    write_letter,
)
from respond_tui.actions.recovery.steps import skip
from respond_tui.guide import limits
from respond_tui.guide.letters import SILENT_DAYS
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import LetterKind, LetterState, StepKind, StepState, Tone
from respond_tui.guide.today import TodayKind
from respond_tui.queries.interviews import TrashKind, trash
from respond_tui.queries.letters import LetterView, TemplateView, letter, letter_stats, templates
from respond_tui.queries.recovery import RecoveryView, recovery
from respond_tui.queries.today import today
from respond_tui.store.errors import NotAFile
from tests.contents import contents
from tests.desks import NOW, TODAY, ago, ahead, later

WORDS = {
    "kind": LetterKind.FEEDBACK,
    "tone": Tone.PLAIN,
    "to": "Dana",
    "subject": "One question",
    "body": "Which one?",
}
TEMPLATE = {
    "name": "Short thanks",
    "kind": LetterKind.THANKS,
    "tone": Tone.WARM,
    "subject": "Thanks",
    "body": "Thank you, {interviewer}.",
}


def _acme(desk: Desk) -> int:
    return add_application(desk, {"company": "Acme", "applied_on": ago(20)}).application_id


def _no(desk: Desk) -> tuple[int, int]:
    """A no of today at Acme: its application and its recovery."""
    logged = log_rejection(desk, _acme(desk), None, None, "", None)
    assert logged.recovery_id is not None
    return logged.application_id, logged.recovery_id


def _written(desk: Desk, application_id: int, **words: object) -> LetterDone:
    return write_letter(desk, application_id, WORDS | words)


def _sent(desk: Desk, days: int = 0, **words: object) -> LetterDone:
    made = _written(desk, _acme(desk), **words)
    return send_letter(desk, made.id, ago(days))


def _letter(desk: Desk, letter_id: int) -> LetterView:
    with desk.store.read() as session:
        found = letter(session, letter_id)
    assert found is not None
    return found


def _recovery(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        found = recovery(session, recovery_id, desk.now)
    assert found is not None
    return found


def _step(desk: Desk, recovery_id: int, kind: StepKind) -> tuple[StepState, str]:
    steps = _recovery(desk, recovery_id).steps
    return next((step.state, step.note) for step in steps if step.kind is kind)


def _asked_about(desk: Desk) -> list[int | None]:
    """The letters that Today asks about."""
    with desk.store.read() as session:
        view = today(session, desk.now, Rules())
    return [item.letter_id for item in view.items if item.kind is TodayKind.LETTER]


def _templates(desk: Desk) -> tuple[TemplateView, ...]:
    with desk.store.read() as session:
        return templates(session)


def test_a_letter_begins_as_a_draft_that_is_written_anew(desk: Desk) -> None:
    made = _written(desk, _acme(desk))
    assert made.what == "The feedback letter to Acme is a draft."
    edit_letter(desk, made.id, {"to": "", "body": "Which one, then?"})
    found = _letter(desk, made.id)
    assert (found.to, found.body, found.subject) == ("", "Which one, then?", "One question")
    assert (found.state, found.sent_on, found.written_at) == (LetterState.DRAFT, None, NOW)


def test_a_letter_takes_only_its_own_words(desk: Desk) -> None:
    acme = _acme(desk)
    with pytest.raises(Refusal, match="no field called “state”"):
        write_letter(desk, acme, WORDS | {"state": LetterState.REPLIED})
    with pytest.raises(Refusal, match="at most 20,000 characters fit; this has 20,001"):
        write_letter(desk, acme, WORDS | {"body": "x" * (limits.NOTE + 1)})
    with pytest.raises(Refusal, match="not there any more"):
        write_letter(desk, acme + 1, WORDS)


def test_what_is_sent_stays_as_it_was(desk: Desk) -> None:
    made = _sent(desk, days=2)
    assert (_letter(desk, made.id).state, _letter(desk, made.id).sent_on) == (
        LetterState.SENT,
        ago(2),
    )
    with pytest.raises(Refusal, match="stays as it was"):
        edit_letter(desk, made.id, {"body": "other"})
    with pytest.raises(Refusal, match="stays as it was"):
        send_letter(desk, made.id, TODAY)


def test_the_silence_after_a_letter_is_counted_from_the_day_it_is_moved_to(desk: Desk) -> None:
    made = _sent(desk, days=0)
    before = contents(desk.store)
    assert _asked_about(desk) == []
    move_letter(desk, made.id, ago(SILENT_DAYS))
    assert _asked_about(desk) == [made.id]
    move_letter(desk, made.id, ago(SILENT_DAYS - 1))
    assert _asked_about(desk) == []
    assert desk.store.undo(desk.now) == "move the feedback letter to Acme"
    assert _asked_about(desk) == [made.id]
    desk.store.undo(desk.now)
    assert contents(desk.store) == before


def test_a_letter_moves_only_to_a_day_on_which_it_can_have_gone_out(desk: Desk) -> None:
    made = _sent(desk, days=3)
    letter_answered(desk, made.id, ago(2), "Depth.")
    for day, refused in (
        (ahead(1), "still to come"),
        (ago(1), "answer came on .*, before that day"),
        (ago(21), "You applied on"),
    ):
        with pytest.raises(Refusal, match=refused):
            move_letter(desk, made.id, day)
        assert _letter(desk, made.id).sent_on == ago(3)
    move_letter(desk, made.id, ago(2))
    after = _letter(desk, made.id)
    assert (after.state, after.sent_on) == (LetterState.REPLIED, ago(2))
    draft = write_letter(desk, after.application_id, WORDS)
    with pytest.raises(Refusal, match="not sent yet"):
        move_letter(desk, draft.id, TODAY)


def test_a_letter_is_sent_with_words_in_it_and_not_tomorrow(desk: Desk) -> None:
    empty = _written(desk, _acme(desk), body=" ")
    with pytest.raises(Refusal, match="nothing in this letter"):
        send_letter(desk, empty.id, TODAY)
    with pytest.raises(Refusal, match="still to come"):
        edit_letter(desk, empty.id, {"body": "now there is"}, sent_on=ahead(1))
    assert _letter(desk, empty.id).body == ""


def test_a_note_of_thanks_ticks_its_step_with_whom_it_went_to(desk: Desk) -> None:
    application_id, recovery_id = _no(desk)
    before = contents(desk.store)
    done = write_letter(desk, application_id, WORDS | {"kind": LetterKind.THANKS}, sent_on=TODAY)
    assert done.what == (
        "The thank-you note to Acme is sent. Done with it: Send a short thank-you note."
    )
    assert _step(desk, recovery_id, StepKind.THANKS) == (StepState.DONE, "Wrote to Dana")
    assert desk.store.undo(desk.now) == "send a thank-you note to Acme"
    assert contents(desk.store) == before


def test_a_feedback_letter_decides_on_feedback(desk: Desk) -> None:
    application_id, recovery_id = _no(desk)
    made = _written(desk, application_id, to="")
    assert _step(desk, recovery_id, StepKind.FEEDBACK) == (StepState.OPEN, "")
    send_letter(desk, made.id, TODAY)
    assert _step(desk, recovery_id, StepKind.FEEDBACK) == (StepState.DONE, "Yes: asked by letter")


def test_a_step_that_is_not_open_is_left_as_it_is(desk: Desk) -> None:
    application_id, recovery_id = _no(desk)
    thanks = next(
        step for step in _recovery(desk, recovery_id).steps if step.kind is StepKind.THANKS
    )
    skip(desk, thanks.id, "not needed")
    done = write_letter(desk, application_id, WORDS | {"kind": LetterKind.THANKS}, sent_on=TODAY)
    assert done.what == "The thank-you note to Acme is sent."
    assert _step(desk, recovery_id, StepKind.THANKS) == (StepState.SKIPPED, "not needed")


def test_the_last_step_that_a_letter_ticks_closes_the_recovery(desk: Desk) -> None:
    application_id, recovery_id = _no(desk)
    for step in _recovery(desk, recovery_id).steps:
        if step.kind not in (StepKind.THANKS, StepKind.PAUSE):
            skip(desk, step.id, "not now")
    assert _recovery(desk, recovery_id).row.closed_at is None
    write_letter(desk, application_id, WORDS | {"kind": LetterKind.THANKS}, sent_on=TODAY)
    assert _recovery(desk, recovery_id).row.closed_at is not None


def test_an_answer_is_kept_with_its_day_and_can_be_written_anew(desk: Desk) -> None:
    made = _sent(desk, days=5)
    letter_answered(desk, made.id, ago(1), "Practise\nSQL.")
    letter_answered(desk, made.id, TODAY, "Practise SQL first.")
    found = _letter(desk, made.id)
    assert (found.state, found.replied_on, found.reply) == (
        LetterState.REPLIED,
        TODAY,
        "Practise SQL first.",
    )
    for on, said in ((ahead(1), "x"), (ago(6), "x"), (TODAY, " ")):
        with pytest.raises(Refusal):
            letter_answered(desk, made.id, on, said)


def test_silence_is_data_and_an_answer_may_come_after_it(desk: Desk) -> None:
    made = _sent(desk, days=9)
    assert "Silence is data too" in let_rest(desk, made.id).what
    assert _letter(desk, made.id).state is LetterState.SILENT
    with pytest.raises(Refusal, match="rests already"):
        let_rest(desk, made.id)
    letter_answered(desk, made.id, TODAY, "Sorry, I was away.")
    assert _letter(desk, made.id).state is LetterState.REPLIED


def test_one_can_wait_on(desk: Desk) -> None:
    made = _sent(desk, days=9)
    keep_waiting(desk, made.id)
    assert _letter(desk, made.id).waits
    assert _letter(desk, made.id).state is LetterState.SENT


def test_what_asks_for_nothing_waits_for_nothing(desk: Desk) -> None:
    made = _sent(desk, kind=LetterKind.THANKS)
    with pytest.raises(Refusal, match="asks for nothing"):
        let_rest(desk, made.id)


STEPS: dict[str, Callable[[Desk, int], object]] = {
    "edit": lambda desk, id_: edit_letter(desk, id_, {"body": "other"}),
    "edit and send": lambda desk, id_: edit_letter(desk, id_, {"body": "other"}, sent_on=TODAY),
    "send": lambda desk, id_: send_letter(desk, id_, TODAY),
    "delete": delete_letter,
}
AFTER_SENDING: dict[str, Callable[[Desk, int], object]] = {
    "answer": lambda desk, id_: letter_answered(desk, id_, TODAY, "SQL."),
    "rest": let_rest,
    "wait": keep_waiting,
    "delete": delete_letter,
}


@pytest.mark.parametrize("name", [*STEPS, *(f"sent, {name}" for name in AFTER_SENDING)])
def test_whatever_is_done_with_a_letter_is_one_step_back_and_forth(desk: Desk, name: str) -> None:
    application_id, _ = _no(desk)
    made = _written(desk, application_id)
    if name.startswith("sent, "):
        send_letter(desk, made.id, TODAY)
    do = AFTER_SENDING[name.removeprefix("sent, ")] if "sent, " in name else STEPS[name]
    before = contents(desk.store)
    do(desk, made.id)
    after = contents(desk.store)
    assert after != before
    assert desk.store.undo(desk.now)
    assert contents(desk.store) == before
    assert desk.store.redo(desk.now)
    assert contents(desk.store) == after


def test_a_letter_rests_in_the_trash_and_comes_back_as_it_was(desk: Desk) -> None:
    made = _sent(desk)
    kept = _letter(desk, made.id)
    delete_letter(desk, made.id)
    with desk.store.read() as session:
        (found,) = trash(session)
        assert letter(session, made.id) is None
    assert (found.kind, found.what) == (TrashKind.LETTER, "Acme · letter: One question")
    assert restore(later(desk, days=1), TrashKind.LETTER, made.id).what == (
        "The letter at Acme is back."
    )
    assert _letter(desk, made.id) == kept


def test_an_application_takes_its_letters_along_and_brings_them_back(desk: Desk) -> None:
    made = _sent(desk)
    before = contents(desk.store)
    delete_application(desk, made.application_id)
    with desk.store.read() as session:
        assert letter(session, made.id) is None
        assert [each.kind for each in trash(session)] == [TrashKind.APPLICATION]
        assert letter_stats(session).by_kind[LetterKind.FEEDBACK].sent == 0
    with pytest.raises(Refusal):
        let_rest(desk, made.id)
    with pytest.raises(Refusal):
        restore(desk, TrashKind.LETTER, made.id)
    desk.store.undo(desk.now)
    assert contents(desk.store) == before
    delete_application(desk, made.application_id)
    restore(later(desk, days=1), TrashKind.APPLICATION, made.application_id)
    assert _letter(desk, made.id).body == "Which one?"


def test_a_letter_is_written_to_a_file_for_its_owner_alone(desk: Desk, tmp_path: Path) -> None:
    made = _written(desk, _acme(desk))
    target = tmp_path / "letter.txt"
    done = letter_to_file(desk, made.id, target)
    assert done.place == target
    assert target.read_text() == "To: Dana\nSubject: One question\n\nWhich one?\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="there already"):
        letter_to_file(desk, made.id, target)
    edit_letter(desk, made.id, {"to": "", "subject": ""})
    letter_to_file(desk, made.id, target, replace=True)
    assert target.read_text() == "Which one?\n"
    assert [each.name for each in tmp_path.iterdir() if ".part" in each.name] == []
    with pytest.raises(NotAFile):
        letter_to_file(desk, made.id, desk.store.path, replace=True)


def test_a_template_has_a_name_that_no_other_has(desk: Desk) -> None:
    made = add_template(desk, TEMPLATE)
    with pytest.raises(Refusal, match="name of another") as refused:
        add_template(desk, TEMPLATE | {"name": " short  THANKS "})
    assert refused.value.field == "name"
    other = add_template(desk, TEMPLATE | {"name": "Longer"})
    with pytest.raises(Refusal, match="name of another"):
        edit_template(desk, other.id, {"name": "Short thanks"})
    edit_template(desk, made.id, TEMPLATE | {"name": "SHORT thanks", "body": "Thanks!"})
    assert [each.template.name for each in _templates(desk)] == ["Longer", "SHORT thanks"]
    for broken in ({"name": ""}, {"name": "x", "body": " "}, {"body": "x" * 20_001}):
        with pytest.raises(Refusal):
            add_template(desk, TEMPLATE | {"name": "y"} | broken)


def test_a_template_comes_back_from_the_trash_or_makes_room(desk: Desk) -> None:
    made = add_template(desk, TEMPLATE)
    delete_template(desk, made.id)
    assert _templates(desk) == ()
    with desk.store.read() as session:
        (found,) = trash(session)
    assert (found.kind, found.what) == (TrashKind.TEMPLATE, "Template · Short thanks")
    assert restore(desk, TrashKind.TEMPLATE, made.id).what == (
        "The template “Short thanks” is back."
    )
    delete_template(desk, made.id)
    before = contents(desk.store)
    again = add_template(desk, TEMPLATE | {"body": "Anew."})
    assert [(each.id, each.template.body) for each in _templates(desk)] == [(again.id, "Anew.")]
    desk.store.undo(desk.now)
    assert contents(desk.store) == before
    other = add_template(desk, TEMPLATE | {"name": "Longer"})
    with pytest.raises(Refusal, match="another template in the trash"):
        edit_template(desk, other.id, {"name": "Short thanks"})


def test_days_are_those_of_the_person(desk: Desk) -> None:
    made = _written(desk, _acme(desk))
    evening = later(desk, hours=13, minutes=59)
    send_letter(evening, made.id, evening.today)
    assert _letter(desk, made.id).sent_on == dt.date(2026, 11, 23)


def test_a_template_with_a_word_in_braces_that_is_no_field_is_kept_and_says_so(desk: Desk) -> None:
    made = add_template(desk, TEMPLATE | {"body": "Hi {interviwer}."})
    named = "{interviwer} (did you mean {interviewer}?) is no field: it goes out like that."
    assert made.what == f"“Short thanks” is among your templates. {named}"
    assert edit_template(desk, made.id, {"subject": "{fooo}"}).what.count("go out like that") == 1
    mended = edit_template(desk, made.id, {"subject": "", "body": "Hi {interviewer}."})
    assert mended.what == "Changed the template “Short thanks”."


def test_a_feedback_letter_is_no_older_than_the_no_that_it_asks_about(desk: Desk) -> None:
    acme, _ = _no(desk)
    asked, thanked = _written(desk, acme), _written(desk, acme, kind=LetterKind.THANKS)
    with pytest.raises(Refusal, match=r"They said no on .*, after that day\."):
        send_letter(desk, asked.id, ago(1))
    send_letter(desk, thanked.id, ago(1))
    send_letter(desk, asked.id, TODAY)
    with pytest.raises(Refusal, match="They said no on"):
        move_letter(desk, asked.id, ago(1))
