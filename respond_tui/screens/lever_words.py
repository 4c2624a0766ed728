"""How a lever reads: its promise, its weeks, then and since; and the lines of all behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.commitments import CommitmentState, compared, last_counted
from respond_tui.guide.lever_days import days_of_week
from respond_tui.guide.pattern_words import stage_title
from respond_tui.guide.shares import Counts
from respond_tui.guide.terms import Lever, StepState, Went
from respond_tui.screens import spoken as say
from respond_tui.screens.pattern_words import interval_line
from respond_tui.widgets.columns import Cell, Line, Tone
from respond_tui.widgets.ink import NEXT, SECOND
from respond_tui.widgets.pages import PagedLines, Stretch

if TYPE_CHECKING:
    from respond_tui.queries.commitments import CommitmentView
    from respond_tui.queries.interviews import LogRow
    from respond_tui.queries.levers import LeverAction, LeverView, WeekView
    from respond_tui.workspace.queries import Queries

LEVERS = {
    Lever.COMPETENCE: "train, practise, build one project",
    Lever.FOCUS: "aim at neighbouring roles or industries",
    Lever.VISIBILITY: "be known: people, posts, referrals",
}

WENT = {Went.GOOD: "●", Went.SO_SO: "◐", Went.NOT: "○"}
UNSAID = "·"
"""What stands for a week that nothing was said of."""


def lever_title(view: CommitmentView) -> str:
    """The title above a lever."""
    return f"{stage_title(view.lever.value)} · {view.about}"


def lever_text(view: LeverView, today: dt.date) -> Content:
    """A lever: what was promised, how far it has come, then and now side by side."""
    chosen = view.chosen
    come = chosen.progress
    lines = [
        Content(chosen.what),
        *([Content.styled(f"target: {chosen.target}", SECOND)] if chosen.target else []),
        Content.styled(_days(chosen, today), SECOND),
        Content(f"{say.bar(come.day, come.of, 20)} day {come.day} of {come.of}"),
        *([weeks_line(view.weeks)] if view.weeks else []),
        Content(""),
        *_then_and_since(view, today),
    ]
    if chosen.why:
        lines.append(Content.assemble(("Beside another, because: ", SECOND), chosen.why))
    if chosen.verdict:
        lines.append(Content.assemble(("Your verdict: ", NEXT), chosen.verdict))
    if chosen.notes:
        lines.append(Content(chosen.notes))
    return Content("\n").join([*lines, Content.styled(_NEXT[chosen.state], NEXT)])


_NEXT = {
    CommitmentState.RUNNING: "l  this week, an action, or the verdict now",
    CommitmentState.DUE: "l  say what came of it",
    CommitmentState.ENDED: "Its numbers stay; d takes it away.",
}


def weeks_line(weeks: Sequence[Went | None]) -> Content:
    """A mark for each week that is over, and how many of each there are."""
    marks = " ".join(UNSAID if went is None else WENT[went] for went in weeks)
    counts = [f"{weeks.count(went)} {went.value}" for went in Went if went in weeks]
    if None in weeks:
        counts.append(f"{weeks.count(None)} not said")
    return Content.assemble((f"{'weeks':<10}", SECOND), marks, (f"  {', '.join(counts)}", SECOND))


def asked_week(
    started_on: dt.date, week: int, answer: WeekView | None, today: dt.date
) -> tuple[str, str]:
    """Which week is asked about, by its days, and what an answer to it would replace."""
    first, last = days_of_week(started_on, week)
    start = f"{first.day}" if first.month == last.month else f"{first.day} {first:%b}"
    title = f"Week {week}, {start}–{last.day} {last:%b}"
    if answer is None:
        return title, "How did it go?"
    said = f"You said: {answer.went} ({say.day_words(answer.on, today)})."
    return title, f"{said} Another replaces it."


def _days(chosen: CommitmentView, today: dt.date) -> str:
    """From which day to which its numbers count."""
    last = last_counted(chosen.ends_on)
    is_early = chosen.ended_on is not None and chosen.ended_on < last
    last = chosen.ended_on if is_early and chosen.ended_on else last
    days = f"since {say.full_day(chosen.started_on, today)} · until {say.full_day(last, today)}"
    return f"{days}, ended early" if is_early else days


def _then_and_since(view: LeverView, today: dt.date) -> list[Content]:
    frozen = view.chosen.baseline
    if frozen is None or view.comparison is None:
        return [Content.styled("The numbers of its first day cannot be read.", SECOND)]
    aside = []
    if frozen.is_whole:
        aside.append("Of all your applications, since it leads away from this slice.")
    if view.chosen.state is CommitmentState.DUE:
        aside.append("What was decided after its last day does not count, unless you extend it.")
    expected = view.comparison.by_itself if view.comparison.is_drawn else None
    return [
        interval_line("then", view.comparison.then),
        *([interval_line("by itself", expected)] if expected is not None else []),
        interval_line("since", view.comparison.now),
        Content(compared(view.comparison)),
        *(Content.styled(line, SECOND) for line in aside),
    ]


_ASIDE = {
    Counts.PENDING: "not decided yet",
    Counts.SILENT: "silent",
    Counts.TOO_EARLY: "too early to tell",
    Counts.LEFT_OUT: "left out",
}


def lever_lines(view: LeverView, queries: Queries, today: dt.date) -> PagedLines[Line]:
    """What belongs to a lever: its actions, what was said of weeks, and all behind its numbers."""
    rows = queries.lever_rows(view.chosen)
    said = [week for week in view.said if week.line]
    parts: list[tuple[str, Sequence[Line | int]]] = [
        ("To do", [_action_line(action, today) for action in view.actions]),
        ("Said of a week", [_week_line(week, today) for week in said]),
        ("Since: went well", rows.since.well),
        ("Since: did not", rows.since.badly),
        *((f"Since: {_ASIDE[each]}", ids) for each, ids in rows.aside.items()),
        ("Since: nobody knows when it started", rows.undated),
        ("Then: went well", rows.then.well),
        ("Then: did not", rows.then.badly),
    ]
    everything = [row for _, part in parts for row in part]

    def fetch(start: int, most: int) -> Sequence[Line]:
        page = everything[start : start + most]
        found = queries.log_rows([row for row in page if isinstance(row, int)])
        known = {row.id: row for row in found}
        return [
            _application_line(row, known.get(row), today) if isinstance(row, int) else row
            for row in page
        ]

    stretches = [Stretch(title, len(part)) for title, part in parts]
    return PagedLines(stretches, fetch, lambda line: line)


def _week_line(week: WeekView, today: dt.date) -> Line:
    words = Cell(f"{WENT[week.went]} {week.line or ''}")
    return Line(None, (words, Cell(week.went.value, Tone.SECOND), _day(week.on, today)))


def _action_line(action: LeverAction, today: dt.date) -> Line:
    tone = Tone.PLAIN if action.state is StepState.OPEN else Tone.SECOND
    words = Cell(f"{say.step_glyph(action.state)} {action.text}", tone)
    note = Cell(action.note, Tone.SECOND)
    return Line(("lever-action", action.id), (words, note, _day(action.due_on, today)))


def _application_line(id_: int, row: LogRow | None, today: dt.date) -> Line:
    if row is None:
        return Line(None, (Cell("not in the log any more", Tone.SECOND), Cell(""), Cell("")))
    if row.sealed:
        words = f"{say.SEALED_GLYPH} {say.NOT_OPENED}"
        return Line(("evidence", id_), (Cell(words, Tone.SECOND), Cell(""), Cell("")))
    name = Cell(say.place(row.company, row.role))
    return Line(("evidence", id_), (name, Cell(row.stage, Tone.SECOND), _day(row.on, today)))


def _day(day: dt.date | None, today: dt.date) -> Cell:
    return Cell(say.day_words(day, today) if day is not None else "", Tone.SECOND)
