"""One application in the hands of an action: its row, its rounds, and where it stands."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep
from respond_tui.actions.plans import follow
from respond_tui.guide.calibration import hindsight_line, hindsight_told, is_hindsight
from respond_tui.guide.ends import check_round, check_round_stage
from respond_tui.guide.interviews import ApplicationFacts, furthest
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import RoundOutcome, StageKind
from respond_tui.guide.text import with_line
from respond_tui.models.interviews import Application, ApplicationBase, Interview, InterviewBase
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.interviews.views import facts_of, rounds_of


@dataclass(frozen=True, slots=True)
class Case:
    """An application, the stages there are, and the transaction that it is changed in."""

    session: Session
    desk: Desk
    row: Application
    stages: Mapping[int, Stage]

    @property
    def id(self) -> int:
        """The application's id."""
        return id_of(self.row)

    @property
    def company(self) -> str:
        """Where it is."""
        return self.row.company

    def stage(self, stage_id: int) -> Stage:
        """The stage with this id. Raises Refusal when there is none."""
        if stage_id not in self.stages:
            raise Refusal("That stage is not in your list any more.", "stage_id")
        return self.stages[stage_id]

    def stage_of_kind(self, kind: StageKind) -> Stage:
        """The first stage of a kind. Raises Refusal when the list has none."""
        of_kind = (stage for stage in self.stages.values() if stage.kind is kind)
        first = next(of_kind, None)
        if first is None:
            raise Refusal(f"Your list of stages has no {kind.value}.", "stage_id")
        return first

    def ended_stage(self) -> Stage | None:
        """Where it ended, if it has."""
        ended = self.row.ended_stage_id
        return self.stages[ended] if ended is not None else None

    def reached(self) -> Stage:
        """The furthest stage that its rounds have entered, however it ended."""
        held = rounds_of(self.session, self.id, dict(self.stages))
        facts = facts_of(self.row, held, dict(self.stages))
        course = ApplicationFacts(facts.source, facts.applied_on, rounds=facts.rounds)
        return furthest(course, tuple(self.stages.values()))

    def stands_at(self) -> Stage:
        """The furthest stage entered, its end included."""
        ended, reached = self.ended_stage(), self.reached()
        return max(ended or reached, reached, key=lambda stage: stage.position)

    def rounds(self, stage: Stage | None = None) -> list[Interview]:
        """Its rounds, at one stage or at any, oldest first; a round without a day comes first."""
        found_ = self.session.exec(
            select(Interview).where(
                Interview.application_id == self.id, col(Interview.deleted_at).is_(None)
            )
        ).all()
        at_stage = (row for row in found_ if stage is None or row.stage_id == stage.id)
        return sorted(at_stage, key=_when)

    def undecided(
        self, stage: Stage | None = None, *, ahead_first: bool = False
    ) -> Interview | None:
        """The latest round without an outcome; one that was held before one still ahead."""
        pending = [
            row
            for row in self.rounds(stage)
            if row.outcome is RoundOutcome.PENDING
            and self.stages[row.stage_id].kind is not StageKind.OFFER
        ]
        held = [row for row in pending if row.on is None or row.on <= self.desk.today]
        chosen = pending if ahead_first else held or pending
        return chosen[-1] if chosen else None

    def alter(self, **values: object) -> None:
        """Change the application. Raises Refusal."""
        alter(self.session, self.desk, self.row, ApplicationBase, values)

    def alter_round(self, row: Interview, **values: object) -> None:
        """Change a round, within what the guide allows of its day and stage. Raises Refusal."""
        forecast = row.predicted
        alter(self.session, self.desk, row, InterviewBase, values)
        self._keep_forecast(row, forecast)
        self._check(row)

    def open_round(self, stage: Stage, **values: object) -> Interview:
        """A new round at a stage. Raises Refusal."""
        own = {"application_id": self.id, "stage_id": stage.id}
        row = keep(self.session, self.desk, Interview, InterviewBase, values | own)
        self._keep_forecast(row, None)
        self._check(row)
        return row

    def _keep_forecast(self, row: Interview, before: int | None) -> None:
        """Keep a chance given in hindsight in the notes; a forecast from before stays."""
        given = row.predicted
        if given is not None and is_hindsight(row.outcome, before, given):
            notes = with_line(row.notes, hindsight_line(given))
            values = {"predicted": before, "notes": notes}
            alter(self.session, self.desk, row, InterviewBase, values)

    def _check(self, row: Interview) -> None:
        """Refuse what cannot be, and let the plans for interviews go along."""
        check_round(row.outcome, row.on, self.desk.today)
        check_round_stage(self.stage(row.stage_id), self.ended_stage())
        follow(self.session, self.desk)


@contextmanager
def at_hand(desk: Desk, application_id: int, label: str) -> Iterator[Case]:
    """One write transaction on an application; ``{company}`` in the label is filled in."""
    with desk.store.write(label, desk.now) as session:
        row = found(session, Application, application_id)
        session.info["label"] = label.format(company=row.company)
        yield Case(session, desk, row, stages_by_id(session))


@contextmanager
def round_at_hand(desk: Desk, round_id: int, label: str) -> Iterator[tuple[Case, Interview]]:
    """The same on a round and the application that it belongs to."""
    with desk.store.write(label, desk.now) as session:
        row = found(session, Interview, round_id)
        application = found(session, Application, row.application_id)
        session.info["label"] = label.format(company=application.company)
        yield Case(session, desk, application, stages_by_id(session)), row


def hindsight_warning(row: Interview | None, given: object) -> str | None:
    """A sentence where the chance that was given did not become the forecast of its round."""
    if row is None or given is None or row.predicted == given:
        return None
    return hindsight_told(given, row.predicted) if isinstance(given, int) else None


def _when(row: Interview) -> tuple[dt.date, dt.datetime, int]:
    earliest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return row.on or dt.date.min, row.at or earliest, id_of(row)
