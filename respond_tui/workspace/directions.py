"""Assumptions, and directions side by side: what a person asks when they think of turning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respond_tui.guide.directions import Direction, Tried, Values
    from respond_tui.queries.assumptions import Assumptions
    from respond_tui.workspace import Workspace


class Directions:
    """Each query in a short read of its own, loaded when it is first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def assumptions(self) -> Assumptions:
        """Every assumption with what the log says of it, and some to start from."""
        from respond_tui.queries import assumptions

        with self._workspace.store.read() as session:
            return assumptions.assumptions(session, self._workspace.today, self._workspace.rules)

    def values(self) -> Values:
        """What directions can be made of."""
        from respond_tui.queries import directions

        with self._workspace.store.read() as session:
            return directions.direction_values(session)

    def tried(self, direction: Direction) -> Tried:
        """What came of the applications of a direction."""
        from respond_tui.queries import directions

        with self._workspace.store.read() as session:
            return directions.tried(
                session, direction, self._workspace.today, self._workspace.rules
            )
