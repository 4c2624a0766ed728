"""The guide's words beside each page of a reflection: what it asks, and how to go about it.

Written from the facts of GUIDE.md, "R.E.S.P.O.N.D.".
"""

from typing import NamedTuple

from respond_tui.guide.reflection import title_of
from respond_tui.guide.terms import ReflectionPage


class PageWords(NamedTuple):
    """A page's title, the question that it asks, and a few short sentences of help."""

    title: str
    question: str
    sentences: tuple[str, ...]


_WORDS = {
    ReflectionPage.RECORD: (
        "What happened?",
        (
            "Only what a camera would have seen: the role, the stage, who asked what.",
            "Most of it comes from your log; put right what is wrong.",
            "Begin a question with - where it stumped you, ~ where it went fine, + where it "
            "went well.",
        ),
    ),
    ReflectionPage.EVALUATE: (
        "What went well?",
        (
            "Something carried you this far. Write it down before the rest.",
            "Small things count: you were on time, you asked a good question back.",
            "If you cannot see any today, say “nothing yet” and come back to it.",
        ),
    ),
    ReflectionPage.SPOT: (
        "What was missing, and what shows it?",
        (
            "Name each gap in a word or two, and add what you saw or heard.",
            "Technical is what you know, behavioural how you act, communication how you tell it.",
            "Without an observation it is a guess. It may stay, and it counts nowhere.",
        ),
    ),
    ReflectionPage.PRIORITIZE: (
        "Which one or two will you work on?",
        (
            "Two at the most: what is spread thin does not grow.",
            "Choose what came up in this interview and will come up again.",
        ),
    ),
    ReflectionPage.OUTLINE: (
        "What will you do, and by when?",
        (
            "One small thing that can be ticked off beats a grand plan.",
            "With a day, it shows in Today when it is time.",
        ),
    ),
    ReflectionPage.NOTIFY: (
        "Who will know about it?",
        (
            "Tell one person what you learned and what you will do about it.",
            "A friend is as good as a mentor. You choose what they get to read.",
        ),
    ),
    ReflectionPage.DECIDE: (
        "How will you walk into the next one?",
        (
            "One thing to keep, one thing to do otherwise.",
            "The plan comes back to you the day before your next interview.",
        ),
    ),
}


def words_of(page: ReflectionPage) -> PageWords:
    """What to show on a page."""
    question, sentences = _WORDS[page]
    return PageWords(title_of(page), question, sentences)
