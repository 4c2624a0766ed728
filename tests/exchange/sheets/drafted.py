"""Sheets as tests write them, and what came out of them as lines that can be read."""

import datetime as dt
from pathlib import Path

from respond_tui.exchange.sheets import (
    NO_CHOICES,
    Choices,
    DraftApplication,
    Drafts,
    Mapping,
    Table,
    draft,
    read_table,
    table_of,
    understand,
)
from respond_tui.guide.stages import DEFAULT_STAGES

TODAY = dt.date(2026, 11, 23)
FILES = Path(__file__).parent / "files"


def sheet(*lines: str) -> Table:
    """A table of lines as they stand in a file."""
    return table_of("\n".join(lines).encode(), "hunt.csv")


def understood(table: Table, choices: Choices = NO_CHOICES) -> Mapping:
    """How a table is read by somebody who changed no stage."""
    return understand(table, DEFAULT_STAGES, choices)


def drafted(*lines: str, choices: Choices = NO_CHOICES) -> Drafts:
    """What comes out of lines as they stand in a file."""
    table = sheet(*lines)
    return draft(table, understood(table, choices), TODAY)


def drafts_of(name: str) -> Drafts:
    """What comes out of one of the files."""
    table = read_table(FILES / name)
    return draft(table, understood(table), TODAY)


def one(*lines: str, choices: Choices = NO_CHOICES) -> DraftApplication:
    """The only application of some lines."""
    drafts = drafted(*lines, choices=choices)
    assert drafts.refused == ()
    (application,) = drafts.applications
    return application


def told(application: DraftApplication) -> str:
    """An application on one line: what it is | its rounds | its end."""
    named = ("company", "role", "source", "source_detail", "arrangement", "location", "link")
    what = [str(value) for name in named if (value := getattr(application, name))]
    if application.applied_on:
        what.append(f"applied {application.applied_on}")
    rounds = [
        " ".join([each.stage, *([str(each.on)] if each.on else []), each.outcome.value])
        for each in application.rounds
    ]
    end = []
    if application.ended_how is not None:
        on = f" on {application.ended_on}" if application.ended_on else ""
        end = [f"{application.ended_how.value} at {application.ended_stage}{on}"]
    return " | ".join([", ".join(what), "; ".join(rounds), *end])
