"""A line of quick-add, logged: MODEL.md, "Quick-add, read closely"."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.logged import Logged
from respond_tui.actions.interviews.outcomes import set_outcome
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.quickadd import SeveralOpen, log_line
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import LogOrder, OutcomeKey
from respond_tui.guide.quickadd import Known, Line, Outcome, read
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, Source, Status
from respond_tui.queries.interviews import ApplicationView, application
from tests.desks import TODAY, ago, ahead, stage
from tests.logs import log_ids

RULES = Rules()


def _log(desk: Desk, text: str, choice: int | None = None) -> Logged:
    """Log a line as it is typed."""
    with desk.store.read() as session:
        ids = log_ids(session, TODAY, order=LogOrder.COMPANY)
        views = [application(session, id_, TODAY, RULES) for id_ in ids]
    known = Known(DEFAULT_STAGES, [view.company for view in views if view is not None])
    reading = read(text, known, TODAY)
    assert reading.line is not None, reading.refusal
    return log_line(desk, reading.line, choice)


def _view(desk: Desk, logged: Logged) -> ApplicationView:
    with desk.store.read() as session:
        view = application(session, logged.application_id, TODAY, RULES)
    assert view is not None
    return view


def _course(view: ApplicationView) -> list[tuple[str, dt.date | None, str]]:
    return [(each.stage.name, each.on, each.outcome.value) for each in view.rounds]


def _count(desk: Desk) -> int:
    with desk.store.read() as session:
        return len(log_ids(session, TODAY))


def test_a_whole_line_is_logged_as_one_thing(desk: Desk) -> None:
    """The first example of DESIGN.md §4."""
    logged = _log(
        desk, 'Acme, Backend Engineer @technical rejected yesterday #system-design "sharding"'
    )

    view = _view(desk, logged)
    assert (view.company, view.role) == ("Acme", "Backend Engineer")
    assert (view.status, view.ended_on) == (Status.REJECTED, ago(1))
    assert _course(view) == [("technical", ago(1), "rejected")]
    assert (view.rounds[0].gaps, view.rounds[0].notes) == (("system-design",), "sharding")
    assert (view.applied_on, view.notes) == (None, "")
    assert logged.recovery_id == view.recovery_id is not None
    assert desk.store.undoable() == ["log rejection at Acme"]


def test_a_pass_is_dated_as_the_line_says(desk: Desk) -> None:
    view = _view(desk, _log(desk, "Globex @screen passed fri"))

    assert _course(view) == [("recruiter screen", ago(3), "passed")]


def test_an_application_has_its_day_and_source(desk: Desk) -> None:
    view = _view(desk, _log(desk, "Initech, SRE applied 3d ago via referral"))

    assert (view.applied_on, view.source) == (ago(3), Source.REFERRAL)
    assert view.status is Status.APPLIED


def test_another_source_takes_its_own_detail_or_none(desk: Desk) -> None:
    _log(desk, "Acme applied today via LinkedIn")

    view = _view(desk, _log(desk, "Acme via referral"))

    assert (view.source, view.source_detail) == (Source.REFERRAL, None)


def test_a_line_without_a_source_leaves_it(desk: Desk) -> None:
    before = _view(desk, _log(desk, "Acme applied today via LinkedIn"))

    view = _view(desk, _log(desk, "Acme @screen passed today"))

    assert (view.source, view.source_detail) == (before.source, before.source_detail)
    assert view.source_detail is not None


def test_a_round_ahead_is_scheduled_with_its_time_and_chance(desk: Desk) -> None:
    view = _view(desk, _log(desk, "Hooli, PM @panel 30 nov 14:00 ~60"))

    (panel,) = view.rounds
    assert panel.at == dt.datetime(2026, 11, 30, 14, 0, tzinfo=dt.UTC)
    assert (panel.on, panel.predicted) == (ahead(7), 60)
    assert view.status is Status.SCHEDULED


def test_a_company_alone_was_applied_for_today(desk: Desk) -> None:
    assert _view(desk, _log(desk, "Acme")).applied_on == TODAY
    assert _view(desk, _log(desk, "Foo, SRE @application yesterday")).status is Status.APPLIED


def test_the_one_open_application_is_found_whatever_its_case(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE @technical 20 nov 2026")

    logged = _log(desk, "acme rejected")

    assert logged.application_id == first.application_id
    assert _course(_view(desk, logged)) == [("technical", ago(3), "rejected")]


def test_none_open_is_a_new_one_and_says_that_the_place_is_known(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE rejected")

    logged = _log(desk, "Acme, SRE rejected")

    assert logged.application_id != first.application_id
    assert logged.again
    assert logged.warning is not None
    assert _view(desk, logged).ended_stage == stage("application")


def test_a_role_finds_its_application_among_several(desk: Desk) -> None:
    _log(desk, "Acme, SRE")
    product = _log(desk, "Acme, PM")

    assert _log(desk, "Acme, pm @technical fri").application_id == product.application_id


def test_a_role_goes_to_the_application_whose_role_was_not_known(desk: Desk) -> None:
    first = _log(desk, "Acme")

    logged = _log(desk, "Acme, SRE @screen passed")

    assert logged.application_id == first.application_id
    assert _view(desk, logged).role == "SRE"


def test_another_role_is_another_application(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE")

    assert _log(desk, "Acme, PM @screen passed").application_id != first.application_id


def test_several_open_are_named_and_nothing_is_written_until_one_is_chosen(desk: Desk) -> None:
    engineer, product = _log(desk, "Acme, SRE"), _log(desk, "Acme, PM")
    before = desk.store.undoable()

    with pytest.raises(SeveralOpen, match="2 applications to Acme are open") as several:
        _log(desk, "Acme rejected")

    assert [row.id for row in several.value.candidates] == [
        product.application_id,
        engineer.application_id,
    ]
    assert desk.store.undoable() == before
    logged = _log(desk, "Acme rejected", choice=engineer.application_id)
    assert logged.application_id == engineer.application_id
    assert _view(desk, product).status is Status.APPLIED


def test_a_choice_that_is_not_open_any_more_is_refused(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE rejected")

    with pytest.raises(Refusal, match="not open any more"):
        _log(desk, "Acme rejected", choice=first.application_id)
    assert _count(desk) == 1


def test_an_outcome_goes_to_the_latest_undecided_round(desk: Desk) -> None:
    _log(desk, "Acme, SRE @screen passed 10 nov")
    _log(desk, "Acme @technical 2026-11-20")

    view = _view(desk, _log(desk, "Acme passed"))

    assert _course(view) == [
        ("recruiter screen", dt.date(2026, 11, 10), "passed"),
        ("technical", ago(3), "passed"),
    ]


def test_a_named_stage_whose_rounds_are_decided_has_another_round(desk: Desk) -> None:
    _log(desk, "Acme, SRE @technical passed 10 nov")

    view = _view(desk, _log(desk, "Acme @technical rejected"))

    assert [outcome for _, _, outcome in _course(view)] == ["passed", "rejected"]


def test_without_a_stage_a_no_is_where_the_application_stands(desk: Desk) -> None:
    _log(desk, "Acme, SRE @technical passed 10 nov")

    view = _view(desk, _log(desk, "Acme rejected"))

    assert view.ended_stage == stage("technical")
    assert [outcome for _, _, outcome in _course(view)] == ["passed"]


def test_scheduled_without_a_stage_dates_the_round_that_waits(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE @technical")

    logged = _log(desk, "Acme scheduled next tue")

    assert logged.interview_id == first.interview_id
    assert _course(_view(desk, logged)) == [("technical", dt.date(2026, 12, 1), "pending")]


def test_applied_once_more_is_a_new_application_with_a_warning(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE applied 3d ago")

    logged = _log(desk, "Acme, SRE applied")

    assert logged.application_id != first.application_id
    assert logged.again


def test_applied_after_an_inquiry_dates_the_application_that_waits_for_it(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE @screen passed via inquiry")

    logged = _log(desk, "Acme, SRE applied")

    assert logged.application_id == first.application_id
    assert _view(desk, logged).applied_on == TODAY


def test_the_application_stage_says_applied_and_redates_nothing(desk: Desk) -> None:
    first = _log(desk, "Acme, SRE applied 3d ago")

    logged = _log(desk, "Acme, SRE @application")

    assert logged.again
    assert _view(desk, first).applied_on == ago(3)


def test_an_offer_can_be_told_as_a_stage_or_as_an_outcome(desk: Desk) -> None:
    assert _view(desk, _log(desk, "Acme, SRE @offer")).status is Status.OFFER
    assert _view(desk, _log(desk, "Foo, SRE offer")).status is Status.OFFER
    assert _view(desk, _log(desk, "Foo accepted")).status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("ghosted", EndedHow.GHOSTED),
        ("withdrew", EndedHow.WITHDREW),
        ("closed", EndedHow.ROLE_CLOSED),
        ("declined", EndedHow.DECLINED),
    ],
)
def test_other_ends_end_the_open_application(desk: Desk, words: str, how: EndedHow) -> None:
    first = _log(desk, "Acme, SRE applied 9d ago")

    logged = _log(desk, f"Acme {words} yesterday")

    view = _view(desk, logged)
    assert logged.application_id == first.application_id
    assert (view.ended_how, view.ended_on) == (how, ago(1))


def test_a_cancelled_round_keeps_its_day(desk: Desk) -> None:
    _log(desk, "Acme, SRE @panel 30 nov")

    view = _view(desk, _log(desk, "Acme cancelled"))

    assert _course(view) == [("panel", ahead(7), "cancelled")]


def test_a_gap_and_a_chance_go_to_the_latest_round_and_a_note_to_the_application(
    desk: Desk,
) -> None:
    _log(desk, "Acme, SRE @technical scheduled tomorrow #depth")

    view = _view(desk, _log(desk, "Acme #system-design ~40"))
    assert (view.rounds[0].gaps, view.rounds[0].predicted) == (("depth", "system-design"), 40)

    view = _view(desk, _log(desk, 'Acme "Dana moved on"'))
    assert view.notes == "Dana moved on"
    view = _view(desk, _log(desk, 'Acme "so did Lee"'))
    assert view.notes == "Dana moved on\nso did Lee"


@pytest.mark.parametrize(
    "lines",
    [
        ["Acme, SRE @technical passed yesterday ~60"],
        ["Acme, SRE @technical passed yesterday", "Acme ~60"],
        ["Acme, SRE @technical", "Acme passed ~60"],
        ["Acme, SRE @technical rejected yesterday ~60"],
    ],
)
def test_a_chance_in_a_line_that_knows_the_outcome_is_no_forecast(
    desk: Desk, lines: list[str]
) -> None:
    *before, last = lines
    for line in before:
        _log(desk, line)
    logged = _log(desk, last)
    (held,) = _view(desk, logged).rounds
    assert (held.predicted, held.notes) == (None, "Chance given in hindsight: 60 %")
    assert logged.warning is not None
    assert "does not count as a forecast" in logged.warning


def test_a_chance_from_before_the_outcome_is_kept(desk: Desk) -> None:
    _log(desk, "Acme, SRE @technical ~60")
    logged = _log(desk, "Acme passed")
    (held,) = _view(desk, logged).rounds
    assert (held.predicted, held.notes, logged.warning) == (60, "", None)


@pytest.mark.parametrize(
    ("line", "match"),
    [
        (Line("Acme"), "open in your log already"),
        (Line("Acme", when=When(ahead(3))), "What is on Thu 26 Nov 2026?"),
        (Line("Acme", outcome=Outcome.PASSED), "stands at application"),
        (Line("Acme", outcome=Outcome.SCHEDULED, when=When(ahead(3))), "Which round is it?"),
        (Line("Acme", outcome=Outcome.CANCELLED), "No round at Acme waits"),
        (Line("Acme", gap="depth"), "“#depth” belongs to a round"),
        (Line("Acme", predicted=60), "“~60” belongs to a round"),
        (
            Line("Foo", stage=stage("technical"), outcome=Outcome.APPLIED),
            "“applied” and technical do not go together",
        ),
        (Line("Foo", when=When(ahead(3))), "What is on Thu 26 Nov 2026?"),
        (Line("Foo", outcome=Outcome.PASSED), "stands at application"),
        (Line("Foo", gap="depth"), "belongs to a round"),
        (Line("Foo", stage=stage("panel"), outcome=Outcome.PASSED, when=When(ahead(1))), "to come"),
        (Line("Foo", outcome=Outcome.REJECTED, when=When(ahead(1))), "cannot be dated ahead"),
        (Line("x" * 201), "at most 200 characters"),
    ],
)
def test_what_a_line_cannot_say_is_refused_and_nothing_is_half_logged(
    desk: Desk, line: Line, match: str
) -> None:
    _log(desk, "Acme, SRE")
    before = desk.store.undoable()

    with pytest.raises(Refusal, match=match):
        log_line(desk, line)

    assert (_count(desk), desk.store.undoable()) == (1, before)


_LINES = st.builds(
    Line,
    company=st.sampled_from(["Acme", "acme", "Foo", "Bar"]),
    role=st.none() | st.sampled_from(["SRE", "PM"]),
    stage=st.none() | st.sampled_from(DEFAULT_STAGES),
    outcome=st.none() | st.sampled_from(Outcome),
    when=st.none() | st.integers(-40, 40).map(lambda days: When(ahead(days))),
    gap=st.none() | st.just("depth"),
    predicted=st.none() | st.integers(0, 100),
    source=st.none() | st.sampled_from(Source),
    note=st.none() | st.just("a note"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(_LINES, min_size=1, max_size=8))
def test_any_lines_are_each_logged_whole_with_one_undo_or_refused_without_a_trace(
    desk: Desk, lines: list[Line]
) -> None:
    for line in lines:
        before = _everything(desk)
        undoable = len(desk.store.undoable())
        try:
            logged = log_line(desk, line)
        except Refusal:
            assert _everything(desk) == before
            continue
        after = _everything(desk)
        assert logged.what
        assert _view(desk, logged).company.casefold() == line.company.casefold()
        if len(desk.store.undoable()) > undoable:
            desk.store.undo(desk.now)
            assert _everything(desk) == before
            desk.store.redo(desk.now)
            assert _everything(desk) == after


def _everything(desk: Desk) -> list[ApplicationView | None]:
    with desk.store.read() as session:
        ids = log_ids(session, TODAY)
        return [application(session, id_, TODAY, RULES) for id_ in sorted(ids)]


def test_a_line_and_the_form_agree(desk: Desk) -> None:
    typed = _log(desk, "Acme, SRE @technical passed yesterday")
    made = add_application(desk, {"company": "Foo", "role": "SRE"})
    add_round(desk, made.application_id, {"stage_id": stage("technical").id, "on": ago(1)})
    formed = set_outcome(desk, made.application_id, OutcomeKey.PASSED, ago(1))

    assert _course(_view(desk, typed)) == _course(_view(desk, formed))
