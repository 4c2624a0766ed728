"""What happened at each company of the story in ``tests/story.py``, as its person tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from respond_tui.guide.terms import Arrangement, Source

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Beat(NamedTuple):
    """One line of quick-add, said so many days ago; ``more`` goes into the round it is about.

    ``{on}`` in the line stands for a day so many days from the story's last one.
    """

    days: int
    said: str
    more: Mapping[str, object] = _NOTHING
    on: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One application: where, what for, when, and what came of it."""

    company: str
    role: str
    applied: int
    about: Mapping[str, object]
    beats: tuple[Beat, ...] = ()
    end: Mapping[str, object] = field(default_factory=dict)


def _about(
    source: Source, detail: str, where: str, arrangement: Arrangement, family: str, notes: str = ""
) -> dict[str, object]:
    return {
        "source": source,
        "source_detail": detail,
        "location": where,
        "arrangement": arrangement,
        "role_family": family,
        "market": "EU",
        "notes": notes,
    }


def _asked(*questions: str) -> str:
    return "\n".join(questions)


REFERRAL, BOARD, RECRUITER, OUTREACH = (
    Source.REFERRAL,
    Source.JOB_BOARD,
    Source.RECRUITER,
    Source.OUTREACH,
)
ON_SITE, HYBRID, REMOTE = Arrangement.ON_SITE, Arrangement.HYBRID, Arrangement.REMOTE

TECHNICAL_NOES = (
    Place(
        "Larkspur Health",
        "Backend Engineer",
        84,
        _about(REFERRAL, "Dana Okafor", "Utrecht", HYBRID, "backend"),
        (
            Beat(77, "@screen passed", {"people": "Ines Moreau", "format": "phone", "minutes": 30}),
            Beat(
                70,
                "@technical rejected #sharding ~70",
                {
                    "people": "Jun Sato, Lena Vogt",
                    "format": "video",
                    "minutes": 75,
                    "questions": _asked(
                        "How would you shard the appointments table?",
                        "What happens to a query that needs two shards?",
                    ),
                    "lesson": "Say the trade-off before the solution.",
                },
            ),
        ),
        {"reason": "not enough depth in storage", "reason_certainty": "told"},
    ),
    Place(
        "Quillon",
        "Backend Engineer",
        72,
        _about(BOARD, "LinkedIn", "Remote", REMOTE, "backend"),
        (
            Beat(66, "@screen passed", {"people": "Theo Lindqvist", "minutes": 25}),
            Beat(
                60,
                "@technical rejected #caching ~60",
                {
                    "people": "Amara Diallo",
                    "minutes": 60,
                    "questions": _asked("Design a rate limiter.", "When does a cache lie to you?"),
                    "lesson": "Draw first, then talk.",
                },
            ),
        ),
    ),
    Place(
        "Kestrel Learning",
        "Platform Engineer",
        52,
        _about(RECRUITER, "Marta Ruiz", "Madrid", HYBRID, "platform"),
        (
            Beat(47, "@screen passed", {"people": "Marta Ruiz", "format": "phone"}),
            Beat(
                40,
                "@technical rejected #estimation ~50",
                {
                    "people": "Olu Adeyemi",
                    "minutes": 60,
                    "questions": _asked("How many events a second can one consumer take?"),
                    "lesson": "Round early, and say the figure out loud.",
                },
            ),
        ),
        {"reason": "another candidate was further along", "reason_certainty": "told"},
    ),
    Place(
        "Sundial Payments",
        "Backend Engineer",
        38,
        _about(REFERRAL, "Priya Nair", "Dublin", HYBRID, "backend"),
        (
            Beat(34, "@screen passed", {"people": "Cormac Byrne", "minutes": 30}),
            Beat(
                27,
                "@technical rejected #sharding ~55",
                {
                    "people": "Cormac Byrne, Sofia Keller",
                    "minutes": 90,
                    "questions": _asked(
                        "How do you keep two ledgers in step?",
                        "What would you measure first?",
                    ),
                    "lesson": "Ask for the read and write rates before drawing.",
                },
            ),
        ),
        {"reason": "system thinking under time pressure", "reason_certainty": "inferred"},
    ),
    Place(
        "Greyfriar Games",
        "Backend Engineer",
        20,
        _about(OUTREACH, "talk at the Python meetup", "Leeds", REMOTE, "backend"),
        (
            Beat(13, "@screen passed", {"people": "Nadia Haddad", "format": "video"}),
            Beat(
                1,
                "@technical rejected #sharding ~65",
                {
                    "people": "Nadia Haddad, Ben Ashworth",
                    "format": "video",
                    "minutes": 60,
                    "questions": _asked(
                        "How would you store a leaderboard for ten million players?",
                        "Walk us through an incident that you caused.",
                    ),
                },
            ),
        ),
        {"reason": "depth in data stores", "reason_certainty": "inferred"},
    ),
)

OTHER_NOES = (
    Place(
        "Brightwater Energy",
        "Site Reliability Engineer",
        75,
        _about(BOARD, "company site", "Rotterdam", ON_SITE, "platform"),
        (Beat(69, "@screen rejected", {"people": "Joost de Wit", "minutes": 20}),),
        {"reason": "wanted someone on site every day", "reason_certainty": "told"},
    ),
    Place(
        "Juniper & Rook",
        "Backend Engineer",
        58,
        _about(RECRUITER, "Felix Brandt", "Berlin", HYBRID, "backend"),
        (Beat(51, "@screen rejected", {"people": "Felix Brandt", "format": "phone"}),),
    ),
    Place(
        "Penrose Optics",
        "Data Engineer",
        29,
        _about(BOARD, "LinkedIn", "Jena", ON_SITE, "data"),
        (Beat(22, "@screen rejected", {"people": "Anke Thiel", "minutes": 25}),),
        {"reason": "the salary range", "reason_certainty": "told"},
    ),
    Place(
        "Copperline Bank",
        "Backend Engineer",
        64,
        _about(REFERRAL, "Dana Okafor", "Frankfurt", HYBRID, "backend"),
        (
            Beat(57, "@screen passed", {"people": "Ruth Okonkwo"}),
            Beat(
                50,
                "@technical passed ~50",
                {
                    "people": "Ilse Bauer",
                    "minutes": 60,
                    "questions": _asked("Refactor this, and tell us why as you go."),
                    "lesson": "Thinking aloud helped; keep it.",
                },
            ),
            Beat(43, "@system-design passed ~40", {"people": "Ilse Bauer, Tom Arden"}),
            Beat(
                36,
                "@final rejected ~60",
                {"people": "Ruth Okonkwo", "lesson": "Have two questions for them ready."},
            ),
        ),
        {"reason": "an internal candidate", "reason_certainty": "told"},
    ),
    Place(
        "Aldous Insurance",
        "Backend Engineer",
        55,
        _about(BOARD, "Welcome to the Jungle", "Paris", HYBRID, "backend"),
        (
            Beat(48, "@screen passed", {"people": "Claire Fontaine"}),
            Beat(41, "@behavioural passed ~70", {"people": "Claire Fontaine, Hugo Petit"}),
            Beat(33, "@manager rejected ~60", {"people": "Hugo Petit", "minutes": 45}),
        ),
        {"reason": "looking for more seniority", "reason_certainty": "told"},
    ),
    Place(
        "Orchard Robotics",
        "Platform Engineer",
        31,
        _about(REFERRAL, "Priya Nair", "Zürich", HYBRID, "platform"),
        (
            Beat(26, "@screen passed", {"people": "Lukas Meier"}),
            Beat(19, "@behavioural passed ~60", {"people": "Lukas Meier"}),
            Beat(11, "@manager passed ~65", {"people": "Silvia Conti", "minutes": 45}),
            Beat(
                3,
                "@panel rejected ~55",
                {
                    "people": "Silvia Conti, Yusuf Demir, Ann Holt",
                    "format": "on site",
                    "minutes": 180,
                    "questions": _asked(
                        "Tell us of a time when you changed your mind.",
                        "How would you roll this out to a fleet?",
                    ),
                    "lesson": "Eat before a three-hour panel.",
                },
            ),
        ),
        {"reason": "close, but another profile fitted better", "reason_certainty": "told"},
    ),
)

NEVER_STARTED = (
    Place(
        "Tidewater Freight",
        "Platform Engineer",
        82,
        _about(BOARD, "company site", "Hamburg", ON_SITE, "platform"),
        (Beat(68, "@application rejected"),),
    ),
    Place(
        "Ferrous",
        "Backend Engineer",
        70,
        _about(BOARD, "LinkedIn", "Remote", REMOTE, "backend"),
        (Beat(63, "@application rejected"),),
    ),
    Place(
        "Fennel Foods",
        "Data Engineer",
        61,
        _about(BOARD, "LinkedIn", "Lyon", HYBRID, "data"),
        (Beat(49, "@application rejected"),),
    ),
    Place(
        "Petrichor Labs",
        "Backend Engineer",
        46,
        _about(BOARD, "company site", "Lisbon", REMOTE, "backend"),
        (Beat(37, "@application rejected"),),
        {"reason": "no visa sponsorship", "reason_certainty": "told"},
    ),
    Place(
        "Halden Signals",
        "Site Reliability Engineer",
        35,
        _about(BOARD, "LinkedIn", "Oslo", ON_SITE, "platform"),
        (Beat(24, "@application rejected"),),
    ),
    Place(
        "Moss & Pine",
        "Backend Engineer",
        80,
        _about(BOARD, "LinkedIn", "Remote", REMOTE, "backend"),
        (Beat(55, "ghosted"),),
    ),
    Place(
        "Marlow Travel",
        "Backend Engineer",
        54,
        _about(OUTREACH, "wrote to the founder", "Bristol", REMOTE, "backend"),
        (Beat(30, "ghosted"),),
    ),
    Place(
        "Saltmarsh Studio",
        "Frontend Engineer",
        68,
        _about(BOARD, "LinkedIn", "Ghent", ON_SITE, "frontend"),
        (Beat(59, "withdrew"),),
    ),
    Place(
        "Ostrava Robotics",
        "Platform Engineer",
        44,
        _about(RECRUITER, "Jana Novotná", "Brno", HYBRID, "platform"),
        (
            Beat(39, "@screen scheduled {on}", {"people": "Jana Novotná"}, on=-37),
            Beat(37, "closed"),
        ),
    ),
)

OFFERED = (
    Place(
        "Halcyon Maps",
        "Data Engineer",
        76,
        _about(REFERRAL, "Jun Sato", "Delft", HYBRID, "data", "Good people; the pay was too low."),
        (
            Beat(70, "@screen passed", {"people": "Noor Aziz"}),
            Beat(62, "@take-home passed ~60", {"format": "at home", "minutes": 240}),
            Beat(55, "@manager passed ~70", {"people": "Willem Kuiper"}),
            Beat(50, "offer"),
            Beat(45, "declined"),
        ),
    ),
)

UNDER_WAY = (
    Place(
        "Cobalt Weather",
        "Backend Engineer",
        18,
        _about(REFERRAL, "Priya Nair", "Exeter", REMOTE, "backend"),
        (
            Beat(9, "@screen passed", {"people": "Grace Whitlock", "minutes": 30}),
            Beat(
                4,
                "@manager scheduled {on} 10:00 ~60",
                {"people": "Martin Hale", "format": "video", "minutes": 45},
                on=1,
            ),
        ),
    ),
    Place(
        "Thistle Media",
        "Backend Engineer",
        23,
        _about(BOARD, "company site", "Edinburgh", HYBRID, "backend"),
        (
            Beat(16, "@screen passed", {"people": "Isla Munro"}),
            Beat(8, "@assessment passed ~70", {"format": "at home", "minutes": 90}),
            Beat(
                3,
                "@technical scheduled {on} 14:00 ~45",
                {"people": "Rory Blair, Mei Tan", "format": "video", "minutes": 75},
                on=4,
            ),
        ),
    ),
    Place(
        "Amberley Transit",
        "Platform Engineer",
        33,
        _about(RECRUITER, "Marta Ruiz", "Copenhagen", HYBRID, "platform"),
        (
            Beat(28, "@screen passed", {"people": "Marta Ruiz"}),
            Beat(21, "@take-home passed ~55", {"format": "at home", "minutes": 180}),
            Beat(12, "@behavioural passed ~60", {"people": "Karen Friis"}),
            Beat(
                5,
                "@panel scheduled {on} 09:30 ~50",
                {"people": "Karen Friis, Søren Dahl", "format": "on site", "minutes": 150},
                on=10,
            ),
        ),
    ),
    Place(
        "Fable Audio",
        "Backend Engineer",
        27,
        _about(OUTREACH, "alumni group", "Stockholm", REMOTE, "backend"),
        (
            Beat(19, "@screen passed", {"people": "Elsa Nyström"}),
            Beat(10, "@take-home passed ~60", {"format": "at home", "minutes": 120}),
            Beat(
                6,
                "@system-design scheduled {on} 15:00 ~40",
                {
                    "people": "Oskar Lind, Tove Berg",
                    "questions": _asked("Sketch a service that streams to a million listeners."),
                },
                on=-2,
            ),
        ),
    ),
    Place(
        "Rosehip Apps",
        "Backend Engineer",
        8,
        _about(REFERRAL, "Dana Okafor", "Remote", REMOTE, "backend"),
        (Beat(2, "@screen scheduled {on} 16:30", {"people": "Kim Larsen"}, on=2),),
    ),
    Place(
        "Willow & Vane",
        "Backend Engineer",
        24,
        _about(BOARD, "LinkedIn", "Cork", HYBRID, "backend"),
    ),
    Place(
        "Hawthorn Press",
        "Backend Engineer",
        15,
        _about(BOARD, "company site", "Oxford", HYBRID, "backend"),
    ),
    Place(
        "Lumen Archive",
        "Data Engineer",
        10,
        _about(OUTREACH, "wrote to Ida Holm", "Aarhus", REMOTE, "data"),
    ),
    Place(
        "Pemberton Rail",
        "Platform Engineer",
        6,
        _about(REFERRAL, "Jun Sato", "York", ON_SITE, "platform"),
    ),
    Place(
        "Sable Cloud",
        "Site Reliability Engineer",
        2,
        _about(BOARD, "LinkedIn", "Remote", REMOTE, "platform"),
    ),
)

PLACES = (*TECHNICAL_NOES, *OTHER_NOES, *NEVER_STARTED, *OFFERED, *UNDER_WAY)
