"""What the report gathers: everything that was tried and came of it, and no private word."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews import applications, outcomes, rounds, trash
from respond_tui.exchange.hunt import Hunt, Seen, Slice
from respond_tui.exchange.json_file import Tables
from respond_tui.exchange.report import written
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Certainty, GapKind, Lever, RoundOutcome, Status
from respond_tui.queries.report import MOST, hunt
from tests.desks import NOW, TODAY, ago, ahead, stage
from tests.exchange import lives
from tests.levers import chosen
from tests.reflections import gap, rejected

TECHNICAL = stage("technical").id


def _hunt(desk: Desk) -> Hunt:
    with desk.store.read() as session:
        return hunt(session, desk.now, Rules())


def _add(desk: Desk, company: str, **values: object) -> int:
    return applications.add_application(desk, {"company": company, **values}).application_id


def _round(desk: Desk, application_id: int, name: str = "technical", **values: object) -> None:
    rounds.add_round(desk, application_id, {"stage_id": stage(name).id, **values})


def _no(desk: Desk, company: str, days: int, reason: str = "", **values: object) -> int:
    """A rejection at technical so many days ago."""
    number = _add(desk, company, **values)
    _round(desk, number, on=ago(days), questions=f"Why {company}?\nDesign a  cache", gaps="caching")
    sure = Certainty.TOLD if reason else None
    outcomes.log_rejection(desk, number, TECHNICAL, ago(days), reason, sure, f"From {company}.")
    return number


def test_a_fresh_log_has_nothing_to_tell(desk: Desk) -> None:
    found = _hunt(desk)
    assert found.applications == 0
    assert (found.repeating, found.lessons.items, found.ahead.items) == ((), (), ())


def test_what_was_tried_is_counted_by_month_and_by_what_it_has_in_common(desk: Desk) -> None:
    _add(desk, "Acme", applied_on=dt.date(2026, 9, 30), role_family="backend")
    _add(desk, "Globex", applied_on=ago(1), role_family="Backend", source="referral")
    with_round = _add(desk, "Hooli", applied_on=ago(2), source="referral")
    _round(desk, with_round, on=ahead(1))
    _add(desk, "Initech")
    found = _hunt(desk)
    assert found.months.recent == {dt.date(2026, 9, 1): 1, dt.date(2026, 11, 1): 2}
    assert (found.months.earlier, found.months.undated) == (0, 1)
    assert (found.months.first_on, found.months.last_on) == (dt.date(2026, 9, 30), ago(1))
    assert {(each.applications, each.rounds) for each in found.families.items} == {(2, 0), (2, 1)}
    assert set(found.sources.items) == {Slice("referral", 2, 1), Slice(None, 2, 0)}
    assert found.by_status[Status.SCHEDULED] == 1


def test_an_alert_stands_with_its_evidence_and_the_reasons(desk: Desk) -> None:
    for number, (company, reason) in enumerate((("A", ""), ("B", "too slow"), ("C", ""))):
        _no(desk, company, days=3 + number, reason=reason)
    (repeating,) = _hunt(desk).repeating
    assert repeating.headline == "Technical: 3 of 3 ended in a no"
    assert repeating.counted == 3
    assert [(each.company, each.on, each.reason) for each in repeating.evidence] == [
        ("A", ago(3), None),
        ("B", ago(4), "too slow"),
        ("C", ago(5), None),
    ]
    (told,) = _hunt(desk).told.items
    assert (told.company, told.stage, told.certainty) == ("B", "technical", Certainty.TOLD)


def test_a_slice_is_told_with_what_came_of_each_and_a_gap_without_what_was_written(
    desk: Desk,
) -> None:
    for number in range(8):
        for market, came in (("Lisbon", number == 0), ("Berlin", number > 0)):
            sent = _add(desk, f"{market} {number}", market=market, applied_on=ago(30))
            if came:
                _round(desk, sent, on=ago(9), outcome=RoundOutcome.PASSED)
            else:
                outcomes.log_rejection(desk, sent, None, ago(12), "", None)
    for company in "ABC":
        gap(desk, rejected(desk, company), "sharding", "froze")
    told = {each.headline: each for each in _hunt(desk).repeating}
    slice_ = told["Market Lisbon does worse: 1 of 8 led to a round"]
    assert [each.reason for each in slice_.evidence].count("led to a round") == 1
    assert {each.reason for each in slice_.evidence} == {"no", "led to a round"}
    named = told["Sharding: in 3 of 3 reflections"]
    assert "froze" not in str(named)
    made = chosen(desk, AlertKind.GAP, "tag=sharding", Lever.COMPETENCE, "one project")
    (lever,) = _hunt(desk).changing.items
    assert (made.about, lever.about, lever.did) == ("sharding", "sharding", "named it")


def test_what_was_learned_comes_newest_first_and_is_counted_by_rounds(desk: Desk) -> None:
    for number, company in enumerate("ABC"):
        _no(desk, company, days=3 + number)
    found = _hunt(desk)
    assert [each.text for each in found.lessons.items] == ["From A.", "From B.", "From C."]
    assert found.tags.items == (("caching", 3),)
    assert found.questions.items[0] == ("Design a  cache", 3)
    assert [words for words, _ in found.questions.items[1:]] == ["Why A?", "Why B?", "Why C?"]


def test_questions_of_rounds_that_went_well_are_not_among_them(desk: Desk) -> None:
    number = _add(desk, "Acme")
    _round(desk, number, on=ago(3), outcome=RoundOutcome.PASSED, questions="Easy?")
    assert _hunt(desk).questions.items == ()


def test_a_long_hunt_is_told_by_its_newest_and_how_many_more_there_are(desk: Desk) -> None:
    for number in range(MOST + 2):
        _no(desk, f"Company {number}", days=1 + number, reason="no budget")
    found = _hunt(desk)
    for few in (found.told, found.lessons):
        assert (len(few.items), few.more) == (MOST, 2)
    assert (found.questions.total, len(found.questions.items)) == (MOST + 3, MOST)
    (repeating,) = found.repeating
    assert (repeating.counted, len(repeating.evidence)) == (MOST + 2, MOST)


def test_a_lever_is_told_without_its_notes(desk: Desk) -> None:
    for number, company in enumerate("ABC"):
        _no(desk, company, days=3 + number)
    chosen(desk, AlertKind.STAGE, str(TECHNICAL), Lever.FOCUS, "one design a week")
    (lever,) = _hunt(desk).changing.items
    assert (lever.lever, lever.about, lever.what) == (Lever.FOCUS, "technical", "one design a week")
    assert (lever.started_on, lever.progress.day, lever.progress.of) == (TODAY, 1, 60)
    assert lever.then is not None
    assert (lever.then.part, lever.then.of) == (0, 3)


def test_rounds_ahead_are_told_in_the_zone_of_the_person(desk: Desk) -> None:
    number = _add(desk, "Acme", role="SRE")
    _round(desk, number, on=ahead(1), at=NOW + dt.timedelta(days=1), predicted=40)
    zone = dt.timezone(dt.timedelta(hours=2))
    with desk.store.read() as session:
        (round_,) = hunt(session, NOW.astimezone(zone), Rules()).ahead.items
    assert (round_.company, round_.role, round_.stage) == ("Acme", "SRE", "technical")
    assert round_.at is not None
    assert (f"{round_.at:%H:%M}", round_.predicted) == ("12:00", 40)


@pytest.mark.parametrize("trashed", [True, False])
def test_notes_links_people_and_the_trash_stay_out(desk: Desk, *, trashed: bool) -> None:
    secret = {"notes": "Geheimnis", "link": "https://example.org/geheimnis"}
    number = _no(desk, "Acme", days=2, reason="too slow", **secret)
    _round(desk, number, "recruiter screen", on=ago(9), notes="Geheimnis", people="Geheimnis")
    if trashed:
        trash.delete_application(desk, number)
    text = "".join(written(_hunt(desk)))
    assert "geheimnis" not in text.casefold()
    assert ("Acme" in text) is not trashed


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tables=lives.logs())
def test_any_log_makes_a_report_that_holds_nothing_but_text(desk: Desk, tables: Tables) -> None:
    desk.store.wipe(NOW)
    lives.lay(desk, tables)
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse("".join(written(_hunt(desk))))
    )
    kinds = {child.type for token in tokens for child in token.children or ()}
    kinds |= {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {
        "text", "text_special", "em_open", "em_close", "strong_open", "strong_close", "inline",
        "paragraph", "heading", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th",
        "td",
    }  # fmt: skip


def test_gaps_are_those_that_something_shows_and_never_guesses(desk: Desk) -> None:
    for number, observation in enumerate(("froze", "lost the thread", "")):
        recovery_id = rejected(desk, f"Company {number}", gaps="pace")
        gap(desk, recovery_id, "depth", observation)

    found = _hunt(desk)

    assert found.gaps.items == (Seen("depth", GapKind.TECHNICAL, 2),)
    assert found.tags.items == (("pace", 3),)
