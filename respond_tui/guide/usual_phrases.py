"""The phrases that a gentle question is asked of until a person has a list of their own.

Written out whole, one form a line, as the person sees and changes them. Short forms need no
lines of their own: what finds them reads “they'd” as “they had” (``guide.wording``).
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product


class Group(StrEnum):
    """What is the matter with a phrase."""

    MIND = "mind"
    ABSOLUTE = "absolute"
    VERDICT = "verdict"


def _each(firsts: str, seconds: str) -> Iterator[str]:
    """Every first with every second, both given with strokes between them."""
    pairs = product(firsts.split("|"), seconds.split("|"))
    return (f"{first.strip()} {second.strip()}" for first, second in pairs)


_MIND = (
    *_each(
        "they|he|she|interviewer|interviewers|manager|panel",
        "hated|loathed|despised|disliked|loved|liked|did not like|did not care|thought|felt|knew"
        "|assumed|must have",
    ),
    *_each(
        "he was|she was|interviewer was|recruiter was|manager was|panel was|they were"
        "|interviewers were",
        "bored|annoyed|irritated|disappointed|unimpressed|not impressed|not interested",
    ),
    *_each("they", "think|never meant|must think"),
    *_each("hated|loathed|despised|resented|judged|disliked|did not like", "me|my"),
    *_each("annoyed by|disappointed by|sick of|tired of", "me|my"),
    "had already decided", "had already chosen", "already decided against",
    "already made up their mind", "already made up their minds", "was bored by",
    "wanted to get rid of me", "could not wait to", "did not want me", "never wanted me",
    "looked down on me", "laughed at me", "I could tell", "I just know", "I know they",
    "I bet they", "obviously", "it was obvious", "it is obvious", "it's obvious", "obvious that",
    "clearly they", "they clearly", "clearly did not", "clearly not", "was clearly",
    "were clearly", "it was clear", "of course they", "no doubt", "surely", "secretly",
    "on purpose", "a foregone conclusion", "only pretended", "just pretended",
    "just being polite", "because of my age", "because of my accent", "because of my name",
    "because of my gap",
)  # fmt: skip

_ABSOLUTE = (
    *_each(
        "I|you|they|we|he|she|people|companies|recruiters|interviewers|I am|they are|it is"
        "|this|as|like|it will",
        "always",
    ),
    *_each("always", "happens|me|the same|goes wrong|ends|fail|freeze|mess up|the one"),
    *_each(
        "I|they|he|she|people|companies|recruiters|interviewers|I will|it will|I can|I have"
        "|this will",
        "never",
    ),
    *_each("never", "again|ever|going to|get|good enough|enough|works|work out"),
    *_each(
        "everything",
        "I|about me|went|goes|is wrong|was wrong|is lost|is over|is ruined|is my|was my",
    ),
    *_each("ruined|blew|botched|failed|failed at|forgot|messed up", "everything"),
    "everyone", "everyone's", "everybody", "everybody's", "nobody", "nobody's", "no one",
    "nothing ever", "nothing works", "nothing I", "every time", "every single", "all the time",
    "not once", "completely", "totally", "utterly", "impossible", "forever", "no chance",
    "no hope", "not a chance", "no point", "there is no way", "the worst ever",
    "the worst interview", "the worst candidate", "I am the worst", "I was the worst",
)  # fmt: skip

_VERDICT = (
    *_each(
        "I'm|I am|I was",
        "useless|rubbish|worthless|hopeless|terrible|awful|stupid|dumb|pathetic|a failure"
        "|a fraud|a joke|a mess|a disaster|a loser|an idiot|an impostor|an imposter"
        "|an embarrassment|bad at|no good|not good enough|not smart|not smart enough|not clever"
        "|not cut out|not made for|too old|too slow|too stupid|incompetent|ridiculous"
        "|such an idiot|so stupid|so bad|so dumb",
    ),
    *_each(
        "I",
        "blew it|ruined|botched|bombed|failed|messed up|screwed up|choked|suck|sucked"
        "|wasted|disgraced|embarrassed myself|made a fool|do not deserve|can not do anything"
        "|should have|should not have|have no talent|am nobody",
    ),
    "not good enough", "not smart enough", "not cut out", "not up to it", "not made for this",
    "should have", "should not have", "my fault", "my own fault", "what is wrong with me",
    "what's wrong with me", "hate myself", "ashamed of myself", "made a fool of myself",
    "embarrassing", "pathetic", "such an idiot", "such a failure", "so stupid", "so dumb",
)  # fmt: skip

USUAL: Mapping[Group, tuple[str, ...]] = {
    Group.MIND: tuple(dict.fromkeys(_MIND)),
    Group.ABSOLUTE: tuple(dict.fromkeys(_ABSOLUTE)),
    Group.VERDICT: tuple(dict.fromkeys(_VERDICT)),
}
"""The phrases of each group, in the order in which they are listed."""
