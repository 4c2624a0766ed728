"""A desk to act at in a test: a real file, and a Monday morning that does not move."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from respond_tui.actions.desk import Desk
from respond_tui.actions.recovery.steps import tick
from respond_tui.guide.stages import DEFAULT_STAGES, Stage, find_stage
from respond_tui.guide.terms import StepKind
from respond_tui.queries.recovery import recovery
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
"""Monday, 23 November 2026, 10:00."""

TODAY = NOW.date()


def opened(folder: Path, now: dt.datetime = NOW) -> Desk:
    """A desk at a fresh file in a folder."""
    return Desk(Store.open(folder / "respond.db", now), now)


def later(desk: Desk, **span: float) -> Desk:
    """The same desk after a while, given as ``timedelta`` takes it."""
    return replace(desk, now=desk.now + dt.timedelta(**span))


def ago(days: int) -> dt.date:
    """A day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def ahead(days: int) -> dt.date:
    """A day so many days after today."""
    return TODAY + dt.timedelta(days=days)


def stage(name: str) -> Stage:
    """A stage of the default list, which a fresh file has under the same ids."""
    return find_stage(name, DEFAULT_STAGES)


def end_pause(desk: Desk, recovery_id: int) -> None:
    """End the pause of a recovery by hand, as its step is ticked."""
    with desk.store.read() as session:
        found = recovery(session, recovery_id, desk.now)
    assert found is not None
    tick(desk, next(step.id for step in found.steps if step.kind is StepKind.PAUSE))
