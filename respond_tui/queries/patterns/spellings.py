"""All spellings of a word that an alert's key names, as the list of words knows them."""

from collections.abc import Mapping

from respond_tui.guide import limits

SPELLED = """
    SELECT word FROM word
    WHERE kind = :word_kind AND folded BETWEEN :value AND :value || char(1114111)
        AND substr(folded, 1, :length) = :value
"""
"""A key is cut to the length of a line, so it may be only the beginning of what it names."""


def spelled(kind: str, value: str, before: str = "") -> Mapping[str, str | int]:
    """What the spellings of a word bind; ``before`` stands before the word in the key."""
    return {"word_kind": kind, "value": value, "length": limits.LINE - len(before)}
