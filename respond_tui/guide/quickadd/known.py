"""What the log knows already, prepared once so that each line is read at once."""

from collections.abc import Collection, Sequence

from respond_tui.guide import limits
from respond_tui.guide.quickadd.tokens import Shape, Token
from respond_tui.guide.stages import Stage
from respond_tui.guide.text import folded


class Known:
    """The stages there are and the companies in the log; make it once, read many lines."""

    def __init__(self, stages: Sequence[Stage], companies: Collection[str]) -> None:
        self.stages = tuple(stages)
        self._companies = {folded(name): name for name in companies}
        names = [name for stage in stages for name in (stage.name, *stage.other_names)]
        self._stage_names = frozenset(_spaced(name) for name in names)
        self.most_stage_words = max((len(name.split()) for name in self._stage_names), default=1)

    def company(self, name: str) -> str | None:
        """The company of this name as it stands in the log; case does not count."""
        return self._companies.get(folded(name))

    def leading(self, text: str, tokens: Sequence[Token]) -> int:
        """How many of the tokens the longest known company at their beginning takes."""
        found = 0
        for count, token in enumerate(tokens, start=1):
            if token.shape is not Shape.WORD or token.end - tokens[0].start > limits.LINE:
                break
            if self.company(text[tokens[0].start : token.end]):
                found = count
        return found

    def stage_words(self, words: Sequence[str]) -> int:
        """How many of the words together are the whole name of a stage; the most counts."""
        for count in range(len(words), 1, -1):
            if _spaced(" ".join(words[:count])) in self._stage_names:
                return count
        return 1


def _spaced(name: str) -> str:
    return folded(name.replace("-", " ").replace("_", " "))
