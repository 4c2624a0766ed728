"""The few applications of a made-up hunt that are told by hand, at fixed days from today.

They are what the screens have to show: a round tomorrow and one next week, a round that
waits for its outcome, an offer on the table, a silence that just began, and three recoveries:
one whose pause is just over, one half done, one walked to its end.
"""

import datetime as dt

from respond_tui.demo.asked import (
    BEHAVIOURAL,
    DESIGN,
    MANAGER,
    PANEL,
    SCREEN,
    TAKE_HOME,
    TECHNICAL,
)
from respond_tui.demo.cases import Care, Case, End, Posting, Turn
from respond_tui.demo.fates import OFFER
from respond_tui.demo.names import Place, Role
from respond_tui.guide.terms import Arrangement, Certainty, EndedHow, RoundOutcome, Source

AHEAD, NEXT_WEEK = "Kestrel & Vale", "Cobalt Weather"
"""Where a round is tomorrow, and where one is next week."""

UNTOLD, OFFERED, FALLEN_SILENT = "Petrel Payments", "Velt & Harrow", "Pemberton Rail"
"""Where a round waits for its outcome, where an offer is on the table, who fell silent."""

BRIDGE = "Fennel Foods"
"""Whose contract was accepted, to bridge some weeks."""

BEGUN, BOOKED, WALKED = "Greyfriar Games", "Orrery Robotics", "Sundial Payments"
"""Whose recovery came out of its pause just now, whose has an hour booked for tomorrow, whose
was walked to its end."""

SINCE_THE_NO = dt.timedelta(hours=26)
"""How long ago the latest no was logged: a pause of 24 hours ended two hours ago."""

_PENDING, _PASSED, _REJECTED = RoundOutcome.PENDING, RoundOutcome.PASSED, RoundOutcome.REJECTED
_ON_SITE, _HYBRID, _REMOTE = Arrangement.ON_SITE, Arrangement.HYBRID, Arrangement.REMOTE
_BACKEND = Role("Backend Engineer", "backend", "mid")
_SENIOR = Role("Senior Backend Engineer", "backend", "senior")
_PLATFORM = Role("Platform Engineer", "platform", "mid")
_RELIABILITY = Role("Site Reliability Engineer", "platform", "mid")
_CONTRACT = Role("Backend Engineer, six weeks", "backend", "mid")
_BRISTOL, _DUBLIN, _YORK = Place("Bristol", "UK"), Place("Dublin", "EU"), Place("York", "UK")
_LYON, _MADRID, _UTRECHT = Place("Lyon", "EU"), Place("Madrid", "EU"), Place("Utrecht", "EU")
_ZURICH = Place("Zürich", "CH")
_ANY_TIME = dt.time(18)

PARTS = (
    Case(
        Posting(AHEAD, _BACKEND, Source.REFERRAL, "Dana Okafor", _HYBRID, _UTRECHT),
        begun=22,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 17, _PASSED, minutes=30, people="Claire Fontaine", format="phone"),
            Turn(
                TAKE_HOME,
                11,
                _PASSED,
                minutes=180,
                format="at home",
                predicted=60,
                questions=("A price feed that survives a broken source.",),
                lesson="Half of the talk was the list of what I left out.",
            ),
            Turn(
                BEHAVIOURAL,
                5,
                _PASSED,
                time=dt.time(15),
                minutes=45,
                people="Tom Arden",
                format="video",
                predicted=65,
                questions=("Tell us of a time when you changed your mind.",),
                lesson="The story of the outage works: short, and with an end.",
            ),
            Turn(
                PANEL,
                -1,
                _PENDING,
                time=dt.time(10),
                notice=4,
                minutes=150,
                people="Ilse Bauer, Tom Arden, Noor Aziz",
                format="on site",
                predicted=55,
                questions=("Present a system that you are proud of, in ten minutes.",),
            ),
        ),
        notes="Dana says the lead is kind, and reads every line.",
    ),
    Case(
        Posting(BEGUN, _SENIOR, Source.OUTREACH, "wrote to a lead", _REMOTE, _BRISTOL),
        begun=27,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 20, _PASSED, minutes=30, people="Nadia Haddad", format="video"),
            Turn(
                TECHNICAL,
                12,
                _PASSED,
                minutes=75,
                people="Ben Ashworth",
                format="video",
                predicted=55,
                questions=("Review this pull request with us.",),
                lesson="Asking what the code is for, before reading it, was liked.",
            ),
            Turn(
                DESIGN,
                4,
                _REJECTED,
                time=dt.time(15),
                minutes=60,
                people="Nadia Haddad, Yusuf Demir",
                format="video",
                predicted=70,
                questions=(
                    "How would you store a leaderboard for ten million players?",
                    "Who reads this, who writes it, and how often?",
                ),
                gaps=("asking first", "estimation"),
                lesson="I had the tables on the board before I knew how many play at once.",
            ),
        ),
        end=End(
            EndedHow.REJECTED,
            DESIGN,
            1,
            _ANY_TIME,
            "jumped to a solution",
            Certainty.TOLD,
            Care.BEGUN,
        ),
    ),
    Case(
        Posting(BOOKED, _PLATFORM, Source.REFERRAL, "Priya Nair", _HYBRID, _ZURICH),
        begun=41,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 34, _PASSED, minutes=25, people="Lukas Meier", format="phone"),
            Turn(TECHNICAL, 27, _PASSED, minutes=90, people="Anke Thiel", predicted=50),
            Turn(BEHAVIOURAL, 18, _PASSED, minutes=45, people="Lukas Meier", predicted=60),
            Turn(
                PANEL,
                7,
                _REJECTED,
                time=dt.time(9, 30),
                minutes=180,
                people="Silvia Conti, Yusuf Demir, Elsa Nyström",
                format="on site",
                predicted=55,
                questions=(
                    "How would you roll this out to a fleet?",
                    "Who would be unhappy with your plan?",
                ),
                gaps=("numbers",),
                lesson="Three claims, and not one figure for them.",
            ),
        ),
        end=End(
            EndedHow.REJECTED,
            PANEL,
            3,
            dt.time(17, 40),
            "close, but another had done it before",
            Certainty.TOLD,
            Care.BOOKED,
        ),
    ),
    Case(
        Posting(NEXT_WEEK, _SENIOR, Source.OUTREACH, "Python meetup", _REMOTE, _BRISTOL),
        begun=25,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 16, _PASSED, minutes=25, people="Grace Whitlock", format="phone"),
            Turn(
                TECHNICAL,
                8,
                _PASSED,
                time=dt.time(13),
                minutes=75,
                people="Martin Hale, Kim Larsen",
                format="video",
                predicted=50,
                questions=("What would you log here, and what never?",),
                lesson="Saying what I would not build went down well.",
            ),
            Turn(
                DESIGN,
                -8,
                _PENDING,
                time=dt.time(14),
                notice=14,
                minutes=60,
                people="Martin Hale, Rory Blair",
                format="video",
                predicted=60,
                notes="They named the topic: storm warnings for a whole coast.",
            ),
        ),
    ),
    Case(
        Posting(UNTOLD, _BACKEND, Source.JOB_BOARD, "company site", _HYBRID, _DUBLIN),
        begun=18,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 10, _PASSED, minutes=30, people="Cormac Byrne", format="video"),
            Turn(
                TECHNICAL,
                3,
                _PENDING,
                time=dt.time(11),
                minutes=60,
                people="Ruth Okonkwo, Olu Adeyemi",
                format="video",
                predicted=65,
                questions=("Explain how you would retry without paying twice.",),
            ),
        ),
    ),
    Case(
        Posting(OFFERED, _PLATFORM, Source.RECRUITER, "Marta Ruiz", _REMOTE, _MADRID),
        begun=38,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 31, _PASSED, minutes=20, people="Marta Ruiz", format="phone"),
            Turn(TECHNICAL, 24, _PASSED, minutes=60, people="Hugo Petit", predicted=55),
            Turn(BEHAVIOURAL, 17, _PASSED, minutes=60, people="Sofia Keller", predicted=60),
            Turn(MANAGER, 9, _PASSED, minutes=45, people="Ines Moreau", predicted=70),
            Turn(OFFER, 2, _PENDING, notice=0),
        ),
        notes="A fair offer for work that I have done before. They give me ten days.",
    ),
    Case(
        Posting(FALLEN_SILENT, _RELIABILITY, Source.JOB_BOARD, "LinkedIn", _ON_SITE, _YORK),
        begun=24,
        at=_ANY_TIME,
    ),
    Case(
        Posting(WALKED, _BACKEND, Source.REFERRAL, "Jun Sato", _HYBRID, _DUBLIN),
        begun=45,
        at=_ANY_TIME,
        turns=(
            Turn(SCREEN, 38, _PASSED, minutes=30, people="Isla Munro", format="phone"),
            Turn(TAKE_HOME, 30, _PASSED, minutes=240, format="at home", predicted=60),
            Turn(
                DESIGN,
                20,
                _REJECTED,
                time=dt.time(10, 30),
                minutes=60,
                people="Theo Berg, Mei Tan",
                format="video",
                predicted=65,
                questions=(
                    "How do you keep two ledgers in step?",
                    "What would you give up to answer in 50 ms?",
                ),
                gaps=("asking first", "trade-offs"),
                lesson="Twenty minutes on a ledger more exact than anybody had asked for.",
            ),
        ),
        end=End(
            EndedHow.REJECTED,
            DESIGN,
            17,
            dt.time(16, 20),
            "solved another problem than ours",
            Certainty.TOLD,
            Care.WALKED,
        ),
    ),
    Case(
        Posting(BRIDGE, _CONTRACT, Source.INQUIRY, "mail after my talk", _REMOTE, _LYON),
        begun=82,
        at=_ANY_TIME,
        turns=(
            Turn(MANAGER, 78, _PASSED, minutes=30, people="Ilse Petit", format="video"),
            Turn(OFFER, 75, _PENDING, notice=0),
        ),
        end=End(EndedHow.ACCEPTED, OFFER, 74, dt.time(12, 5)),
        notes="To bridge the first weeks. Kind people; done and paid.",
    ),
)
"""Those first that even a small hunt needs."""
