"""Rates and the flow, and the applications behind each number of theirs, page by page.

The stage table and the alerts are among the other queries: an index has their rows in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from respond_tui.workspace.reading import Reading

if TYPE_CHECKING:
    from respond_tui.guide.directions import Direction, Fared
    from respond_tui.guide.flow import Flow, Place
    from respond_tui.guide.patterns import Alert
    from respond_tui.guide.rates import By, RateKind
    from respond_tui.guide.shares import Lot
    from respond_tui.queries.calibration import Forecast, Forecasts
    from respond_tui.queries.flow import BehindFlow, Traveller
    from respond_tui.queries.rates import Answer, BehindRate, Rates
    from respond_tui.queries.shares import AlertShare, AnyShare, LetterShare, PartShare, TriedShare
    from respond_tui.workspace import Workspace


class Numbers(Reading):
    """Each query in a short read of its own; what takes longest is counted once for all."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rates: tuple[tuple[int, dt.date], Rates] | None = None
        self._ids: tuple[object, tuple[int, ...]] | None = None

    def rates(self) -> Rates:
        """How often applications are answered, by month and by slice."""
        from respond_tui.queries import rates

        picture = self._workspace.store.data_version(), self._today
        kept = self._rates
        if kept is None or kept[0] != picture:
            self._rates = kept = (
                picture,
                self._ask(rates.rates, self._today, self._rules.confidence),
            )
        return kept[1]

    def flow(self) -> Flow:
        """Where applications went, from their sources to where they stand."""
        from respond_tui.queries import flow

        return self._ask(flow.flow_of, self._today, self._rules)

    @overload
    def rows_behind(self, behind: BehindRate, start: int, most: int) -> tuple[Answer, ...]: ...
    @overload
    def rows_behind(self, behind: BehindFlow, start: int, most: int) -> tuple[Traveller, ...]: ...
    def rows_behind(
        self, behind: BehindRate | BehindFlow, start: int, most: int
    ) -> tuple[Answer | Traveller, ...]:
        """The applications behind a number, from one place on."""
        from respond_tui.queries.behind import rows_of

        ids = self.ids_behind(behind)[start : start + most]
        return self._ask(rows_of, behind, ids)

    def ids_behind(self, behind: BehindRate | BehindFlow) -> tuple[int, ...]:
        """All applications behind a number, in order; kept while that one is looked at."""
        from respond_tui.queries.behind import ids_behind

        asked = behind, self._workspace.store.data_version(), self._today, self._rules
        kept = self._ids
        if kept is None or kept[0] != asked:
            kept = asked, self._ask(ids_behind, behind, self._today, self._rules)
            self._ids = kept
        return kept[1]

    def behind_rate(
        self, kind: RateKind, days: int, by: By | None = None, name: str | None = None
    ) -> BehindRate:
        """The applications of a rate, or of one part of it."""
        from respond_tui.queries.rates import BehindRate

        return BehindRate(kind, days, by, name)

    def behind_flow(self, place: Place, to: Place | None = None) -> BehindFlow:
        """The applications that came through a place, or went from it to another."""
        from respond_tui.queries.flow import BehindFlow

        return BehindFlow(place, to)

    def forecasts(self) -> Forecasts:
        """Every round with a chance, by what it is for the figures; only their ids."""
        from respond_tui.queries.calibration import forecasts

        return self._ask(forecasts)

    def forecast_rows(self, ids: Sequence[int]) -> tuple[Forecast, ...]:
        """Some of these rounds, in the order of the ids."""
        from respond_tui.queries.calibration import forecast_rows

        return self._ask(forecast_rows, ids, self._rules)

    def behind_alert(self, alert: Alert) -> AlertShare:
        """Both shares of an alert."""
        from respond_tui.queries.shares import AlertShare

        return AlertShare(alert.kind, alert.key)

    def behind_part(self, written: str) -> PartShare:
        """What led to a round of a part of the log, as it is typed, and of the rest."""
        from respond_tui.guide.directions import read_direction
        from respond_tui.queries.shares import PartShare

        known = self._workspace.directions.values()
        return PartShare(read_direction(written, known).parts[0])

    def behind_tried(self, direction: Direction, fared: Fared) -> TriedShare:
        """One way to see how a direction fared."""
        from respond_tui.queries.shares import TriedShare

        return TriedShare(direction, fared)

    def behind_letters(self, by: str = "", name: str = "") -> LetterShare:
        """Which letters get answers: all that were sent, or those of one kind, tone or template."""
        from respond_tui.queries.shares import LetterShare, LetterSort

        return LetterShare(LetterSort(by), name) if by else LetterShare()

    def lots(self, behind: AnyShare) -> tuple[Lot, ...]:
        """What a share is made of, in the order in which its applications are listed."""
        from respond_tui.queries import shares

        return self._ask(shares.lots, behind, self._today, self._rules)
