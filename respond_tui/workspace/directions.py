"""Assumptions, and directions side by side: what a person asks when they think of turning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.workspace.reading import Reading

if TYPE_CHECKING:
    from respond_tui.guide.directions import Direction, Tried, Values
    from respond_tui.queries.assumptions import Assumptions


class Directions(Reading):
    """Each query in a short read of its own, loaded when it is first asked for."""

    def assumptions(self) -> Assumptions:
        """Every assumption with what the log says of it, and some to start from."""
        from respond_tui.queries import assumptions

        return self._ask(assumptions.assumptions, self._today, self._rules)

    def values(self) -> Values:
        """What directions can be made of."""
        from respond_tui.queries import directions

        return self._ask(directions.direction_values)

    def tried(self, direction: Direction) -> Tried:
        """What came of the applications of a direction."""
        from respond_tui.queries import directions

        return self._ask(directions.tried, direction, self._today, self._rules)
