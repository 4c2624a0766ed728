"""The SQL behind every kind of pattern says the same as a plain recount over the rows."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, update
from sqlmodel import Session, col

from respond_tui.guide.counting import Course, Entry, Round, entries
from respond_tui.guide.floors import Floors
from respond_tui.guide.interviews import has_matured, silent_before, tells
from respond_tui.guide.patterns import Alert, alerts, key_of
from respond_tui.guide.patterns.noes import FAST_DAYS
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import (
    AlertKind,
    Arrangement,
    EndedHow,
    Field,
    GapKind,
    Mark,
    RoundOutcome,
    Source,
    StageKind,
    Standing,
)
from respond_tui.guide.text import folded
from respond_tui.models import tables as models
from respond_tui.queries.evidence import AnyBehind, Behind, evidence
from respond_tui.queries.patterns import counted
from respond_tui.queries.patterns.behind import BehindAlert
from respond_tui.queries.shares import AlertShare, lots
from tests.courses import NOW, TODAY, derive, empty_engine, lay

RULES = Rules(silence_days=21, window_days=60)
SINCE = TODAY - dt.timedelta(days=RULES.window_days)
STAGES = (
    Stage(1, "application", 1, StageKind.APPLICATION),
    Stage(2, "screen", 2),
    Stage(3, "technical", 3),
    Stage(4, "offer", 4, StageKind.OFFER),
)

days = st.none() | st.sampled_from((0, 1, 2, 3, 21, 22, 59, 60, 61, 82, 83, 90)).map(
    lambda ago: TODAY - dt.timedelta(days=ago)
)


@dataclass(frozen=True)
class Reflected:
    """A reflection: gaps as (kind, tag, observation), questions as (text, mark)."""

    gaps: tuple[tuple[GapKind, str, str], ...] = ()
    questions: tuple[tuple[str, Mark | None], ...] = ()


@dataclass(frozen=True)
class Drawn:
    """One application with all that patterns look at."""

    course: Course
    company: str
    values: dict[Field, str | None]
    reflection: Reflected | None
    trashed: bool


gaps = st.tuples(
    st.sampled_from(GapKind),
    st.sampled_from(("sharding", "Sharding", " pace", "pace")).map(str.strip),
    st.sampled_from(("", "froze", "ran out of time")),
)
questions = st.tuples(
    st.sampled_from(("Why us?", "why  us?", "Your salary?")), st.none() | st.sampled_from(Mark)
)
reflections = st.builds(
    Reflected,
    gaps=st.lists(gaps, max_size=3).map(tuple),
    questions=st.lists(questions, max_size=3).map(tuple),
)


@st.composite
def hunts(draw: st.DrawFn) -> list[Drawn]:
    rounds = count(1)
    found = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        source = draw(st.none() | st.sampled_from(Source))
        course = Course(
            id=number,
            source=source,
            applied_on=draw(days),
            rounds=tuple(
                Round(next(rounds), draw(st.integers(1, 3)), draw(days), None, outcome)
                for outcome in draw(st.lists(st.sampled_from(RoundOutcome), max_size=2))
            ),
            ended_how=draw(st.none() | st.sampled_from((EndedHow.REJECTED, *EndedHow))),
            ended_on=draw(days),
            ended_stage_id=draw(st.none() | st.integers(1, 4)),
        )
        found.append(
            Drawn(
                course,
                company=draw(st.sampled_from(("Acme", "ACME", "acme", "Ärger", "ÄRGER"))),
                values={
                    Field.SOURCE: source.value if source else None,
                    Field.ROLE_FAMILY: draw(st.sampled_from((None, "Backend", "backend", "data"))),
                    Field.ARRANGEMENT: draw(st.none() | st.sampled_from(Arrangement)),
                    Field.MARKET: draw(st.sampled_from((None, "EU", "eu"))),
                    Field.SENIORITY: draw(st.sampled_from((None, "senior"))),
                },
                reflection=draw(st.none() | reflections),
                trashed=draw(st.sampled_from((False, False, False, True))),
            )
        )
    return found


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


@given(hunt=hunts())
def test_every_aggregate_and_the_rows_behind_it_are_those_of_a_recount(
    engine: Engine, hunt: list[Drawn]
) -> None:
    with Session(engine) as session:
        _lay(session, hunt)
        seen = counted(session, TODAY, RULES)

        def behind(kind: AlertKind, key: str) -> list[int]:
            rows = evidence(session, BehindAlert(kind, key), TODAY, RULES)
            by_day = [(row.on or dt.date.min, row.application_id) for row in rows]
            assert by_day == sorted(by_day, reverse=True)
            page = evidence(session, BehindAlert(kind, key), TODAY, RULES, 1, 2)
            assert page == rows[1:3]
            return sorted(row.application_id for row in rows)

        kept = [each for each in hunt if not each.trashed]
        by_gap, reflected = _gaps(kept)
        unknown = {each.course.id for each in kept if each.course.ended_on is None}
        assert {tally.key: (tally.reflections, tally.undated) for tally in seen.gaps.tallies} == {
            key: (len(ids), len(ids & unknown)) for key, ids in by_gap.items()
        }
        assert seen.gaps.reflections == len(reflected)
        for key, ids in by_gap.items():
            assert behind(AlertKind.GAP, key) == sorted(ids)

        stumped, marked = _questions(kept)
        assert {
            tally.key: (tally.stumped, tally.marked, tally.undated) for tally in seen.questions
        } == {key: (len(ids), len(marked[key]), len(ids & unknown)) for key, ids in stumped.items()}
        for key, ids in stumped.items():
            assert behind(AlertKind.QUESTION, key) == sorted(ids)

        doors = _doors(kept)
        by_slice = _slices(kept, doors)
        assert {
            tally.key: (tally.invited, tally.rejected, tally.silent) for tally in seen.slices
        } == {
            key: tuple(Counter(doors[i].standing for i in ids)[each] for each in _AT_THE_DOOR)
            for key, ids in by_slice.items()
        }
        for key, ids in by_slice.items():
            assert behind(AlertKind.SLICE, key) == sorted(ids)
            if key.startswith("source="):
                silent = [i for i in ids if doors[i].standing is Standing.SILENT]
                assert behind(AlertKind.SILENCE, key) == sorted(silent)

        dated, fast = _fast(kept, doors)
        assert (seen.fast.dated, seen.fast.fast) == (len(dated), len(fast))
        assert behind(AlertKind.SPEED, "fast") == sorted(fast)

        noes = _noes(kept)
        sent = Counter(folded(each.company) for each in kept)
        assert {tally.key: (tally.noes, tally.applications) for tally in seen.employers} == {
            key: (len(ids), sent[key]) for key, ids in noes.items() if len(ids) > 1
        }
        for key, ids in noes.items():
            assert behind(AlertKind.EMPLOYER, key) == sorted(ids)
        loose = Floors(noes=1, decided=1)
        for alert in alerts(seen, loose):
            _holds_its_shares(session, alert)
        session.rollback()


def behind_alert_of(alert: Alert) -> AnyBehind:
    """What an alert counts, as its line lists it."""
    if alert.stage is not None:
        return Behind(alert.stage.id, Standing.REJECTED, within_window=True)
    return BehindAlert(alert.kind, alert.key)


def _holds_its_shares(session: Session, alert: Alert) -> None:
    """Whatever an alert says opens into as many rows as it says, all of them told apart."""
    behind = AlertShare(alert.kind, alert.key)
    found = lots(session, behind, TODAY, RULES)
    times = {(lot.aside, lot.counts): lot.times for lot in found}
    for aside, share in ((False, alert.here), (True, alert.elsewhere)):
        if share is not None:
            part, rest = times.get((aside, Counts.PART), 0), times.get((aside, Counts.REST), 0)
            assert (part, part + rest) == (share.part, share.of), alert
    rows = evidence(session, behind, TODAY, RULES)
    assert len(rows) == sum(times.values())
    assert evidence(session, behind, TODAY, RULES, 1, 2) == rows[1:3]
    if alert.kind in (AlertKind.SLICE, AlertKind.SILENCE):
        ids = [row.application_id for row in rows]
        assert len(set(ids)) == len(ids)
    counted_first = rows[: found[0].times]
    same = evidence(session, behind_alert_of(alert), TODAY, RULES)
    if alert.kind is not AlertKind.SLICE:
        assert [row.application_id for row in counted_first] == [row.application_id for row in same]


_AT_THE_DOOR = (Standing.PASSED, Standing.REJECTED, Standing.SILENT)


def _recent(day: dt.date | None) -> bool:
    return day is None or day >= SINCE


def _is_no(each: Drawn) -> bool:
    return each.course.ended_how is EndedHow.REJECTED and _recent(each.course.ended_on)


def _gaps(hunt: Sequence[Drawn]) -> tuple[dict[str, set[int]], set[int]]:
    by_key: dict[str, set[int]] = defaultdict(set)
    reflected = set()
    for each in hunt:
        for kind, tag, observation in each.reflection.gaps if each.reflection else ():
            if observation and _is_no(each):
                by_key[key_of("tag", tag)].add(each.course.id)
                by_key[f"kind={kind}"].add(each.course.id)
                reflected.add(each.course.id)
    return by_key, reflected


def _questions(hunt: Sequence[Drawn]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    stumped: dict[str, set[int]] = defaultdict(set)
    marked: dict[str, set[int]] = defaultdict(set)
    for each in hunt:
        for words, mark in each.reflection.questions if each.reflection else ():
            if mark is not None and _is_no(each):
                marked[folded(words)].add(each.course.id)
                if mark is Mark.STUMPED:
                    stumped[folded(words)].add(each.course.id)
    return stumped, marked


def _doors(hunt: Sequence[Drawn]) -> dict[int, Entry]:
    """The entry of each application at the first stage, where it is decided."""
    found = {}
    for each in hunt:
        for entry in entries(each.course, STAGES, TODAY, RULES.silence_days):
            if entry.stage.kind is StageKind.APPLICATION and entry.standing in _AT_THE_DOOR:
                found[each.course.id] = entry
    return found


def _tells(course: Course, entry: Entry) -> bool:
    waits = course.ended_how is None and entry.standing is Standing.SILENT
    day = _fell_silent(course) if waits else entry.on
    return tells(course.applied_on, day, TODAY, RULES.silence_days, RULES.window_days)


def _fell_silent(course: Course) -> dt.date:
    heard = max(day for day in (course.applied_on, *(one.on for one in course.rounds)) if day)
    assert heard < silent_before(TODAY, RULES.silence_days)
    return heard + dt.timedelta(days=RULES.silence_days + 1)


def _slices(hunt: Sequence[Drawn], doors: dict[int, Entry]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for each in hunt:
        entry = doors.get(each.course.id)
        if entry is None or not _tells(each.course, entry):
            continue
        for field, value in each.values.items():
            if value is not None and value != Source.INQUIRY:
                found[key_of(field, value)].add(each.course.id)
    return found


def _fast(hunt: Sequence[Drawn], doors: dict[int, Entry]) -> tuple[set[int], set[int]]:
    dated, fast = set(), set()
    for each in hunt:
        entry, applied = doors.get(each.course.id), each.course.applied_on
        if entry is None or entry.standing is not Standing.REJECTED or entry.on is None:
            continue
        is_told = has_matured(applied, TODAY, RULES.silence_days) and _recent(entry.on)
        if applied is not None and applied <= entry.on and is_told:
            dated.add(each.course.id)
            if (entry.on - applied).days <= FAST_DAYS:
                fast.add(each.course.id)
    return dated, fast


def _noes(hunt: Sequence[Drawn]) -> dict[str, set[int]]:
    """A no whose day is unknown has that of the last thing that happened."""
    found: dict[str, set[int]] = defaultdict(set)
    for each in hunt:
        course = each.course
        known = [d for d in (course.applied_on, *(one.on for one in course.rounds)) if d]
        if course.ended_how is EndedHow.REJECTED and _recent(
            course.ended_on or max(known, default=None)
        ):
            found[folded(each.company)].add(course.id)
    return found


def _lay(session: Session, hunt: Sequence[Drawn]) -> None:
    lay(session, [each.course for each in hunt], STAGES)
    connection, kept = session.connection(), {"created_at": NOW, "updated_at": NOW}
    parts = count(1)
    for each in hunt:
        number = each.course.id
        table = models.Application
        connection.execute(
            update(table)
            .where(col(table.id) == number)
            .values(
                company=each.company,
                **{field.value: value for field, value in each.values.items()},
                deleted_at=NOW if each.trashed else None,
            )
        )
        if each.reflection is None:
            continue
        session.add(
            models.Recovery(id=number, application_id=number, opened_at=NOW, pause_hours=24, **kept)
        )
        session.flush()
        session.add(
            models.Reflection(id=number, recovery_id=number, created_at=NOW, updated_at=NOW)
        )
        session.flush()
        for kind, tag, observation in each.reflection.gaps:
            values = {"kind": kind, "tag": tag, "observation": observation, "is_priority": False}
            connection.execute(
                insert(models.Gap).values(
                    **kept, **values, id=next(parts), reflection_id=number, position=1
                )
            )
        for words, mark in each.reflection.questions:
            connection.execute(
                insert(models.Question).values(
                    **kept, id=next(parts), text=words, mark=mark, reflection_id=number, position=1
                )
            )
    derive(session)


def _no(number: int, after: int, reflection: Reflected | None = None) -> Drawn:
    """A no to an application, so many days after it was sent."""
    sent = TODAY - dt.timedelta(days=29)
    course = Course(
        number,
        applied_on=sent,
        ended_how=EndedHow.REJECTED,
        ended_on=sent + dt.timedelta(days=after),
        ended_stage_id=1,
    )
    return Drawn(course, f"Company {number}", {}, reflection, trashed=False)


def test_a_no_on_the_second_day_is_fast_and_one_on_the_third_is_not(engine: Engine) -> None:
    with Session(engine) as session:
        _lay(session, [_no(1, 0), _no(2, 2), _no(3, 3)])
        seen = counted(session, TODAY, RULES).fast
        rows = evidence(session, BehindAlert(AlertKind.SPEED, "fast"), TODAY, RULES)
        session.rollback()
    assert (seen.fast, seen.dated) == (2, 3)
    assert [(row.application_id, row.note) for row in rows] == [
        (2, "2 days later"),
        (1, "the same day"),
    ]


@pytest.mark.parametrize(
    "spellings",
    [("Acme", "ACME"), ("Ärger", "ÄRGER"), ("ß" * 150 + "a", "ß" * 150 + "b")],
    ids=["its case", "its case beyond ASCII", "what is cut off its key"],
)
def test_an_employer_spelled_in_two_ways_said_no_twice(
    engine: Engine, spellings: tuple[str, str]
) -> None:
    hunt = [replace(_no(n, 3), company=name) for n, name in enumerate((*spellings, "Globex"), 1)]
    with Session(engine) as session:
        _lay(session, hunt)
        (tally,) = counted(session, TODAY, RULES).employers
        session.rollback()
    assert (tally.noes, tally.applications) == (2, 2)


def test_a_question_that_was_answered_is_no_evidence_that_it_stumped(engine: Engine) -> None:
    marks = (Mark.STUMPED, Mark.GOOD, Mark.STUMPED)
    hunt = [
        _no(number, 0, Reflected(questions=(("Why us?", mark),)))
        for number, mark in enumerate(marks, start=1)
    ]
    with Session(engine) as session:
        _lay(session, hunt)
        (tally,) = counted(session, TODAY, RULES).questions
        rows = evidence(session, BehindAlert(AlertKind.QUESTION, tally.key), TODAY, RULES)
        session.rollback()
    assert (tally.stumped, tally.marked) == (2, 3)
    assert [row.application_id for row in rows] == [3, 1]
