"""How one application and one round read in the detail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.terms import RoundOutcome
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Tone
from respond_tui.widgets.ink import NEXT, SECOND

if TYPE_CHECKING:
    from respond_tui.queries.interviews import ApplicationView, Round


_SHORT = 30


def facts_text(view: ApplicationView, today: dt.date) -> Content:
    """The facts above the rounds: how it stands first, then a line for each that is known."""
    lines = [
        _joined(say.source_words(view.source, view.source_detail), view.arrangement, view.location),
        _joined(view.role_family, view.seniority, view.market),
        view.link or "",
        f"applied {say.full_day(view.applied_on, today)}" if view.applied_on else "",
    ]
    parts = [_standing(view, today)]
    if view.reason:
        sure = f" ({say.certainty_words(view.reason_certainty)})" if view.reason_certainty else ""
        parts.append(Content(f"reason: {view.reason}{sure}"))
    if view.recovery_id is not None:
        done = f"recovery {view.steps_done} of {view.steps_all} · 3 opens it"
        parts.append(Content.styled(done, NEXT))
    parts += [Content.styled(line, SECOND) for line in lines if line]
    return Content("\n").join([*parts, Content("")])


def sealed_text(view: ApplicationView) -> Content:
    """What stands in place of the facts while they are put away."""
    return Content.assemble(
        (f"{say.SEALED_GLYPH} {say.NOT_OPENED}", SECOND),
        "\n",
        f"What {view.company} said is put away here until you want it. ",
        "Enter opens it, and whatever follows from it counts from then.\n",
    )


def round_cells(round_: Round, today: dt.date) -> tuple[Cell, ...]:
    """One round as a line: what came of it, the stage, and when."""
    tone = say.outcome_tone(round_.outcome)
    return (
        Cell(say.outcome_glyph(round_.outcome), tone),
        Cell(round_.stage.name),
        Cell(_outcome(round_, today), Tone.SECOND),
    )


def round_text(round_: Round) -> Content:
    """What is known of a round beyond its line."""
    known = [
        ("plan", round_.plan),
        ("with", round_.people or ""),
        ("format", round_.format or ""),
        ("minutes", str(round_.minutes) if round_.minutes is not None else ""),
        ("predicted", f"{round_.predicted} %" if round_.predicted is not None else ""),
        ("asked", "\n".join(round_.questions.splitlines())),
        ("gaps", ", ".join(round_.gaps)),
        ("lesson", round_.lesson),
        ("notes", round_.notes),
    ]
    lines = [_told(name, value) for name, value in known if value]
    if not lines:
        return Content.styled("Nothing more is written about this round; e adds to it.", SECOND)
    return Content("\n").join(lines)


def _told(name: str, value: str) -> Content:
    """A short value stands beside its name, a longer one below it."""
    if "\n" in value or len(value) > _SHORT:
        return Content.assemble((name, SECOND), "\n", value)
    return Content.assemble((f"{name:<10}", SECOND), value)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _outcome(round_: Round, today: dt.date) -> str:
    """What came of a round and when; one that is ahead has only its hour."""
    is_ahead = round_.on is not None and round_.on >= today
    if round_.outcome is RoundOutcome.PENDING and is_ahead:
        return _when(round_, today)
    return f"{say.outcome_words(round_.outcome)} · {_when(round_, today)}"


def _when(round_: Round, today: dt.date) -> str:
    ahead = round_.on is not None and round_.on >= today
    hour = f" {round_.at.astimezone():%H:%M}" if round_.at is not None and ahead else ""
    return f"{say.day_words(round_.on, today)}{hour}"


def _standing(view: ApplicationView, today: dt.date) -> Content:
    if view.ended_how is None:
        words = say.status_words(view.status)
        stage = f" · {view.stage.name}" if view.rounds else ""
        return Content(f"{say.status_glyph(view.status)} {words}{stage}")
    where = f" at {view.ended_stage.name}" if view.ended_stage is not None else ""
    when = f", {say.full_day(view.ended_on, today)}" if view.ended_on is not None else ""
    return Content(
        f"{say.status_glyph(view.status)} {say.ended_words(view.ended_how)}{where}{when}"
    )
