"""How rates and the flow read on their pages: lines, what each says, what is behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from respond_tui.guide.flow import End, Flow, Origin, Place
from respond_tui.guide.flow_words import place_name
from respond_tui.guide.rates import SLICES, By, Rate, RateKind, Waited
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.screens import spoken as say
from respond_tui.screens.pattern_words import interval_line
from respond_tui.widgets.columns import Bar, Cell, Column, Line, Piece, Tone, heading, remark
from respond_tui.widgets.ink import SECOND
from respond_tui.widgets.pages import Stretch

if TYPE_CHECKING:
    from respond_tui.queries.flow import Traveller
    from respond_tui.queries.letters import LetterStats
    from respond_tui.queries.rates import Answer, Group, Rates

RATE_COLUMNS = (
    Column(flex=1),
    Column(width=16, right=True, figures=True),
    Column(width=9, right=True, figures=True),
    Column(width=20, right=True, figures=True),
)
FLOW_COLUMNS = (Column(flex=4), Column(width=7, right=True, figures=True), Column(flex=5))

_KINDS = {RateKind.REPLY: "Answered", RateKind.INVITE: "Invited to a round"}
_BY = {
    By.MONTH: "by month of applying",
    By.SOURCE: "by source",
    By.ROLE_FAMILY: "by role family",
    By.ARRANGEMENT: "by arrangement",
    By.MARKET: "by market",
    By.SENIORITY: "by seniority",
}
_WAITED = {
    RateKind.REPLY: {
        Waited.ANSWERED: "Answered within {days} days",
        Waited.LATE: "Answered later than that: counts as not answered",
        Waited.UNANSWERED: "Not answered",
        Waited.TOO_EARLY: "Too early: sent less than {days} days ago",
        Waited.LEFT_OUT: "Left out: no day of applying, or withdrawn before",
    },
    RateKind.INVITE: {
        Waited.ANSWERED: "A round within {days} days",
        Waited.LATE: "A round later than that: counts as none",
        Waited.UNANSWERED: "No round",
        Waited.TOO_EARLY: "Too early: sent less than {days} days ago",
        Waited.LEFT_OUT: "Left out: no day of applying, or withdrawn before",
    },
}


class RateAt(NamedTuple):
    """A rate and what it is of: all applications, or one month or slice of them."""

    rate: Rate
    kind: RateKind
    by: By | None = None
    name: str | None = None


def rate_lines(rates: Rates) -> Iterator[tuple[Line, RateAt | None]]:
    """The page of rates, with the rate that stands in each line."""
    for kind, title in _KINDS.items():
        whole = rates.whole.rate(kind)
        yield heading(f"{title} within {whole.days} days", "of those old enough to tell"), None
        yield _rate_line(at := RateAt(whole, kind), "all"), at
        for by in (By.MONTH, *SLICES):
            groups = rates.groups[by]
            if all(group.name is None for group in groups):
                continue
            yield heading(f"{title}, {_BY[by]}"), None
            for group in groups:
                at = RateAt(group.rate(kind), kind, by, group.name)
                yield _rate_line(at, _group_name(by, group)), at


class LettersAt(NamedTuple):
    """A share of letters, and which those are; by nothing it is of all."""

    share: Proportion
    by: str = ""
    name: str = ""


def letter_lines(stats: LetterStats) -> Iterator[tuple[Line, LettersAt | None]]:
    """Which letters get answers, of all that ask for one and of each sort; none where none is."""
    shares = [found.answered for found in stats.by_kind.values()]
    if not any(found.sent for found in stats.by_kind.values()):
        return
    whole = Proportion(
        sum(share.part for share in shares), sum(share.of for share in shares), shares[0].level
    )
    yield heading("Letters answered", "of those answered or let go"), None
    sorts = (("kind", stats.by_kind), ("tone", stats.by_tone), ("template", stats.by_template))
    told = [LettersAt(whole)] + [
        LettersAt(found.answered, by, name)
        for by, parts in sorts
        for name, found in parts.items()
        if found.answered.of
    ]
    for at in told:
        share, tone = at.share, Tone.PLAIN if at.share.of else Tone.SECOND
        cells = (
            Cell(f"{at.by} {at.name.replace('_', ' ')}" if at.by else "all", tone),
            Cell(f"{say.percent(share.rate)} of {share.of:,}" if share.of else "–", tone),
            Cell(say.range_words(share.low, share.high), Tone.SECOND),
            Cell(""),
        )
        yield Line(("letters", at.by, at.name), cells), at


def letters_text(at: LettersAt) -> Content:
    """What a share of letters is of."""
    share = at.share
    if not share.of:
        return Content("None of them was answered or let go yet.")
    span = say.range_words(share.low, share.high)
    said = f"{share.part:,} of {share.of:,} got an answer, plausibly {span}."
    return Content("\n").join([interval_line("answered", share), Content(said)])


def no_rates() -> list[Line]:
    """What the page says of an empty log."""
    return [
        remark("Here you see how often applications are answered, once some are old enough."),
        remark("esc goes back, and a logs one: Acme, PM applied 3d ago."),
    ]


def rate_text(at: RateAt) -> Content:
    """What a rate is of, and what is in neither of its numbers."""
    rate = at.rate
    if rate.of:
        span = say.range_words(rate.low, rate.high)
        lines = [
            interval_line("rate", rate.answered),
            Content(f"{rate.in_:,} of {rate.of:,}, plausibly {span}."),
        ]
    else:
        lines = [Content("None of them is old enough to tell.")]
    what = "answers" if at.kind is RateKind.REPLY else "rounds"
    lines.append(
        Content.styled(
            f"Within {rate.days} days: by then nine in ten of your {what} came, or 30 until there "
            "are ten. Younger ones are too early to count.",
            SECOND,
        )
    )
    return Content("\n").join(lines)


def of_rate(at: RateAt) -> list[Stretch]:
    """The stretches of rows behind a rate, as the query gives them."""
    words, rate = _WAITED[at.kind], at.rate
    return [Stretch(words[each].format(days=rate.days), rate.count(each)) for each in Waited]


def answer_line(row: Answer, today: dt.date) -> Line:
    """One application behind a rate: when it was sent, and how long an answer took."""
    if row.days is not None:
        took = "same day" if row.days == 0 else f"after {row.days:,} d"
    else:
        took = "came, no day" if row.came and row.on is not None else ""
    return _application(row.application_id, row.company, row.role, took, row.on, today)


def flow_lines(flow: Flow) -> Iterator[tuple[Line, tuple[Place, Place | None] | None]]:
    """The flow as bars of one scale: each place, and below it where it leads."""
    kind: type[Place] | None = None
    for place in flow.places:
        if type(place) is not kind:
            kind = type(place)
            yield heading(_part_of(place)), None
        whole = flow.into(place)
        yield (
            _flow_line((place, None), place_name(place), whole, flow.count, Tone.PLAIN),
            (
                place,
                None,
            ),
        )
        out = flow.out_of(place)
        for number, stream in enumerate(out, start=1):
            name = f"{'└' if number == len(out) else '├'}─▸ {place_name(stream.end)}"
            step = (place, stream.end)
            yield _flow_line(step, name, stream.count, flow.count, Tone.SECOND), step


def no_flow() -> list[Line]:
    """What the page says of an empty log."""
    return [
        remark("Here you see where applications go: from sources through stages to their ends."),
        remark("esc goes back, and a logs the first one."),
    ]


def flow_text(flow: Flow, place: Place, to: Place | None) -> Content:
    """What a line of the flow says, in a sentence."""
    if to is None:
        words = f"{flow.into(place):,} of {flow.count:,} applications: {_through(place)}."
        return Content(words)
    count = next(each.count for each in flow.out_of(place) if each.end == to)
    whole = flow.into(place)
    return Content(f"{place_name(place)} → {place_name(to)}: {count:,} of the {whole:,} there.")


def of_flow(flow: Flow, place: Place, to: Place | None) -> list[Stretch]:
    """The one stretch of rows behind a line of the flow."""
    streams = flow.out_of(place)
    count = flow.into(place) if to is None else sum(e.count for e in streams if e.end == to)
    return [Stretch("", count)]


def traveller_line(row: Traveller, today: dt.date) -> Line:
    """One application of the flow, and the latest day that is known of it."""
    return _application(row.application_id, row.company, row.role, "", row.on, today)


def _rate_line(at: RateAt, name: str) -> Line:
    rate = at.rate
    tone = Tone.PLAIN if rate.of else Tone.SECOND
    share = f"{say.percent(rate.rate)} of {rate.of:,}" if rate.of else "–"
    counts = ((rate.too_early, "early"), (rate.left_out, "left out"))
    aside = [f"{count:,} {word}" for count, word in counts if count]
    return Line(
        at[1:],
        (
            Cell(name, tone),
            Cell(share, tone),
            Cell(say.range_words(rate.low, rate.high), Tone.SECOND),
            Cell(" · ".join(aside), Tone.SECOND),
        ),
    )


def _group_name(by: By, group: Group) -> str:
    if group.name is None:
        return "not noted"
    if by is By.MONTH:
        return f"{dt.date.fromisoformat(f'{group.name}-01'):%b %Y}"
    return group.name


def _flow_line(key: tuple[Place, Place | None], name: str, count: int, of: int, tone: Tone) -> Line:
    bar = Bar("", pieces=(Piece(count, "█" if key[1] is None else "▒"),), of=of)
    return Line(key, (Cell(name, tone), Cell(f"{count:,}", tone), bar))


def _part_of(place: Place) -> str:
    if isinstance(place, Origin):
        return "Where they came from"
    return "Stages" if isinstance(place, Stage) else "Where they stand"


def _through(place: Place) -> str:
    if isinstance(place, Origin):
        return f"came by {place_name(place).lower()}" if place.source else "source not noted"
    if isinstance(place, End):
        return place_name(place).lower()
    return f"came to {place.name}"


def _application(
    id_: int, company: str, role: str | None, middle: str, on: dt.date | None, today: dt.date
) -> Line:
    return Line(
        ("evidence", id_),
        (
            Cell(say.place(company, role)),
            Cell(middle, Tone.SECOND),
            Cell(say.day_words(on, today), Tone.SECOND),
        ),
    )
