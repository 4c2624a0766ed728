"""All that patterns count, from one look at the log."""

import datetime as dt

from sqlmodel import Session

from respond_tui.guide.patterns import Counted, Tally
from respond_tui.guide.rules import Rules
from respond_tui.queries.patterns.noes import employer_tallies, fast_noes
from respond_tui.queries.patterns.reflected import gaps_seen, question_tallies
from respond_tui.queries.patterns.slices import slice_tallies
from respond_tui.queries.patterns.stages import tallies


def counted(
    session: Session, today: dt.date, rules: Rules, stages: tuple[Tally, ...] | None = None
) -> Counted:
    """Every count of the window, each by one question along an index; ``stages`` if known."""
    return Counted(
        stages=tallies(session, today, rules) if stages is None else stages,
        gaps=gaps_seen(session, today, rules),
        questions=question_tallies(session, today, rules),
        slices=slice_tallies(session, today, rules),
        fast=fast_noes(session, today, rules),
        employers=employer_tallies(session, today, rules),
    )
