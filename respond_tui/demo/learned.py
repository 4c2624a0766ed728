"""What the person of a made-up hunt takes away: lessons, gaps, reasons, notes.

One thing runs through all noes after system design, in other words each time: the drawing
begins before the questions do.
"""

from collections.abc import Mapping

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
from respond_tui.guide.terms import Certainty

AFTER_A_NO: Mapping[str, tuple[str, ...]] = {
    SCREEN: (
        "Ask about days in the office before the first call.",
        "Have one figure for pay ready, not a range.",
        "Two minutes about myself were five.",
        "Read what they sell before they ask.",
    ),
    ASSESSMENT: (
        "Read all tasks first; the last was the easy one.",
        "Leave ten minutes for the edge cases.",
        "Run the examples before writing anything.",
    ),
    TECHNICAL: (
        "Say the slow way first, then the fast one.",
        "I went quiet for minutes. Think aloud.",
        "Refresh isolation levels; I guessed.",
        "Write the test before the fix, also in front of people.",
    ),
    TAKE_HOME: (
        "A page of README would have answered half their questions.",
        "Stop after four hours; they meant it.",
    ),
    DESIGN: (
        "I drew boxes for ten minutes before I asked who uses it.",
        "Started with the database. They wanted to hear the load first.",
        "No question until minute fifteen, and then it was too late.",
        "I sized nothing: how many reads, how many writes?",
        "I built the system I know, not the one they described.",
        "Never said what I would give up for what.",
        "They had to tell me the numbers. I should have asked for them.",
        "All detail on storage, not a word on who needs it.",
        "Asked about scale only once they said it would not hold.",
        "I answered “how” before I knew “what for”.",
    ),
    BEHAVIOURAL: (
        "The story had no end. Say what came of it.",
        "Six minutes for one answer. Two are enough.",
        "I said “we” all the time; they asked about me.",
    ),
    MANAGER: (
        "Have a view on their product before the call.",
        "Ask what success looks like in the first half year.",
        "I talked tools; she wanted to hear about people.",
    ),
    PANEL: (
        "Eat before a panel of three hours.",
        "Look at the person who asked, not at the slides.",
        "One number for each claim.",
    ),
    FINAL: (
        "Have two questions ready for the person on top.",
        "Say plainly that I want the job.",
    ),
}

AFTER_A_PASS: Mapping[str, tuple[str, ...]] = {
    SCREEN: (
        "Short answers, then a question back. Keep that.",
        "Asking about the team early warmed it up.",
        "",
        "",
        "",
    ),
    ASSESSMENT: ("Pen and paper first saved time.", ""),
    TECHNICAL: (
        "Thinking aloud helped; keep it.",
        "Naming the trade-off before being asked went down well.",
        "Tests first calmed me.",
        "I said “I don’t know, I would look there”. They liked it.",
        "",
    ),
    TAKE_HOME: (
        "The list of what I left out was half of the talk.",
        "A short README pays.",
    ),
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
        "Asking what keeps her awake opened it up.",
        "",
    ),
    PANEL: ("One number for each claim. It stuck.",),
    FINAL: ("Saying what worries me was right.",),
}

GAPS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    SCREEN: (("pay",), ("short pitch",), ()),
    ASSESSMENT: (("edge cases",), ("time",)),
    TECHNICAL: (("isolation levels",), ("thinking aloud",), ("profiling",)),
    TAKE_HOME: (("scope",), ("readme",)),
    DESIGN: (
        ("asking first",),
        ("asking first", "estimation"),
        ("asking first", "trade-offs"),
        ("estimation",),
        ("asking first", "sharding"),
    ),
    BEHAVIOURAL: (("brevity",), ("ending a story",)),
    MANAGER: (("product view",), ("leading people",)),
    PANEL: (("presence",), ("numbers",)),
    FINAL: (("own questions",), ()),
}
"""Tags of what was missing after a no."""

BEFORE_ANY_ROUND = "application"
Reason = tuple[str, Certainty]
_TOLD, _INFERRED, _UNKNOWN = Certainty.TOLD, Certainty.INFERRED, Certainty.UNKNOWN

REASONS: Mapping[str, tuple[Reason, ...]] = {
    BEFORE_ANY_ROUND: (
        ("", _UNKNOWN),
        ("a form letter", _UNKNOWN),
        ("somebody with more years", _TOLD),
        ("no visa support", _TOLD),
        ("the role was filled", _TOLD),
        ("another language than mine", _INFERRED),
        ("too far from the office", _INFERRED),
    ),
    SCREEN: (
        ("wanted four days a week on site", _TOLD),
        ("the salary range", _TOLD),
        ("looking for somebody local", _TOLD),
        ("too short a time in the last job", _INFERRED),
    ),
    ASSESSMENT: (("two tests failed", _TOLD), ("ran out of time", _INFERRED)),
    TECHNICAL: (
        ("not fluent enough in SQL", _TOLD),
        ("too quiet while thinking", _TOLD),
        ("another candidate was quicker", _INFERRED),
    ),
    TAKE_HOME: (("more than they asked for", _TOLD), ("too few tests", _TOLD)),
    DESIGN: (
        ("went into detail before the outline", _TOLD),
        ("the solution came before the requirements", _TOLD),
        ("too little structure in the design", _TOLD),
        ("did not ask about the load", _TOLD),
        ("wanted more experience at scale", _INFERRED),
        ("the design did not fit their traffic", _INFERRED),
        ("", _UNKNOWN),
    ),
    BEHAVIOURAL: (("wanted clearer examples", _TOLD), ("not the right fit", _UNKNOWN)),
    MANAGER: (
        ("looking for somebody who has led a team", _TOLD),
        ("another profile fitted better", _INFERRED),
    ),
    PANEL: (("close, but not unanimous", _TOLD), ("another profile fitted better", _INFERRED)),
    FINAL: (("an internal candidate", _TOLD), ("the budget was cut", _TOLD)),
}
"""By the stage it ended at: what was said, or guessed, and how sure that is."""

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
    "They sent the questions beforehand. More should.",
    "Reapply in spring; they said so themselves.",
    "The office is above a bakery.",
)
"""Now and then a line about an application."""

ROUND_NOTES = (
    "They were ten minutes late, and sorry about it.",
    "Bad line; we went on by phone.",
    "A good hour, whatever comes of it.",
    "Slept badly the night before.",
    "Two of them had read my code beforehand.",
    "They took notes all the time.",
)
"""Now and then a line about a round."""
