"""The guide's words beside each step of a recovery: what it is for, and how.

Written from the facts of GUIDE.md, steps 1 to 3.
"""

from typing import NamedTuple

from respond_tui.guide.terms import StepKind


class Words(NamedTuple):
    """A title, and a few short sentences of why and how."""

    title: str
    sentences: tuple[str, ...]


_WORDS = {
    StepKind.FEELING: Words(
        "Say what it is",
        (
            "A feeling with a name is easier to hold than one without.",
            "One word is enough: flat, angry, relieved, tired. None of them is wrong.",
            "Give it a figure from 1 to 10, and look again when the pause is over.",
        ),
    ),
    StepKind.RESET: Words(
        "Let the body go first",
        (
            "A no lands in the body before it turns into thoughts.",
            "Walk around the block, stretch, swim, dance in the kitchen: what you can do today.",
            "Ten minutes count.",
        ),
    ),
    StepKind.PAUSE: Words(
        "Nothing has to be decided now",
        (
            "For a day or two you judge neither yourself nor the company.",
            "Leave the analysis, the next application and the angry letter for later.",
            "The pause ends by itself. You can end it earlier when you are ready.",
        ),
    ),
    StepKind.THANKS: Words(
        "A few kind lines",
        (
            "Thank them for their time and name one thing that you enjoyed talking about.",
            "Keep it to three lines and ask for nothing.",
            "Roles reopen and people change companies; a good last impression stays.",
            "If you have written already, skip this with a word.",
        ),
    ),
    StepKind.FEEDBACK: Words(
        "Ask, or leave it",
        (
            "Ask if there is one area that you could truly work on, and a person who would know.",
            "One short letter, one question. No debate about the decision.",
            "If no answer comes, that is an answer too, and you can let it rest.",
            "Not asking is a fine choice. Write down which it is.",
        ),
    ),
    StepKind.BOOK: Words(
        "Give it a place in your week",
        (
            "One hour within two days: soon enough to remember, late enough to see clearly.",
            "A set hour keeps the rest of your days free of turning it over.",
            "Choose a time when you are usually awake and left alone.",
        ),
    ),
    StepKind.HOUR: Words(
        "This hour is for looking back",
        (
            "Put the phone away and open your notes from the interview.",
            "When the hour is over, stop. What is missing can stay missing.",
        ),
    ),
    StepKind.REFLECTION: Words(
        "Facts first, then one or two things",
        (
            "Record what was asked and what you answered, before what you think about it.",
            "Note what went well, then the gaps: technical, behavioural or in how you told it.",
            "Choose one or two of them, no more, and give each a next action with a date.",
            "Tell one person, and decide how you will walk into the next interview.",
        ),
    ),
    StepKind.OWN: Words(
        "Your own step",
        (
            "You know best what helps you.",
            "Move it, skip it or tick it whenever that is right.",
        ),
    ),
}


def words_for(kind: StepKind) -> Words:
    """What to show beside a step of this kind."""
    return _WORDS[kind]
