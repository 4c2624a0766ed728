"""The rows of the tables that a made-up hunt fills, as SQLite takes them.

Days and moments are text in the form that they are kept in. They are plain tuples and not
models, because making those would take twenty times as long.
"""

from typing import NamedTuple

Day = str
Moment = str


class ApplicationRow(NamedTuple):
    """A row of ``application``."""

    id: int
    created_at: Moment
    updated_at: Moment
    company: str
    role: str
    role_family: str
    seniority: str
    source: str
    source_detail: str
    arrangement: str
    location: str
    market: str
    link: str
    applied_on: Day | None
    notes: str
    ended_how: str | None
    ended_on: Day | None
    ended_stage_id: int | None
    ended_by: str | None
    reason: str | None
    reason_certainty: str | None
    sealed_at: Moment | None = None


class InterviewRow(NamedTuple):
    """A row of ``interview``."""

    id: int
    created_at: Moment
    updated_at: Moment
    application_id: int
    stage_id: int
    on: Day
    at: Moment | None
    minutes: int | None
    people: str | None
    format: str | None
    predicted: int | None
    outcome: str
    questions: str
    gaps: str
    lesson: str
    notes: str


class RecoveryRow(NamedTuple):
    """A row of ``recovery``."""

    id: int
    created_at: Moment
    updated_at: Moment
    application_id: int
    opened_at: Moment
    pause_hours: int
    pause_ended_at: Moment | None
    closed_at: Moment | None


class StepRow(NamedTuple):
    """A row of ``step``."""

    id: int
    created_at: Moment
    updated_at: Moment
    recovery_id: int
    kind: str
    text: str
    due_on: Day | None
    due_at: Moment | None
    state: str
    done_at: Moment | None
    note: str
    position: int


class FeelingRow(NamedTuple):
    """A row of ``feeling``."""

    id: int
    created_at: Moment
    updated_at: Moment
    recovery_id: int
    word: str
    before: int
    after: int | None
    why: str | None
    let_be: bool


class ReflectionRow(NamedTuple):
    """A row of ``reflection``."""

    id: int
    created_at: Moment
    updated_at: Moment
    recovery_id: int
    page: str
    role: str | None
    stage: str | None
    on: Day | None
    people: str | None
    outcome: str | None
    went_well: str
    nothing_yet: bool
    notified: str | None
    notified_how: str | None
    notified_on: Day | None
    keep: str
    change: str
    next_round_id: int | None
    finished_at: Moment | None


class QuestionRow(NamedTuple):
    """A row of ``question``."""

    id: int
    created_at: Moment
    updated_at: Moment
    reflection_id: int
    text: str
    mark: str | None
    position: int


class GapRow(NamedTuple):
    """A row of ``gap``."""

    id: int
    created_at: Moment
    updated_at: Moment
    reflection_id: int
    kind: str
    tag: str
    observation: str
    is_priority: bool
    position: int


class ActionRow(NamedTuple):
    """A row of ``action``."""

    id: int
    created_at: Moment
    updated_at: Moment
    reflection_id: int
    text: str
    due_on: Day | None
    state: str
    done_at: Moment | None
    note: str
    position: int


class LetterRow(NamedTuple):
    """A row of ``letter``."""

    id: int
    created_at: Moment
    updated_at: Moment
    application_id: int
    kind: str
    tone: str
    template: str | None
    to: str
    subject: str
    body: str
    state: str
    sent_on: Day | None
    replied_on: Day | None
    reply: str
    waits: bool


class CommitmentRow(NamedTuple):
    """A row of ``commitment``."""

    id: int
    created_at: Moment
    updated_at: Moment
    kind: str
    key: str
    lever: str
    what: str
    started_on: Day
    ends_on: Day
    baseline: str
    ended_on: Day | None
    verdict: str | None
    notes: str
    target: str | None
    why: str | None


class LeverActionRow(NamedTuple):
    """A row of ``commitment_action``."""

    id: int
    created_at: Moment
    updated_at: Moment
    commitment_id: int
    text: str
    due_on: Day | None
    state: str
    done_at: Moment | None
    note: str
    position: int


class LeverWeekRow(NamedTuple):
    """A row of ``commitment_week``."""

    id: int
    created_at: Moment
    updated_at: Moment
    commitment_id: int
    on: Day
    went: str
    line: str | None


class AnswerRow(NamedTuple):
    """A row of ``alert_answer``."""

    id: int
    created_at: Moment
    updated_at: Moment
    kind: str
    key: str
    answer: str
    until: Day | None
    why: str | None
