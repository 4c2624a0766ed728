"""A person's own words, written anew wherever they stand; two that are one become one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.actions.levers.following import follow_words
from respond_tui.actions.settings import put
from respond_tui.guide import limits
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import clean_line
from respond_tui.models.interviews import Application, Interview
from respond_tui.models.kept import Kept
from respond_tui.models.reflection import Gap
from respond_tui.queries.words import apart_key, left_apart

_OF_ROUNDS = frozenset({Suggest.PEOPLE, Suggest.FORMAT})


@dataclass(frozen=True, slots=True)
class WordsRenamed:
    """What was written anew, in one sentence, the word that stands there now, and how often."""

    what: str
    word: str
    times: int


@dataclass(frozen=True, slots=True)
class LeftApart:
    """Words that are not offered as one any more, in one sentence."""

    what: str


def rename_words(desk: Desk, kind: Suggest, words: Sequence[str], to: str) -> WordsRenamed:
    """Write ``to`` wherever one of the words stands, in the trash too.

    Where ``to`` is in use already, they become one with it. Raises Refusal when nothing is
    written, when it is too long, and when none of the words is in use.
    """
    word = _fitting(kind, to)
    gone = [each for each in words if each != word]
    if not gone:
        raise Refusal(f"It is written “{word}” already.", "word")
    label = f"write {word} for {gone[0]}" + (f" and {len(gone) - 1} more" if gone[1:] else "")
    with desk.store.write(label, desk.now) as session:
        times = _written(session, desk, kind, gone, word)
        follow_words(session, desk, kind, gone, word)
        if not times:
            raise Refusal(f"“{gone[0]}” is not in use any more.")
        places = "1 place" if times == 1 else f"{times:,} places"
        said = " and ".join(f"“{each}”" for each in gone[:2])
        more = f" and {len(gone) - 2} more" if gone[2:] else ""
        verb = "is" if len(gone) == 1 else "are"
        return WordsRenamed(f"{said}{more} {verb} “{word}” now, in {places}.", word, times)


def leave_apart(desk: Desk, kind: Suggest, words: Sequence[str]) -> LeftApart:
    """Offer two or more words as one no more; of very many pairs the first are forgotten."""
    with desk.store.write(f"leave {words[0]} and {words[1]} apart", desk.now) as session:
        pairs = [*left_apart(session, kind), *combinations(words, 2)]
        while len(written := json.dumps(pairs, ensure_ascii=False)) > limits.NOTE:
            del pairs[0]
        put(session, desk, apart_key(kind), written)
    return LeftApart(f"“{words[0]}” and “{words[1]}” stay apart.")


def _fitting(kind: Suggest, to: str) -> str:
    word = clean_line(to, limits.LINE).text
    if not word:
        raise Refusal("Write how it is to be called.", "word")
    return word.removeprefix("#") if kind is Suggest.GAP else word


def _written(session: Session, desk: Desk, kind: Suggest, gone: Sequence[str], word: str) -> int:
    """Write a word for others; in how many rows."""
    if kind is Suggest.GAP:
        in_rounds = _tags_written(session, desk, gone, word)
        return in_rounds + _column_written(session, desk, Gap, "tag", gone, word)
    table = Interview if kind in _OF_ROUNDS else Application
    return _column_written(session, desk, table, kind.value, gone, word)


def _column_written(
    session: Session, desk: Desk, table: type[Kept], name: str, gone: Sequence[str], word: str
) -> int:
    done = session.connection().execute(
        update(table)
        .where(col(getattr(table, name)).in_(gone))
        .values({name: word, "updated_at": utc(desk.now)})
    )
    return done.rowcount


def _tags_written(session: Session, desk: Desk, gone: Sequence[str], word: str) -> int:
    """The same for tags of rounds, which stand one a line, and in no round twice."""
    rows = session.exec(select(Interview.id, Interview.gaps).where(Interview.gaps != "")).all()
    changed: dict[int | None, str] = {}
    for id_, gaps in rows:
        lines = gaps.splitlines()
        if not set(lines).isdisjoint(gone):
            renamed = dict.fromkeys(word if line in gone else line for line in lines)
            changed[id_] = "\n".join(renamed)
    if any(len(tags) > limits.NOTE for tags in changed.values()):
        raise Refusal("A round would have more tags than fit. Choose a shorter word.", "word")
    if changed:
        session.connection().execute(
            update(Interview)
            .where(col(Interview.id) == bindparam("row"))
            .values(gaps=bindparam("tags"), updated_at=bindparam("now")),
            [{"row": id_, "tags": tags, "now": utc(desk.now)} for id_, tags in changed.items()],
        )
    return len(changed)
