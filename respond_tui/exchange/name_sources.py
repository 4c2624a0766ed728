"""Whose names stand beside a source, and in what stands after “To”.

There a person writes a name (“Felix Brandt”) as well as words (“mail after my talk”). What can
only be words stays; where in doubt it is somebody's name.
"""

import re
from collections.abc import Iterator

from respond_tui.guide import mail
from respond_tui.guide.terms import Source


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PEOPLE = frozenset({Source.REFERRAL, Source.RECRUITER})
"""Sources that are people: all that is written beside them is a name."""

_WAYS = _listed(
    """
    a again after alumna alumni alumnus an and answer answered application board board's book by
    booth call called career careers chat city coffee cold company conference contact contacted
    course dm email event fair former forum friend from group hackathon he her him i in inbox
    job jobs letter mail mailed mailing me meet met meeting meetup message messaged messages my
    network networking newsletter of old on open our page podcast portal post posting posts
    reached reply search she site some source talk talked team that the their them they this
    through to university via web website week with workshop wrote
    """
)
"""Words for ways to a company, which name nobody."""

_GATHERINGS = _listed(
    """
    board conference course event fair forum group hackathon meetup newsletter podcast talk
    university website workshop
    """
)
"""What is called by a topic or a place rather than by a person: “Python meetup”."""

_PLACES = re.compile(r"\b(?:on|at|in|of|for|about)\b.*", re.IGNORECASE | re.DOTALL)
_GENERAL = _listed(
    """
    admin career careers contact hello hi hiring hr info jobs mail no-reply noreply office
    people recruiting recruitment talent team
    """
)
"""What stands before the @ of an address that is nobody's own."""


def people_in_source(source: str | None, detail: str) -> Iterator[str]:
    """Whoever can be named in what is written beside a source.

    A referral and a recruiter are people, in any writing. Elsewhere a name is what is left
    without the words for ways: with a capital, or alone in a line of one or two small words. A
    capital before a gathering (“Python meetup”) is a topic, and a job board is a place.
    """
    if source in _PEOPLE:
        yield detail
    elif source != Source.JOB_BOARD:
        words = _PLACES.sub("", detail).split()
        if len(words) <= 2 and not any(map(_is_way, words)):
            yield " ".join(words)
        else:
            yield from _runs(words)


def people_in_letter(to: str) -> Iterator[str]:
    """Whoever a letter goes to; the part of an address before its @ is a name as well."""
    yield mail.person_in(to)
    name = mail.address_in(to).partition("@")[0]
    if name.casefold() not in _GENERAL:
        yield re.sub(r"[._+\d]+", " ", name)


def _runs(words: list[str]) -> Iterator[str]:
    """Words with a capital that stand together, unless it is one and a way follows it."""
    run: list[str] = []
    for word in [*words, ""]:
        if word[:1].isupper() and not _is_way(word):
            run.append(word)
            continue
        if run and (len(run) > 1 or word not in _GATHERINGS):
            yield " ".join(run)
        run = []


def _is_way(word: str) -> bool:
    return word.strip("()[]“”\"',.;:!?").casefold() in _WAYS
