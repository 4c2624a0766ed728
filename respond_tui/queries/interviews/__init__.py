"""Applications and their rounds: the log, one of them, and names already used."""

from respond_tui.queries.interviews.along import Along, along
from respond_tui.queries.interviews.listing import Listed, ListedRound, listing
from respond_tui.queries.interviews.log import (
    LogIndex,
    LogRow,
    log_index,
    log_page,
    log_place,
    log_rows,
)
from respond_tui.queries.interviews.names import (
    Habits,
    companies,
    habits,
    open_applications,
    same_place,
    suggestions,
)
from respond_tui.queries.interviews.orders import LogGroup
from respond_tui.queries.interviews.sealed import NOT_OPENED
from respond_tui.queries.interviews.stages import (
    StageUse,
    counted_stages,
    offered_stages,
    stage_uses,
    stages_by_id,
)
from respond_tui.queries.interviews.trash import Trashed, TrashKind, trash
from respond_tui.queries.interviews.views import ApplicationView, Round, application

__all__ = [
    "NOT_OPENED",
    "Along",
    "ApplicationView",
    "Habits",
    "Listed",
    "ListedRound",
    "LogGroup",
    "LogIndex",
    "LogRow",
    "Round",
    "StageUse",
    "TrashKind",
    "Trashed",
    "along",
    "application",
    "companies",
    "counted_stages",
    "habits",
    "listing",
    "log_index",
    "log_page",
    "log_place",
    "log_rows",
    "offered_stages",
    "open_applications",
    "same_place",
    "stage_uses",
    "stages_by_id",
    "suggestions",
    "trash",
]
