"""Which known word a misspelt one was meant to be, where there is no doubt about it."""

from collections.abc import Mapping

_SHORTEST = 6
"""Letters of the shortest word that is looked at: shorter ones are too near to words of other
languages and meanings, as “offen” is to “offer”.
"""

_LONG = 8
"""From so many letters on, two may be wrong, else one."""

_CLEAR_BY = 2
"""By so many letters the next best meaning must be further away."""


def mended(word: str, known: Mapping[str, str]) -> str | None:
    """The known word that a word must be, or None; ``known`` gives each its meaning.

    The first letter has to be right, and no word of another meaning may be nearly as near:
    “acjected” is neither “accepted” nor “rejected”.
    """
    if len(word) < _SHORTEST:
        return None
    allowed = 2 if len(word) >= _LONG else 1
    nearest: dict[str, tuple[int, str]] = {}
    for candidate, meaning in known.items():
        away = distance(word, candidate, allowed + _CLEAR_BY)
        if away < nearest.get(meaning, (allowed + _CLEAR_BY, ""))[0]:
            nearest[meaning] = away, candidate
    if not nearest:
        return None
    (best, found), *others = sorted(nearest.values())
    is_clear = all(away >= best + _CLEAR_BY for away, _ in others)
    fits = best <= allowed and found[0] == word[0]
    return found if fits and is_clear else None


def distance(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; at ``most`` it stops.

    Optimal string alignment: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance.
    """
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= most:
            return most
    return min(row[-1], most)
