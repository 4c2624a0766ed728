"""The hunt on a page or three, in Markdown, for whoever helps: a coach, a mentor, a friend.

What was tried, what came of it, what repeats and on what evidence, what is being changed, what
was learned, what is ahead. Notes, links and people stay out. Every percentage has its n.
"""

import datetime as dt
from collections.abc import Iterator

from respond_tui.exchange.hunt import Ahead, Answers, Changing, Few, Hunt, No, Seen, Slice
from respond_tui.exchange.markdown import bullets, inline, paragraph, table, title
from respond_tui.guide.commitments import CommitmentState, compared, last_counted
from respond_tui.guide.counting import StageCount
from respond_tui.guide.dates import exact
from respond_tui.guide.pattern_words import number, percent, stage_title
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Certainty, StageKind, Status

_OPEN = {
    Status.APPLIED: "applied for",
    Status.SCHEDULED: "with a round ahead",
    Status.INTERVIEWING: "between rounds",
    Status.OFFER: "with an offer",
    Status.SILENT: "silent",
}
_ENDED = {
    Status.REJECTED: "with a no",
    Status.GHOSTED: "without any answer",
    Status.WITHDREW: "by your withdrawal",
    Status.ROLE_CLOSED: "because the role was closed",
    Status.DECLINED: "with an offer that you declined",
    Status.ACCEPTED: "with an offer that you accepted",
}
_SURE = {
    Certainty.TOLD: "they told you",
    Certainty.INFERRED: "you infer it",
    Certainty.UNKNOWN: "nobody knows",
}
_STATES = {
    CommitmentState.RUNNING: "running",
    CommitmentState.DUE: "due for a look",
    CommitmentState.ENDED: "ended",
}


def written(hunt: Hunt) -> Iterator[str]:
    """The text of the report, line by line."""
    return (f"{line}\n" for line in _lines(hunt))


def _lines(hunt: Hunt) -> Iterator[str]:
    yield f"# The hunt until {_day(hunt.today)}"
    if not hunt.applications:
        yield from paragraph("Nothing is logged yet. One application is enough to begin with.")
        return
    yield from paragraph(_in_short(hunt))
    yield from paragraph(
        "*“You” is the person who is looking. Every percentage says what it is of, and between"
        " which values the true one plausibly lies (Wilson’s interval,"
        f" {hunt.confidence} %).*"
    )
    yield from _tried(hunt)
    yield from _came_of_it(hunt)
    yield from _repeats(hunt)
    yield from _changes(hunt)
    yield from _learned(hunt)
    yield from _ahead(hunt)


def _in_short(hunt: Hunt) -> str:
    open_ = sum(count for status, count in hunt.by_status.items() if status.is_open)
    months = hunt.months
    when = ""
    if months.first_on is not None and months.last_on is not None:
        first, last = _day(months.first_on), _day(months.last_on)
        when = f" on {first}" if first == last else f" between {first} and {last}"
    said = f"{_counted(hunt.applications, 'application')}{when}: {open_:,} open, "
    said += f"{hunt.applications - open_:,} ended."
    return f"{said} {months.undated:,} of them without a date." if months.undated else said


def _tried(hunt: Hunt) -> Iterator[str]:
    yield from title(2, "What was tried")
    months = hunt.months
    sent = [f"{exact(month)[-8:]} {count:,}" for month, count in months.recent.items()]
    if months.earlier:
        sent.insert(0, f"earlier {months.earlier:,}")
    if sent:
        yield from paragraph(f"Applications by month: {' · '.join(sent)}.")
    for heading, found in (
        ("Source", hunt.sources),
        ("Role family", hunt.families),
        ("Arrangement", hunt.arrangements),
    ):
        yield from _slices(heading, found)


def _slices(heading: str, found: Few[Slice]) -> Iterator[str]:
    if all(each.name is None for each in found.items):
        return
    rows = [
        (
            "not noted" if each.name is None else inline(each.name),
            f"{each.applications:,}",
            f"{each.rounds:,}",
        )
        for each in found.items
    ]
    yield ""
    yield from table((heading, "Applications", "Came to a round"), rows, right=(1, 2))
    if found.more:
        yield from paragraph(f"… and {found.more:,} more.")


def _came_of_it(hunt: Hunt) -> Iterator[str]:
    yield from title(2, "What came of it")
    yield ""
    for beginning, words in (("Open", _OPEN), ("Ended", _ENDED)):
        counts = [
            f"{hunt.by_status[each]:,} {said}"
            for each, said in words.items()
            if hunt.by_status.get(each)
        ]
        if counts:
            yield f"- {beginning}: {', '.join(counts)}."
    yield f"- {_answers('Answered', hunt.replies)}"
    yield f"- {_answers('Invited to a round', hunt.invitations)}"
    yield ""
    yield from table(
        ("Stage", "Entered", "Passed", "No", "Silent", "Left out", "Pending", "Pass rate"),
        [_stage(count) for count in hunt.stages if count.entered],
        right=range(1, 7),
    )
    yield from paragraph(
        "A pass rate is passed of decided. Silent (nothing heard for more than"
        f" {hunt.silence_days} days), left out (withdrawn, closed or cancelled) and pending are"
        " in neither."
    )
    if hunt.told.items:
        yield from title(3, "Reasons that they told")
        yield ""
        yield from bullets([_no(each, stage=True) for each in hunt.told.items], hunt.told.more)


def _answers(beginning: str, found: Answers) -> str:
    early = f"{found.too_early:,} {'is' if found.too_early == 1 else 'are'} too young to tell"
    if not found.answered.of:
        return f"{beginning}: {early if found.too_early else 'nothing to tell by yet'}."
    said = f"{beginning} within {_counted(found.days, 'day')}: {_share(found.answered)}"
    return f"{said}; {early}." if found.too_early else f"{said}."


def _stage(count: StageCount) -> tuple[str, ...]:
    name = inline(stage_title(count.stage.name))
    others = [f"{number:,}" for number in (count.silent, count.left_out, count.pending)]
    if count.stage.kind is StageKind.OFFER:
        ends = f"accepted {count.accepted:,}, declined {count.declined:,}"
        return (name, f"{count.entered:,}", "–", "–", *others, ends)
    figures = [f"{number:,}" for number in (count.entered, count.passed, count.rejected)]
    return (name, *figures, *others, _share(count.passes) if count.decided else "–")


def _repeats(hunt: Hunt) -> Iterator[str]:
    yield from title(2, "What repeats")
    if not hunt.repeating:
        yield from paragraph(
            f"Nothing does within the last {hunt.window_days} days: no stage has"
            f" {number(hunt.fewest_noes)} noes, no gap is named {number(hunt.fewest_noes)} times."
        )
        return
    yield from paragraph(
        f"Within the last {hunt.window_days} days, the strongest first. *Watch* could well be"
        " chance; *likely* is less so, *strong* hardly."
    )
    for each in hunt.repeating:
        yield from title(3, f"{stage_title(each.strength)} – {inline(each.headline)}")
        yield from paragraph(inline(" ".join(filter(None, (each.basis, each.undated))), _SENTENCES))
        if each.change:
            yield from paragraph(inline(each.change, _SENTENCES))
        yield ""
        yield from bullets(
            [_no(one, stage=False) for one in each.evidence], each.counted - len(each.evidence)
        )


def _changes(hunt: Hunt) -> Iterator[str]:
    if not hunt.changing.items:
        return
    yield from title(2, "What is being changed")
    yield ""
    yield from bullets([_lever(each) for each in hunt.changing.items], hunt.changing.more)


def _lever(one: Changing) -> str:
    about = f", for {inline(one.about)}"
    until = _day(one.ended_on or last_counted(one.ends_on))
    said = [
        f"**{stage_title(one.lever)}**{about}: {inline(one.what)}",
        f"From {_day(one.started_on)} until {until}, {_STATES[one.state]}",
    ]
    if one.state is CommitmentState.RUNNING:
        said[-1] += f": day {one.progress.day} of {one.progress.of}"
    if one.comparison is not None:
        said.append(compared(one.comparison).removesuffix("."))
    elif one.then is not None and one.then.of:
        said.append(f"When it began: {_share(one.then)} {one.did}")
    if one.verdict:
        said.append(f"Your verdict: {inline(one.verdict)}")
    return f"{'. '.join(said)}."


def _learned(hunt: Hunt) -> Iterator[str]:
    if not (hunt.lessons.items or hunt.gaps.items or hunt.tags.items or hunt.questions.items):
        return
    yield from title(2, "What was learned")
    if hunt.lessons.items:
        yield ""
        lessons = [
            f"{inline(each.text)} – {_at(each.stage, each.company, each.on)}"
            for each in hunt.lessons.items
        ]
        yield from bullets(lessons, hunt.lessons.more)
    if hunt.gaps.items:
        yield from title(3, "Gaps that you saw")
        yield ""
        yield from bullets(list(map(_gap, hunt.gaps.items)), hunt.gaps.more)
    for heading, found in (
        ("Tags that you gave to rounds", hunt.tags),
        ("Questions in rounds that ended in a no", hunt.questions),
    ):
        if found.items:
            yield from title(3, heading)
            yield ""
            counted = [
                inline(words) + (f" ({times:,} rounds)" if times > 1 else "")
                for words, times in found.items
            ]
            yield from bullets(counted, found.more)


def _gap(one: Seen) -> str:
    """A gap with an observation; guesses are not among them."""
    times = f", in {one.reflections:,} reflections" if one.reflections > 1 else ""
    return f"{inline(one.tag)} ({one.kind}{times})"


def _ahead(hunt: Hunt) -> Iterator[str]:
    if not hunt.ahead.items:
        return
    yield from title(2, "What is ahead")
    yield ""
    yield from bullets([_round(each) for each in hunt.ahead.items], hunt.ahead.more)


def _round(one: Ahead) -> str:
    hour = f" {one.at:%H:%M}" if one.at is not None else ""
    said = f"{exact(one.on)}{hour}: {_place(one.company, one.role)}, {inline(one.stage)}"
    return said if one.predicted is None else f"{said}; you give it {one.predicted} in 100"


def _no(one: No, *, stage: bool) -> str:
    said = _place(one.company, one.role)
    where = [inline(one.stage)] if stage and one.stage else []
    said += f" ({', '.join([*where, _day(one.on) if one.on else 'no date'])})"
    if one.reason:
        sure = "" if stage or one.certainty is None else f" – {_SURE[one.certainty]}"
        said += f": {inline(one.reason)}{sure}"
    return said


def _place(company: str, role: str | None) -> str:
    return f"{inline(company)}, {inline(role)}" if role else inline(company)


def _at(stage: str, company: str, on: dt.date | None) -> str:
    return f"{inline(stage)} at {inline(company)}, {_day(on) if on else 'no date'}"


def _share(found: Proportion) -> str:
    """“12 of 30 (40 %, between 24 and 58 %)”; of nothing, only that."""
    said = f"{found.part:,} of {found.of:,}"
    if found.rate is None or found.interval is None:
        return said
    low, high = found.interval
    return f"{said} ({percent(found.rate)}, {100 * low:.0f}–{percent(high)})"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _day(day: dt.date) -> str:
    return exact(day).partition(" ")[2]


_SENTENCES = 1_000
"""Characters that our own sentences may have, the names in them included."""
