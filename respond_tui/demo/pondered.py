"""What the person of a made-up hunt writes when looking back: what went well, gaps, plans."""

from collections.abc import Mapping
from typing import NamedTuple

from respond_tui.guide.terms import GapKind


class Lack(NamedTuple):
    """One thing that was missing: what kind it is, what shows it, and what is done about it."""

    kind: GapKind
    seen: tuple[str, ...]
    action: str


_TECHNICAL, _BEHAVIOURAL, _COMMUNICATION = GapKind

LACKS: Mapping[str, Lack] = {
    "asking first": Lack(
        _COMMUNICATION,
        (
            "My first question came in minute fourteen; four boxes were on the board by then.",
            "They said: “You have not asked how many people use it.”",
            "I began with the tables. The load came up when they brought it up.",
            "No question from me before the drawing was half done.",
        ),
        "Ten minutes of questions before any box: two practice rounds with Jun",
    ),
    "estimation": Lack(
        _TECHNICAL,
        (
            "Asked for reads a second, I said “a lot”.",
            "I could not say how large a day of data is.",
        ),
        "One page of figures by heart: sizes, rates, times",
    ),
    "trade-offs": Lack(
        _TECHNICAL,
        ("They asked twice what I would give up, and I named what I would add.",),
        "Write down what each of three designs gives up",
    ),
    "sharding": Lack(
        _TECHNICAL,
        ("I had no answer to what happens when one shard is full.",),
        "Read the chapter on partitions and draw it from memory",
    ),
    "isolation levels": Lack(
        _TECHNICAL,
        ("I took repeatable read for serializable, and they showed me the row that proves it.",),
        "Try all four levels on two terminals",
    ),
    "thinking aloud": Lack(
        _COMMUNICATION,
        ("They asked three times whether I was still there.",),
        "Record one exercise aloud and listen to it",
    ),
    "profiling": Lack(
        _TECHNICAL,
        ("I changed the loop before I had measured anything.",),
        "Profile the parser and write down what surprised me",
    ),
    "testing": Lack(
        _TECHNICAL,
        ("The fix was written before the test, and they asked why.",),
        "Three exercises with the test first",
    ),
    "ending a story": Lack(
        _COMMUNICATION,
        ("After my story they asked: “And what came of it?”",),
        "Give each of three stories one last sentence",
    ),
    "brevity": Lack(
        _COMMUNICATION,
        ("The first answer took six of the forty-five minutes.",),
        "Tell each story in two minutes, by the clock",
    ),
    "my own part": Lack(
        _BEHAVIOURAL,
        ("They asked “and you?” three times.",),
        "Rewrite two stories with “I” in them",
    ),
    "leading people": Lack(
        _BEHAVIOURAL,
        ("For “a person you helped to grow” I told of a tool.",),
        "Ask Priya which of my reviews helped her",
    ),
    "numbers": Lack(
        _COMMUNICATION,
        ("Three claims, and not one figure when they asked how much.",),
        "Find one figure for each line of the résumé",
    ),
    "presence": Lack(
        _BEHAVIOURAL,
        ("I read from the slide while Silvia asked her question.",),
        "One mock with the camera on, looking at the person",
    ),
}
"""By the tag; a tag that is not here was never looked into."""

WENT_WELL = (
    "I slept before it, and was on time.\nThe story of the outage carried.",
    "I said what I do not know, and they nodded.",
    "My questions at the end were good ones.\nKept calm when the board failed.",
    "The first ten minutes: short answers, a question back.",
    "I asked for a moment to think, and took it.",
)

KEEP = (
    "The two-minute version of me, and water on the table.",
    "Saying what I leave out, and why.",
    "A question back after each answer.",
)

CHANGE = (
    "Ask who, how many and how often before the pen touches the board.",
    "One figure for each claim.",
    "Stop after two minutes and look at them.",
)

TOLD = (("Jun Sato", "on a walk"), ("Priya Nair", "in a call"), ("Dana Okafor", "by mail"))
"""Who was told, and how."""

UNSURE = "sure of myself"
"""A tag of which nothing was ever seen or heard: a guess."""
