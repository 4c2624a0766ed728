"""An application while the cells of its rows are being read."""

import datetime as dt
from dataclasses import dataclass, field, fields, replace

from respond_tui.exchange.sheets.drafts import DraftApplication, DraftRound
from respond_tui.exchange.sheets.fields import Bad
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.meaning import Kind, Meaning
from respond_tui.exchange.sheets.roads import Told, Visit, road
from respond_tui.exchange.sheets.table import Noted
from respond_tui.guide.terms import Arrangement, Certainty, EndedHow, Source, StageKind
from respond_tui.guide.text import TooLong, clean_note, folded, shortened


@dataclass(slots=True)
class Facts:
    """What an application is, apart from its road."""

    company: str
    role: str | None = None
    role_family: str | None = None
    seniority: str | None = None
    source: Source | None = None
    source_detail: str | None = None
    arrangement: Arrangement | None = None
    location: str | None = None
    market: str | None = None
    link: str | None = None
    applied_on: dt.date | None = None
    reason: str | None = None


@dataclass(slots=True)
class Case:
    """The facts, the road and the notes of an application, and the rows that tell them."""

    lines: list[int]
    facts: Facts
    told: Told = field(default_factory=Told)
    notes: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    declined: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What two rows of one application have in common."""
        facts = self.facts
        role = folded(facts.role) if facts.role else None
        return folded(facts.company), role, facts.applied_on, facts.link

    def keep(self, heading: str, words: str) -> None:
        """Keep words as a line of the notes, under their heading."""
        self.notes.append(f"{heading}: {words}")

    def note(self, words: str, about: str) -> None:
        """Tell something about words of this row."""
        self.noted.append(Noted(self.lines[-1], f"“{shortened(words)}” {about}"))

    def take(self, heading: str, words: str, meaning: Meaning, on: dt.date | None = None) -> None:
        """Take over what words mean; what they say beyond that is kept in the notes."""
        told = self.told
        match meaning.kind:
            case Kind.APPLIED:
                told.applied_on = told.applied_on or on
            case Kind.INQUIRY:
                told.inquiry = True
            case Kind.STAGE | Kind.OFFER:
                self.enter(meaning, on)
            case Kind.ENDED if meaning.how is not None:
                self.end(heading, words, meaning, on)
            case Kind.NOTE:
                self.declined |= meaning.of_an_offer
            case _:
                pass
        if meaning.keep:
            self.keep(heading, words)
        if meaning.why:
            self.note(words, meaning.why)

    def enter(self, meaning: Meaning, on: dt.date | None, words: str = "") -> None:
        """Enter a stage that a meaning names."""
        if meaning.stage is not None:
            self.told.enter(Visit(meaning.stage, on, meaning.outcome, words))

    def end(self, heading: str, words: str, meaning: Meaning, on: dt.date | None = None) -> None:
        """End it; two ends that contradict each other leave the first, and the words of both."""
        told = self.told
        if told.how is None:
            told.how, told.ended_at, told.ended_on = meaning.how, meaning.stage, on
            told.ended_words = f"{heading}: {words}"
        elif told.how is meaning.how:
            told.ended_at = told.ended_at or meaning.stage
            told.ended_on = told.ended_on or on
        else:
            self.keep(heading, words)
            self.note(words, f"contradicts “{_said(told.how)}”; kept as a note.")

    def absorb(self, other: "Case") -> None:
        """Take in another row of the same application."""
        self.lines += other.lines
        self.noted += other.noted
        self.notes += (words for words in other.notes if words not in self.notes)
        self.lessons += (words for words in other.lessons if words not in self.lessons)
        for each in fields(Facts):
            if getattr(self.facts, each.name) is None:
                setattr(self.facts, each.name, getattr(other.facts, each.name))
        for visit in other.told.visits:
            self.told.enter(visit)
        self.told.inquiry |= other.told.inquiry
        self.told.applied_on = self.told.applied_on or other.told.applied_on
        self.declined |= other.declined
        if other.told.how is not None:
            said = other.told
            meaning = Meaning(Kind.ENDED, said.how, said.ended_at)
            heading, _, words = said.ended_words.partition(": ")
            self.end(heading or "Outcome", words or str(meaning), meaning, said.ended_on)

    def finished(self, ladder: Ladder, today: dt.date) -> DraftApplication:
        """The application as it can be kept. Raises Bad."""
        self._settle(ladder, today)
        walked = road(self.told, ladder, today)
        for problem in walked.problems:
            self.noted.append(Noted(self.lines[-1], problem))
        rounds = self._with_lessons(walked.rounds)
        facts = self.facts
        told_reason = facts.reason if walked.how is not None else None
        if facts.reason and told_reason is None:
            self.keep("Reason", facts.reason)
        return DraftApplication(
            lines=tuple(self.lines),
            company=facts.company,
            role=facts.role,
            role_family=facts.role_family,
            seniority=facts.seniority,
            source=facts.source,
            source_detail=facts.source_detail,
            arrangement=facts.arrangement,
            location=facts.location,
            market=facts.market,
            link=facts.link,
            applied_on=facts.applied_on,
            notes=self._notes(),
            ended_how=walked.how,
            ended_on=walked.ended_on,
            ended_stage=walked.ended_stage,
            ended_words=self.told.ended_words,
            reason=told_reason,
            reason_certainty=Certainty.UNKNOWN if told_reason else None,
            rounds=rounds,
        )

    def _settle(self, ladder: Ladder, today: dt.date) -> None:
        told, facts = self.told, self.facts
        facts.applied_on = facts.applied_on or told.applied_on
        goal = ladder.of_kind(StageKind.OFFER)
        offered = goal is not None and any(visit.stage == goal.name for visit in told.visits)
        if self.declined and offered and told.how is None:
            told.how = EndedHow.DECLINED
        if told.inquiry and facts.source is None:
            facts.source = Source.INQUIRY
        end, begun = told.ended_on, facts.applied_on
        if end is not None and (end > today or (begun is not None and end < begun)):
            self.keep("Ended", str(end))
            self.note(str(end), "cannot be the day it ended on; kept in the notes.")
            told.ended_on = None

    def _with_lessons(self, rounds: tuple[DraftRound, ...]) -> tuple[DraftRound, ...]:
        if not self.lessons:
            return rounds
        if not rounds:
            self.notes += (f"Lesson: {lesson}" for lesson in self.lessons)
            return rounds
        return (*rounds[:-1], replace(rounds[-1], lesson="\n".join(self.lessons)))

    def _notes(self) -> str:
        try:
            return clean_note("\n".join(self.notes)).text
        except TooLong as error:
            raise Bad(f"The notes: {error.sentence[:1].lower()}{error.sentence[1:]}") from None


def _said(how: EndedHow) -> str:
    return how.value.replace("_", " ")
