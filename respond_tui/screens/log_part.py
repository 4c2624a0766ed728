"""Which part of the log is shown, and in which order or groups: chosen, said, and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from respond_tui.guide.interviews import LogFilter, LogOrder, Show
from respond_tui.widgets.columns import Line, remark

if TYPE_CHECKING:
    from respond_tui.queries.interviews import LogIndex
    from respond_tui.workspace import Workspace
    from respond_tui.workspace.queries import Queries

SHOWN = {
    Show.ALL: "all",
    Show.OPEN: "open",
    Show.ENDED: "ended",
    Show.REJECTED: "noes",
    Show.SILENT: "silent",
    Show.AHEAD: "with a round ahead",
}

ORDERS = {
    LogOrder.NEWEST: "newest first",
    LogOrder.COMPANY: "by company",
    LogOrder.ROLE: "by role",
    LogOrder.STAGE: "by stage",
    LogOrder.APPLIED: "by day applied",
}

BY_SEARCH = "by saved search"


@dataclass(frozen=True, slots=True)
class LogPart:
    """A part of the log in an order.

    It is what ``show`` or the furthest stage says, or what the ``line`` of a search finds, which
    may have a ``name``. ``by_search`` groups it by the saved searches, the newest first in each.
    """

    show: Show = Show.ALL
    stage_id: int | None = None
    line: str = ""
    name: str = ""
    order: LogOrder = LogOrder.NEWEST
    by_search: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self.whole() == self

    @property
    def takes_long(self) -> bool:
        """Whether finding it looks through the log, which nobody is to wait for."""
        return bool(self.line) or self.by_search

    def whole(self) -> LogPart:
        """All of the log, in the same order."""
        return LogPart(order=self.order, by_search=self.by_search)

    def of(self, show: Show = Show.ALL, stage_id: int | None = None) -> LogPart:
        """Another part in the same order."""
        return replace(self.whole(), show=show, stage_id=stage_id)

    def found_by(self, line: str, name: str = "") -> LogPart:
        """What a search finds, in the same order."""
        return replace(self.whole(), line=line, name=name)

    def chosen(self, queries: Queries) -> LogFilter:
        """The filter that it means today."""
        if self.line:
            return queries.read_search(self.line).chosen
        return LogFilter(show=self.show, stage_id=self.stage_id)

    def index(self, queries: Queries) -> LogIndex:
        """What it holds now."""
        chosen = self.chosen(queries)
        grouped = queries.log_by_search(chosen) if self.by_search else None
        return grouped if grouped is not None else queries.log_index(chosen, self.order)

    def words(self, workspace: Workspace) -> str:
        """What is shown, and how it is ordered, in a line."""
        shown = SHOWN[self.show]
        if self.line:
            shown = f"“{self.name}”: {self.line}" if self.name else f"search: {self.line}"
        elif self.stage_id is not None:
            names = {each.id: each.name for each in workspace.queries.counted_stages()}
            shown = f"at {names.get(self.stage_id, 'a stage')}"
        order = BY_SEARCH if self.by_search else ORDERS[self.order]
        return f"{shown}, {order}" if self.is_all else f"esc shows all · {shown}, {order}"

    def empty(self) -> Iterator[Line]:
        """What stands where it holds nothing."""
        if not self.is_all:
            yield remark("No application is like that. esc shows all of them.")
            return
        yield remark("Nothing is logged yet.")
        yield remark("")
        yield remark("Press a and write one line: Acme, Backend Engineer applied today")
        yield remark("or A for a form with every field.")
