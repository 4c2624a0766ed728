"""What is at hand for a letter, which of them get answers, and when Today asks about one."""

from typing import Any

import pytest
from sqlalchemy import text

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.letter_templates import add_template
from respond_tui.actions.letters import (
    keep_waiting,
    let_rest,
    letter_answered,
    send_letter,
    write_letter,
)
from respond_tui.actions.recovery.steps import skip, tick
from respond_tui.actions.reflection.gaps import set_priority
from respond_tui.actions.settings import set_setting
from respond_tui.cli import shapes
from respond_tui.guide.dates import in_a_letter
from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.letters import OWN_NAME, SILENT_DAYS, Written, fitting
from respond_tui.guide.recovery import NO, YES, YES_SENT
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import wilson
from respond_tui.guide.terms import LetterKind, LetterState, RoundOutcome, StepKind, Tone
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.queries import today as today_query
from respond_tui.queries.letters import AtHand, LetterStats, at_hand, letter_stats
from respond_tui.queries.recovery import recovery
from respond_tui.queries.search import Hit, search
from respond_tui.queries.stats import stats
from respond_tui.queries.today import today
from tests.desks import NOW, TODAY, ago, ahead, end_pause, later, stage
from tests.reflections import gap

RULES = Rules()
FEEDBACK, THANKS = LetterKind.FEEDBACK, LetterKind.THANKS


def _applied(desk: Desk, company: str = "Acme", **more: object) -> int:
    values = {"company": company, "applied_on": ago(20), **more}
    return add_application(desk, values).application_id


def _write(desk: Desk, application_id: int, days: int | None = None, **words: object) -> int:
    """A letter, sent so many days ago where that is said; its id."""
    own = {"kind": FEEDBACK, "tone": Tone.PLAIN, "body": "Which one?", **words}
    made = write_letter(desk, application_id, own)
    if days is not None:
        send_letter(desk, made.id, ago(days))
    return made.id


def _hand(desk: Desk, application_id: int) -> AtHand:
    with desk.store.read() as session:
        found = at_hand(session, application_id, desk.now)
    assert found is not None
    return found


def _stats(desk: Desk) -> LetterStats:
    with desk.store.read() as session:
        return letter_stats(session)


def _asked(desk: Desk) -> list[TodayItem]:
    with desk.store.read() as session:
        items = today(session, desk.now, RULES).items
    return [item for item in items if item.kind is TodayKind.LETTER]


def _found(desk: Desk, words: str) -> list[Hit]:
    with desk.store.read() as session:
        return list(search(session, LogFilter(text=words), TODAY, RULES).hits)


def test_the_log_fills_a_letter_in(desk: Desk) -> None:
    acme = _applied(desk, role="SRE")
    for name, people, days in (("screen", "Theo", 9), ("panel", "Dana , Lee", 4)):
        values = {"stage_id": stage(name).id, "on": ago(days), "people": people}
        add_round(desk, acme, values | {"outcome": RoundOutcome.PASSED})
    hand = _hand(desk, acme)
    assert hand.people == ("Dana", "Lee", "Theo")
    assert dict(hand.fields) == {
        "company": "Acme",
        "role": "SRE",
        "interviewer": "Dana",
        "stage": "panel",
        "area": None,
        "name": None,
        "day": in_a_letter(ago(4), TODAY),
    }
    set_setting(desk, OWN_NAME, "Robin")
    assert _hand(desk, acme).fields["name"] == "Robin"


def test_the_area_is_the_first_priority_of_the_no_or_what_it_ended_at(desk: Desk) -> None:
    acme = _applied(desk)
    logged = log_rejection(desk, acme, stage("system design").id, None, "", None)
    assert logged.recovery_id is not None
    assert _hand(desk, acme).fields["area"] == "system design interviews"
    gap(desk, logged.recovery_id, "pace", "rushed")
    assert _hand(desk, acme).fields["area"] == "system design interviews"
    set_priority(desk, gap(desk, logged.recovery_id, "sharding", "no key named"), True)
    assert _hand(desk, acme).fields["area"] == "sharding"
    assert _hand(desk, _applied(desk, "Globex")).fields["area"] is None


def test_of_an_application_alone_little_is_known(desk: Desk) -> None:
    hand = _hand(desk, _applied(desk))
    assert [key for key, value in hand.fields.items() if value] == ["company"]
    assert fitting(hand.standing, TODAY) is None
    with desk.store.read() as session:
        assert at_hand(session, hand.application_id + 1, desk.now) is None


def test_a_no_stands_for_thanks_then_for_feedback_and_after_an_answer_for_a_reply(
    desk: Desk,
) -> None:
    acme = _applied(desk)
    logged = log_rejection(desk, acme, None, None, "", None)
    assert logged.recovery_id is not None
    assert _hand(desk, acme).standing.is_pausing
    assert fitting(_hand(desk, acme).standing, TODAY) is THANKS
    _write(desk, acme, days=0, kind=THANKS)
    assert _hand(desk, acme).standing.thanked
    assert fitting(_hand(desk, acme).standing, TODAY) is None
    end_pause(desk, logged.recovery_id)
    assert fitting(_hand(desk, acme).standing, TODAY) is FEEDBACK
    asked = _write(desk, acme, days=0)
    assert _hand(desk, acme).standing.decided
    assert fitting(_hand(desk, acme).standing, TODAY) is None
    letter_answered(desk, asked, TODAY, "SQL.")
    assert fitting(_hand(desk, acme).standing, TODAY) is LetterKind.REPLY
    assert set(_hand(desk, acme).standing.letters) == {
        Written(FEEDBACK, LetterState.REPLIED),
        Written(THANKS, LetterState.SENT),
    }


@pytest.mark.parametrize(
    ("note", "fits"), [(YES, FEEDBACK), (YES_SENT, None), (NO, None), ("they were clear", None)]
)
def test_feedback_fits_after_a_yes_until_there_is_a_letter_and_never_after_a_no(
    desk: Desk, note: str, fits: LetterKind | None
) -> None:
    acme = _applied(desk)
    logged = log_rejection(desk, acme, None, None, "", None)
    assert logged.recovery_id is not None
    end_pause(desk, logged.recovery_id)
    with desk.store.read() as session:
        view = recovery(session, logged.recovery_id, desk.now)
    assert view is not None
    steps = {step.kind: step.id for step in view.steps}
    skip(desk, steps[StepKind.THANKS], "not needed")
    tick(desk, steps[StepKind.FEEDBACK], note)
    assert fitting(_hand(desk, acme).standing, TODAY) is fits
    _write(desk, acme)
    assert fitting(_hand(desk, acme).standing, TODAY) is None


def test_a_decision_that_was_skipped_asks_for_nothing(desk: Desk) -> None:
    acme = _applied(desk)
    logged = log_rejection(desk, acme, None, None, "", None)
    assert logged.recovery_id is not None
    with desk.store.read() as session:
        view = recovery(session, logged.recovery_id, desk.now)
    assert view is not None
    step = next(each.id for each in view.steps if each.kind is StepKind.FEEDBACK)
    skip(desk, step, "yes, but not now")
    assert _hand(desk, acme).standing.decided


def test_a_round_ahead_is_none_that_was_talked_at(desk: Desk) -> None:
    acme = _applied(desk)
    add_round(desk, acme, {"stage_id": stage("panel").id, "on": ahead(1), "people": "Dana"})
    assert _hand(desk, acme).standing.talked_on is None
    assert _hand(desk, acme).fields["stage"] is None
    values = {"stage_id": stage("screen").id, "on": ago(1), "people": "Theo"}
    add_round(desk, acme, values)
    add_round(desk, acme, {"stage_id": stage("final").id, "people": "Kim"})
    assert _hand(desk, acme).standing.talked_on == ago(1)
    assert _hand(desk, acme).fields["stage"] == "recruiter screen"
    assert _hand(desk, acme).people == ("Theo", "Dana", "Kim")
    assert fitting(_hand(desk, acme).standing, TODAY) is THANKS


def test_answers_are_counted_by_kind_tone_and_template(desk: Desk) -> None:
    acme = _applied(desk)
    add_template(desk, {"name": "Mine", "kind": FEEDBACK, "tone": Tone.WARM, "body": "Which one?"})
    replied = [_write(desk, acme, days=9, tone=Tone.WARM, template="Mine")]
    silent = [_write(desk, acme, days=9), _write(desk, acme, days=9)]
    _write(desk, acme, days=2, template="Mine")
    thanks = _write(desk, acme, days=2, kind=THANKS)
    _write(desk, acme)  # a draft, which counts nowhere
    for each in (*replied, thanks):
        letter_answered(desk, each, TODAY, "SQL.")
    for each in silent:
        let_rest(desk, each)

    found = _stats(desk)

    feedback = found.by_kind[FEEDBACK]
    assert (feedback.sent, feedback.replied, feedback.silent, feedback.waiting) == (4, 1, 2, 1)
    assert (feedback.answered.part, feedback.answered.of) == (1, 3)
    assert feedback.answered.interval == wilson(1, 3)
    note = found.by_kind[THANKS]
    assert (note.sent, note.replied, note.answered.rate) == (1, 1, None)
    assert found.by_kind[LetterKind.CONNECTION].answered.rate is None
    plain = found.by_tone[Tone.PLAIN]
    assert (plain.sent, plain.replied, plain.answered.part, plain.answered.of) == (4, 1, 0, 2)
    assert plain.answered.rate == 0
    assert list(found.by_template) == ["Mine"]
    assert found.by_template["Mine"].waiting == 1


def test_stats_as_json_tell_of_letters_with_null_for_a_rate_of_nothing(desk: Desk) -> None:
    let_rest(desk, _write(desk, _applied(desk), days=9))
    with desk.store.read() as session:
        made = shapes.stats(stats(session, TODAY, RULES))
    letters = made["letters"]
    assert isinstance(letters, dict)
    assert list(letters) == ["by_kind", "by_tone", "by_template"]
    assert set(letters["by_kind"]) == {"thanks", "feedback", "reply", "connection"}
    assert set(letters["by_tone"]) == {"warm", "plain", "formal"}
    assert letters["by_template"] == {}
    assert letters["by_kind"]["feedback"] == {
        "sent": 1,
        "replied": 0,
        "silent": 1,
        "waiting": 0,
        "of": 1,
        "in": 0,
        "rate": 0.0,
        "low": 0.0,
        "high": pytest.approx(0.793, abs=0.001),
    }
    assert letters["by_kind"]["thanks"]["rate"] is None


def test_a_note_that_asks_for_nothing_is_sent_but_neither_waits_nor_is_silent(desk: Desk) -> None:
    acme = _applied(desk)
    for kind in (THANKS, LetterKind.REPLY, LetterKind.CONNECTION):
        _write(desk, acme, days=9, kind=kind)
    with desk.store.read() as session:
        made: Any = shapes.stats(stats(session, TODAY, RULES))["letters"]
    counted = {
        kind: (each["sent"], each["silent"], each["waiting"])
        for kind, each in made["by_kind"].items()
    }
    assert counted["thanks"] == counted["reply"] == (1, 0, 0)
    assert counted["connection"] == (1, 0, 1)
    assert sum(each["waiting"] for each in made["by_tone"].values()) == 1


def test_today_asks_about_a_letter_after_seven_days_until_it_is_answered(desk: Desk) -> None:
    acme = _applied(desk, "Initech", role="SRE")
    id_ = _write(desk, acme, days=SILENT_DAYS - 1)
    assert _asked(desk) == []
    (asked,) = _asked(later(desk, days=1))
    assert asked.what == "Initech · feedback letter — 7 days silent: let it rest?"
    assert (asked.letter_id, asked.application_id, asked.overdue) == (id_, acme, False)
    assert len(_asked(later(desk, days=90))) == 1
    keep_waiting(desk, id_)
    assert _asked(later(desk, days=90)) == []


def test_today_asks_about_no_letter_that_rests_was_answered_or_asks_for_nothing(
    desk: Desk,
) -> None:
    acme = _applied(desk)
    _write(desk, acme)
    let_rest(desk, _write(desk, acme, days=8))
    letter_answered(desk, _write(desk, acme, days=8), TODAY, "SQL.")
    _write(desk, acme, days=8, kind=THANKS)
    _write(desk, acme, days=8, kind=LetterKind.REPLY)
    assert _asked(desk) == []
    connection = _write(desk, acme, days=8, kind=LetterKind.CONNECTION)
    assert [item.letter_id for item in _asked(desk)] == [connection]


def test_while_a_pause_runs_no_letter_is_asked_about(desk: Desk) -> None:
    _write(desk, _applied(desk, "Initech"), days=8)
    assert len(_asked(desk)) == 1
    log_rejection(desk, _applied(desk), None, None, "", None)
    assert _asked(desk) == []


def test_today_as_json_tells_of_a_letter(desk: Desk) -> None:
    acme = _applied(desk)
    _write(desk, acme, days=8)
    with desk.store.read() as session:
        made = shapes.today(today(session, NOW, RULES), TODAY)
    items = made["items"]
    assert isinstance(items, list)
    assert items[-1] == {
        "kind": TodayKind.LETTER,
        "what": "Acme · feedback letter — 8 days silent: let it rest?",
        "due": ago(1),
        "overdue": False,
        "application": acme,
    }


def test_today_reads_along_the_index_of_letters_that_wait(desk: Desk) -> None:
    asked = {"asked_before": "2026-11-16", "asking": "[]", "most": 1}
    with desk.store.read() as session:
        plan = session.connection().execute(
            text(f"EXPLAIN QUERY PLAN {today_query._UNANSWERED.element}"), asked
        )
        steps = [row.detail for row in plan]
    assert any("ix_letter_state_sent_on (state=? AND sent_on<?)" in step for step in steps)
    assert not any(step.startswith("SCAN l") or step == "SCAN a" for step in steps)


def test_a_search_finds_letters_with_their_application_and_templates_alone(desk: Desk) -> None:
    acme = _applied(desk)
    id_ = _write(desk, acme, days=3, body="You asked about zeppelins.")
    letter_answered(desk, id_, TODAY, "Read up on\ndirigibles.")
    made = add_template(
        desk, {"name": "About airships", "kind": THANKS, "tone": Tone.WARM, "body": "Zeppelins!"}
    )
    own, mine = _found(desk, "zeppelins")
    assert mine.row is not None
    assert mine.place is not None
    assert (mine.row.id, mine.where, mine.place.table) == (acme, "letter", "letter")
    assert mine.place.row_id == id_
    assert (own.row, own.template_id, own.title, own.where) == (
        None,
        made.id,
        "About airships",
        "template",
    )
    (answer,) = _found(desk, "dirigibles")
    assert answer.where == "answer to a letter"
    (named,) = _found(desk, "airships")
    assert named.template_id == made.id
