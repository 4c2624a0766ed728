"""How the parts of a share are called above the applications that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from respond_tui.guide.directions import Fared
from respond_tui.guide.shares import Counts, Lot
from respond_tui.guide.terms import AlertKind
from respond_tui.screens.pattern_words import evidence_line
from respond_tui.widgets.pages import PagedLines, Stretch

if TYPE_CHECKING:
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.shares import AnyShare
    from respond_tui.workspace import Workspace

Titles = Mapping[Counts, str]

_IN_NEITHER: Titles = {
    Counts.SILENT: "Silent: in neither number",
    Counts.PENDING: "Pending: in neither number",
    Counts.TOO_EARLY: "Too early: sent within the silence limit",
    Counts.LEFT_OUT: "Left out: withdrawn, closed or cancelled",
    Counts.EARLIER: "Left out: before the window",
}

_INVITED: Titles = {
    **_IN_NEITHER,
    Counts.PART: "Led to a round",
    Counts.REST: "Led to none: a no, or silent",
}

_PASSED: Titles = {
    **_IN_NEITHER,
    Counts.PART: "Passed",
    Counts.REST: "Ended in a no",
}

OF_ALERTS: Mapping[AlertKind, Titles] = {
    AlertKind.STAGE: {**_PASSED, Counts.REST: "Ended in a no here"},
    AlertKind.GAP: {
        Counts.PART: "What showed it",
        Counts.REST: "Reflections that name other gaps",
        Counts.PENDING: "Pending: noes without a reflection",
        Counts.LEFT_OUT: "Left out: reflections without a gap that something shows",
    },
    AlertKind.QUESTION: {
        Counts.PART: "Where it stumped you",
        Counts.REST: "Where you answered it",
        Counts.LEFT_OUT: "Left out: asked, and not marked",
    },
    AlertKind.SILENCE: {
        **_IN_NEITHER,
        Counts.PART: "Stayed silent",
        Counts.REST: "Answered: a round, or a no",
    },
    AlertKind.SLICE: _INVITED,
    AlertKind.SPEED: {
        **_IN_NEITHER,
        Counts.PART: "Noes so fast",
        Counts.REST: "Noes later than that",
        Counts.LEFT_OUT: "Left out: a day is not known",
    },
    AlertKind.EMPLOYER: {
        Counts.PART: "Noes there",
        Counts.REST: "Other applications there",
    },
}
"""What each part of an alert's share is called."""

_ASIDE: Mapping[AlertKind, Titles] = {
    AlertKind.STAGE: _PASSED,
    AlertKind.GAP: {
        Counts.PART: "a reflection names another gap",
        Counts.REST: "it does not name that gap",
    },
}

OF_FARED: Mapping[Fared, Titles] = {
    Fared.INVITED: _INVITED,
    Fared.PASSED: _PASSED,
    Fared.OFFERS: {
        **_IN_NEITHER,
        Counts.PART: "Got an offer",
        Counts.REST: "Came to an end without one",
        Counts.PENDING: "Pending: still under way",
        Counts.LEFT_OUT: "Left out: withdrawn or closed",
    },
}
"""What each part of how a direction fared is called."""

OF_PARTS = _INVITED

OF_LETTERS: Titles = {
    Counts.PART: "Answered",
    Counts.REST: "Silent: let go without an answer",
    Counts.PENDING: "Pending: an answer may still come",
    Counts.LEFT_OUT: "Left out: asks for no answer",
}
"""What each part of the letters that were sent is called."""


def of_alert(kind: AlertKind, lots: Iterable[Lot]) -> list[Stretch]:
    """The stretches of rows behind both shares of an alert."""
    return of_share(lots, OF_ALERTS[kind], "Elsewhere", _ASIDE.get(kind))


def of_share(
    lots: Iterable[Lot], titles: Titles, aside: str, other: Titles | None = None
) -> list[Stretch]:
    """The stretches of rows behind a share; those of the other begin with ``aside``."""
    beside = titles if other is None else {**titles, **other}
    return [
        Stretch(
            f"{aside}: {_low(beside[lot.counts])}" if lot.aside else titles[lot.counts], lot.times
        )
        for lot in lots
    ]


def share_rows(
    workspace: Workspace, behind: AnyShare, stretches: Sequence[Stretch], skipped: int = 0
) -> PagedLines[Evidence]:
    """The applications of some stretches, as they are looked at; ``skipped`` come before them."""
    rows, today = workspace.queries.rows_behind, workspace.today
    return PagedLines(
        stretches,
        lambda start, most: rows(behind, skipped + start, most),
        lambda row: evidence_line(row, today),
    )


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]
