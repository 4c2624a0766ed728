"""A reflection as it goes on paper."""

import datetime as dt

from respond_tui.exchange.reflected import Reflected, WrittenAction, WrittenGap
from respond_tui.guide.dates import exact
from respond_tui.queries.planned import NextRound
from respond_tui.queries.reflection.views import ReflectionView


def reflected(view: ReflectionView, now: dt.datetime) -> Reflected:
    """What is written of a reflection; days in the zone of ``now``."""
    finished = view.finished_at
    return Reflected(
        company=view.company,
        role=view.role,
        stage=view.stage,
        on=view.on,
        people=view.people,
        outcome=view.outcome,
        questions=view.asked,
        went_well=view.went_well,
        nothing_yet=view.nothing_yet,
        gaps=tuple(
            WrittenGap(gap.kind, gap.tag, gap.observation, gap.is_priority) for gap in view.gaps
        ),
        actions=tuple(
            WrittenAction(action.text, action.due_on, action.state, action.note)
            for action in view.actions
        ),
        notified=view.notified,
        notified_how=view.notified_how,
        notified_on=view.notified_on,
        keep=view.keep,
        change=view.change,
        next_round=_words(view.next_round) if view.next_round is not None else "",
        finished_on=finished.astimezone(now.tzinfo).date() if finished is not None else None,
    )


def _words(round_: NextRound) -> str:
    on = f" on {exact(round_.on).partition(' ')[2]}" if round_.on is not None else ""
    return f"{round_.company}, {round_.stage}{on}"
