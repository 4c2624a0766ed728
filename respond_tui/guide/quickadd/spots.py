"""Where the parts of a line are: the company first, then whatever comes after it."""

from dataclasses import dataclass

from respond_tui.guide.date_grammar import DateFinder, Spotted
from respond_tui.guide.quickadd.known import Known
from respond_tui.guide.quickadd.said import PartKind
from respond_tui.guide.quickadd.tokens import Shape, Token, quoted
from respond_tui.guide.quickadd.words import (
    BOARDS,
    FROM,
    MOST_SOURCE_WORDS,
    OUTCOMES,
    SOURCES,
    VIA,
)
from respond_tui.guide.refusal import Refusal

_BY_MARKER = {"@": PartKind.STAGE, "#": PartKind.GAP, "~": PartKind.PREDICTED}


@dataclass(frozen=True, slots=True)
class Spot:
    """The ``count`` tokens from ``first`` on that make one part; ``date`` if it is one."""

    kind: PartKind
    first: int
    count: int
    date: Spotted | None = None

    @property
    def after(self) -> int:
        """The token behind the last of them."""
        return self.first + self.count


class Scan:
    """A line in pieces, beside what the log knows."""

    def __init__(self, text: str, tokens: tuple[Token, ...], known: Known) -> None:
        self.text = text
        self.tokens = tokens
        self.known = known
        self._dates = DateFinder([token.text if token.plain else None for token in self.tokens])

    def slice(self, first: int, count: int) -> str:
        """The text from a token through ``count`` of them, with what lies between."""
        if not count:
            return ""
        return self.text[self.tokens[first].start : self.tokens[first + count - 1].end]

    def company(self) -> Spot:
        """Where the company is (MODEL.md, "Quick-add, read closely", first rule).

        A comma counts unless a marker, a quote or ``via`` comes before it; a known company
        that holds a comma itself is taken whole. Raises Refusal when the line begins with
        something else, or when the words to the comma could be read in two ways.
        """
        if not self.tokens or self.text.startswith(","):
            raise Refusal(_BEGIN, PartKind.COMPANY)
        if self.tokens[0].shape is not Shape.WORD:
            return Spot(PartKind.COMPANY, 0, 1)
        if not self.tokens[0].plain:
            raise Refusal(_BEGIN, PartKind.COMPANY)
        known = self.known.leading(self.text, self.tokens)
        comma = self._words_to_comma()
        count = max(known, comma) or self._words_to_part()
        if not known:
            self._refuse_misplaced(count, comma)
        elif known < comma and not self._is_bare(known):
            both, first = quoted(self.slice(0, comma)), quoted(self.slice(0, known))
            raise Refusal(f"{both} could be a company, or {first} {_AND_MORE}", PartKind.COMPANY)
        return Spot(PartKind.COMPANY, 0, count)

    def parts(self, start: int) -> list[Spot]:
        """The parts from a token on; bare words that stand together are one role."""
        found: list[Spot] = []
        position = start
        while position < len(self.tokens):
            spot = self._part_at(position)
            before = found[-1] if found else None
            if spot.kind is PartKind.ROLE and before and before.kind is PartKind.ROLE:
                found[-1] = Spot(PartKind.ROLE, before.first, before.count + spot.count)
            else:
                found.append(spot)
            position = spot.after
        return found

    def source_words(self, first: int) -> int:
        """How many tokens from here on name a source or a board that is known."""
        words = self._words_together(first, MOST_SOURCE_WORDS)
        for count in range(len(words), 0, -1):
            if source_name(" ".join(words[:count])) in _SOURCE_NAMES:
                return count
        return 0

    def _words_to_comma(self) -> int:
        for index, token in enumerate(self.tokens):
            if not token.plain or (index and token.text.lower() == VIA):
                return 0
            if token.comma:
                return index + 1
        return 0

    def _words_to_part(self) -> int:
        count = 1
        while count < len(self.tokens) and self._is_bare(count):
            count += 1
        return count

    def _refuse_misplaced(self, count: int, comma: int) -> None:
        """Refuse a date or an outcome where the company should be, unless it may be one."""
        spot = self._part_at(0)
        if spot.kind is PartKind.ROLE:
            return
        alone = not comma and (spot.kind is not PartKind.OUTCOME or count == 1)
        if alone or self.known.leading(self.text, self.tokens[spot.after :]):
            first = quoted(self.slice(0, spot.count))
            raise Refusal(f"{first} {_MISPLACED}", PartKind.COMPANY)

    def _part_at(self, index: int) -> Spot:
        token = self.tokens[index]
        if token.shape is not Shape.WORD:
            return Spot(PartKind.NOTE, index, 1)
        if kind := _BY_MARKER.get(token.text[0]):
            return Spot(kind, index, self._marked_words(index, kind))
        word = token.text.lower()
        if word in OUTCOMES:
            return Spot(PartKind.OUTCOME, index, 1)
        if word == VIA:
            return Spot(PartKind.SOURCE, index, self._via_words(index))
        if date := self._dates.at(index):
            return Spot(PartKind.DATE, index, date.count, date)
        return Spot(PartKind.ROLE, index, 1)

    def _is_bare(self, index: int) -> bool:
        """Whether a word has no meaning of its own: of a role, a name, a source."""
        token = self.tokens[index]
        word = token.text.lower()
        return token.plain and word != VIA and word not in OUTCOMES and not self._dates.at(index)

    def _marked_words(self, index: int, kind: PartKind) -> int:
        """``@hiring manager`` is one stage, and ``~60 %`` one chance."""
        if kind is PartKind.STAGE:
            words = self._words_together(index, self.known.most_stage_words)
            return self.known.stage_words([words[0][1:], *words[1:]])
        percent = kind is PartKind.PREDICTED and self._words_together(index, 2)[1:] == ["%"]
        return 2 if percent else 1

    def _words_together(self, first: int, most: int) -> list[str]:
        """The words from a token up to the next comma, marker or quote."""
        words: list[str] = []
        for index in range(first, len(self.tokens)):
            token = self.tokens[index]
            if (words and not token.plain) or len(words) == most:
                break
            words.append(token.text)
            if token.comma:
                break
        return words

    def _via_words(self, index: int) -> int:
        """``via``, and then a known source, a name in quotes, or bare words to a comma."""
        first = index + 1
        if self.tokens[index].comma or first == len(self.tokens):
            return 1
        if self.tokens[first].shape is Shape.QUOTED:
            return 2
        named = self.source_words(first)
        after = first + named
        if named and (self.tokens[after - 1].comma or not self._is_from(after)):
            return 1 + named
        if named:
            return 1 + named + 1 + self._bare_words(after + 1)
        return 1 + self._bare_words(first)

    def _is_from(self, index: int) -> bool:
        return index + 1 < len(self.tokens) and self.tokens[index].text.lower() in FROM

    def _bare_words(self, first: int) -> int:
        count = 0
        for index in range(first, len(self.tokens)):
            if not self._is_bare(index):
                break
            count += 1
            if self.tokens[index].comma:
                break
        return count


def source_name(words: str) -> str:
    """Words after ``via`` as they are looked up: case and hyphens do not count."""
    return " ".join(words.lower().replace("-", " ").split())


_SOURCE_NAMES = BOARDS | frozenset(SOURCES)
_AND_MORE = "and more: put the company in quotes."
_MISPLACED = "comes before any company: begin with the company, in quotes if that is its name."
_BEGIN = "Begin with the company, as in “Acme, Backend Engineer applied today”."
