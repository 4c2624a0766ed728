"""Settings, each a key and its value as text."""

from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.models.kept import Kept, Name, Note, Sound, held


class SettingBase(Sound):
    """One thing a person has set."""

    key: Name = Field(min_length=1, max_length=limits.LINE, unique=True)
    value: Note = Field(default="", max_length=limits.NOTE)


@held
class Setting(SettingBase, Kept, table=True):
    """Settings as they are kept."""
