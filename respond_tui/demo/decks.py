"""Cards dealt in an order of chance, so that a small hunt repeats no word needlessly."""

from collections.abc import Hashable, Mapping, Sequence
from random import Random
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
CardT = TypeVar("CardT")


class Deck(Generic[CardT]):
    """Every card once, in an order of chance, before any comes again."""

    def __init__(self, cards: Sequence[CardT], chance: Random) -> None:
        self._cards = list(cards)
        self._chance = chance
        self._left: list[CardT] = []

    def deal(self) -> CardT:
        """The next card."""
        if not self._left:
            self._left = self._cards[:]
            self._chance.shuffle(self._left)
        return self._left.pop()

    def hand(self, count: int) -> tuple[CardT, ...]:
        """Up to so many different cards."""
        return tuple(dict.fromkeys(self.deal() for _ in range(count)))


def decks(cards: Mapping[KeyT, Sequence[CardT]], chance: Random) -> dict[KeyT, Deck[CardT]]:
    """A deck for each key."""
    return {key: Deck(each, chance) for key, each in cards.items()}


def weighted(times: Mapping[CardT, int], chance: Random) -> Deck[CardT]:
    """A deck that holds each card so many times."""
    return Deck([card for card, count in times.items() for _ in range(count)], chance)
