"""One cleaning for every word on its way in, and for every line on its way out.

Control characters could drive the terminal (OSC 52 writes the clipboard), bidi
overrides could make a line read as another, and a lone surrogate cannot be stored.
"""

import re
import unicodedata
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_CONTROL = {*range(0x20), *range(0x7F, 0xA0)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
_TAKEN_OUT: dict[int, str | None] = {
    **dict.fromkeys(_CONTROL | _BIDI),
    **_LINE_ENDS,
}
_OF_NOTES: dict[int, str | None] = {
    code: to for code, to in _TAKEN_OUT.items() if code not in (ord("\t"), ord("\n"))
}
_BREAKS: dict[int, str | None] = {ord(char): " " for char in "\t\n\r\x0b\x0c\x85\u2028\u2029"}
_OF_LINES = _TAKEN_OUT | _BREAKS


class TooLong(Refusal):
    """A text is over its limit; says both figures."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"The limit is {limit:,} characters; this has {length:,}.")


class Cleaned(NamedTuple):
    """A text fit to be kept, and whether anything had to be taken out of it."""

    text: str
    altered: bool


def clean_line(raw: str, limit: int = limits.LINE) -> Cleaned:
    """Clean a text of one line: controls out, line breaks to spaces, NFC, trimmed.

    Raises TooLong when the cleaned text has more than ``limit`` characters.
    """
    return _within(_cleaned(raw, _OF_LINES), raw, limit)


def clean_note(raw: str, limit: int = limits.NOTE) -> Cleaned:
    """Clean a text of many lines: tabs and line breaks stay, the rest as clean_line.

    Raises TooLong when the cleaned text has more than ``limit`` characters.
    """
    return _within(_cleaned(raw.replace("\r\n", "\n").replace("\r", "\n"), _OF_NOTES), raw, limit)


def harmless(text: str) -> str:
    """Make a text safe to print: what could drive a terminal is taken out."""
    return _taken_out(text, _OF_NOTES)


def shortened(words: str, limit: int = 60) -> str:
    """Somebody's words as a sentence repeats them: harmless, on one line, not too long."""
    shown = " ".join(harmless(words[: 4 * limit]).split())
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def capital(words: str) -> str:
    """Words as a sentence begins with them; all but the first letter is left as it is."""
    return words[:1].upper() + words[1:]


def with_line(text: str, line: str | None) -> str:
    """A note with one more line, unless it holds that line already."""
    lines = text.splitlines()
    if line is None or line in lines:
        return text
    return "\n".join([*lines, line])


def folded(text: str) -> str:
    """A name as it is compared: case and runs of spaces do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _cleaned(raw: str, table: dict[int, str | None]) -> str:
    return unicodedata.normalize("NFC", _taken_out(raw, table)).strip()


def _taken_out(text: str, table: dict[int, str | None]) -> str:
    return _SURROGATE.sub("", text.translate(table))


def _within(text: str, raw: str, limit: int) -> Cleaned:
    if len(text) > limit:
        raise TooLong(len(text), limit)
    kept = unicodedata.normalize("NFC", raw).strip()
    return Cleaned(text, text != kept)
