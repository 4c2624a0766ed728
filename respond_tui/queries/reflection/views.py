"""One reflection as it is at one moment; before anything is written, as the log prefills it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, select

from respond_tui.guide.reflection import AskedQuestion, Pages, done_pages, is_guess
from respond_tui.guide.terms import GapKind, Mark, ReflectionPage, StepState
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery
from respond_tui.models.reflection import Action, Gap, Question, Reflection
from respond_tui.queries.planned import NextRound, next_rounds, round_of
from respond_tui.queries.reflection.prefill import Prefill, prefilled

PartT = TypeVar("PartT", Question, Gap, Action)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question that was asked; without an id while it is only in the log."""

    id: int | None
    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class GapView:
    """One gap. Without an id it is a tag of the log that waits to be kept or dropped."""

    id: int | None
    kind: GapKind
    tag: str
    observation: str
    is_priority: bool
    is_guess: bool


@dataclass(frozen=True, slots=True)
class ActionView:
    """One next step; ``done_at`` is in UTC, ``note`` is why it was left out."""

    id: int
    recovery_id: int
    application_id: int
    text: str
    due_on: dt.date | None
    state: StepState
    done_at: dt.datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class ReflectionView:
    """One reflection; texts are empty where nothing is known.

    ``begun`` once anything was written of it. ``next_round`` is the one that the plan is for.
    """

    recovery_id: int
    application_id: int
    company: str
    ended_on: dt.date | None
    begun: bool
    page: ReflectionPage
    finished_at: dt.datetime | None
    role: str
    stage: str
    on: dt.date | None
    people: str
    outcome: str
    questions: tuple[QuestionView, ...]
    went_well: str
    nothing_yet: bool
    gaps: tuple[GapView, ...]
    actions: tuple[ActionView, ...]
    notified: str
    notified_how: str
    notified_on: dt.date | None
    keep: str
    change: str
    next_round: NextRound | None
    next_rounds: tuple[NextRound, ...]
    done: frozenset[ReflectionPage]

    @property
    def observed(self) -> tuple[GapView, ...]:
        """The gaps that something shows."""
        return tuple(gap for gap in self.gaps if not gap.is_guess)

    @property
    def guesses(self) -> tuple[GapView, ...]:
        """The gaps that nothing shows yet; they count in no pattern."""
        return tuple(gap for gap in self.gaps if gap.is_guess)

    @property
    def priorities(self) -> tuple[GapView, ...]:
        """The one or two that are worked on."""
        return tuple(gap for gap in self.gaps if gap.is_priority)

    @property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """The questions, as the guide writes them."""
        return tuple(AskedQuestion(each.text, each.mark) for each in self.questions)


def reflection(session: Session, recovery_id: int, now: dt.datetime) -> ReflectionView | None:
    """The reflection of a recovery, or None where that is not there outside the trash."""
    recovery = session.get(Recovery, recovery_id)
    if recovery is None or recovery.deleted_at is not None:
        return None
    application = session.get_one(Application, recovery.application_id)
    if application.deleted_at is not None:
        return None
    known = prefilled(session, recovery)
    row = reflection_of(session, recovery_id)
    ahead = next_rounds(session, now)
    if row is None:
        return _unwritten(recovery, application, known, ahead)
    return _written(session, row, recovery, application, known, ahead)


def reflection_of(session: Session, recovery_id: int) -> Reflection | None:
    """What is written of a recovery's reflection, outside the trash."""
    return session.exec(
        select(Reflection).where(
            Reflection.recovery_id == recovery_id, col(Reflection.deleted_at).is_(None)
        )
    ).first()


def parts_of(session: Session, table: type[PartT], row: Reflection) -> list[PartT]:
    """The questions, gaps or actions of a reflection in order, those in the trash included."""
    by = (col(table.position), col(table.id))
    asked = select(table).where(table.reflection_id == row.id).order_by(*by)
    return list(session.exec(asked).all())


def offered(gaps: Sequence[Gap], known: Prefill) -> tuple[tuple[GapKind, str], ...]:
    """The tags of the log that wait to be kept or dropped.

    With the first thing that is written of gaps, all of them are kept as guesses, so none is
    offered twice; ``gaps`` are those in the trash too.
    """
    return () if gaps else known.tags


def pages_of(row: Reflection, gaps: Sequence[Gap], actions: Sequence[Action]) -> Pages:
    """What stands on the pages of a reflection; ``gaps`` are those in the trash too."""
    there = [gap for gap in gaps if gap.deleted_at is None]
    return Pages(
        begun=True,
        stage=row.stage or "",
        outcome=row.outcome or "",
        went_well=row.went_well,
        nothing_yet=row.nothing_yet,
        spotted=bool(gaps),
        observed=sum(not is_guess(gap.observation) for gap in there),
        priorities=sum(gap.is_priority for gap in there),
        actions=sum(action.deleted_at is None for action in actions),
        notified=row.notified or "",
        keep=row.keep,
        change=row.change,
    )


def _unwritten(
    recovery: Recovery, application: Application, known: Prefill, ahead: tuple[NextRound, ...]
) -> ReflectionView:
    assert recovery.id is not None
    return ReflectionView(
        recovery_id=recovery.id,
        application_id=recovery.application_id,
        company=application.company,
        ended_on=application.ended_on,
        begun=False,
        page=ReflectionPage.RECORD,
        finished_at=None,
        role=known.role,
        stage=known.stage,
        on=known.on,
        people=known.people,
        outcome=known.outcome,
        questions=tuple(QuestionView(None, each.text, each.mark) for each in known.questions),
        went_well="",
        nothing_yet=False,
        gaps=_offers(known.tags),
        actions=(),
        notified="",
        notified_how="",
        notified_on=None,
        keep="",
        change="",
        next_round=None,
        next_rounds=ahead,
        done=done_pages(Pages()),
    )


def _written(
    session: Session,
    row: Reflection,
    recovery: Recovery,
    application: Application,
    known: Prefill,
    ahead: tuple[NextRound, ...],
) -> ReflectionView:
    gaps, actions = parts_of(session, Gap, row), parts_of(session, Action, row)
    questions = parts_of(session, Question, row)
    return ReflectionView(
        recovery_id=row.recovery_id,
        application_id=recovery.application_id,
        company=application.company,
        ended_on=application.ended_on,
        begun=True,
        page=row.page,
        finished_at=row.finished_at,
        role=row.role or "",
        stage=row.stage or "",
        on=row.on,
        people=row.people or "",
        outcome=row.outcome or "",
        questions=tuple(QuestionView(each.id, each.text, each.mark) for each in questions),
        went_well=row.went_well,
        nothing_yet=row.nothing_yet,
        gaps=tuple(_gap(gap) for gap in gaps if gap.deleted_at is None)
        + _offers(offered(gaps, known)),
        actions=tuple(_action(action, recovery) for action in actions if action.deleted_at is None),
        notified=row.notified or "",
        notified_how=row.notified_how or "",
        notified_on=row.notified_on,
        keep=row.keep,
        change=row.change,
        next_round=round_of(session, row.next_round_id),
        next_rounds=ahead,
        done=done_pages(pages_of(row, gaps, actions)),
    )


def _gap(row: Gap) -> GapView:
    guessed = is_guess(row.observation)
    return GapView(row.id, row.kind, row.tag, row.observation, row.is_priority, guessed)


def _offers(tags: Sequence[tuple[GapKind, str]]) -> tuple[GapView, ...]:
    return tuple(GapView(None, kind, tag, "", False, True) for kind, tag in tags)


def _action(row: Action, recovery: Recovery) -> ActionView:
    assert row.id is not None
    assert recovery.id is not None
    return ActionView(
        id=row.id,
        recovery_id=recovery.id,
        application_id=recovery.application_id,
        text=row.text,
        due_on=row.due_on,
        state=row.state,
        done_at=row.done_at,
        note=row.note,
    )
