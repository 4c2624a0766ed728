"""What the person of a made-up hunt takes away: lessons, gaps, reasons, notes.

One thing runs through the noes after system design, in other words each time: the drawing
begins before the questions do.
"""

from collections.abc import Mapping
from typing import NamedTuple

from respond_tui.demo.asked import (
    ASSESSMENT,
    BEHAVIOURAL,
    DESIGN,
    FINAL,
    MANAGER,
    PANEL,
    SCREEN,
    TAKE_HOME,
    TECHNICAL,
)
from respond_tui.guide.terms import Certainty, EndedHow

BEFORE_ANY_ROUND = "application"


class Taken(NamedTuple):
    """What a no leaves: why it came and how sure that is, what was missing, a lesson."""

    reason: str
    certainty: Certainty
    gaps: tuple[str, ...] = ()
    lesson: str = ""


_TOLD, _INFERRED, _UNKNOWN = Certainty.TOLD, Certainty.INFERRED, Certainty.UNKNOWN
_ASKING = "asking first"

AFTER_A_NO: Mapping[str, tuple[Taken, ...]] = {
    BEFORE_ANY_ROUND: (
        Taken("", _UNKNOWN),
        Taken("a form letter", _UNKNOWN),
        Taken("somebody with more years", _TOLD),
        Taken("no visa support", _TOLD),
        Taken("the role was filled", _TOLD),
        Taken("another language than mine", _INFERRED),
        Taken("too far from the office", _INFERRED),
    ),
    SCREEN: (
        Taken(
            "wanted four days a week on site",
            _TOLD,
            lesson="Ask about days in the office before the first call.",
        ),
        Taken(
            "the salary range",
            _TOLD,
            ("pay",),
            "Have one figure for pay ready, not a range.",
        ),
        Taken("looking for somebody local", _TOLD, lesson="Say at once that I would move."),
        Taken("", _UNKNOWN, ("short pitch",), "Two minutes about myself were five."),
    ),
    ASSESSMENT: (
        Taken("two tests failed", _TOLD, ("edge cases",), "Run the empty case first."),
        Taken("ran out of time", _INFERRED, ("time",), "Read all tasks; the last was easy."),
        Taken("", _UNKNOWN, ("edge cases",), "Leave ten minutes for the edge cases."),
    ),
    TECHNICAL: (
        Taken(
            "not fluent enough in SQL",
            _TOLD,
            ("isolation levels",),
            "Refresh isolation levels; I guessed.",
        ),
        Taken(
            "too quiet while thinking",
            _TOLD,
            ("thinking aloud",),
            "I went quiet for minutes. Think aloud.",
        ),
        Taken(
            "another candidate was quicker",
            _INFERRED,
            ("profiling",),
            "Measure before guessing, also in front of people.",
        ),
        Taken("", _UNKNOWN, ("testing",), "Write the test before the fix."),
    ),
    TAKE_HOME: (
        Taken("more than they asked for", _TOLD, ("scope",), "Stop after four hours."),
        Taken(
            "hard to follow",
            _TOLD,
            ("readme",),
            "A page of README would have answered half their questions.",
        ),
    ),
    DESIGN: (
        Taken(
            "went into detail before the outline",
            _TOLD,
            (_ASKING,),
            "I drew boxes for ten minutes before I asked who uses it.",
        ),
        Taken(
            "the solution came before the requirements",
            _TOLD,
            (_ASKING,),
            "Started with the database. They wanted to hear the load first.",
        ),
        Taken(
            "did not ask about the load",
            _TOLD,
            (_ASKING, "estimation"),
            "They had to tell me the numbers. I should have asked for them.",
        ),
        Taken(
            "too little structure in the design",
            _TOLD,
            (_ASKING,),
            "No question until minute fifteen, and then it was too late.",
        ),
        Taken(
            "wanted more experience at scale",
            _INFERRED,
            ("estimation",),
            "I sized nothing: how many reads, how many writes?",
        ),
        Taken(
            "the design did not fit their traffic",
            _INFERRED,
            (_ASKING, "trade-offs"),
            "I built the system I know, not the one they described.",
        ),
        Taken(
            "",
            _UNKNOWN,
            (_ASKING, "sharding"),
            "All detail on storage, not a word on who needs it.",
        ),
        Taken("", _UNKNOWN, (_ASKING,), "I answered “how” before I knew “what for”."),
    ),
    BEHAVIOURAL: (
        Taken(
            "wanted clearer examples",
            _TOLD,
            ("ending a story",),
            "The story had no end. Say what came of it.",
        ),
        Taken("", _UNKNOWN, ("brevity",), "Six minutes for one answer. Two are enough."),
        Taken(
            "not sure what my part was",
            _TOLD,
            ("my own part",),
            "I said “we” all the time; they asked about me.",
        ),
    ),
    MANAGER: (
        Taken(
            "looking for somebody who has led a team",
            _TOLD,
            ("leading people",),
            "I talked tools; she wanted to hear about people.",
        ),
        Taken(
            "another profile fitted better",
            _INFERRED,
            ("product view",),
            "Have a view on their product before the call.",
        ),
    ),
    PANEL: (
        Taken("close, but not unanimous", _TOLD, ("numbers",), "One number for each claim."),
        Taken(
            "another profile fitted better",
            _INFERRED,
            ("presence",),
            "Look at the person who asked, not at the slides.",
        ),
    ),
    FINAL: (
        Taken("an internal candidate", _TOLD, lesson="Nothing I could have done. Good to know."),
        Taken(
            "the budget was cut",
            _TOLD,
            ("own questions",),
            "Ask about the budget earlier; they would have said it.",
        ),
    ),
}
"""By the stage at which it ended."""

AFTER_A_PASS: Mapping[str, tuple[str, ...]] = {
    SCREEN: (
        "Short answers, then a question back. Keep that.",
        "Asking about the team early warmed it up.",
        "The two-minute version of me works.",
        *[""] * 7,
    ),
    ASSESSMENT: ("Pen and paper first saved time.", "Reading all of it first helped.", ""),
    TECHNICAL: (
        "Thinking aloud helped; keep it.",
        "Naming the trade-off before being asked went down well.",
        "Tests first calmed me.",
        "I said “I don’t know, I would look there”. They liked it.",
        "",
        "",
    ),
    TAKE_HOME: ("The list of what I left out was half of the talk.", "A short README pays.", ""),
    DESIGN: (
        "Ten minutes of questions first, then two boxes. It carried the hour.",
        "Asked for the load before drawing, and the rest was easy.",
    ),
    BEHAVIOURAL: (
        "Three stories were enough for all their questions.",
        "The incident story works: short, and with an end.",
        "",
    ),
    MANAGER: (
        "Bring a sketch of the first month again.",
        "Asking what keeps them awake opened it up.",
        "",
    ),
    PANEL: ("One number for each claim. It stuck.", ""),
    FINAL: ("Saying what worries me was right.", ""),
}
"""Often there is nothing to say."""

OTHER_ENDS: Mapping[EndedHow, tuple[str, ...]] = {
    EndedHow.WITHDREW: ("too far away after all", "they sell to casinos", "a fourth round of six"),
    EndedHow.ROLE_CLOSED: ("a hiring freeze", "they reorganise first"),
    EndedHow.DECLINED: ("the pay was too low", "on call every second week"),
}

NOTES = (
    "A small team, and four days a week.",
    "Good pay, far away.",
    "They answer within a day.",
    "Their blog on migrations is worth a read before talking to them.",
    "Twelve engineers; two of them on call.",
    "I like the product and use it myself.",
    "The posting was up for months. Why?",
    "Ask about parental leave.",
    "Old stack, kind people.",
    "Reapply in spring; they said so themselves.",
    "The office is above a bakery.",
)
"""Now and then a line about an application."""

ROUND_NOTES = (
    "They were ten minutes late, and sorry about it.",
    "A good talk, whatever comes of it.",
    "Slept badly the night before.",
    "They had read my code beforehand.",
    "They took notes all the time.",
    "A fire alarm in the middle. We laughed.",
)
"""Now and then a line about a round with people in it."""
