"""Words without their signs: how headings, outcomes and the names of stages are compared."""

import re

from respond_tui.guide.text import folded

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


def tokens(text: str) -> list[str]:
    """The words of a text in small letters: “Auto-Rejected :(” is auto and rejected."""
    return [word.replace("’", "'") for word in _WORD.findall(folded(text))]


def plain(text: str) -> str:
    """The same as one text, a space between two words."""
    return " ".join(tokens(text))
