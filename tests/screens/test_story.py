"""The story holds what the pictures and the tests of the screens rest on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.terms import AlertKind, Status, StepKind, StepState, Strength
from respond_tui.guide.today import TodayKind
from respond_tui.queries.interviews import LogRow
from respond_tui.queries.recovery import RecoveryRow
from respond_tui.workspace import Workspace
from tests.places import PLACES
from tests.story import BOOKED, FINISHED, NOW, PAUSING, tell


@pytest.fixture
def workspace(story: Path) -> Iterator[Workspace]:
    opened = Workspace.open(story, lambda: NOW)
    yield opened
    opened.store.close()


def _log(workspace: Workspace) -> dict[str, LogRow]:
    rows = workspace.queries.log_rows(range(1, len(PLACES) + 1))
    return {row.company: row for row in rows}


def _recoveries(workspace: Workspace) -> dict[str, RecoveryRow]:
    return {row.company: row for row in workspace.queries.recoveries(0, 99)}


def test_five_of_six_technical_rounds_ended_in_a_no_and_the_alert_says_likely(
    workspace: Workspace,
) -> None:
    first = workspace.queries.overview().alerts[0].alert
    assert (first.what, first.rejected, first.decided) == ("technical", 5, 6)
    assert first.strength is Strength.LIKELY


def test_the_other_alerts_are_quiet_one_by_a_lever_and_one_put_off(workspace: Workspace) -> None:
    quiet = {
        view.alert.what: view
        for view in workspace.queries.overview().alerts[1:]
        if view.alert.kind is AlertKind.STAGE
    }
    assert all(view.quiet for view in quiet.values())
    assert quiet["application"].commitment is not None
    assert quiet["recruiter screen"].answered is not None


def test_the_lever_is_at_day_12_of_60(workspace: Workspace) -> None:
    (lever,) = workspace.queries.commitments()
    assert lever.state is CommitmentState.RUNNING
    assert (lever.progress.day, lever.progress.of) == (12, 60)


def test_one_recovery_pauses_one_has_its_hour_tomorrow_and_one_was_walked_to_its_end(
    workspace: Workspace,
) -> None:
    rows = _recoveries(workspace)
    assert [name for name, row in rows.items() if row.closed_at is None] == [PAUSING, BOOKED]
    assert rows[PAUSING].pausing_until is not None
    assert rows[BOOKED].pausing_until is None
    assert rows[FINISHED].done == rows[FINISHED].all
    view = workspace.queries.recovery(rows[BOOKED].id)
    assert view is not None
    (hour,) = (step for step in view.steps if step.kind is StepKind.HOUR)
    assert hour.state is StepState.OPEN
    assert hour.due_on is not None
    assert (hour.due_on - NOW.date()).days == 1


def test_applications_stand_in_every_way_that_the_log_shows(workspace: Workspace) -> None:
    statuses = {row.status for row in _log(workspace).values()}
    assert statuses == set(Status) - {Status.OFFER, Status.ACCEPTED}


def test_rounds_are_ahead_tomorrow_and_beyond_a_week(workspace: Workspace) -> None:
    days = [
        (item.due - NOW.date()).days
        for item in workspace.queries.today().next_rounds
        if item.due is not None and item.kind is TodayKind.ROUND
    ]
    assert min(days) == 1
    assert max(days) > 7


def test_the_same_moment_tells_the_same_story(tmp_path: Path, workspace: Workspace) -> None:
    again = tmp_path / "again.db"
    tell(again, NOW)
    twin = Workspace.open(again, lambda: NOW)
    assert _log(twin) == _log(workspace)
    assert twin.queries.recoveries(0, 99) == workspace.queries.recoveries(0, 99)
    twin.store.close()
