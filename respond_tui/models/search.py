"""Searches that a person gave a name."""

from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.models.kept import Kept, Name, Sound, held


class SavedSearchBase(Sound):
    """One line of search under a name; the log shows what it finds as a group."""

    name: Name = Field(min_length=1, max_length=limits.LINE, unique=True)
    line: Name = Field(min_length=1, max_length=limits.LINE)


@held
class SavedSearch(SavedSearchBase, Kept, table=True):
    """Named searches as they are kept."""

    __tablename__ = "saved_search"
