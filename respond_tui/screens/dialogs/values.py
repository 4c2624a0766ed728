"""What a form returns: a value for each of its fields, read back by the kind it has."""

import datetime as dt
from enum import StrEnum
from typing import TypeVar

from respond_tui.guide.dates import When

EnumT = TypeVar("EnumT", bound=StrEnum)


class Values(dict[str, object]):
    """Values by the name of their field; what is not there, or of another kind, is None."""

    def text(self, name: str) -> str:
        """A text, empty where there is none."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def whole(self, name: str) -> int | None:
        """A whole number."""
        value = self.get(name)
        return value if isinstance(value, int) else None

    def flag(self, name: str) -> bool:
        """Yes or no; no where nothing was said."""
        return self.get(name) is True

    def day(self, name: str) -> dt.date | None:
        """A day."""
        value = self.get(name)
        return value if isinstance(value, dt.date) else None

    def when(self, name: str) -> When | None:
        """A day, perhaps with an hour."""
        value = self.get(name)
        return value if isinstance(value, When) else None

    def word(self, name: str, kind: type[EnumT]) -> EnumT | None:
        """A word out of an enum."""
        value = self.get(name)
        return value if isinstance(value, kind) else None
