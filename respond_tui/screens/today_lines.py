"""How the lines of Today read: by recovery, then interviews, then what only asks a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.recovery_words import words_for
from respond_tui.guide.spoken_dates import spoken
from respond_tui.guide.terms import ReflectionPage, StepKind
from respond_tui.guide.text import capital
from respond_tui.guide.today import TodayItem, TodayKind, each_round_once
from respond_tui.screens import spoken as say
from respond_tui.screens.base import Target
from respond_tui.widgets.columns import GAP, Cell, Line, Tone, heading, remark

if TYPE_CHECKING:
    from respond_tui.queries.patterns import AlertView
    from respond_tui.queries.recovery import RecoveryRow
    from respond_tui.queries.today import TodayView

_WHAT_TO_DO = {
    TodayKind.STEP: "",
    TodayKind.FEELING: "The pause is over. Enter and one digit say how it is now; z lets it be.",
    TodayKind.ACTION: "A next step that you set yourself. Space ticks it, m moves it.",
    TodayKind.WEEK: "Once a week. Enter and one key: g good, s so-so, n not.",
    TodayKind.PLAN: "Below it is what you decided after an earlier no. Enter opens the round; "
    "after it, o says how it went.",
    TodayKind.ROUND: "Enter opens it with what you know. After it, o says how it went.",
    TodayKind.OUTCOME: "o and one letter say what came of it; x says that it was a no.",
    TodayKind.LETTER: "Space lets it rest: silence is data too. z waits on and is not asked "
    "again; enter opens it, for an answer that came.",
    TodayKind.ASSUMPTION: "You wanted to look at it again. Enter shows what your log says by now.",
    TodayKind.SILENT: "o g lets it rest as ghosted. It stays in your numbers either way.",
}

_OF_A_RECOVERY = frozenset({TodayKind.STEP, TodayKind.FEELING})

_BELOW = " " * (1 + GAP)
"""What stands under a line begins where its words do."""

WELCOME = (
    ("This is where you see what to do next.", Tone.STRONG),
    ("", Tone.PLAIN),
    ("Press a and write one line about an interview, such as", Tone.PLAIN),
    ("    Acme, Backend Engineer @technical rejected yesterday", Tone.NEXT),
    ("    Globex @screen passed fri", Tone.NEXT),
    ("", Tone.PLAIN),
    ("A no opens a short checklist with dates, so that you need", Tone.SECOND),
    ("not think about what comes next. When noes repeat at one", Tone.SECOND),
    ("stage, Patterns says so, and how sure it is. Everything", Tone.SECOND),
    ("stays on this machine.", Tone.SECOND),
    ("", Tone.PLAIN),
    ("A spreadsheet comes in with ctrl+p, import.", Tone.SECOND),
)


def next_lines(view: TodayView, now: dt.datetime) -> Iterator[Line]:
    """The lines of Next, the very first thing to do marked as the one bright thing."""
    marked = False
    for line in _lines(view, now):
        if line.key is not None and not marked:
            marked = True
            yield Line(line.key, (Cell("▸", Tone.NEXT), *line.cells[1:]))
        else:
            yield line


def _lines(view: TodayView, now: dt.datetime) -> Iterator[Line]:
    """By recovery, and then what belongs to none."""
    if not view.items and not view.pausing:
        yield remark("Nothing is due. That is a good place to be.")
        yield remark("Press a to log what happened, or 2 to look at your applications.")
    rows = {row.id: row for row in (*view.recoveries, *view.pausing)}
    steps = [item for item in view.items if item.kind in _OF_A_RECOVERY]
    first = True
    for recovery_id in dict.fromkeys(
        [row.id for row in view.pausing]
        + [item.recovery_id for item in steps if item.recovery_id is not None]
    ):
        if not first:
            yield remark("")
        first = False
        row = rows[recovery_id]
        yield heading(say.place(row.company, row.role), _after(row, now))
        if row.pausing_until is not None:
            until = say.until_words(row.pausing_until, now)
            yield remark(
                f"  Pause until {until} · {say.time_left(row.pausing_until, now)}", Tone.WAIT
            )
        for item in steps:
            if item.recovery_id == recovery_id:
                yield _item_line(item, now)
    yield from _others(view, now, blank=not first)


def _others(view: TodayView, now: dt.datetime, *, blank: bool) -> Iterator[Line]:
    titles = {
        TodayKind.ROUND: "Interviews",
        TodayKind.WEEK: "Your lever",
        TodayKind.ACTION: "Next steps",
        TodayKind.OUTCOME: "How did it go?",
        TodayKind.LETTER: "Letters without an answer: let them rest?",
        TodayKind.ASSUMPTION: "Assumptions: what came of the test?",
        TodayKind.SILENT: "Silent: let it rest?",
    }
    lines = each_round_once(view.items)
    for kind, title in titles.items():
        kinds = (kind, TodayKind.PLAN) if kind is TodayKind.ROUND else (kind,)
        items = [item for item in lines if item.kind in kinds]
        if not items:
            continue
        if blank:
            yield remark("")
        blank = True
        yield heading(title)
        for item in items:
            yield _item_line(item, now)
            for part in item.parts[1:] if item.kind is TodayKind.PLAN else ():
                yield Line(None, (Cell(f"{_BELOW}{part}", Tone.SECOND),), follows=True)


def _item_line(item: TodayItem, now: dt.datetime) -> Line:
    due = say.due_words(item.due, item.at, now.date())
    if item.kind is TodayKind.WEEK:
        return Line(item, (Cell(""), Cell(item.what), Cell("one key", Tone.SECOND)))
    if item.kind is TodayKind.FEELING:
        return Line(item, (Cell(""), Cell(item.what), Cell("one digit", Tone.SECOND)))
    if item.kind not in (TodayKind.STEP, TodayKind.ACTION):
        due = due.removeprefix("by ").removeprefix("since ")
    elif item.step_kind is StepKind.FEELING and not item.overdue:
        due = say.FEELING_TAKES
    if item.kind is TodayKind.LETTER:
        what, silence = item.parts
        return Line(item, (Cell(""), Cell(what), Cell(silence, Tone.WAIT)))
    what = capital(item.parts[0] if item.parts else item.what)
    return Line(item, (Cell(""), Cell(what), Cell(due, _due_tone(item, now))))


def ahead(item: TodayItem, now: dt.datetime) -> str:
    """When a round that is ahead takes place."""
    return say.due_words(item.due, item.at, now.date()).removeprefix("by ")


def _due_tone(item: TodayItem, now: dt.datetime) -> Tone:
    return Tone.WAIT if item.overdue or item.due == now.date() else Tone.SECOND


def _after(row: RecoveryRow, now: dt.datetime) -> str:
    day = f", {spoken(row.ended_on, now.date())}" if row.ended_on is not None else ""
    return f"no after {row.stage}{day}" if row.stage else f"a no{day}"


def today_alert_line(view: AlertView) -> Line:
    """The strongest alert in one line, to be opened."""
    strength = view.alert.strength
    return Line(
        Target(alert_address=view.alert.address),
        (
            Cell(f"{say.strength_glyph(strength)} {strength}", Tone.WAIT),
            Cell(view.headline, Tone.STRONG),
            Cell(""),
        ),
    )


def place_of(item: TodayItem) -> tuple[str, Target]:
    """Where a line leads, and what it names there."""
    target = Target(
        application_id=item.application_id,
        round_id=item.round_id if item.kind is TodayKind.PLAN else None,
        recovery_id=item.recovery_id,
        step_id=item.step_id,
        action_id=item.action_id if item.recovery_id is not None else None,
        page=ReflectionPage.OUTLINE if item.recovery_id and item.action_id else None,
        commitment_id=item.commitment_id,
    )
    return mode_of(target), target


def mode_of(target: Target) -> str:
    """The screen that shows what is named."""
    if target.alert_address is not None or target.commitment_id is not None:
        return "patterns"
    return "recovery" if target.recovery_id is not None else "log"


def why(key: object) -> Content:
    """The guide's words on a step, or what to do with any other line."""
    if not isinstance(key, TodayItem):
        return Content("")
    if key.step_kind is not None and key.kind is TodayKind.STEP:
        words = words_for(key.step_kind)
        return Content.assemble((words.title, "bold"), "\n", "\n".join(words.sentences))
    if key.kind in (TodayKind.ACTION, TodayKind.WEEK):
        return Content.assemble((key.detail, "bold"), "\n", _WHAT_TO_DO[key.kind])
    return Content(_WHAT_TO_DO[key.kind])
