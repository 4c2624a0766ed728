"""Which alerts at a stage an action has brought about.

Only those are told at once (GUIDE.md, step 7); what a slice or a gap comes to waits in Patterns.
"""

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.guide.patterns import stages
from respond_tui.guide.terms import AlertKind
from respond_tui.queries.patterns import alerts, tallies
from respond_tui.queries.settings import rules

AlertKeys = frozenset[tuple[AlertKind, str]]


def alert_keys(session: Session, desk: Desk) -> AlertKeys:
    """The alerts as the log stands now."""
    desk.store.settle(session)
    figures = rules(session)
    found = stages.alerts(tallies(session, desk.today, figures), figures.floors)
    return frozenset((alert.kind, alert.key) for alert in found)


def new_alerts(session: Session, desk: Desk, before: AlertKeys | None) -> tuple[str, ...]:
    """The headlines of alerts that were not there before, quiet ones left out.

    Of an action that can bring none about, nothing was counted before: pass None.
    """
    if before is None or alert_keys(session, desk) <= before:
        return ()
    return tuple(
        view.headline
        for view in alerts(session, desk.today, rules(session))
        if view.alert.kind is AlertKind.STAGE
        and (view.alert.kind, view.alert.key) not in before
        and not view.quiet
    )
