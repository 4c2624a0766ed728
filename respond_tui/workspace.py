"""The one door to the data: opens the file, holds the clock, binds actions and queries to both.

Imported only after the first paint, because what lies behind it loads SQLModel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from respond_tui.actions import interviews as log_actions
from respond_tui.actions import patterns as pattern_actions
from respond_tui.actions import quickadd as line_actions
from respond_tui.actions import recovery as recovery_actions
from respond_tui.actions import settings as setting_actions
from respond_tui.actions.desk import Desk
from respond_tui.clock import Clock
from respond_tui.guide.dates import When, exact
from respond_tui.guide.rules import Rules
from respond_tui.queries import commitments, interviews, patterns, recovery, settings, today
from respond_tui.store.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

    from respond_tui.guide.counting import StageCount
    from respond_tui.guide.interviews import LogFilter, LogOrder
    from respond_tui.guide.quickadd import Line
    from respond_tui.guide.stages import Stage

P = ParamSpec("P")
ResultT = TypeVar("ResultT")


class Workspace:
    """One open file at one person's hands."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._rules: tuple[int, Rules] | None = None
        self.actions = Actions(self)
        self.queries = Queries(self)

    @classmethod
    def open(cls, path: Path, clock: Clock) -> Workspace:
        """Open the file, or make a fresh one. Raises StoreError."""
        return cls(Store.open(path, clock()), clock)

    def now(self) -> dt.datetime:
        """The moment it is, aware and local."""
        return self._clock()

    @property
    def today(self) -> dt.date:
        """The local day."""
        return self._clock().date()

    @property
    def desk(self) -> Desk:
        """Where an action is done, as of now."""
        return Desk(self._store, self._clock())

    @property
    def store(self) -> Store:
        """The open file."""
        return self._store

    @property
    def rules(self) -> Rules:
        """The figures in force."""
        version = self._store.data_version()
        if self._rules is None or self._rules[0] != version:
            with self._store.read() as session:
                self._rules = (version, settings.rules(session))
        return self._rules[1]

    @property
    def picture(self) -> tuple[int, str]:
        """What moves whenever a screen is out of date: something saved, or a minute gone."""
        return self._store.data_version(), f"{self._clock():%Y-%m-%d %H:%M}"

    @property
    def spoken_day(self) -> str:
        """Today as the top line shows it: “Sun 22 Nov”."""
        return exact(self.today).rpartition(" ")[0]

    def moment(self, when: When) -> dt.datetime | None:
        """The local moment that a day and a time mean."""
        return self.desk.moment(when)

    def undo(self) -> str | None:
        """Take the latest action back; what it was, or None."""
        return self._store.undo(self._clock())

    def redo(self) -> str | None:
        """Do the last undone action again; what it was, or None."""
        return self._store.redo(self._clock())

    def tend(self) -> None:
        """See to what the file needs once a day; takes a moment, so call it from a worker.

        Checks a large file, makes the backup of the day, empties the trash of what is 90
        days old. Raises StoreError.
        """
        now = self._clock()
        if self._store.due_for_check(now):
            self._store.verify_integrity()
        self._store.daily_backup(now)
        if not self._store.read_only:
            self._store.purge_trash(now)

    def back_up(self) -> Path:
        """Make a verified backup; where it is. Raises StoreError."""
        return self._store.backup(None, self._clock())

    def close(self) -> None:
        """Let go of the file; a backup is made if something was saved. Raises StoreError."""
        self._store.close(self._clock())


def _bound(
    action: Callable[Concatenate[Desk, P], ResultT], workspace: Workspace
) -> Callable[P, ResultT]:
    def run(*args: P.args, **kwargs: P.kwargs) -> ResultT:
        return action(workspace.desk, *args, **kwargs)

    return run


class Actions:
    """What a person can do: each is one function of the floor below, at this desk."""

    def __init__(self, workspace: Workspace) -> None:
        self.log_line = _bound(line_actions.log_line, workspace)
        self.add_application = _bound(log_actions.add_application, workspace)
        self.edit_application = _bound(log_actions.edit_application, workspace)
        self.delete_application = _bound(log_actions.delete_application, workspace)
        self.add_round = _bound(log_actions.add_round, workspace)
        self.edit_round = _bound(log_actions.edit_round, workspace)
        self.delete_round = _bound(log_actions.delete_round, workspace)
        self.schedule = _bound(log_actions.schedule, workspace)
        self.log_rejection = _bound(log_actions.log_rejection, workspace)
        self.set_outcome = _bound(log_actions.set_outcome, workspace)
        self.reopen = _bound(log_actions.reopen, workspace)
        self.restore = _bound(log_actions.restore, workspace)
        self.open_recovery = _bound(recovery_actions.open_recovery, workspace)
        self.close_recovery = _bound(recovery_actions.close, workspace)
        self.reopen_recovery = _bound(recovery_actions.reopen, workspace)
        self.tick = _bound(recovery_actions.tick, workspace)
        self.untick = _bound(recovery_actions.untick, workspace)
        self.skip = _bound(recovery_actions.skip, workspace)
        self.move_step = _bound(recovery_actions.move_step, workspace)
        self.add_step = _bound(recovery_actions.add_step, workspace)
        self.edit_step = _bound(recovery_actions.edit_step, workspace)
        self.delete_step = _bound(recovery_actions.delete_step, workspace)
        self.choose_lever = _bound(pattern_actions.choose_lever, workspace)
        self.edit_commitment = _bound(pattern_actions.edit_commitment, workspace)
        self.end_commitment = _bound(pattern_actions.end_commitment, workspace)
        self.delete_commitment = _bound(pattern_actions.delete_commitment, workspace)
        self.answer_alert = _bound(pattern_actions.answer_alert, workspace)
        self.wake_alert = _bound(pattern_actions.wake_alert, workspace)
        self.set_rules = _bound(setting_actions.set_rules, workspace)
        self.set_setting = _bound(setting_actions.set_setting, workspace)


class Queries:
    """What a person can see, each a picture of this moment."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def is_empty(self) -> bool:
        """Whether nothing was ever logged."""
        return self._ask(interviews.is_empty)

    def today(self) -> today.TodayView:
        """What is due and what is ahead."""
        return self._ask(today.today, self._workspace.now(), self._rules)

    def stages(self) -> tuple[Stage, ...]:
        """The stages in their order."""
        return self._ask(interviews.stages)

    def companies(self) -> tuple[str, ...]:
        """Every company in the log."""
        return self._ask(interviews.companies)

    def log_index(self, chosen: LogFilter, order: LogOrder) -> interviews.LogIndex:
        """The ids of the log, filtered and in order, with their groups."""
        return self._ask(interviews.log_index, chosen, order, self._today, self._rules)

    def log_rows(self, ids: Sequence[int]) -> tuple[interviews.LogRow, ...]:
        """The lines of some applications."""
        return self._ask(interviews.log_rows, ids, self._today, self._rules)

    def application(self, application_id: int) -> interviews.ApplicationView | None:
        """One application with its rounds."""
        return self._ask(interviews.application, application_id, self._today, self._rules)

    def open_for(self, line: Line) -> tuple[interviews.LogRow, ...]:
        """The open applications that a line may mean."""
        return self._ask(
            interviews.open_applications, line.company, line.role, self._today, self._rules
        )

    def trash(self) -> tuple[interviews.Trashed, ...]:
        """What rests in the trash."""
        return self._ask(interviews.trash)

    def setting(self, key: str) -> str | None:
        """One thing that was set."""
        return self._ask(settings.setting, key)

    def recoveries(self) -> tuple[recovery.RecoveryRow, ...]:
        """Every recovery, open ones first."""
        return self._ask(recovery.recoveries, self._workspace.now())

    def recovery(self, recovery_id: int) -> recovery.RecoveryView | None:
        """One recovery with its steps."""
        return self._ask(recovery.recovery, recovery_id, self._workspace.now())

    def stage_table(self) -> tuple[StageCount, ...]:
        """How all entries stand, a line a stage."""
        return self._ask(patterns.stage_table, self._today, self._rules)

    def alerts(self) -> tuple[patterns.AlertView, ...]:
        """What repeats, strongest first."""
        return self._ask(patterns.alerts, self._today, self._rules)

    def evidence(self, stage_id: int) -> tuple[patterns.Evidence, ...]:
        """The applications behind a stage's numbers."""
        return self._ask(patterns.evidence, stage_id, None, self._today, self._rules)

    def alert_evidence(self, alert: patterns.AlertView) -> tuple[patterns.Evidence, ...]:
        """The applications behind an alert."""
        return self._ask(patterns.alert_evidence, alert, self._today, self._rules)

    def commitments(self) -> tuple[commitments.CommitmentView, ...]:
        """Every lever chosen."""
        return self._ask(commitments.commitments, self._today)

    @property
    def _today(self) -> dt.date:
        return self._workspace.today

    @property
    def _rules(self) -> Rules:
        return self._workspace.rules

    def _ask(
        self, query: Callable[Concatenate[Session, P], ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> ResultT:
        with self._workspace.store.read() as session:
            return query(session, *args, **kwargs)
