"""The journal that undo and redo read: what each action changed, row by row."""

import datetime as dt

from sqlmodel import Field, SQLModel

from respond_tui.guide import limits
from respond_tui.models.kept import held


@held
class UndoAction(SQLModel, table=True):
    """One action that can be undone, with the label a person sees."""

    __tablename__ = "undo_action"

    id: int | None = Field(default=None, primary_key=True)
    label: str = Field(min_length=1, max_length=limits.NOTE)
    done_at: dt.datetime
    undone: bool = False


@held
class UndoChange(SQLModel, table=True):
    """One row's content before and after, each a JSON object of column and value.

    ``before`` is empty for a new row, ``after`` for one that is gone.
    """

    __tablename__ = "undo_change"

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="undo_action.id", index=True, ondelete="CASCADE")
    table_name: str = Field(min_length=1, max_length=limits.LINE)
    row_id: int
    before: str = ""
    after: str = ""
