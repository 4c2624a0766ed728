"""Words looked for in a column, whatever their case.

SQLite's LIKE folds the case of ASCII alone, so a word is looked for as it was typed, in
small letters, in capitals and with capital initials: that finds “Österreich” for “öster”.
"""

from collections.abc import Callable

_WILD = "\\%_"

_SPELLINGS: dict[str, Callable[[str], str]] = {
    "typed": str,
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
}


def like(column: str) -> str:
    """The condition that a column is like the words that are bound by ``bound``."""
    tries = (f"{column} LIKE :{spelling} ESCAPE '\\'" for spelling in _SPELLINGS)
    return f"({' OR '.join(tries)})"


def bound(words: str, *, anywhere: bool) -> dict[str, str | None]:
    """What ``like`` binds: columns that begin with the words, or have them anywhere.

    Words of nothing bind nulls, which no column is like.
    """
    typed = words.strip()
    return {
        spelling: _pattern(spell(typed), anywhere) if typed else None
        for spelling, spell in _SPELLINGS.items()
    }


def _pattern(words: str, anywhere: bool) -> str:
    for special in _WILD:
        words = words.replace(special, f"\\{special}")
    return f"%{words}%" if anywhere else f"{words}%"
