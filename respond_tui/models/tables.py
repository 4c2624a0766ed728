"""Every table, for those that deal with all of them; importing this module knows them all."""

from sqlmodel import SQLModel

from respond_tui.models.directions import Assumption, AssumptionBase
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
from respond_tui.models.letters import (
    Letter,
    LetterBase,
    LetterTemplate,
    LetterTemplateBase,
)
from respond_tui.models.patterns import (
    AlertAnswer,
    AlertAnswerBase,
    Commitment,
    CommitmentAction,
    CommitmentActionBase,
    CommitmentBase,
    CommitmentWeek,
    CommitmentWeekBase,
)
from respond_tui.models.recovery import (
    Feeling,
    FeelingBase,
    Recovery,
    RecoveryBase,
    Step,
    StepBase,
)
from respond_tui.models.reflection import (
    Action,
    ActionBase,
    Gap,
    GapBase,
    Question,
    QuestionBase,
    Reflection,
    ReflectionBase,
)
from respond_tui.models.search import SavedSearch, SavedSearchBase
from respond_tui.models.settings import Setting, SettingBase

DATA_TABLES: tuple[type[Kept], ...] = (
    Stage,
    Application,
    Interview,
    Recovery,
    Step,
    Feeling,
    Reflection,
    Question,
    Gap,
    Action,
    Letter,
    LetterTemplate,
    AlertAnswer,
    Commitment,
    CommitmentAction,
    CommitmentWeek,
    Assumption,
    SavedSearch,
    Setting,
)
"""The tables of a person's own words, parents before children."""

metadata = SQLModel.metadata

__all__ = [
    "DATA_TABLES",
    "Action",
    "ActionBase",
    "AlertAnswer",
    "AlertAnswerBase",
    "Application",
    "ApplicationBase",
    "Assumption",
    "AssumptionBase",
    "Commitment",
    "CommitmentAction",
    "CommitmentActionBase",
    "CommitmentBase",
    "CommitmentWeek",
    "CommitmentWeekBase",
    "Feeling",
    "FeelingBase",
    "Gap",
    "GapBase",
    "Interview",
    "InterviewBase",
    "Kept",
    "Letter",
    "LetterBase",
    "LetterTemplate",
    "LetterTemplateBase",
    "Question",
    "QuestionBase",
    "Recovery",
    "RecoveryBase",
    "Reflection",
    "ReflectionBase",
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
