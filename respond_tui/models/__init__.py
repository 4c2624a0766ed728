"""What is kept: one SQLModel class a table, importing this module knows them all."""

from sqlmodel import SQLModel

from respond_tui.models.interviews import (
    Application,
    ApplicationBase,
    Interview,
    InterviewBase,
    Stage,
    StageBase,
)
from respond_tui.models.journal import UndoAction, UndoChange
from respond_tui.models.kept import Kept
from respond_tui.models.patterns import (
    AlertAnswer,
    AlertAnswerBase,
    Commitment,
    CommitmentBase,
)
from respond_tui.models.recovery import Recovery, RecoveryBase, Step, StepBase
from respond_tui.models.search import SavedSearch, SavedSearchBase
from respond_tui.models.settings import Setting, SettingBase

DATA_TABLES: tuple[type[Kept], ...] = (
    Stage,
    Application,
    Interview,
    Recovery,
    Step,
    AlertAnswer,
    Commitment,
    SavedSearch,
    Setting,
)
"""The tables of a person's own words, parents before children."""

metadata = SQLModel.metadata

__all__ = [
    "DATA_TABLES",
    "AlertAnswer",
    "AlertAnswerBase",
    "Application",
    "ApplicationBase",
    "Commitment",
    "CommitmentBase",
    "Interview",
    "InterviewBase",
    "Kept",
    "Recovery",
    "RecoveryBase",
    "SavedSearch",
    "SavedSearchBase",
    "Setting",
    "SettingBase",
    "Stage",
    "StageBase",
    "Step",
    "StepBase",
    "UndoAction",
    "UndoChange",
    "metadata",
]
