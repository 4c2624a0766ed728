"""The aggregates of rates are a plain recount over the rows, and each opens into those."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from respond_tui.guide.counting import Course, Round
from respond_tui.guide.rates import (
    SLICES,
    By,
    Rate,
    RateKind,
    Waited,
    days_waited,
    horizon,
    rate_of,
    waited,
)
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import Arrangement, EndedHow, Source
from respond_tui.queries.rates import (
    BehindRate,
    Group,
    Rates,
    ids_behind_rate,
    rates,
    rows_behind_rate,
)
from tests.courses import APPLICATION, SCREEN, TECHNICAL, TODAY, empty_engine, lay

TOLD = {EndedHow.REJECTED, EndedHow.ROLE_CLOSED, EndedHow.ACCEPTED, EndedHow.DECLINED}

days = st.none() | st.integers(-5, 90).map(lambda ago: TODAY - dt.timedelta(days=ago))
words = st.none() | st.sampled_from(["backend", "Backend", "BACKEND", "data", "Émigré", "émigré"])


class Sent(NamedTuple):
    """One application with all that rates are told apart by."""

    course: Course
    slices: dict[By, str | None]

    def came(self, kind: RateKind) -> tuple[bool, dt.date | None]:
        """Whether and when a reply or an invitation came, read off the rounds and the end."""
        course = self.course
        rounds = [
            one for one in course.rounds if kind is RateKind.REPLY or one.stage_id != APPLICATION.id
        ]
        dates = [one.on for one in rounds]
        if kind is RateKind.REPLY and course.ended_how in TOLD:
            dates.append(course.ended_on)
        return bool(dates), min((day for day in dates if day is not None), default=None)

    def part(self, by: By) -> str | None:
        """The month or the word, case of plain letters aside."""
        if by is By.MONTH:
            applied = self.course.applied_on
            return f"{applied:%Y-%m}" if applied is not None else None
        word = self.slices[by]
        return word and "".join(c.lower() if c.isascii() else c for c in word)


@st.composite
def logs(draw: st.DrawFn) -> list[Sent]:
    found, round_id = [], 0
    for number in range(1, draw(st.integers(0, 14)) + 1):
        rounds = []
        for _ in range(draw(st.integers(0, 2))):
            round_id += 1
            stage = draw(st.sampled_from([APPLICATION, SCREEN, TECHNICAL]))
            rounds.append(Round(round_id, stage.id, draw(days)))
        source = draw(st.none() | st.sampled_from(Source))
        course = Course(
            id=number,
            source=source,
            applied_on=draw(days),
            rounds=tuple(rounds),
            ended_how=draw(st.none() | st.sampled_from(EndedHow)),
            ended_on=draw(days),
        )
        slices: dict[By, str | None] = {
            By.SOURCE: source,
            By.ARRANGEMENT: draw(st.none() | st.sampled_from(Arrangement)),
            By.ROLE_FAMILY: draw(words),
            By.MARKET: draw(words),
            By.SENIORITY: draw(words),
        }
        found.append(Sent(course, slices))
    return found


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


def put(session: Session, log: list[Sent]) -> None:
    lay(session, [sent.course for sent in log], DEFAULT_STAGES)
    for sent in log:
        session.connection().execute(
            text(
                "UPDATE application SET role_family = :role_family, arrangement = :arrangement,"
                " market = :market, seniority = :seniority WHERE id = :id"
            ),
            {"id": sent.course.id, **{str(by): word for by, word in sent.slices.items()}},
        )


def recounted(log: list[Sent], kind: RateKind) -> tuple[int, dict[int, Waited]]:
    """The wait, and what each application counts as, over plain rows."""
    waits: Counter[int] = Counter()
    for sent in log:
        took = days_waited(sent.course.applied_on, sent.came(kind)[1])
        if took is not None:
            waits[took] += 1
    wait = horizon(waits)
    return wait, {
        sent.course.id: waited(
            sent.course.applied_on,
            *sent.came(kind),
            TODAY,
            wait,
            withdrew=sent.course.ended_how is EndedHow.WITHDREW,
        )
        for sent in log
    }


def folded(by: By, group: Group) -> str | None:
    name = group.name
    return name and "".join(c.lower() if c.isascii() else c for c in name)


def opened(session: Session, kind: RateKind, rate: Rate, by: By | None, name: str | None) -> None:
    """A rate opens into as many applications as each of its numbers says, in their order."""
    behind = BehindRate(kind, rate.days, by, name)
    ids = ids_behind_rate(session, behind, TODAY)
    assert len(ids) == len(set(ids)) == sum(rate.count(each) for each in Waited)
    rows = rows_behind_rate(session, behind, ids)
    assert tuple(row.application_id for row in rows) == ids
    start = 0
    for each in Waited:
        part = rows[start : start + rate.count(each)]
        start += len(part)
        assert [
            waited(
                row.on,
                row.came,
                _came_on(row.on, row.days),
                TODAY,
                rate.days,
                withdrew=each is Waited.LEFT_OUT,
            )
            for row in part
        ] == [each] * len(part)


def _came_on(sent: dt.date | None, took: int | None) -> dt.date | None:
    return sent + dt.timedelta(days=took) if sent is not None and took is not None else None


@given(logs())
def test_the_aggregates_are_a_plain_recount_and_open_into_their_rows(
    engine: Engine, log: list[Sent]
) -> None:
    with Session(engine) as session:
        put(session, log)
        found = rates(session, TODAY)
        for kind in RateKind:
            wait, standings = recounted(log, kind)
            assert found.whole.rate(kind) == rate_of(Counter(standings.values()), wait)
            opened(session, kind, found.whole.rate(kind), None, None)
            for by in By:
                parts: dict[str | None, Counter[Waited]] = defaultdict(Counter)
                for sent in log:
                    if by is not By.MONTH or sent.course.applied_on is not None:
                        parts[sent.part(by)][standings[sent.course.id]] += 1
                assert {folded(by, each): each.rate(kind) for each in found.groups[by]} == {
                    name: rate_of(times, wait) for name, times in parts.items()
                }
                for each in found.groups[by]:
                    opened(session, kind, each.rate(kind), by, each.name)
        session.rollback()


def told(engine: Engine, *log: Sent) -> Rates:
    with Session(engine) as session:
        put(session, list(log))
        found = rates(session, TODAY)
        session.rollback()
    return found


def sent(number: int, ago: int | None, **slices: str | None) -> Sent:
    course = Course(
        number,
        applied_on=None if ago is None else TODAY - dt.timedelta(days=ago),
    )
    return Sent(course, {by: slices.get(by) for by in SLICES})


def test_an_empty_log_has_rates_of_nothing_and_no_parts(engine: Engine) -> None:
    found = told(engine)
    assert found.whole.reply.rate is found.whole.invite.low is None
    assert found.groups == dict.fromkeys(By, ())


def test_months_stand_latest_first_and_slices_by_their_size_with_what_is_unknown_last(
    engine: Engine,
) -> None:
    found = told(
        engine,
        sent(1, 10, market="UK"),
        sent(2, 70),
        sent(3, 71),
        sent(4, 72, market="EU"),
        sent(5, 40, market="eu"),
        sent(6, None, market="Asia"),
    )
    assert [group.name for group in found.groups[By.MONTH]] == ["2026-11", "2026-10", "2026-09"]
    markets = found.groups[By.MARKET]
    assert [group.name for group in markets] == ["eu", "Asia", "UK", None]
    assert [(group.reply.of, group.reply.too_early) for group in markets] == [
        (2, 0),
        (0, 0),
        (0, 1),
        (2, 0),
    ]
    assert markets[1].reply.left_out == 1


@pytest.mark.parametrize(
    ("how", "ago"), [(EndedHow.WITHDREW, 60), (None, 3), (EndedHow.GHOSTED, 60)]
)
def test_a_log_of_one_kind_alone_divides_by_nothing(
    engine: Engine, how: EndedHow | None, ago: int
) -> None:
    applied = TODAY - dt.timedelta(days=ago)
    log = [
        Sent(Course(n, applied_on=applied, ended_how=how), dict.fromkeys(SLICES))
        for n in range(1, 4)
    ]
    found = told(engine, *log)
    for kind in RateKind:
        rate = found.whole.rate(kind)
        assert rate.in_ == 0
        assert rate.of + rate.too_early + rate.left_out == 3
        assert rate.left_out == (3 if how is EndedHow.WITHDREW else 0)
        assert rate.rate == (0 if rate.of else None)
