"""The letters that respond has ready: one for each purpose and tone, short enough to be read.

Written from the facts of GUIDE.md, steps 1, 3 and 6. Names in braces are filled in from the
log (``guide.letters``).
"""

from typing import NamedTuple

from respond_tui.guide.terms import LetterKind, Tone


class Template(NamedTuple):
    """What a letter begins as; ``name`` is empty for the ones that respond has ready."""

    kind: LetterKind
    tone: Tone
    subject: str
    body: str
    name: str = ""


READY = (
    Template(
        LetterKind.THANKS,
        Tone.WARM,
        "Thank you",
        """Dear {interviewer},

thank you for your time, and for how kindly you led our talk about the {role} role. I enjoyed \
hearing about {topic}, and it has stayed with me. I wish you and everyone at {company} well.

Warmly,
{name}""",
    ),
    Template(
        LetterKind.THANKS,
        Tone.PLAIN,
        "Thank you for the conversation",
        """Hello {interviewer},

Thank you for talking with me about the {role} role at {company}. I liked what you said about \
{topic}. All the best to you and the team.

{name}""",
    ),
    Template(
        LetterKind.THANKS,
        Tone.FORMAL,
        "Thank you for the interview",
        """Dear {interviewer},

Thank you for the opportunity to interview for the position of {role} at {company}. I valued our \
discussion of {topic} in particular. I wish you and your colleagues continued success.

Yours sincerely,
{name}""",
    ),
    Template(
        LetterKind.FEEDBACK,
        Tone.WARM,
        "Thank you, and one question",
        """Dear {interviewer},

thank you for telling me, and for the time that you gave me for the {role} role. I would love to \
get better at {area}.

If one thing there would have made the difference, which one was it? A single line helps me a \
lot, and if you would rather not answer, that is fine too.

Warmly,
{name}""",
    ),
    Template(
        LetterKind.FEEDBACK,
        Tone.PLAIN,
        "One question about the {role} role",
        """Hello {interviewer},

Thank you for your time, and for letting me know about the {role} role at {company}.

I am working on {area}. What is the one thing that you would have me practise first?

A line is enough. Thank you,
{name}""",
    ),
    Template(
        LetterKind.FEEDBACK,
        Tone.FORMAL,
        "Application for {role}: one question",
        """Dear {interviewer},

Thank you for considering me for the position of {role} at {company}, and for the {stage} \
interview. I respect your decision.

I intend to strengthen my {area}. Which single aspect would you advise me to improve first? I \
would be grateful for a brief answer.

Yours sincerely,
{name}""",
    ),
    Template(
        LetterKind.REPLY,
        Tone.WARM,
        "Thank you for your answer",
        """Dear {interviewer},

thank you for taking the trouble to answer. What you say about {area} helps me, and I know what \
I will try next. I hope that our paths cross again.

Warmly,
{name}""",
    ),
    Template(
        LetterKind.REPLY,
        Tone.PLAIN,
        "Thank you for your answer",
        """Hello {interviewer},

Thank you for your answer. It is clear, and I can use it: {area} is what I work on next. All the \
best to you and {company}.

{name}""",
    ),
    Template(
        LetterKind.REPLY,
        Tone.FORMAL,
        "Thank you for your feedback",
        """Dear {interviewer},

Thank you for your considered reply. I will apply your advice on {area}, and would be glad to be \
in touch should a suitable position at {company} arise.

Yours sincerely,
{name}""",
    ),
    Template(
        LetterKind.CONNECTION,
        Tone.WARM,
        "{topic}",
        """Hello {interviewer},

{topic} is close to my heart, and I was glad to find that it is to yours. May I stay in touch and \
follow what you do at {company}?

Warmly,
{name}""",
    ),
    Template(
        LetterKind.CONNECTION,
        Tone.PLAIN,
        "{topic}",
        """Hello {interviewer},

We share an interest in {topic}. I would like to connect and hear now and then how you go about \
it at {company}.

{name}""",
    ),
    Template(
        LetterKind.CONNECTION,
        Tone.FORMAL,
        "{topic}",
        """Dear {interviewer},

I am writing because of our common interest in {topic}. I would be pleased to connect with you \
and to follow your work at {company}.

Kind regards,
{name}""",
    ),
)

_BY_PURPOSE = {(template.kind, template.tone): template for template in READY}


def ready(kind: LetterKind, tone: Tone) -> Template:
    """The template that respond has for a purpose in a tone."""
    return _BY_PURPOSE[kind, tone]
