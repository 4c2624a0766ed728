"""Then and since, asked of a file: what started after, held equal to a plain recount."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, update
from sqlmodel import Session

from respond_tui.guide.commitments import Baseline, Comparison, Verdict
from respond_tui.guide.counting import Course, Round, entries
from respond_tui.guide.interviews import has_matured
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, EndedHow, Lever, Source, Standing, Strength
from respond_tui.models import tables as models
from respond_tui.queries.commitments import CommitmentView, commitment
from respond_tui.queries.levers import lever, lever_rows
from tests.courses import APPLICATION, NOW, SCREEN, TECHNICAL, TODAY, derive, empty_engine, lay
from tests.queries.test_counting_sql import STAGES, hunts

RULES = Rules()
START = TODAY - dt.timedelta(days=30)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = empty_engine()
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def chosen(
    kind: AlertKind = AlertKind.STAGE,
    key: str = str(TECHNICAL.id),
    *,
    started_on: dt.date = START,
    days: int = 60,
    ended_on: dt.date | None = None,
    frozen: tuple[int, ...] = (),
    is_whole: bool = False,
) -> models.Commitment:
    """A lever as it is kept, its baseline 1 of 5."""
    baseline = Baseline(
        as_of=started_on,
        window_days=180,
        here=Proportion(1, 5),
        elsewhere=None,
        strength=Strength.WATCH,
        p=None,
        q=None,
        passed_ids=(),
        rejected_ids=frozen,
        is_whole=is_whole,
    )
    return models.Commitment(
        id=1,
        kind=kind,
        key=key,
        lever=Lever.COMPETENCE,
        what="one mock a week",
        started_on=started_on,
        ends_on=started_on + dt.timedelta(days=days),
        ended_on=ended_on,
        verdict="kept" if ended_on else None,
        baseline=baseline.to_json(),
        created_at=NOW,
        updated_at=NOW,
    )


def compared(session: Session) -> Comparison:
    session.flush()
    found = lever(session, 1, TODAY, RULES)
    assert found is not None
    assert found.comparison is not None
    behind = lever_rows(session, _view(session), TODAY, RULES)
    rows = behind.since
    assert len(behind.undated) == found.comparison.undated
    for ids in behind.aside.values():
        assert {*rows.well, *rows.badly, *behind.undated}.isdisjoint(ids)
    part = found.comparison.now.part
    well = len(rows.well)
    assert len({*rows.well, *rows.badly}) == found.comparison.now.of
    assert part in (well, found.comparison.now.of - well)
    return found.comparison


def _view(session: Session) -> CommitmentView:
    view = commitment(session, 1, TODAY)
    assert view is not None
    return view


def at(number: int, stage: Stage, on: dt.date | None, *, passed: bool = False) -> Course:
    """An application with one round, and another after it or a no."""
    rounds = [Round(2 * number, stage.id, on)]
    if passed:
        rounds.append(Round(2 * number + 1, stage.id + 1, on))
    return Course(
        number,
        rounds=tuple(rounds),
        ended_how=None if passed else EndedHow.REJECTED,
        ended_on=None if passed else on,
        ended_stage_id=None if passed else stage.id,
    )


def test_what_started_since_and_is_in_neither_number_is_listed_with_its_reason(
    session: Session,
) -> None:
    withdrew = Course(
        3,
        rounds=(Round(6, TECHNICAL.id, ago(12)),),
        ended_how=EndedHow.WITHDREW,
        ended_on=ago(11),
        ended_stage_id=TECHNICAL.id,
    )
    lay(
        session,
        [
            Course(1, rounds=(Round(2, TECHNICAL.id, ago(5)),)),
            Course(2, rounds=(Round(4, TECHNICAL.id, ago(28)),)),
            withdrew,
            Course(4, rounds=(Round(8, TECHNICAL.id, ago(40)),)),  # begun before the lever
            Course(5, rounds=(Round(10, TECHNICAL.id, ago(6)),)),  # frozen with it
            at(6, TECHNICAL, ago(3)),
            at(7, TECHNICAL, None),
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen(frozen=(5,)))
    assert compared(session).now == Proportion(0, 1)
    rows = lever_rows(session, _view(session), TODAY, RULES)
    assert rows.aside == {
        Counts.PENDING: (1,),
        Counts.SILENT: (2,),
        Counts.TOO_EARLY: (),
        Counts.LEFT_OUT: (3,),
    }
    assert rows.undated == (7,)


def test_of_a_slice_what_was_sent_too_lately_is_listed_as_too_early(session: Session) -> None:
    lay(
        session,
        [
            Course(1, Source.REFERRAL, applied_on=ago(2)),
            Course(2, Source.RECRUITER, applied_on=ago(2)),
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen(AlertKind.SLICE, "source=referral"))
    session.flush()
    rows = lever_rows(session, _view(session), TODAY, RULES)
    assert rows.aside[Counts.TOO_EARLY] == (1,)
    assert not any(ids for counts, ids in rows.aside.items() if counts is not Counts.TOO_EARLY)


def test_only_what_started_after_the_day_counts(session: Session) -> None:
    under_way = Course(
        5,
        rounds=(Round(20, TECHNICAL.id, ago(40)),),
        ended_how=EndedHow.REJECTED,
        ended_on=ago(20),  # decided since, and begun before
        ended_stage_id=TECHNICAL.id,
    )
    lay(
        session,
        [
            at(1, TECHNICAL, ago(31)),
            at(2, TECHNICAL, ago(30)),  # on the day itself the lever could not show
            at(3, TECHNICAL, ago(29)),
            at(4, TECHNICAL, ago(3), passed=True),
            under_way,
            at(6, SCREEN, ago(3)),
            Course(7, rounds=(Round(40, TECHNICAL.id, ago(1)),)),  # still pending
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen())
    assert compared(session) == Comparison(Proportion(1, 5), Proportion(1, 2), runs=True)


def test_a_round_without_a_day_is_left_out_and_said_so(session: Session) -> None:
    after = Course(
        2,
        applied_on=ago(9),  # what was sent after has started after, whatever the day
        rounds=(Round(9, TECHNICAL.id),),
        ended_how=EndedHow.REJECTED,
        ended_stage_id=TECHNICAL.id,
    )
    lay(session, [at(1, TECHNICAL, None), after], DEFAULT_STAGES)
    session.add(chosen())
    found = compared(session)
    assert (found.now, found.undated) == (Proportion(0, 1), 1)


def test_what_is_frozen_is_not_counted_a_second_time(session: Session) -> None:
    lay(session, [at(1, TECHNICAL, ago(3)), at(2, TECHNICAL, ago(2))], DEFAULT_STAGES)
    session.add(chosen(frozen=(1,)))
    assert compared(session).now == Proportion(0, 1)


def test_an_ended_lever_is_judged_by_its_own_days(session: Session) -> None:
    lay(session, [at(1, TECHNICAL, ago(20)), at(2, TECHNICAL, ago(2))], DEFAULT_STAGES)
    session.add(chosen(ended_on=ago(10)))
    assert compared(session).now == Proportion(0, 1)


def test_the_application_itself_starts_on_the_day_that_it_is_sent(session: Session) -> None:
    lay(
        session,
        [
            Course(1, applied_on=ago(40), ended_how=EndedHow.REJECTED, ended_on=ago(1),
                   ended_stage_id=APPLICATION.id),
            Course(2, applied_on=ago(9), ended_how=EndedHow.REJECTED, ended_on=ago(1),
                   ended_stage_id=APPLICATION.id),
            Course(3, applied_on=ago(8), rounds=(Round(1, SCREEN.id, ago(2)),)),
        ],
        DEFAULT_STAGES,
    )  # fmt: skip
    session.add(chosen(key=str(APPLICATION.id)))
    assert compared(session).now == Proportion(1, 2)


@pytest.mark.parametrize(
    ("kind", "key", "is_whole", "now"),
    [
        (AlertKind.SILENCE, "source=job board", False, Proportion(2, 3)),
        (AlertKind.SILENCE, "source=job board", True, Proportion(2, 4)),
        (AlertKind.SLICE, "source=job board", False, Proportion(1, 3)),
        (AlertKind.SLICE, "source=job board", True, Proportion(2, 4)),
        (AlertKind.SLICE, "mood=good", False, Proportion(0, 0)),
    ],
)
def test_a_slice_is_measured_at_the_first_step(
    session: Session, kind: AlertKind, key: str, is_whole: bool, now: Proportion
) -> None:
    start = ago(100)
    board = Source.JOB_BOARD
    lay(
        session,
        [
            Course(1, board, ago(90)),  # silent since
            Course(2, board, ago(80), ended_how=EndedHow.GHOSTED),
            Course(3, board, ago(70), rounds=(Round(1, SCREEN.id, ago(60)),)),
            Course(4, board, ago(5)),  # too early to tell
            Course(5, board, ago(150)),  # sent before
            Course(6, Source.REFERRAL, ago(50), rounds=(Round(2, SCREEN.id, ago(40)),)),
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen(kind, key, started_on=start, days=100, is_whole=is_whole))
    assert compared(session).now == now


@pytest.mark.parametrize(("days", "now"), [(25, Proportion(1, 2)), (30, Proportion(2, 3))])
def test_the_numbers_of_a_lever_that_is_due_stand_still_with_its_last_day(
    session: Session, days: int, now: Proportion
) -> None:
    lay(
        session,
        [
            at(1, TECHNICAL, ago(20)),
            at(2, TECHNICAL, ago(6), passed=True),  # on the last of 25 days
            at(3, TECHNICAL, ago(5), passed=True),  # on the day it was due, when it can be judged
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen(days=days))
    found = compared(session)
    assert (found.now, found.runs, found.verdict) == (now, False, Verdict.OPEN)


def test_what_an_ended_lever_could_not_tell_yet_is_in_neither_number(session: Session) -> None:
    board = Source.JOB_BOARD

    def sent(number: int, days: int, came: int | None = None) -> Course:
        rounds = () if came is None else (Round(number, SCREEN.id, ago(came)),)
        return Course(number, board, ago(days), rounds)

    lay(
        session,
        [
            sent(1, 95),
            sent(2, 90, came=85),
            sent(3, 60, came=55),  # answered before the lever ended, and sent too late for silence
            sent(4, 60),
        ],
        DEFAULT_STAGES,
    )
    session.add(chosen(AlertKind.SLICE, "source=job board", started_on=ago(100), ended_on=ago(50)))
    assert compared(session).now == Proportion(1, 2)


@given(hunts(), st.sampled_from(STAGES[:4]), st.integers(0, 60))
def test_the_counts_of_a_stage_equal_a_plain_recount(
    engine: Engine, courses: list[Course], stage: Stage, days: int
) -> None:
    start = ago(days)
    with Session(engine) as session:
        lay(session, courses, STAGES)
        session.add(chosen(key=str(stage.id), started_on=start))
        found = compared(session)
        session.rollback()
    expected = list(_recounted(courses, stage, start))
    assert found.now == Proportion(sum(expected), len(expected))


def _recounted(courses: list[Course], stage: Stage, start: dt.date) -> Iterator[bool]:
    """Passed or not, of each entry that was decided and is known to have started after a day."""
    for course in courses:
        for entry in entries(course, STAGES, TODAY, RULES.silence_days):
            if entry.stage != stage or entry.standing not in (Standing.PASSED, Standing.REJECTED):
                continue
            days = [each.on for each in course.rounds if each.stage_id == stage.id and each.on]
            began = min(days, default=course.applied_on)
            if began is not None and began > start and (entry.on is None or entry.on >= start):
                yield entry.standing is Standing.PASSED


def test_renaming_a_stage_or_ending_otherwise_changes_since_at_once(session: Session) -> None:
    lay(session, [at(1, TECHNICAL, ago(3)), at(2, TECHNICAL, ago(2))], DEFAULT_STAGES)
    session.add(chosen())
    assert compared(session).now == Proportion(0, 2)
    session.connection().execute(
        update(models.Application).values(ended_how="withdrew").where(models.Application.id == 1)  # type: ignore[arg-type]
    )
    derive(session)
    session.connection().execute(
        update(models.Stage).values(name="pairing").where(models.Stage.id == TECHNICAL.id)  # type: ignore[arg-type]
    )
    session.expire_all()
    assert compared(session).now == Proportion(0, 1)
    assert _view(session).about == "pairing"


@given(hunts(), st.sampled_from(Source), st.integers(0, 60), st.booleans())
def test_the_counts_of_a_source_equal_a_plain_recount(
    engine: Engine, courses: list[Course], source: Source, days: int, is_whole: bool
) -> None:
    start = ago(days)
    key = f"source={source}"
    with Session(engine) as session:
        lay(session, courses, STAGES)
        session.add(chosen(AlertKind.SILENCE, key, started_on=start, is_whole=is_whole))
        found = compared(session)
        session.rollback()
    among = [course for course in courses if is_whole or course.source is source]
    silent = list(_at_the_door(among, start))
    assert found.now == Proportion(sum(silent), len(silent))


def _at_the_door(courses: list[Course], start: dt.date) -> Iterator[bool]:
    """Silent or not, of each application sent after a day that is decided at its first step."""
    decided = (Standing.PASSED, Standing.REJECTED, Standing.SILENT)
    for course in courses:
        for entry in entries(course, STAGES, TODAY, RULES.silence_days):
            if entry.stage != STAGES[0] or entry.standing not in decided:
                continue
            if course.applied_on is None or course.applied_on <= start:
                continue
            if not has_matured(course.applied_on, TODAY, RULES.silence_days):
                continue
            yield entry.standing is Standing.SILENT
