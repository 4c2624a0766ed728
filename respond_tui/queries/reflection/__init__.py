"""Reflections: what is written of a no, and what the log knows of it beforehand."""

from respond_tui.queries.planned import NextRound, next_rounds
from respond_tui.queries.reflection.paper import reflected
from respond_tui.queries.reflection.prefill import latest_kinds
from respond_tui.queries.reflection.views import (
    ActionView,
    GapView,
    QuestionView,
    ReflectionView,
    reflection,
)

__all__ = [
    "ActionView",
    "GapView",
    "NextRound",
    "QuestionView",
    "ReflectionView",
    "latest_kinds",
    "next_rounds",
    "reflected",
    "reflection",
]
