"""Forms of the log: an application with every field, a round, and a no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.guide.dates import Leaning
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import (
    Arrangement,
    Certainty,
    EndedHow,
    RoundOutcome,
    Source,
    StageKind,
)
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.dates import Calendar, date_field, when_field
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.completing import Complete
from respond_tui.widgets.fields import Field, LineField, NoteField, Remark

if TYPE_CHECKING:
    from respond_tui.queries.interviews import ApplicationView, Round

Words = Callable[[Suggest], Complete]
"""For each kind of word, what a half-typed one can go on as."""

NOTHING = ("–", None)


def application_fields(
    calendar: Calendar, stages: Sequence[Stage], words: Words, *, ended: bool
) -> list[Field]:
    """Every field of an application; those of its end only where it has one."""
    fields: list[Field] = [
        LineField("company", "Company", needed=True, complete=words(Suggest.COMPANY)),
        LineField("role", "Role", complete=words(Suggest.ROLE)),
        date_field("applied_on", "Applied on", calendar, Leaning.PAST),
        ChoiceField("source", "Source", [NOTHING, *((each.value, each) for each in Source)]),
        LineField(
            "source_detail",
            "Source detail",
            hint="LinkedIn, Dana, the alumni group",
            complete=words(Suggest.SOURCE_DETAIL),
        ),
        ChoiceField(
            "arrangement", "Arrangement", [NOTHING, *((each.value, each) for each in Arrangement)]
        ),
        LineField("location", "Location", complete=words(Suggest.LOCATION)),
        LineField("market", "Market", hint="EU, US, local", complete=words(Suggest.MARKET)),
        LineField(
            "role_family",
            "Role family",
            hint="backend, data, product",
            complete=words(Suggest.ROLE_FAMILY),
        ),
        LineField("seniority", "Seniority", complete=words(Suggest.SENIORITY)),
        LineField("link", "Link", limit=limits.LINK),
        NoteField("notes", "Notes"),
    ]
    if ended:
        fields += [
            ChoiceField(
                "ended_how", "It ended", [(say.end_words(each), each) for each in EndedHow]
            ),
            ChoiceField("ended_stage_id", "Ended at", [(s.name, s.id) for s in stages]),
            date_field("ended_on", "Ended on", calendar, Leaning.PAST),
            *_reason_fields(NOTHING),
        ]
    return fields


def application_texts(view: ApplicationView) -> dict[str, str]:
    """What stands in the form of an application that is edited."""
    return {
        "company": view.company,
        "role": view.role or "",
        "applied_on": view.applied_on.isoformat() if view.applied_on else "",
        "source": view.source.value if view.source else NOTHING[0],
        "source_detail": view.source_detail or "",
        "arrangement": view.arrangement.value if view.arrangement else NOTHING[0],
        "location": view.location or "",
        "market": view.market or "",
        "role_family": view.role_family or "",
        "seniority": view.seniority or "",
        "link": view.link or "",
        "notes": view.notes,
        "ended_how": say.end_words(view.ended_how or EndedHow.REJECTED),
        "ended_stage_id": (view.ended_stage or view.stage).name,
        "ended_on": view.ended_on.isoformat() if view.ended_on else "",
        "reason": view.reason or "",
        "reason_certainty": (
            say.certainty_words(view.reason_certainty) if view.reason_certainty else NOTHING[0]
        ),
    }


def rejection_fields(calendar: Calendar, stages: Sequence[Stage], remark: Remark) -> list[Field]:
    """A no: at which stage, when, why, how sure that is, and what to take from it.

    ``remark`` speaks of words that guess, where a person writes what happened.
    """
    return [
        ChoiceField("ended_stage_id", "Stage", [(s.name, s.id) for s in stages]),
        date_field("ended_on", "When", calendar, Leaning.PAST),
        *_reason_fields(remark=remark),
        ChoiceField("thanks_sent", "Thank-you", [("not sent yet", False), ("sent", True)]),
        NoteField(
            "lesson",
            "Lesson",
            hint="Only if one comes to mind. There is time for it later.",
            remark=remark,
        ),
    ]


def round_fields(
    calendar: Calendar, stages: Sequence[Stage], words: Words, remark: Remark
) -> list[Field]:
    """Every field of a round; ``remark`` speaks of words that guess."""
    return [
        ChoiceField("stage_id", "Stage", [(s.name, s.id) for s in round_stages(stages)]),
        when_field("when", "When", calendar, Leaning.FUTURE),
        ChoiceField(
            "outcome", "Outcome", [(say.outcome_words(each), each) for each in RoundOutcome]
        ),
        LineField("people", "With", hint="Dana, Lee from platform", complete=words(Suggest.PEOPLE)),
        LineField("format", "Format", hint="video, phone, on site", complete=words(Suggest.FORMAT)),
        whole_field("minutes", "Minutes", limits.ROUND_MINUTES, needed=False),
        whole_field(
            "predicted",
            "Chance in %",
            limits.PREDICTED,
            hint="how likely is a pass? beforehand",
            needed=False,
        ),
        NoteField("questions", "Questions", hint="One a line."),
        NoteField(
            "gaps",
            "Gaps",
            hint="Tags of what was missing, one a line.",
            complete=words(Suggest.GAP),
        ),
        NoteField("lesson", "Lesson", remark=remark),
        NoteField("notes", "Notes", remark=remark),
    ]


def round_stages(stages: Sequence[Stage]) -> list[Stage]:
    """The stages that a round can be at: every one but the application itself."""
    return [stage for stage in stages if stage.kind is not StageKind.APPLICATION]


def round_texts(round_: Round) -> dict[str, str]:
    """What stands in the form of a round that is edited."""
    day = round_.on.isoformat() if round_.on else ""
    hour = f" {round_.at.astimezone():%H:%M}" if round_.at is not None else ""
    return {
        "stage_id": round_.stage.name,
        "when": f"{day}{hour}",
        "outcome": say.outcome_words(round_.outcome),
        "people": round_.people or "",
        "format": round_.format or "",
        "minutes": "" if round_.minutes is None else str(round_.minutes),
        "predicted": "" if round_.predicted is None else str(round_.predicted),
        "questions": round_.questions,
        "gaps": "\n".join(round_.gaps),
        "lesson": round_.lesson,
        "notes": round_.notes,
    }


def _reason_fields(*unknown: tuple[str, None], remark: Remark | None = None) -> list[Field]:
    return [
        LineField(
            "reason", "Reason", hint="what they said, or what you think it was", remark=remark
        ),
        ChoiceField(
            "reason_certainty",
            "How sure",
            [*unknown, *((say.certainty_words(each), each) for each in reversed(Certainty))],
        ),
    ]
