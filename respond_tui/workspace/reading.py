"""What the reading halves of the workspace have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from respond_tui.guide.rules import Rules

if TYPE_CHECKING:
    from respond_tui.store.store import Session
    from respond_tui.workspace import Workspace

P = ParamSpec("P")
ResultT = TypeVar("ResultT")


class Reading:
    """Queries, each in a short read of its own, by the day it is and the figures in force."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def _today(self) -> dt.date:
        return self._workspace.today

    @property
    def _rules(self) -> Rules:
        return self._workspace.rules

    def _ask(
        self, query: Callable[Concatenate[Session, P], ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> ResultT:
        with self._workspace.store.read() as session:
            return query(session, *args, **kwargs)
