"""A person's own words: how often each is in use, and which of them are probably one."""

import json
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.interviews import Suggest
from respond_tui.guide.likeness import COMPARED, near_twins
from respond_tui.guide.text import folded
from respond_tui.queries.settings import setting

MOST = 500
"""At most so many words at once; a part of a word finds the others."""

COUNTED = 1_000
"""Of kinds with more words than this it is not said how many are probably one."""

_NAMES = frozenset({Suggest.COMPANY, Suggest.PEOPLE})
"""Kinds in which two words a letter apart may well be two."""

_WORDS = text(
    """
    SELECT word, times, count(*) OVER () AS found FROM word
    WHERE kind = :kind AND (:part = '' OR instr(folded, :part) > 0)
    ORDER BY times DESC, used_at DESC, word LIMIT :most
    """
)

_KINDS = text("SELECT kind, count(*) AS words FROM word GROUP BY kind")


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word as it is written, and in how many places it stands."""

    word: str
    times: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Words that are probably one: ``into`` is the one used most."""

    into: WordUse
    others: tuple[WordUse, ...]


@dataclass(frozen=True, slots=True)
class KindUse:
    """A kind of word: how many there are, and how many groups of them are probably one."""

    kind: Suggest
    words: int
    twins: int


@dataclass(frozen=True, slots=True)
class WordsView:
    """The words of one kind, the most used first, and those that are probably one.

    ``found`` is how many there are in all, of which ``words`` has the first ``MOST``.
    """

    kind: Suggest
    found: int
    words: tuple[WordUse, ...]
    twins: tuple[Twins, ...]


def word_kinds(session: Session) -> tuple[KindUse, ...]:
    """Each kind with how many different words of it are in use."""
    found = {row.kind: row.words for row in session.connection().execute(_KINDS).all()}
    return tuple(
        KindUse(
            kind,
            many := found.get(kind.value, 0),
            len(words(session, kind).twins) if 1 < many <= COUNTED else 0,
        )
        for kind in Suggest
    )


def words(session: Session, kind: Suggest, part: str = "") -> WordsView:
    """The words of a kind that hold ``part``, case not counting; of nothing typed, all.

    Twins are looked for among the words used most, and offered where none is looked for.
    """
    asked = {"kind": kind.value, "part": folded(part), "most": COMPARED}
    rows = session.connection().execute(_WORDS, asked).all()
    used = tuple(WordUse(row.word, row.times) for row in rows)
    return WordsView(
        kind,
        found=rows[0].found if rows else 0,
        words=used[:MOST],
        twins=() if part.strip() else _twins(session, kind, used),
    )


def left_apart(session: Session, kind: Suggest) -> tuple[tuple[str, str], ...]:
    """Pairs of words that a person has said are two, the latest last."""
    try:
        kept = json.loads(setting(session, apart_key(kind)) or "[]")
    except (ValueError, RecursionError):
        return ()
    pairs = (pair for pair in kept if isinstance(pair, list)) if isinstance(kept, list) else ()
    return tuple(
        (one, other)
        for one, other in (pair for pair in pairs if len(pair) == 2)
        if isinstance(one, str) and isinstance(other, str)
    )


def apart_key(kind: Suggest) -> str:
    """The setting that holds what is left apart."""
    return f"apart.{kind.value}"


def _twins(session: Session, kind: Suggest, used: tuple[WordUse, ...]) -> tuple[Twins, ...]:
    uses = {use.word: use for use in used}
    apart = {frozenset(pair) for pair in left_apart(session, kind)}
    groups = near_twins(tuple(uses), slips=kind not in _NAMES, apart=apart)
    return tuple(
        Twins(uses[into], tuple(uses[other] for other in others)) for into, *others in groups
    )
