"""A made-up hunt of any length, the same for the same length, day and seed.

For measuring, for pictures, and for tests that want a lived-in file:

    hunt.make(path, applications=10_000, now=now)
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import create_engine

from respond_tui.clock import local_now
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import (
    Arrangement,
    Certainty,
    EndedHow,
    RoundOutcome,
    Source,
    StepKind,
    StepState,
)
from respond_tui.models import Application, Interview, Kept, Recovery, Step
from respond_tui.store import derived
from respond_tui.store.connection import connect
from respond_tui.store.engines import driver
from respond_tui.store.store import Store

Row = dict[str, object]

AHEAD = "Kestrel & Vale"
"""A company with a round tomorrow in every hunt: a word on Today that only the data holds."""

SEED = 7
LONGEST_DAYS = 700
DAYS_EACH = 3
"""A hunt of few applications is short: three days for each, at most 700."""

CARED_FOR_DAYS = 21
"""Rejections of the last three weeks have their recovery; of one week, an open one."""

MOST_OPEN = 2
"""Recoveries that are open at a time."""

MOST_AHEAD = 8
"""Rounds that are ahead, apart from the one at ``AHEAD``."""

_FIRST = (
    "Amber Aster Birch Bright Cedar Clear Cobalt Copper Coral Delta Ember Fern Field Flint Granite "
    "Harbour Hazel Indigo Iron Juniper Lantern Linden Maple Marble Meadow Mistral North Oak Onyx "
    "Orchard Pearl Pine Quartz Quiet River Rowan Saffron Sable Silver Slate Spruce Stone Summit "
    "Sunlit Tidal Umber Velvet Willow Winter Wren"
).split()
_SECOND = (
    "Analytics Banking Cloud Dynamics Energy Foods Freight Games Health Homes Industries Labs "
    "Learning Logistics Markets Media Mobility Networks Optics Payments Robotics Security Software "
    "Studios Systems Travel Works"
).split()
_ROLES = (
    "Backend Engineer",
    "Data Engineer",
    "Engineering Manager",
    "Frontend Engineer",
    "Platform Engineer",
    "Product Analyst",
    "Product Manager",
    "Site Reliability Engineer",
)
_PLACES = (
    "Berlin",
    "Dublin",
    "Lisbon",
    "London",
    "Madrid",
    "Paris",
    "Toronto",
    "Utrecht",
    "Zürich",
)
_PEOPLE = ("Dana Okafor", "Ines Moreau", "Jun Sato", "Lena Vogt", "Marco Bianchi", "Priya Nair")
_REASONS = ("another candidate", "not enough depth", "not enough scale", "the role changed")
_GAPS = ("caching", "estimation", "leadership story", "sharding", "testing", "trade-offs")
_STEPS = (
    (StepKind.FEELING, "Name the feeling"),
    (StepKind.RESET, "Move a little"),
    (StepKind.PAUSE, "Pause"),
    (StepKind.THANKS, "Send a thank-you note"),
    (StepKind.FEEDBACK, "Decide on feedback"),
    (StepKind.BOOK, "Book an hour to reflect"),
    (StepKind.REFLECTION, "Write the reflection"),
)

_STAGE = {stage.name: stage.id for stage in DEFAULT_STAGES}
_ROADS = (
    ("recruiter screen", "technical", "system design", "hiring manager", "final"),
    ("recruiter screen", "assessment", "technical", "behavioural", "panel"),
    ("recruiter screen", "take-home", "system design", "panel", "final"),
    ("technical", "system design", "hiring manager"),
)
_PASSES = {"recruiter screen": 0.7, "system design": 0.2}
_USUAL_PASS = 0.55
_ANSWERED = 0.3
_SILENT = 0.15
_LEFT = 0.08


@dataclass(slots=True)
class Hunt:
    """The rows of a hunt, by table."""

    applications: list[Row] = field(default_factory=list)
    interviews: list[Row] = field(default_factory=list)
    recoveries: list[Row] = field(default_factory=list)
    steps: list[Row] = field(default_factory=list)


def make(path: Path, applications: int, now: dt.datetime, seed: int = SEED) -> None:
    """Make a file with a hunt in it; ``now`` is aware. The journal of undo stays empty."""
    Store.open(path, now).close()
    hunt = Writer(now, random.Random(seed)).hunt(applications)
    engine = create_engine("sqlite://", creator=lambda: connect(path))
    tables: tuple[tuple[type[Kept], list[Row]], ...] = (
        (Application, hunt.applications),
        (Interview, hunt.interviews),
        (Recovery, hunt.recoveries),
        (Step, hunt.steps),
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for table, rows in tables:
            if rows:
                connection.execute(insert(table), rows)
        derived.rebuild(driver(connection))
        connection.commit()
    engine.dispose()


class Writer:
    """Writes a hunt, one application after the other."""

    def __init__(self, now: dt.datetime, chance: random.Random) -> None:
        self.now = now.astimezone(dt.UTC)
        self.today = now.date()
        self.chance = chance
        self.made = Hunt()
        self._rounds_ahead = 0

    def hunt(self, applications: int) -> Hunt:
        """The whole hunt, oldest application first, the one with a round ahead last."""
        days = min(LONGEST_DAYS, max(30, applications * DAYS_EACH))
        ages = sorted(
            (self.chance.randrange(1, days) for _ in range(applications - 1)), reverse=True
        )
        for number, age in enumerate(ages, start=1):
            self._application(number, self.today - dt.timedelta(days=age))
        self._ahead(applications)
        return self.made

    def _application(self, number: int, applied_on: dt.date) -> None:
        row = self._opened(number, self._company(), applied_on)
        reached = ("application", applied_on)
        for stage, day, passed in self._walk(number, applied_on):
            reached = (stage, day)
            if not passed:
                break
        self._end(row, *reached)

    def _walk(self, number: int, applied_on: dt.date) -> Iterator[tuple[str, dt.date, bool]]:
        """The stages entered, the day of each, and whether it was passed."""
        day = self._after(applied_on)
        yield "application", day, self.chance.random() < _ANSWERED and day <= self.today
        for stage in self.chance.choice(_ROADS):
            day = self._after(day)
            if day > self.today:
                self._rounds_ahead += 1
                if self._rounds_ahead > MOST_AHEAD:
                    return
                self._round(number, stage, day, RoundOutcome.PENDING)
                yield stage, day, False
                return
            passed = self.chance.random() < _PASSES.get(stage, _USUAL_PASS)
            left = self.chance.random() < _SILENT + _LEFT
            outcome = RoundOutcome.PASSED if passed else RoundOutcome.REJECTED
            self._round(number, stage, day, RoundOutcome.PENDING if left else outcome)
            yield stage, day, passed and not left
        yield "offer", self._after(day), False

    def _end(self, row: Row, stage: str, day: dt.date) -> None:
        """How an application ends that came as far as ``stage``; some never do."""
        if day > self.today:
            return
        last = self.made.interviews[-1] if self.made.interviews else {}
        undecided = last.get("application_id") == row["id"] and last["outcome"] == "pending"
        luck = self.chance.random()
        if stage == "offer":
            how = EndedHow.ACCEPTED if luck < _LEFT else EndedHow.DECLINED
        elif undecided or stage == "application":
            if luck < _SILENT * 2:
                return
            how = self.chance.choices(
                (EndedHow.REJECTED, EndedHow.GHOSTED, EndedHow.WITHDREW, EndedHow.ROLE_CLOSED),
                (0 if undecided else 12, 3, 1, 1),
            )[0]
        else:
            how = EndedHow.REJECTED
        row |= {
            "ended_how": how,
            "ended_by": how.by,
            "ended_on": day,
            "ended_stage_id": _STAGE[stage],
            "updated_at": self._moment(day),
        }
        if how is EndedHow.REJECTED:
            row["reason"] = self.chance.choice(_REASONS)
            row["reason_certainty"] = self.chance.choice(list(Certainty))
            if (self.today - day).days <= CARED_FOR_DAYS and stage != "application":
                self._recovery(row, day)

    def _ahead(self, number: int) -> None:
        row = self._opened(number, AHEAD, self.today - dt.timedelta(days=9))
        row |= {"role": _ROLES[0], "source": Source.REFERRAL}
        self._round(
            number, "recruiter screen", self.today - dt.timedelta(days=2), RoundOutcome.PASSED
        )
        self._round(number, "panel", self.today + dt.timedelta(days=1), RoundOutcome.PENDING)

    def _opened(self, number: int, company: str, applied_on: dt.date) -> Row:
        role = self.chance.choice(_ROLES)
        place = self.chance.choice(_PLACES)
        moment = self._moment(applied_on)
        row: Row = {
            "id": number,
            "company": company,
            "role": role,
            "role_family": role.rpartition(" ")[2],
            "source": self.chance.choice((*Source, Source.JOB_BOARD, Source.JOB_BOARD)),
            "arrangement": self.chance.choice(list(Arrangement)),
            "location": place,
            "link": f"https://example.org/jobs/{number}",
            "applied_on": applied_on,
            "notes": "",
            "created_at": moment,
            "updated_at": moment,
            **dict.fromkeys(
                (
                    "ended_how",
                    "ended_by",
                    "ended_on",
                    "ended_stage_id",
                    "reason",
                    "reason_certainty",
                )
            ),
        }
        self.made.applications.append(row)
        return row

    def _round(self, number: int, stage: str, day: dt.date, outcome: RoundOutcome) -> None:
        moment = self._moment(min(day, self.today))
        decided = outcome is not RoundOutcome.PENDING
        self.made.interviews.append(
            {
                "application_id": number,
                "stage_id": _STAGE[stage],
                "on": day,
                "at": self._moment(day),
                "minutes": self.chance.choice((30, 45, 60, 90)),
                "people": self.chance.choice(_PEOPLE),
                "predicted": self.chance.randrange(20, 91, 5),
                "outcome": outcome,
                "questions": "Tell me about a system you are proud of\nWhat would you do otherwise",
                "gaps": self.chance.choice(_GAPS) if outcome is RoundOutcome.REJECTED else "",
                "lesson": "Draw first, then talk" if decided else "",
                "created_at": moment,
                "updated_at": moment,
            }
        )

    def _recovery(self, row: Row, day: dt.date) -> None:
        number = len(self.made.recoveries) + 1
        opened_at = self._moment(day)
        age = (self.today - day).days
        still_open = sum(each["closed_at"] is None for each in self.made.recoveries)
        is_open = age <= CARED_FOR_DAYS // 3 and still_open < MOST_OPEN
        closed_at = None if is_open else opened_at + dt.timedelta(days=2)
        made = {"created_at": opened_at, "updated_at": closed_at or opened_at}
        self.made.recoveries.append(
            {
                "id": number,
                "application_id": row["id"],
                "opened_at": opened_at,
                "pause_hours": 24,
                "closed_at": closed_at,
                **made,
            }
        )
        done = self.chance.randrange(1, 5) if is_open else len(_STEPS)
        for position, (kind, text) in enumerate(_STEPS, start=1):
            ticked = position <= done
            self.made.steps.append(
                {
                    "recovery_id": number,
                    "kind": kind,
                    "text": text,
                    "due_on": day + dt.timedelta(days=position // 3),
                    "state": StepState.DONE if ticked else StepState.OPEN,
                    "done_at": opened_at + dt.timedelta(hours=position) if ticked else None,
                    "position": position,
                    **made,
                }
            )

    def _company(self) -> str:
        """The number keeps long hunts from asking one company a hundred times."""
        name = f"{self.chance.choice(_FIRST)} {self.chance.choice(_SECOND)}"
        return f"{name} {self.chance.randrange(2, 9)}" if self.chance.random() < 0.5 else name

    def _after(self, day: dt.date) -> dt.date:
        return day + dt.timedelta(days=self.chance.randrange(3, 13))

    def _moment(self, day: dt.date) -> dt.datetime:
        hour = dt.time(self.chance.randrange(9, 18), self.chance.choice((0, 30)), tzinfo=dt.UTC)
        return dt.datetime.combine(day, hour)


def main() -> None:
    """Make a hunt from the shell."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("applications", type=int)
    wanted = parser.parse_args()
    make(wanted.file, wanted.applications, local_now())


if __name__ == "__main__":
    main()
