"""The commands that show what is in the file and write nothing into it.

Where there is no file yet, opening makes a fresh one, as for every command.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from respond_tui.cli import shapes
from respond_tui.cli.door import opened
from respond_tui.cli.printing import DASH, percent, say, say_json, say_wrapped, table
from respond_tui.guide.dates import read_day, spoken
from respond_tui.guide.rates import SLICES, By
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.spoken_dates import spoken_moment
from respond_tui.guide.terms import Status

if TYPE_CHECKING:
    from respond_tui.guide.calibration import Calibration
    from respond_tui.guide.commitments import Comparison
    from respond_tui.guide.counting import StageCount
    from respond_tui.guide.rates import Rate
    from respond_tui.guide.rules import Rules
    from respond_tui.queries.interviews import Listed
    from respond_tui.queries.patterns import AlertView
    from respond_tui.queries.rates import Group

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")

_BEGIN = "Nothing is logged yet. Begin with: respond add 'Acme, Backend Engineer applied today'"

_NOT_OPENED = "not opened yet"

_LEGEND = (
    "In: all that came there, each in one of the next five. Pass rate: of those that",
    "passed or ended in a no. Range: where it plausibly lies, in %.",
)
_BRACKETS = (
    "In brackets: where the rate plausibly lies, in %. What is too early or left out is in "
    "neither number."
)


@click.command("list")
@click.option("--stage", help="Only those whose furthest stage this is.")
@click.option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    help="Only those that stand so.",
)
@click.option("--since", help="Only those with news since a day: 2026-11-30, 3w ago, last mon.")
@as_json
def listed(stage: str | None, status: str | None, since: str | None, as_json: bool) -> None:
    """The applications, newest first, and how they stand."""
    from respond_tui.guide.stages import find_stage
    from respond_tui.queries.interviews import counted_stages, listing
    from respond_tui.queries.settings import rules

    with opened() as desk, desk.store.read() as session:
        figures = rules(session)
        try:
            place = find_stage(stage, counted_stages(session)) if stage is not None else None
            day = _day(since, desk.today, figures)
        except Refusal as refusal:
            raise click.UsageError(refusal.sentence) from refusal
        wanted = Status(status) if status else None
        found = listing(session, wanted, place.id if place else None, day, desk.today, figures)
    if as_json:
        say_json([shapes.application(one) for one in found])
    elif found:
        say(_as_table(sorted(found, key=lambda one: one.sealed), desk.today))
    else:
        say("None of them is like that." if stage or status or since else _BEGIN)


def _day(since: str | None, today: dt.date, rules: Rules) -> dt.date | None:
    return None if since is None else read_day(since, today, rules.date_order)


def _as_table(found: Sequence[Listed], today: dt.date) -> str:
    return table(
        ("Company", "Role", "Stage", "Status", "Applied", "Ended"),
        [(one.company, one.role or DASH, *_standing(one, today)) for one in found],
    )


def _standing(one: Listed, today: dt.date) -> tuple[str, str, str, str]:
    """How an application stands; of one whose answer is put away no more than that."""
    applied = spoken(one.applied_on, today) if one.applied_on else DASH
    if one.sealed:
        return DASH, _NOT_OPENED, applied, DASH
    ended = spoken(one.ended_on, today) if one.ended_on else DASH
    return one.stage, _words(one.status), applied, ended


def _words(status: Status) -> str:
    return status.value.replace("_", " ")


@click.command()
@as_json
def today(as_json: bool) -> None:
    """What is due, what comes next, what waits for a word."""
    from respond_tui.guide.today import each_round_once
    from respond_tui.queries.settings import rules
    from respond_tui.queries.today import today as ask

    with opened() as desk, desk.store.read() as session:
        view = ask(session, desk.now, rules(session))
    if as_json:
        say_json(shapes.today(view, desk.today))
        return
    if view.pausing:
        say("The pause runs. What is not here can wait.\n")
    if not view.items:
        say("Nothing is due today.")
        return
    rows = [
        ("!" if item.overdue else "", item.what, _due(item.due, item.at, desk.now), item.detail)
        for item in each_round_once(view.items)
    ]
    say(table(("", "What", "Due", "About"), rows))


def _due(due: dt.date | None, at: dt.datetime | None, now: dt.datetime) -> str:
    if at is not None:
        local = at.astimezone(now.tzinfo)
        return spoken_moment(local, now.date())
    return spoken(due, now.date()) if due else DASH


@click.command()
@click.option("--anyway", is_flag=True, help="Show them although a pause runs.")
@as_json
def patterns(anyway: bool, as_json: bool) -> None:
    """Every stage in numbers, what repeats and how sure that is, and the gaps written down.

    While a pause runs they rest; a program that asks for JSON is given everything.
    """
    from respond_tui.guide.calibration import beside
    from respond_tui.queries import patterns as ask
    from respond_tui.queries.calibration import calibration, forecasts
    from respond_tui.queries.evidence import alert_evidence
    from respond_tui.queries.gaps import gap_evidence, gaps
    from respond_tui.queries.levers import compared
    from respond_tui.queries.recovery import resting_until
    from respond_tui.queries.settings import rules

    with opened() as desk, desk.store.read() as session:
        figures = rules(session)
        until = resting_until(session, desk.now, shield=figures.shield)
        if until is not None and not (anyway or as_json):
            say(_resting(until, desk.now))
            return
        overview = ask.overview(session, desk.today, figures)
        counts, alerts = overview.table, overview.alerts
        chosen = [view.commitment for view in alerts if view.commitment is not None]
        came = {each.id: compared(session, each, desk.today, figures) for each in chosen}
        judged = calibration(session)
        others = beside({state: len(ids) for state, ids in forecasts(session).ids.items()})
        written = gaps(session)
        # Only a program is told every row behind a number.
        told = alerts if as_json else ()
        evidence = [alert_evidence(session, view, desk.today, figures) for view in told]
        seen = [(gap, gap_evidence(session, gap.key)) for gap in written if as_json]
    if as_json:
        found = list(zip(alerts, evidence, strict=True))
        since = {id_: each for id_, each in came.items() if each is not None}
        say_json(
            shapes.patterns(desk.today, counts, found, seen, judged, since, figures.confidence)
        )
        return
    say(_stage_table(counts))
    for view in alerts:
        if view.in_front or view.quiet:
            chosen_one = view.commitment
            say_wrapped(f"\n{_in_words(view, came.get(chosen_one.id) if chosen_one else None)}")
    rest = [view for view in alerts if not (view.in_front or view.quiet)]
    if rest:
        say("\nAlso counted:")
        say_wrapped("\n".join(f"  {view.alert.strength} – {view.headline}" for view in rest))
    if not alerts:
        say("\nNothing repeats within the window, at a stage or anywhere else.")
    if written:
        say("\nGaps you wrote down, with what shows them:")
        rows = [(gap.tag, gap.kind.value, f"{gap.reflections:,}") for gap in written]
        say(table(("Gap", "Kind", "Reflections"), rows, right=(2,)))
    say_wrapped(f"\nYour own forecasts:\n{_forecasts(judged, others)}")


def _forecasts(found: Calibration, others: str) -> str:
    """How a person judges their own rounds, or how many more it takes to say that."""
    from respond_tui.guide.calibration import ENOUGH, leaning, scored

    if found.missing:
        first = f"{found.n} of {ENOUGH} decided rounds have a chance given beforehand (~60)."
        return "\n".join(f"  {line}" for line in (first, others) if line)
    return "\n".join(f"  {line}" for line in (leaning(found), scored(found), others) if line)


def _resting(until: dt.datetime, now: dt.datetime) -> str:
    back = spoken_moment(until.astimezone(now.tzinfo), now.date())
    return (
        f"Patterns rest until {back}: a pause is running, and nothing has to be judged in it.\n"
        "Everything still counts; “respond patterns --anyway” shows it."
    )


def _stage_table(counts: Sequence[StageCount]) -> str:
    titles = ("Stage", "In", "Passed", "No", "Silent", "Left out", "Pending", "Pass rate", "Range")
    rows = [
        (
            count.stage.name,
            *(
                f"{number:,}"
                for number in (
                    count.entered,
                    count.passed,
                    count.rejected,
                    count.silent,
                    count.left_out,
                    count.pending,
                )
            ),
            f"{percent(count.pass_rate)} of {count.decided:,}" if count.decided else DASH,
            _span(count.low, count.high),
        )
        for count in counts
        if count.entered
    ]
    if not rows:
        return _BEGIN
    below = ["", *_LEGEND] if any(count.decided for count in counts) else [""]
    below += [_ended(count) for count in counts if count.accepted + count.declined]
    return "\n".join([table(titles, rows, right=range(1, 8)), *below]).rstrip()


def _ended(count: StageCount) -> str:
    """What came of offers, which are no test."""
    from respond_tui.guide.pattern_words import stage_title

    came = f"accepted {count.accepted:,}, declined {count.declined:,}, open {count.pending:,}"
    return f"{stage_title(count.stage.name)}: {came}, of {count.entered:,}."


def _span(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{100 * low:.0f}–{100 * high:.0f}"


def _in_words(view: AlertView, came: Comparison | None = None) -> str:
    lines = [
        f"{view.alert.strength.value.capitalize()} – {view.headline}.",
        *(f"  {line}" for line in (view.basis, view.change, view.undated) if line),
    ]
    chosen = view.commitment
    if chosen is not None:
        lines.append(
            f"  {chosen.lever.value.capitalize()}: {chosen.what}"
            f" (day {chosen.progress.day} of {chosen.progress.of})."
        )
    if came is not None:
        from respond_tui.guide.commitments import compared

        lines.append(f"  {compared(came)}")
    return "\n".join(lines)


@click.command()
@as_json
def stats(as_json: bool) -> None:
    """Counts, and how often applications are answered."""
    from respond_tui.guide.pattern_words.plain import plural
    from respond_tui.queries.settings import rules
    from respond_tui.queries.stats import stats as ask

    with opened() as desk, desk.store.read() as session:
        figures = rules(session)
        found = ask(session, desk.today, figures)
    if as_json:
        say_json(shapes.stats(found, figures.confidence))
        return
    say(f"{found.applications:,} {plural(found.applications, 'application')}")
    for status, count in found.by_status.items():
        if count:
            say(f"  {count:>6,}  {_words(status)}")
    for name, rate in (("Answered", found.reply_rate), ("Invited to a round", found.invite_rate)):
        say_wrapped(f"{name}: {_share(rate)}")
    apart = False
    for by in (By.MONTH, *SLICES):
        groups = found.rates.groups[by]
        if any(group.name is not None for group in groups):
            say(f"\n{_by(by, groups)}")
            apart = True
    if apart:
        say_wrapped(f"\n{_BRACKETS}")


def _by(by: By, groups: Sequence[Group]) -> str:
    """Both rates of each part of the log, with what they are of."""
    title = f"By {by.value.replace('_', ' ')}"
    rows = [
        (group.name or "not noted", _short(group.reply), _short(group.invite)) for group in groups
    ]
    return table((title, "Answered", "Invited to a round"), rows, right=(1, 2))


def _short(rate: Rate) -> str:
    if not rate.of:
        return f"none of {rate.too_early + rate.left_out:,} counts"
    return f"{percent(rate.rate)} of {rate.of:,} ({_span(rate.low, rate.high)})"


def _share(rate: Rate) -> str:
    """A rate with all that it is made of."""
    answered = rate.answered
    shown = DASH
    if answered.rate is not None:
        span = _span(answered.low, answered.high)
        shown = (
            f"{percent(answered.rate)} ({answered.part:,} of {answered.of:,}, plausibly {span} %)"
        )
    out = [
        f"{rate.too_early:,} too early (younger than {rate.days} days)" if rate.too_early else "",
        f"{rate.left_out:,} left out (no day of applying, or withdrawn before)"
        if rate.left_out
        else "",
    ]
    return "; ".join([shown, *(each for each in out if each)])
