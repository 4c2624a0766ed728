"""What repeats, asked of a file: alerts, evidence, and levers with what came after."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import Session

from respond_tui.guide import patterns as rule
from respond_tui.guide.commitments import Baseline, CommitmentState, Comparison
from respond_tui.guide.counting import Course, Round
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Answer, EndedHow, Lever, Standing, Strength
from respond_tui.models import tables as models
from respond_tui.queries.evidence import Behind, alert_evidence, evidence
from respond_tui.queries.levers import lever
from respond_tui.queries.patterns import (
    alerts,
    commitments,
    counted,
    decided_ids,
    stage_table,
)
from tests.courses import (
    APPLICATION,
    NOW,
    SCREEN,
    TECHNICAL,
    TODAY,
    empty_engine,
    lay,
    worked_example,
)

RULES = Rules()


@pytest.fixture
def session() -> Iterator[Session]:
    engine = empty_engine()
    with Session(engine) as session:
        yield session
    engine.dispose()


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def rejected(number: int, stage: Stage, on: dt.date | None) -> Course:
    return Course(
        number,
        rounds=(Round(number, stage.id),) if stage != APPLICATION else (),
        ended_how=EndedHow.REJECTED,
        ended_on=on,
        ended_stage_id=stage.id,
    )


def commitment(
    number: int = 1,
    started: int = 60,
    *,
    key: str = str(TECHNICAL.id),
    baseline: str | None = None,
    ended_on: dt.date | None = None,
    verdict: str | None = None,
) -> models.Commitment:
    frozen = Baseline(
        as_of=ago(started),
        window_days=180,
        here=Proportion(1, 5),
        elsewhere=None,
        strength=Strength.WATCH,
        p=None,
        q=None,
        passed_ids=(1,),
        rejected_ids=(2, 3, 4, 5),
    )
    return models.Commitment(
        id=number,
        kind=AlertKind.STAGE,
        key=key,
        lever=Lever.COMPETENCE,
        what="one mock a week",
        started_on=ago(started),
        ends_on=ago(started - 60),
        baseline=frozen.to_json() if baseline is None else baseline,
        ended_on=ended_on,
        verdict=verdict,
        created_at=NOW,
        updated_at=NOW,
    )


def test_an_empty_log_has_a_table_of_noughts_and_no_alert(session: Session) -> None:
    lay(session, [], DEFAULT_STAGES)
    table = stage_table(session, TODAY, RULES)
    assert [line.entered for line in table] == [0] * len(DEFAULT_STAGES)
    assert all(line.pass_rate is None and line.low is None for line in table)
    assert alerts(session, TODAY, RULES) == ()
    assert commitments(session, TODAY) == ()
    assert evidence(session, Behind(TECHNICAL.id), TODAY, RULES) == ()


def test_the_worked_example_has_three_watches_through_sql(session: Session) -> None:
    # MODEL.md, "Worked example".
    lay(session, worked_example(), DEFAULT_STAGES)
    views = alerts(session, TODAY, RULES)
    assert [(view.alert.stage, view.alert.strength) for view in views] == [
        (TECHNICAL, Strength.WATCH),
        (SCREEN, Strength.WATCH),
        (APPLICATION, Strength.WATCH),
    ]
    technical = views[0]
    assert technical.alert.p == pytest.approx(0.067, abs=5e-4)
    assert technical.alert.q == pytest.approx(0.134, abs=5e-4)
    assert technical.headline == "Technical: 4 of 6 ended in a no"
    assert technical.undated == "Six of them have no date and are counted as recent."
    assert (technical.alert.undated_noes, technical.alert.lasting) == (4, 4)
    assert "Time alone does not lift it: four of the noes have no date" in technical.change
    assert not technical.quiet
    assert [view.alert for view in views] == list(rule.alerts(counted(session, TODAY, RULES)))


def test_every_number_of_the_table_opens_into_as_many_rows(session: Session) -> None:
    lay(session, worked_example(), DEFAULT_STAGES)
    for line in stage_table(session, TODAY, RULES):
        everything = evidence(session, Behind(line.stage.id), TODAY, RULES)
        assert len(everything) == line.entered
        pages = [
            evidence(session, Behind(line.stage.id), TODAY, RULES, start, 7)
            for start in range(0, line.entered, 7)
        ]
        assert tuple(row for page in pages for row in page) == everything
        for standing in Standing:
            rows = evidence(session, Behind(line.stage.id, standing), TODAY, RULES)
            assert len(rows) == getattr(line, standing.value)
            assert {row.standing for row in rows} <= {standing}
    for view in alerts(session, TODAY, RULES):
        rows = alert_evidence(session, view, TODAY, RULES)
        assert len(rows) == view.alert.rejected


def test_an_alert_looks_back_180_days_and_keeps_what_has_no_date(session: Session) -> None:
    # MODEL.md: the window is 180 days; decisions without a date are inside it.
    days = [ago(180), ago(1), None, ago(181), ago(400)]
    lay(
        session,
        [rejected(number, TECHNICAL, on) for number, on in enumerate(days, 1)],
        DEFAULT_STAGES,
    )
    (view,) = alerts(session, TODAY, RULES)
    assert (view.alert.rejected, view.alert.undated) == (3, 1)
    assert "it lifts when" in view.change.lower()
    rows = alert_evidence(session, view, TODAY, RULES)
    assert [row.application_id for row in rows] == [2, 1, 3]
    assert [row.on for row in rows] == [ago(1), ago(180), None]
    assert rows[0].company == "Company 2"
    everything = evidence(session, Behind(TECHNICAL.id, Standing.REJECTED), TODAY, RULES)
    assert [row.application_id for row in everything] == [2, 1, 4, 5, 3]
    assert alerts(session, TODAY, replace(RULES, window_days=90)) == ()


def test_what_is_decided_is_named_by_id_within_the_window(session: Session) -> None:
    lay(
        session,
        [rejected(1, TECHNICAL, ago(5)), rejected(2, TECHNICAL, ago(300))],
        DEFAULT_STAGES,
    )
    assert decided_ids(session, TECHNICAL.id, Standing.REJECTED, TODAY, RULES) == (1,)
    assert decided_ids(session, TECHNICAL.id, Standing.PASSED, TODAY, RULES) == ()


@pytest.mark.parametrize(
    ("until", "quiet"), [(TODAY, True), (ago(-9), True), (ago(1), False), (None, True)]
)
def test_an_answer_keeps_an_alert_quiet_through_its_last_day(
    session: Session, until: dt.date | None, quiet: bool
) -> None:
    lay(session, worked_example(), DEFAULT_STAGES)
    session.add(
        models.AlertAnswer(
            kind=AlertKind.STAGE,
            key=str(TECHNICAL.id),
            answer=Answer.DISMISSED,
            until=until,
            why="a small field",
            created_at=NOW,
            updated_at=NOW,
        )
    )
    views = alerts(session, TODAY, RULES)
    assert [view.quiet for view in views] == [quiet, False, False]
    assert (views[0].answered is not None) is quiet


def test_a_running_commitment_keeps_its_alert_quiet_and_a_due_one_does_not(
    session: Session,
) -> None:
    lay(session, worked_example(), DEFAULT_STAGES)
    row = commitment(started=12)
    session.add(row)
    view = alerts(session, TODAY, RULES)[0]
    assert view.quiet
    assert view.commitment is not None
    assert view.commitment.state is CommitmentState.RUNNING
    assert (view.commitment.progress.day, view.commitment.progress.of) == (13, 60)
    row.ends_on = TODAY
    session.add(row)
    due = alerts(session, TODAY, RULES)[0]
    assert due.commitment is not None
    assert due.commitment.state is CommitmentState.DUE
    assert not due.quiet


def test_an_ended_commitment_is_kept_and_leaves_its_alert(session: Session) -> None:
    lay(session, worked_example(), DEFAULT_STAGES)
    session.add(commitment(started=100, ended_on=ago(20), verdict="kept"))
    assert alerts(session, TODAY, RULES)[0].commitment is None
    (view,) = commitments(session, TODAY)
    assert (view.state, view.verdict) == (CommitmentState.ENDED, "kept")
    assert view.stage == TECHNICAL


def test_those_due_come_first_then_those_running_then_the_ended(session: Session) -> None:
    lay(session, [], DEFAULT_STAGES)
    session.add(commitment(1, started=90, ended_on=ago(9)))
    session.add(commitment(2, started=5))
    session.add(commitment(3, started=70))
    thrown_away = commitment(4, started=80)
    thrown_away.deleted_at = NOW
    session.add(thrown_away)
    assert [view.id for view in commitments(session, TODAY)] == [3, 2, 1]


@pytest.mark.parametrize(("key", "baseline"), [("4", "not json"), ("gone", None), ("99", None)])
def test_a_commitment_that_was_damaged_outside_is_shown_without_numbers(
    session: Session, key: str, baseline: str | None
) -> None:
    lay(session, [], DEFAULT_STAGES)
    session.add(commitment(started=70, key=key, baseline=baseline))
    (view,) = commitments(session, TODAY)
    found = lever(session, view.id, TODAY, RULES)
    assert found is not None
    if baseline is None:
        assert found.comparison == Comparison(Proportion(1, 5), Proportion(0, 0))
    else:
        assert found.comparison is None
    assert view.what == "one mock a week"
