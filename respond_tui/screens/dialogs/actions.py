"""The fields of an action, be it of a reflection or of a lever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from respond_tui.guide.dates import Leaning
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.widgets.fields import Field, LineField

if TYPE_CHECKING:
    from respond_tui.screens.dialogs.dates import Calendar


def action_fields(calendar: Calendar, hint: str = "") -> Iterator[Field]:
    """What, and by when."""
    yield LineField("text", "What", needed=True, hint=hint)
    yield date_field("due_on", "By", calendar, Leaning.FUTURE)
