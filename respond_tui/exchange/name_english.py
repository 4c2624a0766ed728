"""Where a part of somebody's name is an English word: “I will”, “in May 2026”."""

import re
from collections.abc import Sequence

from respond_tui.exchange.name_parts import Piece
from respond_tui.exchange.name_words import DETERMINERS, MONTHS, SPEAKING

_YEAR = re.compile(r"\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d(?!\w)")
_POSSESSIVE = re.compile(r"['’ʼ´`]s(?!\w)", re.IGNORECASE)


def in_a_date(text: str, piece: Piece) -> bool:
    """Whether a month stands there: a year follows it."""
    return piece.key in MONTHS and _YEAR.match(text, piece.last) is not None


def is_english(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word that may be a name is none: small, and with nothing that only people have.

    People speak (“will asked”, but not “the mark was”) and have something (“mark's view”).
    """
    piece = pieces[at]
    if not text[piece.first : piece.last].islower():
        return False
    before = pieces[at - 1].key if at else ""
    after = pieces[at + 1].key if at + 1 < len(pieces) else ""
    acts = after in SPEAKING and before not in DETERMINERS
    return not acts and not _POSSESSIVE.match(text, piece.last)
