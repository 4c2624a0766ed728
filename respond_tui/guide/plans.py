"""How the plan for the next interview reads; a module of its own, since every start needs it."""

from collections.abc import Iterator

from respond_tui.guide.text import shortened


def plan_parts(keep: str, change: str) -> tuple[str, ...]:
    """A plan in a line or two: “keep: drawing first”, “change: ask before answering”."""
    return tuple(f"{name}: {shortened(words)}" for name, words in _plan(keep, change))


def plan_text(keep: str, change: str) -> str:
    """A plan in full, each half of it from a line of its own on."""
    return "\n".join(f"{name}: {words}" for name, words in _plan(keep, change))


def _plan(keep: str, change: str) -> Iterator[tuple[str, str]]:
    for name, words in (("keep", keep), ("change", change)):
        if words.strip():
            yield name, words
