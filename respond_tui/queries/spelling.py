"""How the log writes a word already, so that one word does not become two."""

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.interviews import Suggest
from respond_tui.guide.text import folded

_AS_WRITTEN = text(
    """
    SELECT word FROM word WHERE kind = :kind AND folded = :folded
    ORDER BY word = :word DESC, times DESC, used_at DESC, word LIMIT 1
    """
)


def as_written(session: Session, kind: Suggest, word: str) -> str:
    """A word as it is in use, where nothing but case and spaces makes it another."""
    asked = {"kind": kind.value, "folded": folded(word), "word": word}
    found: str | None = session.connection().execute(_AS_WRITTEN, asked).scalar()
    return found or word
