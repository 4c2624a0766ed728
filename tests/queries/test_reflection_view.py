"""A reflection before anything is written: what the log knows; and afterwards its own words."""

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round, edit_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.reflection.gaps import add_gap
from respond_tui.actions.reflection.pages import write_evaluation, write_record
from respond_tui.guide import limits
from respond_tui.guide.reflection import written_questions
from respond_tui.guide.terms import Certainty, GapKind, ReflectionPage
from respond_tui.queries.reflection import reflection
from tests.desks import ago, ahead, stage
from tests.reflections import planned, rejected, view


def test_the_facts_come_from_the_log(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "role": "SRE"}).application_id
    for name, days, people, questions in (
        ("recruiter screen", 9, "Kim", "Why us?\nsharding"),
        ("technical", 5, "Dana", "- Sharding\nLRU cache"),
        ("technical", 3, "Lee, dana", "LRU  Cache\nDesign a queue"),
    ):
        values = {"people": people, "questions": questions, "on": ago(days)}
        add_round(desk, made, {"stage_id": stage(name).id} | values)
    logged = log_rejection(desk, made, None, None, "depth", Certainty.TOLD)
    assert logged.recovery_id is not None

    found = view(desk, logged.recovery_id)

    assert (found.company, found.role, found.stage) == ("Acme", "SRE", "technical")
    assert (found.on, found.ended_on) == (ago(3), desk.today)
    assert found.people == "dana, Lee"
    assert found.outcome == "no after technical; told: depth"
    assert [each.text for each in found.questions] == [
        "Sharding",
        "LRU cache",
        "Design a queue",
    ]
    assert {each.id for each in found.questions} == {None}
    assert (found.begun, found.page, found.done) == (False, ReflectionPage.RECORD, frozenset())


def test_a_no_before_a_planned_round_has_the_facts_of_the_last_one_that_was_held(
    desk: Desk,
) -> None:
    made = add_application(desk, {"company": "Acme"}).application_id
    for name, on, people, questions in (
        ("technical", ago(4), "Dana", "LRU cache"),
        ("panel", ahead(1), "Ilse, Tom", "Present a system"),
    ):
        values = {"people": people, "questions": questions, "on": on}
        add_round(desk, made, {"stage_id": stage(name).id} | values)
    logged = log_rejection(desk, made, None, None, "", None)
    assert logged.recovery_id is not None
    assert "before the planned panel" in logged.what

    found = view(desk, logged.recovery_id)

    assert (found.stage, found.on, found.people) == ("technical", ago(4), "Dana")
    assert found.outcome == "no before the panel"
    assert [each.text for each in found.questions] == ["LRU cache"]


def test_a_no_before_the_only_round_has_the_day_it_came_and_nobody(desk: Desk) -> None:
    made, round_id = planned(desk, "Acme", 3)
    edit_round(desk, round_id, {"people": "Ilse", "questions": "Present a system"})
    logged = log_rejection(desk, made, None, None, "", None)
    assert logged.recovery_id is not None

    found = view(desk, logged.recovery_id)

    assert (found.on, found.people, found.questions) == (desk.today, "", ())
    assert found.outcome == "no before the panel"


def test_a_no_without_a_round_has_the_day_it_came(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "applied_on": ago(9)}).application_id
    logged = log_rejection(desk, made, None, ago(1), "", None)
    assert logged.recovery_id is not None

    found = view(desk, logged.recovery_id)

    assert (found.on, found.people, found.role) == (ago(1), "", "")
    assert found.outcome == "no after application"


def test_as_many_questions_as_one_field_holds(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme"}).application_id
    for letter in "ab":
        many = "\n".join(f"{letter}{number:08}" for number in range(1_900))
        values = {"stage_id": stage("technical").id, "on": ago(2), "questions": many}
        add_round(desk, made, values)
    logged = log_rejection(desk, made, None, None, "", None)
    assert logged.recovery_id is not None

    found = view(desk, logged.recovery_id)

    written = written_questions(found.asked)
    assert limits.NOTE - 20 < len(written) <= limits.NOTE
    write_record(desk, logged.recovery_id, {"questions": written})
    assert view(desk, logged.recovery_id).asked == found.asked


def test_tags_of_the_rounds_are_guesses_of_the_kind_they_had_last(desk: Desk) -> None:
    for company, kind in (("Globex", GapKind.TECHNICAL), ("Hooli", GapKind.COMMUNICATION)):
        add_gap(desk, rejected(desk, company), kind, "Delivery", "lost the thread")
    first = rejected(desk, gaps="delivery\nsharding")

    found = view(desk, first)

    assert [(each.id, each.tag, each.is_guess) for each in found.gaps] == [
        (None, "delivery", True),
        (None, "sharding", True),
    ]
    assert [each.kind for each in found.gaps] == [GapKind.COMMUNICATION, GapKind.TECHNICAL]
    assert found.observed == ()


def test_what_the_log_learns_later_changes_nothing_that_was_begun(desk: Desk) -> None:
    recovery_id = rejected(desk, questions="sharding")
    before = view(desk, recovery_id)
    write_evaluation(desk, recovery_id, "on time", nothing_yet=False)
    edit_application(desk, before.application_id, {"role": "Baker", "reason": "other"})
    edit_round(desk, 1, {"questions": "another one"})

    after = view(desk, recovery_id)

    assert (after.role, after.outcome) == ("SRE", "no after technical; told: depth")
    assert [each.text for each in after.questions] == ["sharding"]
    assert after.begun


def test_rounds_ahead_anywhere_are_offered_the_soonest_first(desk: Desk) -> None:
    recovery_id = rejected(desk)
    for days in range(12, 0, -1):
        planned(desk, f"Company {days}", days)

    found = view(desk, recovery_id).next_rounds

    assert [each.on for each in found] == [ahead(days) for days in range(1, 9)]
    assert (found[0].company, found[0].stage) == ("Company 1", "panel")


def test_there_is_none_where_its_recovery_is_not(desk: Desk) -> None:
    recovery_id = rejected(desk)
    delete_application(desk, view(desk, recovery_id).application_id)

    with desk.store.read() as session:
        assert reflection(session, recovery_id, desk.now) is None
        assert reflection(session, 99, desk.now) is None
