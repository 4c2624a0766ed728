"""The made-up hunt that demo, pictures and measures rest on: always the same, and sound."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respond_tui import demo
from respond_tui.demo import rows
from respond_tui.demo.parts import (
    AHEAD,
    BEGUN,
    BOOKED,
    FALLEN_SILENT,
    NEXT_WEEK,
    UNTOLD,
    WALKED,
)
from respond_tui.exchange.json_file import read, written
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.limits import COMMITMENT_DAYS
from respond_tui.guide.terms import AlertKind, Status, StepKind, StepState, Strength
from respond_tui.models.tables import metadata
from respond_tui.queries.exchange import everything
from respond_tui.store.errors import NotAFile
from respond_tui.store.moments import stored
from respond_tui.workspace import Workspace
from tests.bench import hunt
from tests.lived_in import NOW

TODAY = NOW.date()


@contextmanager
def opened(path: Path, now: dt.datetime = NOW) -> Iterator[Workspace]:
    workspace = Workspace.open(path, lambda: now)
    try:
        yield workspace
    finally:
        workspace.store.close()


@contextmanager
def made(count: int, seed: int = demo.SEED, now: dt.datetime = NOW) -> Iterator[Workspace]:
    """A hunt in a file of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hunt.db"
        demo.make(path, now, count, seed)
        with opened(path, now) as workspace:
            yield workspace


@pytest.fixture(scope="module")
def lived() -> Iterator[Workspace]:
    """The demo."""
    with made(demo.APPLICATIONS) as workspace:
        yield workspace


def text_of(workspace: Workspace) -> str:
    with workspace.store.read() as session:
        return "".join(written(everything(session)))


def asked(workspace: Workspace, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(workspace.store.path)) as connection:
        return connection.execute(sql, values).fetchall()


def test_seed_moment_and_size_make_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    demo.make(one, NOW)
    demo.make(other, NOW)
    assert one.read_bytes() == other.read_bytes()


def test_another_seed_makes_another_hunt(lived: Workspace) -> None:
    with made(demo.APPLICATIONS, seed=8) as other:
        assert text_of(other) != text_of(lived)


@pytest.mark.parametrize("seed", [demo.SEED, *range(20, 27)])
def test_the_pattern_is_there_to_be_found_whatever_the_seed_and_the_weekday(seed: int) -> None:
    with made(demo.APPLICATIONS, seed, NOW + dt.timedelta(days=seed % 7)) as workspace:
        first, *others = workspace.queries.overview().alerts
    assert first.alert.what == "system design"
    assert first.alert.strength in (Strength.LIKELY, Strength.STRONG)
    assert not first.quiet
    stages = [view for view in others if view.alert.kind is AlertKind.STAGE]
    assert stages
    assert all(view.quiet and view.alert.strength is Strength.WATCH for view in stages)
    assert any(view.alert.what == "asking first" for view in others)


def test_gaps_and_hopes_tell_the_same_story_as_the_pattern(lived: Workspace) -> None:
    gaps = Counter(
        stage
        for (stage,) in asked(
            lived,
            "SELECT stage.name FROM interview JOIN stage ON stage.id = stage_id"
            " WHERE gaps LIKE '%asking first%'",
        )
    )
    assert list(gaps) == ["system design"]
    assert gaps["system design"] >= 4
    here, elsewhere = (
        asked(
            lived,
            "SELECT avg(predicted) FROM interview JOIN stage ON stage.id = stage_id"
            f" WHERE predicted IS NOT NULL AND stage.name {sign} 'system design'",
        )[0][0]
        for sign in ("=", "<>")
    )
    assert isinstance(here, float)
    assert isinstance(elsewhere, float)
    assert here > elsewhere + 5


def test_what_was_looked_back_on_tells_it_too_and_one_gap_is_a_guess(lived: Workspace) -> None:
    ((most, _),) = asked(
        lived,
        "SELECT tag, count(DISTINCT reflection_id) FROM gap WHERE observation <> ''"
        " GROUP BY tag ORDER BY 2 DESC LIMIT 1",
    )
    assert most == "asking first"
    guesses = asked(lived, "SELECT is_priority FROM gap WHERE observation = ''")
    assert guesses
    assert not any(priority for (priority,) in guesses)
    ((chosen,),) = asked(
        lived, "SELECT max(n) FROM (SELECT sum(is_priority) AS n FROM gap GROUP BY reflection_id)"
    )
    assert chosen in (1, 2)
    assert asked(lived, "SELECT count(*) FROM action WHERE state = 'open'") != [(0,)]


def test_letters_were_answered_let_go_and_one_still_waits(lived: Workspace) -> None:
    states = {state for (state,) in asked(lived, "SELECT DISTINCT state FROM letter")}
    assert states == {"sent", "replied", "silent"}
    assert asked(lived, "SELECT count(*) FROM letter WHERE state = 'replied' AND reply = ''") == [
        (0,)
    ]


def test_every_status_is_there(lived: Workspace) -> None:
    found = lived.queries.log_rows(range(1, demo.APPLICATIONS + 1))
    assert len(found) == demo.APPLICATIONS
    assert {row.status for row in found} == set(Status)


def test_today_has_something_of_each_kind(lived: Workspace) -> None:
    view = lived.queries.today()
    lines = [item.what for item in view.items]
    for company in (AHEAD, UNTOLD, FALLEN_SILENT):
        assert any(company in line for line in lines), company
    ahead = {item.what.split(" · ")[0]: item.due for item in view.next_rounds}
    assert ahead[AHEAD] == TODAY + dt.timedelta(days=1)
    days = (ahead[NEXT_WEEK] or TODAY) - TODAY
    assert 7 < days.days <= 10


def test_one_pause_is_just_over_one_hour_is_booked_and_one_recovery_was_walked_to_its_end(
    lived: Workspace,
) -> None:
    recoveries = {row.company: row for row in lived.queries.recoveries(0, 99)}
    still_open = [name for name, row in recoveries.items() if row.closed_at is None]
    assert still_open == [BEGUN, BOOKED]
    assert dt.timedelta() <= NOW - recoveries[BEGUN].pause_end <= dt.timedelta(hours=3)
    assert recoveries[WALKED].done == recoveries[WALKED].all
    view = lived.queries.recovery(recoveries[BOOKED].id)
    assert view is not None
    (hour,) = (step for step in view.steps if step.kind is StepKind.HOUR)
    assert (hour.state, hour.due_on) == (StepState.OPEN, TODAY + dt.timedelta(days=1))


def test_three_hours_ago_the_pause_still_ran(lived: Workspace) -> None:
    with opened(lived.store.path, NOW - dt.timedelta(hours=3)) as then:
        assert [row.company for row in then.queries.today().pausing] == [BEGUN]


def test_the_lever_runs_on_the_numbers_of_its_first_day(lived: Workspace) -> None:
    (lever,) = lived.queries.commitments()
    assert lever.state is CommitmentState.RUNNING
    assert lever.progress.of == COMMITMENT_DAYS[0]
    assert lever.baseline is not None
    with opened(lived.store.path) as workspace:
        queries = workspace.queries
        rejected = queries.rows_behind(queries.behind_stage(1), 0, -1)
    by_then = {
        row.application_id
        for row in rejected
        if row.standing == "rejected" and row.on is not None and row.on <= lever.started_on
    }
    assert set(lever.baseline.rejected_ids) == by_then
    assert lever.baseline.here.of == lever.baseline.here.part + len(by_then)
    assert len(lever.baseline.passed_ids) == lever.baseline.here.part


@pytest.mark.parametrize("count", [demo.APPLICATIONS, 3_000])
def test_no_two_rows_are_the_same(count: int) -> None:
    with made(count) as workspace:
        for table, key in (
            ("application", "company, role, applied_on, created_at"),
            ("application", "company, role, coalesce(applied_on, date(created_at))"),
            ("application", "link"),
            ("interview", "application_id, stage_id"),
            ("recovery", "application_id"),
            ("step", "recovery_id, kind"),
        ):
            twice = f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1"
            assert asked(workspace, twice) == [], (table, key)
        assert asked(workspace, "SELECT count(*) FROM application") == [(count,)]


def test_the_demo_repeats_hardly_a_word(lived: Workspace) -> None:
    for column in ("lesson", "people"):
        of = f"FROM interview WHERE coalesce({column}, '') <> ''"
        ((all_of_them, different),) = asked(
            lived, f"SELECT count(*), count(DISTINCT {column}) {of}"
        )
        assert isinstance(all_of_them, int)
        assert isinstance(different, int)
        assert all_of_them > 25
        assert different > 0.6 * all_of_them


ZONES = [dt.UTC, dt.timezone(dt.timedelta(hours=13)), dt.timezone(dt.timedelta(hours=-9.5))]
MOMENTS = st.builds(
    dt.datetime.combine,
    st.dates(dt.date(2024, 1, 1), dt.date(2032, 1, 1)),
    st.times(timezones=st.sampled_from(ZONES)),
)


@settings(max_examples=25)
@given(now=MOMENTS, count=st.integers(0, 90), seed=st.integers(0, 1_000))
def test_any_hunt_is_sound_and_none_of_it_lies_in_the_future(
    now: dt.datetime, count: int, seed: int
) -> None:
    with made(count, seed, now) as workspace:
        assert all(check.ok for check in workspace.store.check())
        for table in (
            *("application", "interview", "recovery", "step", "commitment"),
            *("reflection", "question", "gap", "action", "letter", "feeling"),
        ):
            late = f"SELECT * FROM {table} WHERE created_at > ?1 OR updated_at > ?1"
            assert asked(workspace, late, stored(now)) == []
            early = f"SELECT * FROM {table} WHERE updated_at < created_at"
            assert asked(workspace, early) == []
        for wrong in (
            "SELECT * FROM step WHERE done_at > :now",
            "SELECT * FROM action WHERE done_at > :now",
            "SELECT * FROM letter WHERE sent_on > :today OR replied_on > :today"
            " OR replied_on < sent_on OR body LIKE '%[%'",
            "SELECT * FROM reflection WHERE finished_at > :now OR notified_on > :today",
            "SELECT * FROM recovery WHERE closed_at > :now OR closed_at < opened_at",
            "SELECT * FROM application WHERE ended_on > :today OR ended_on < applied_on",
            "SELECT * FROM interview WHERE \"on\" >= :today AND outcome <> 'pending'",
            "SELECT * FROM interview AS i JOIN application AS a ON a.id = application_id"
            " JOIN stage AS s ON s.id = i.stage_id JOIN stage AS e ON e.id = a.ended_stage_id"
            ' WHERE s.position > e.position OR i."on" > a.ended_on OR i."on" < a.applied_on',
        ):
            with closing(sqlite3.connect(workspace.store.path)) as connection:
                found = connection.execute(
                    wrong, {"now": stored(now), "today": now.date().isoformat()}
                )
                assert found.fetchall() == [], wrong


@pytest.mark.parametrize("count", [0, 1, demo.APPLICATIONS, 300])
def test_a_hunt_goes_out_as_json_and_is_clean_when_it_comes_back(
    tmp_path: Path, count: int
) -> None:
    out = tmp_path / "out.json"
    with made(count) as workspace:
        out.write_text(text_of(workspace), encoding="utf-8")
        tables = read(out)
        with workspace.store.read() as session:
            assert tables.tables == everything(session)
    assert tables.cleaned == 0


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("application", rows.ApplicationRow),
        ("interview", rows.InterviewRow),
        ("recovery", rows.RecoveryRow),
        ("step", rows.StepRow),
        ("feeling", rows.FeelingRow),
        ("reflection", rows.ReflectionRow),
        ("question", rows.QuestionRow),
        ("gap", rows.GapRow),
        ("action", rows.ActionRow),
        ("letter", rows.LetterRow),
        ("commitment", rows.CommitmentRow),
        ("commitment_action", rows.LeverActionRow),
        ("commitment_week", rows.LeverWeekRow),
        ("alert_answer", rows.AnswerRow),
    ],
)
def test_each_row_has_the_columns_of_its_table(table: str, row: type[tuple[object, ...]]) -> None:
    fields: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
    assert set(fields) == set(metadata.tables[table].columns.keys()) - {"deleted_at"}


def test_a_long_hunt_keeps_its_pattern_and_leaves_today_readable() -> None:
    with made(1_000) as workspace:
        view = workspace.queries.today()
        alerts = {view.alert.what: view.alert for view in workspace.queries.overview().alerts}
    assert any(f"{hunt.AHEAD} · panel" in item.what for item in view.items)
    assert len(view.recoveries) == hunt.MOST_OPEN
    assert len(view.next_rounds) == 2
    assert len(view.items) < 20
    assert alerts["system design"].strength is Strength.STRONG


def test_a_file_that_is_there_is_never_filled_with_a_hunt(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"mine")
    with pytest.raises(NotAFile):
        demo.make(path, NOW)
    assert path.read_bytes() == b"mine"
