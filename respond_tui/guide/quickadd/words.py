"""The words of quick-add that mean something wherever they stand after the company."""

from respond_tui.guide.quickadd.said import Outcome
from respond_tui.guide.terms import Source

OUTCOMES: dict[str, Outcome] = {outcome.value: outcome for outcome in Outcome} | {
    "pass": Outcome.PASSED,
    "reject": Outcome.REJECTED,
    "rejection": Outcome.REJECTED,
    "no": Outcome.REJECTED,
    "canceled": Outcome.CANCELLED,
    "silent": Outcome.GHOSTED,
    "withdrawn": Outcome.WITHDREW,
    "withdraw": Outcome.WITHDREW,
    "offered": Outcome.OFFER,
}
"""Each word for an outcome (MODEL.md, and plain inflections of its words)."""

SOURCES: dict[str, Source] = {source.value: source for source in Source} | {
    "referred": Source.REFERRAL,
    "board": Source.JOB_BOARD,
    "jobboard": Source.JOB_BOARD,
    "agency": Source.RECRUITER,
    "headhunter": Source.RECRUITER,
    "cold email": Source.OUTREACH,
    "cold outreach": Source.OUTREACH,
    "enquiry": Source.INQUIRY,
    "inbound": Source.INQUIRY,
}
"""What can follow ``via`` and says it all."""

BOARD_NAMES = (
    "AngelList",
    "Glassdoor",
    "Hacker News",
    "Indeed",
    "LinkedIn",
    "Otta",
    "StepStone",
    "Totaljobs",
    "We Work Remotely",
    "Welcome to the Jungle",
    "Wellfound",
    "Xing",
    "ZipRecruiter",
)
"""Job boards that go by their name; it is kept as the detail of the source."""

BOARDS = frozenset(name.lower() for name in BOARD_NAMES)
"""The same as they are looked up."""

VIA = "via"
FROM = ("from", "by")
"""Words between a source and the person behind it: ``via referral from Dana``."""

MOST_SOURCE_WORDS = max(len(phrase.split()) for phrase in {*SOURCES, *BOARDS})
