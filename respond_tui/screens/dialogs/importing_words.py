"""How the fields of a sheet, and the meanings of its words, are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.terms import DateOrder, EndedHow
from respond_tui.guide.text import capital

if TYPE_CHECKING:
    from respond_tui.workspace.previews import Outlook, SheetView, WordRead

_FIELDS = {
    "role family": ("role family", "backend, data, product"),
    "source": ("source", "LinkedIn, referral, recruiter"),
    "source detail": ("source detail", "which board, which recruiter"),
    "referral": ("referral", "yes, or by whom"),
    "arrangement": ("arrangement", "on-site, hybrid, remote"),
    "market": ("market", "country or region"),
    "applied on": ("applied on", "a date"),
    "status": ("status", "how it stands or ended"),
    "status date": ("status date", "the day of that"),
    "stage": ("stage", "how far it came, in words"),
    "stage history": ("stage history", "stages and dates in one cell"),
    "round": ("a stage", "dates or ticks under its name"),
    "from stage": ("from stage", "a step of the way: from here"),
    "to stage": ("to stage", "a step of the way: to there"),
    "reason": ("reason", "why it ended"),
    "contact": ("contact", "kept in the notes"),
    "kept": ("a line in the notes", "nothing is lost"),
    "nothing": ("left out", ""),
}
_MEANINGS = {
    "applied": "you applied",
    "inquiry": "they wrote first",
    "offer": "an offer",
    "open": "still open",
    "note": "a line in the notes",
    "nothing": "nothing known",
    "new": "a stage of its own",
}
_ENDS = {
    EndedHow.REJECTED: "a no",
    EndedHow.WITHDREW: "you withdrew",
    EndedHow.ROLE_CLOSED: "the role closed",
    EndedHow.GHOSTED: "ghosted",
    EndedHow.ACCEPTED: "you accepted",
    EndedHow.DECLINED: "you declined",
}
_ORDERS = {
    DateOrder.DMY: "12/11 is 12 November",
    DateOrder.MDY: "12/11 is December 11",
    DateOrder.YMD: "year first",
}


def field_words(field: str) -> str:
    """A field as a column is said to be read."""
    return _FIELDS.get(field, (field, ""))[0]


def field_help(field: str) -> str:
    """What stands in such a column."""
    return _FIELDS.get(field, (field, ""))[1]


def meaning_words(meaning: str) -> str:
    """One of the meanings that a word can be given, besides a stage."""
    ends = {how.value.replace("_", " "): words for how, words in _ENDS.items()}
    return _MEANINGS.get(meaning) or ends.get(meaning, meaning)


def word_words(word: WordRead) -> str:
    """What a word of the sheet is read as."""
    if word.is_unclear:
        return meaning_words("note")
    if word.how is not None:
        at = f" at {word.stage}" if word.stage else ""
        return f"{_ENDS[word.how]}{at}"
    if word.stage is not None:
        return meaning_words("new") if word.is_new else word.stage
    return meaning_words(word.kind.value)


def order_words(order: DateOrder) -> str:
    """An order of dates, with what it makes of one."""
    return _ORDERS[order]


def headings_words(*, headed: bool) -> str:
    """What the first line of a sheet holds."""
    return "holds the headings" if headed else "is an application"


def how_words(view: SheetView) -> str:
    """How a sheet is read, in a line above its columns."""
    parts = [view.layout] if view.layout else []
    if view.by_hand:
        parts.append("read as you chose, ^r reads it afresh")
    elif view.remembered:
        parts.append("read as last time, ^r reads it afresh")
    text = " · ".join(parts)
    return capital(text)


def imported(added: int, updated: int, left_out: int = 0) -> str:
    """What was done, as a sentence; refused lines that were left out are told too."""
    done = [f"imported {counted(added, 'application')}"] if added else []
    if updated:
        done.append(
            f"changed {updated:,}" if added else f"changed {counted(updated, 'application')}"
        )
    if left_out:
        done.append(f"left {counted(left_out, 'line')} out")
    return f"{capital(', '.join(done))}."


def summary(added: int, updated: int, unchanged: int) -> str:
    """What would become of so many applications, in a line."""
    count = counted(added + updated + unchanged, "application")
    return f"{count}: {added:,} new, {updated:,} changed, {unchanged:,} here already"


def outlook_words(outlook: Outlook) -> str:
    """What would come of a sheet, in one line."""
    from respond_tui.workspace.previews import Part

    counts = summary(
        outlook.count(Part.ADDED), outlook.count(Part.UPDATED), outlook.count(Part.UNCHANGED)
    )
    refused, noted = outlook.count(Part.REFUSED), outlook.count(Part.NOTED)
    return f"{counts} · {refused:,} refused · {counted(noted, 'note')}"


def counted(number: int, word: str) -> str:
    """A number of things: “1 line”, “3 lines”."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
