"""The words that people write into the columns of a sheet, by what they mean.

All of them in small letters and without signs, as ``tokens`` gives them. Gathered from the
layouts of ``data/README.md`` and from the lists that trackers offer.
"""

from collections.abc import Mapping

from respond_tui.guide.terms import EndedHow, RoundOutcome


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


UNKNOWN_THINGS = _phrases("n a, na, unknown, none, null, nil, nan, tbd, tba, not known")
DASHES = "-–—−_/.?…# \t\r\n"
"""What means that nothing is known: such words, or nothing but such signs."""

YES = _words("yes y x true 1 done completed complete ok attended")
NO = _phrases("no, n, false, 0, not yet, todo, to do, skipped, waived")
TICKS = frozenset("✓✔☑✅")
CROSSES = frozenset("✗✘☐❌✖")

SUSPICIONS = _words(
    "suspected suspect suspicious probably probable maybe likely perhaps possible possibly"
    " presumed presumably assumed assume guess guessing seemingly"
)
NEGATIONS = _words("not no never isn't wasn't hasn't didn't haven't nor without")

WORDS: Mapping[str, EndedHow | str] = {
    word: says
    for says, known in (
        (
            EndedHow.REJECTED,
            "rejected rejection rejections reject rejects rejecting autorejected autorejection"
            " unsuccessful denied regret regrets failed fail",
        ),
        (EndedHow.GHOSTED, "ghosted ghost ghosting unanswered silence"),
        (EndedHow.WITHDREW, "withdrew withdrawn withdraw withdrawal"),
        (EndedHow.ROLE_CLOSED, "closed expired filled"),
        (EndedHow.ACCEPTED, "accepted accept hired signed"),
        (EndedHow.DECLINED, "declined decline declining"),
        ("offer", "offer offers offered"),
        ("applied", "applied"),
        ("interview", "interview interviews interviewing interviewed"),
        ("assessment", "assessment assessments"),
        ("technical", "technical"),
        ("screen", "screening screen screened"),
        ("scheduled", "scheduled"),
        ("selected", "selected"),
        ("archived", "archived"),
        ("inquiry", "inquiry enquiry inquiries"),
    )
    for word in known.split()
}
"""What a word by itself says; misspelt ones are mended toward these."""

IDIOMS: Mapping[str, str] = {
    idiom: word
    for word, known in (
        (
            "ghosted",
            "no response, no reply, no answer, no word, not heard back, never heard back,"
            " never heard, never replied, never responded, didn't hear back, did not hear back,"
            " haven't heard back, heard nothing, radio silence",
        ),
        (
            "rejected",
            "not selected, not successful, not proceeding, not progressed, not moving forward,"
            " not moving on, not shortlisted, not a fit, not considered, turned me down,"
            " no longer under consideration, no longer considered, no longer being considered,"
            " passed on me, went with another candidate, went with someone else,"
            " moved on with other candidates",
        ),
        (
            "closed",
            "no longer available, no longer hiring, no longer accepting applications,"
            " hiring freeze, position cancelled, position canceled, role cancelled,"
            " role canceled, job cancelled, job canceled",
        ),
        ("withdrew", "pulled out, dropped out, opted out, backed out"),
        ("declined", "turned down, said no to"),
        ("without", "w o"),
    )
    for idiom in _phrases(known)
}
"""Words that only mean something together, and the one word that stands for them."""

LONGEST_IDIOM = max(len(idiom.split()) for idiom in IDIOMS)

ANSWERS = _words("response reply answer word")
"""What there was none of, where somebody was silent."""

INQUIRIES = _phrases(
    "inquiry, recruiter inquiry, recruiter enquiry, recruiter reached out, recruiter contact,"
    " recruiter message, employer inquiry, inbound, they reached out, they contacted me,"
    " they wrote first, headhunted, headhunter, contacted by recruiter, sourced"
)
APPLIED = _phrases(
    "applied, application, application sent, application submitted, applied online, submitted,"
    " sent, cv sent, resume sent, resume submitted"
)
GOING_ON = _phrases(
    "ongoing, on going, open, active, in progress, in process, in review, under review,"
    " reviewing, pending, waiting, awaiting, awaiting response, waiting for response,"
    " waiting to hear back, no update, no updates, no news"
)
HEARD_OF = _phrases(
    "application viewed, viewed, resume viewed, application received, received, acknowledged,"
    " application in review, application under review, under consideration, shortlisted, replied,"
    " responded, contacted, on hold, paused, follow up, followed up, resume downloaded"
)
"""Still open, and worth keeping as a note."""

NOT_SENT = _phrases(
    "new, draft, saved, bookmarked, wishlist, wish list, interested, to apply, want to apply,"
    " planning to apply, applying, preparing, not applied, not applied yet, not yet applied,"
    " ready to apply, lead, leads"
)
"""Not applied for yet."""

OF_ROUNDS: Mapping[str, RoundOutcome] = {
    word: outcome
    for outcome, known in (
        (
            RoundOutcome.PENDING,
            "scheduled schedule scheduling booked planned upcoming invited invitation invite"
            " requested completed complete done finished taken attended held pending waiting"
            " awaiting progress ongoing received feedback result results response decision yes"
            " moved moving advanced advancing progressed proceeding reached currently now next",
        ),
        (RoundOutcome.PASSED, "passed cleared succeeded successful"),
        (RoundOutcome.CANCELLED, "cancelled canceled cancellation expired"),
    )
    for word in known.split()
}
"""What is said of a round beside its name."""

CONNECTORS = _words("after at in during post following on from for to of with the a an and")
FILLERS = _words(
    "i i've was were got have has had been be by they them me my it its auto automatic automated"
    " automatically email mail emailed via company employer application applied app candidate"
    " status immediately instantly outright already self stage phase position role job we sad"
    " sadly unfortunately finally yes yay rip lol oh well"
)
"""Words beside an end that add nothing to it."""

OF_OFFERS = _words(
    "received extended made verbal written got an letter in hand pending negotiating negotiation"
    " stage job the a have official formal signed"
)
TAKEN_BACK = _words("rescinded revoked retracted withdrawn pulled cancelled canceled")
THE_OTHERS = _words("they company employer recruiter")
SUFFERED = _words("was got been am were being")
"""After “I”, these say that it was done to the person."""
ELSEWHERE = _words("another other elsewhere different")

STAGE_WORDS = _words(
    "interview interviews interviewing interviewed screen screening assessment assessments test"
    " tests challenge round onsite technical coding panel presentation exam oa loop trial takehome"
    " homework assignment hackerrank hirevue codility exercise behavioural behavioral final hr"
    " manager superday quiz audition"
)
"""A short phrase with one of these is the name of a stage."""

STAGE_ENDINGS = _words("call chat meeting task study visit conversation session")
"""A short phrase that ends with one of these is, too."""

NOT_OF_STAGES = _words(
    "notes note feedback questions question interviewer interviewers type score scores time link"
    " prep preparation rating email phone name names comments result results count number"
)
"""A heading with one of these is about a stage and is none."""

VERDICTS = _words("passed pass cleared failed fail scheduled booked")
WAITED_FOR = _words("pending upcoming waiting awaiting")
"""What is said of a round and hardly of anything else in a sheet of yes and no."""

NO_ROUNDS = _words(
    "cover letter letters resume resumé résumé cv portfolio document documents nda contract"
    " referral referred refer referrer relocation relocate visa sponsorship sponsor permit"
    " clearance remote hybrid wfh travel salary pay equity benefits bonus follow followed followup"
    " followups thank thanks note email emailed mail message messaged connection connected connect"
    " linkedin networking network contact contacted sent send submitted reply replied response"
    " responded answer answered status state outcome decision update updates progress applied"
    " application account profile login deadline priority favourite favorite starred shortlist"
    " shortlisted interested tailored customised customized research researched reference"
    " references confirmed confirmation paid expenses archived active open closed"
)
"""A heading with one of these is of what was sent, asked or offered, and of no round."""

OF_ROLES = _words(
    "engineer developer programmer manager analyst designer scientist architect consultant"
    " administrator specialist director lead intern internship associate assistant coordinator"
    " officer researcher writer editor accountant nurse teacher technician sre devops swe pm"
    " recruiter owner representative executive head backend frontend fullstack qa tester"
)
"""A cell without a heading that has one of these names a role."""

OF_DATES = _words("date dates on when")
GENERIC_OF_STAGES = _words("interview interviews round stage call chat meeting")
"""What the name of a stage may have or lack."""

MOST_OF_A_NAME = 5
"""Words of the longest phrase that is taken for the name of a stage."""

SPELLED = (
    WORDS.keys()
    | OF_ROUNDS.keys()
    | CONNECTORS
    | FILLERS
    | OF_OFFERS
    | TAKEN_BACK
    | STAGE_WORDS
    | STAGE_ENDINGS
    | SUSPICIONS
    | NEGATIONS
    | {
        word
        for phrases in (APPLIED, GOING_ON, HEARD_OF, NOT_SENT, INQUIRIES, IDIOMS.keys())
        for phrase in phrases
        for word in phrase.split()
    }
)
"""Words that are spelled right, and so are not mended into others."""
