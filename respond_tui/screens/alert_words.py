"""How alerts read on the screen: a line in the list, figures, an interval drawn, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.patterns import Alert
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Lever
from respond_tui.screens import spoken as say
from respond_tui.screens.pattern_words import commitment_line, interval_line
from respond_tui.widgets.columns import Cell, Line, Tone, remark
from respond_tui.widgets.ink import NEXT, SECOND
from respond_tui.widgets.pages import Stretch

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount
    from respond_tui.queries.patterns import AlertView, CommitmentView

HELP = (
    "What repeats: noes at a stage, gaps, questions, silence, slices that stand out. △ watch "
    "may still be chance, ▲ likely and ◆ strong hold against the rest. Enter shows the "
    "applications behind a number, and once more opens one. l chooses one lever with today's "
    "numbers frozen; at the end they stand beside what came after. On a lever, space says how "
    "the week went and A adds an action; behind it, space ticks one. z puts an alert off. "
    "While a pause runs they rest, until you ask for them with enter. Below, the chances that "
    "you gave stand beside what came true, once ten such rounds are decided."
)
"""What help says of Patterns."""


class _Words(NamedTuple):
    """How a kind of alert counts: its share, the two figures of it, the rows behind it.

    What is counted for its noes alone has no share: they would be all of it.
    """

    share: str
    figures: str
    behind: str


_WORDS = {
    AlertKind.STAGE: _Words("pass rate", "passed {part:,} · no {rest:,}", "Ended in a no here"),
    AlertKind.GAP: _Words(
        "named in", "named in {part:,} · not in {rest:,} other reflections", "What showed it"
    ),
    AlertKind.QUESTION: _Words(
        "stumped", "stumped {part:,} · fine {rest:,}", "Where it stumped you"
    ),
    AlertKind.SILENCE: _Words("silent", "silent {part:,} · answered {rest:,}", "Stayed silent"),
    AlertKind.SLICE: _Words(
        "to rounds", "led to a round {part:,} · to none {rest:,}", "Decided at the first step"
    ),
    AlertKind.SPEED: _Words("so fast", "so fast {part:,} · later {rest:,}", "Noes so fast"),
    AlertKind.EMPLOYER: _Words("", "no {part:,} · other applications there {rest:,}", "Noes there"),
}


def alert_line(view: AlertView) -> Line:
    """One alert: how strong, what repeats, and whether it is quiet."""
    strength = view.alert.strength
    right = ""
    if view.commitment is not None:
        right = "a lever is chosen"
    elif view.answered is not None and view.quiet:
        until = view.answered.until
        right = f"quiet until {until:%-d %b}" if until is not None else "dismissed"
    tone = Tone.PLAIN if view.in_front else Tone.SECOND
    mark = Tone.WAIT if view.in_front else Tone.SECOND
    return Line(
        ("alert", view.alert.address),
        (
            Cell(f"{say.strength_glyph(strength)} {strength}", mark),
            Cell(view.headline, tone),
            Cell(right, Tone.SECOND),
        ),
    )


def alert_lines(
    alerts: Sequence[AlertView], commitments: Sequence[CommitmentView]
) -> Iterator[Line]:
    """What asks for a look first: levers that are due, then the alerts in front, then the rest."""
    due = [view for view in commitments if view.state is CommitmentState.DUE]
    running = [view for view in commitments if view.state is CommitmentState.RUNNING]
    ended = [view for view in commitments if view.state is CommitmentState.ENDED]
    rest = [view for view in alerts if not view.in_front]
    yield from map(commitment_line, due)
    yield from (alert_line(view) for view in alerts if view.in_front)
    yield from map(commitment_line, running)
    if rest and len(rest) < len(alerts):
        yield remark("The rest, quietly")
    yield from map(alert_line, rest)
    yield from map(commitment_line, ended)


def alerts_title(found: int, loud: int) -> str:
    """The title above the alerts: how many are not quiet."""
    if not found:
        return "Alerts"
    return f"Alerts · {loud}" if loud else "Alerts · all quiet"


def no_alerts(table: Sequence[StageCount], rules: Rules) -> list[Line]:
    """What stands where nothing repeats, or where nothing can yet."""
    if not any(count.entered for count in table):
        return [
            remark("Here you see what repeats, once there is something to count."),
            remark("Press a to log an interview, passed or not."),
        ]
    return [
        remark("Nothing repeats within the window, at a stage or anywhere else."),
        *map(remark, used_lines(rules)),
    ]


def used(rules: Rules) -> str:
    """The figures in force that patterns were counted with, in one paragraph."""
    return " · ".join(used_lines(rules))


def used_lines(rules: Rules) -> tuple[str, str]:
    """The same in two lines, each of which a list has room for."""
    floors = f"{rules.fewest_noes} noes · {rules.fewest_decided} decided to compare"
    quiet = f" · {len(rules.quiet_kinds)} kinds quiet" if rules.quiet_kinds else ""
    return (
        f"Window {rules.window_days:,} days · {floors}",
        f"silent after {rules.silence_days} days · intervals {rules.confidence} %{quiet}",
    )


def alert_text(view: AlertView, rules: Rules) -> Content:
    """What an alert rests on, drawn and said, and what would change it."""
    alert, words = view.alert, _WORDS[view.alert.kind]
    figures = f"{_figures(alert)}, in the last {rules.window_days} days"
    lines = [
        Content.styled(figures, SECOND),
        *([interval_line(words.share, alert.here)] if words.share else []),
    ]
    if alert.elsewhere is not None:
        lines.append(interval_line("elsewhere", alert.elsewhere))
    lines += [Content(""), Content(view.basis)]
    if alert.p is not None and alert.q is not None:
        lines.append(Content.styled(f"p {_small(alert.p)} · q {_small(alert.q)}", SECOND))
    if view.change:
        lines.append(Content.styled(view.change, SECOND))
    if view.undated:
        lines.append(Content.styled(view.undated, SECOND))
    lines.append(Content(""))
    lines += [_next_step(view), Content.styled(used(rules), SECOND), Content("")]
    return Content("\n").join(lines)


def of_alert(view: AlertView) -> list[Stretch]:
    """The stretch of rows behind an alert."""
    return [Stretch(_WORDS[view.alert.kind].behind, view.alert.counted)]


def _small(p: float) -> str:
    """A probability to three decimals, without the nought: “= .067”."""
    return "< .001" if p < 0.001 else "= " + f"{p:.3f}".lstrip("0")


def _figures(alert: Alert) -> str:
    part = alert.here.part
    return _WORDS[alert.kind].figures.format(part=part, rest=alert.here.of - part)


def _next_step(view: AlertView) -> Content:
    if view.commitment is not None:
        return Content.styled(
            f"You chose {view.commitment.lever.value}: {view.commitment.what}. l opens it.", NEXT
        )
    names = " · ".join(lever.value for lever in Lever)
    return Content.styled(f"l  choose one lever: {names}", NEXT)
