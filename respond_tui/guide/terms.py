"""The words that the tables, the screens, the JSON and the docs share.

Each enum is stored by its value. DESIGN.md, "Words", and MODEL.md, "Words for states".
"""

from enum import StrEnum


class StageKind(StrEnum):
    """What a stage is: the application itself, a round, or the offer at the end."""

    APPLICATION = "application"
    ROUND = "round"
    OFFER = "offer"


class Source(StrEnum):
    """How an application came about; ``inquiry`` means that they wrote first."""

    REFERRAL = "referral"
    JOB_BOARD = "job board"
    RECRUITER = "recruiter"
    OUTREACH = "outreach"
    INQUIRY = "inquiry"
    OTHER = "other"


class Arrangement(StrEnum):
    """Where the work is done."""

    ON_SITE = "on-site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EndedHow(StrEnum):
    """How an application ended; ``ghosted`` only when the person says so."""

    REJECTED = "rejected"
    WITHDREW = "withdrew"
    ROLE_CLOSED = "role_closed"
    GHOSTED = "ghosted"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @property
    def by(self) -> "EndedBy":
        """Who ended it; it follows from how it ended."""
        return _ENDED_BY[self]


class EndedBy(StrEnum):
    """Who ended an application."""

    EMPLOYER = "employer"
    ME = "me"
    ROLE = "role"


_ENDED_BY = {
    EndedHow.REJECTED: EndedBy.EMPLOYER,
    EndedHow.GHOSTED: EndedBy.EMPLOYER,
    EndedHow.WITHDREW: EndedBy.ME,
    EndedHow.ACCEPTED: EndedBy.ME,
    EndedHow.DECLINED: EndedBy.ME,
    EndedHow.ROLE_CLOSED: EndedBy.ROLE,
}


class Certainty(StrEnum):
    """How sure the reason for an end is."""

    TOLD = "told"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class RoundOutcome(StrEnum):
    """What came of one round."""

    PENDING = "pending"
    PASSED = "passed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """Where an application stands today; derived, never stored."""

    APPLIED = "applied"
    SCHEDULED = "scheduled"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    SILENT = "silent"
    REJECTED = "rejected"
    WITHDREW = "withdrew"
    ROLE_CLOSED = "role_closed"
    GHOSTED = "ghosted"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @property
    def is_open(self) -> bool:
        """Whether the application has not ended."""
        return self in _OPEN


_OPEN = frozenset(
    {Status.APPLIED, Status.SCHEDULED, Status.INTERVIEWING, Status.OFFER, Status.SILENT}
)


class Standing(StrEnum):
    """What one entry into a stage counts as (MODEL.md, "What counts, per stage").

    The offer stage alone knows ``ACCEPTED`` and ``DECLINED``, and neither ``PASSED`` nor
    ``REJECTED``: an offer is the end of a road, not a test.
    """

    PASSED = "passed"
    REJECTED = "rejected"
    SILENT = "silent"
    LEFT_OUT = "left_out"
    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class StepKind(StrEnum):
    """The lines of a recovery's checklist."""

    FEELING = "feeling"
    RESET = "reset"
    PAUSE = "pause"
    THANKS = "thanks"
    FEEDBACK = "feedback"
    BOOK = "book"
    HOUR = "hour"
    REFLECTION = "reflection"
    OWN = "own"


class StepState(StrEnum):
    """Whether a step is still to do."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class ReflectionPage(StrEnum):
    """The seven pages of a reflection, in order (GUIDE.md, "R.E.S.P.O.N.D.")."""

    RECORD = "record"
    EVALUATE = "evaluate"
    SPOT = "spot"
    PRIORITIZE = "prioritize"
    OUTLINE = "outline"
    NOTIFY = "notify"
    DECIDE = "decide"


class Mark(StrEnum):
    """How a person answered a question, as they saw it themselves."""

    STUMPED = "stumped"
    FINE = "fine"
    GOOD = "good"


class GapKind(StrEnum):
    """What was missing (GUIDE.md, "R.E.S.P.O.N.D.")."""

    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    COMMUNICATION = "communication"


class LetterKind(StrEnum):
    """What a letter is for (GUIDE.md, steps 1, 3 and 6)."""

    THANKS = "thanks"
    FEEDBACK = "feedback"
    REPLY = "reply"
    CONNECTION = "connection"


class Tone(StrEnum):
    """How a letter sounds."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


class LetterState(StrEnum):
    """How far a letter has come; ``silent`` is one that was let go without an answer."""

    DRAFT = "draft"
    SENT = "sent"
    REPLIED = "replied"
    SILENT = "silent"


class Lever(StrEnum):
    """What to change when a pattern repeats (GUIDE.md, step 7)."""

    COMPETENCE = "competence"
    FOCUS = "focus"
    VISIBILITY = "visibility"


class Went(StrEnum):
    """How a week with a lever went."""

    GOOD = "good"
    SO_SO = "so-so"
    NOT = "not"


class Strength(StrEnum):
    """How strong the evidence of an alert is."""

    WATCH = "watch"
    LIKELY = "likely"
    STRONG = "strong"


class AlertKind(StrEnum):
    """What kind of thing repeats; ``guide.patterns`` has a rule for each."""

    STAGE = "stage"
    GAP = "gap"
    QUESTION = "question"
    SILENCE = "silence"
    SLICE = "slice"
    SPEED = "speed"
    EMPLOYER = "employer"


class Field(StrEnum):
    """What applications can have in common, and a slice of the log is made by."""

    SOURCE = "source"
    ROLE_FAMILY = "role_family"
    ARRANGEMENT = "arrangement"
    MARKET = "market"
    SENIORITY = "seniority"


class AssumptionArea(StrEnum):
    """What an assumption about the search is on (GUIDE.md, step 8)."""

    FIT = "fit"
    DEMAND = "demand"
    MARKET = "market"


class Verdict(StrEnum):
    """What became of an assumption; ``open`` as long as nothing is decided."""

    OPEN = "open"
    HELD = "held"
    FELL = "fell"


class Answer(StrEnum):
    """What a person said to an alert."""

    SNOOZED = "snoozed"
    DISMISSED = "dismissed"


class DateOrder(StrEnum):
    """How 12/11 is read."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class ExportFormat(StrEnum):
    """What the log is written out as."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    SANKEY = "sankey"
