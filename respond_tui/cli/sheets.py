"""Spreadsheets from the shell: read by the options, told in a few lines or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respond_tui.actions.sheets import SheetsTaken, look_in_sheets, take_in_sheets
from respond_tui.cli import door
from respond_tui.cli.printing import say, say_json, table
from respond_tui.cli.trouble import ExitCode, Trouble
from respond_tui.exchange import json_bytes, sheets
from respond_tui.exchange.sheets import Choices, Field, Mapping
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import find_stage
from respond_tui.guide.terms import DateOrder
from respond_tui.queries.interviews import counted_stages
from respond_tui.queries.sheets import choices_for

if TYPE_CHECKING:
    from respond_tui.actions.desk import Desk
    from respond_tui.exchange.sheets import Drafts, Table
    from respond_tui.exchange.sheets.plan import SheetPlan
    from respond_tui.guide.stages import Stage

_SHOWN = 8
"""Lines about refused rows, and about others, that are printed."""

_NOTHING = "Nothing was imported."
_HINTS = {
    "date_order": f"Say it with --date-order dmy, mdy or ymd. {_NOTHING}",
    "encoding": f"Name its encoding, as in --encoding latin-1. {_NOTHING}",
    "company": 'Name the column, as in --map "Heading=company", or say --no-header if the first'
    f" line holds no headings. {_NOTHING}",
}
_ORDERS = {
    DateOrder.DMY: "dates day first",
    DateOrder.MDY: "dates month first",
    DateOrder.YMD: "dates year first",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How the options want the sheets read."""

    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    date_order: str | None = None
    encoding: str | None = None
    skip_bad: bool = False
    headed: bool = True

    def choices(self, stages: Sequence[Stage]) -> Choices:
        """The choices in the options. Raises click.UsageError."""
        order = DateOrder(self.date_order) if self.date_order else None
        choices = Choices(order=order)
        for option in self.columns:
            heading, what = _pair("--map", option)
            choices = _read_as(choices, heading, what, stages)
        for option in self.words:
            choices = choices.meaning(*_pair("--stage", option))
        return choices


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's name and its bytes; of what “respond export” wrote, no more than its head."""

    name: str
    content: bytes

    @property
    def is_exported(self) -> bool:
        """Whether it begins as the JSON that “respond export” writes."""
        return json_bytes.is_json(self.content)


def read(file: Path) -> Raw:
    """A sheet whole, or the head of what was exported. Raises Trouble or OSError."""
    try:
        head = sheets.read_head(file, json_bytes.HEAD)
        is_exported = json_bytes.is_json(head)
        return Raw(file.name, head if is_exported else sheets.read_bytes(file))
    except Refusal as refusal:
        raise _trouble(refusal) from refusal


def take_in(files: Sequence[Raw], asked: Asked, *, dry_run: bool, as_json: bool) -> int:
    """Take in the sheets, or say what that would do; the exit code."""
    _check_encoding(asked.encoding)
    try:
        tables = [
            sheets.table_of(each.content, each.name, asked.encoding, headed=asked.headed)
            for each in files
        ]
        with door.opened() as desk:
            mappings, drafts = _drafted(desk, tables, asked)
            return _taken(desk, mappings, drafts, asked, dry_run=dry_run, as_json=as_json)
    except Refusal as refusal:
        raise _trouble(refusal) from refusal


def _drafted(
    desk: Desk, tables: Sequence[Table], asked: Asked
) -> tuple[list[Mapping], list[Drafts]]:
    """Each sheet as it is read, the stages of one being known to the next."""
    with desk.store.read() as session:
        stages = counted_stages(session)
        earlier = [choices_for(session, each.fingerprint) for each in tables]
    known: Sequence[Stage] = stages
    chosen = asked.choices(stages)
    mappings: list[Mapping] = []
    drafts: list[Drafts] = []
    for each, before in zip(tables, earlier, strict=True):
        mapping = sheets.understand_as_before(each, known, chosen, before)
        mappings.append(mapping)
        known = mapping.ladder.stages
    try:
        sheets.check_choices(chosen, mappings, stages)
    except Refusal as refusal:
        raise click.UsageError(refusal.sentence) from refusal
    for each, mapping in zip(tables, mappings, strict=True):
        drafts.append(sheets.draft(each, mapping, desk.today))
    return mappings, drafts


def _taken(
    desk: Desk,
    mappings: Sequence[Mapping],
    drafts: Sequence[Drafts],
    asked: Asked,
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    stopped = not asked.skip_bad and any(each.refused for each in drafts)
    if dry_run or (stopped and as_json):
        took = look_in_sheets(desk, drafts)
    else:
        took = take_in_sheets(desk, drafts, skip_bad=asked.skip_bad)
    if as_json:
        say_json(_report(took, nothing=stopped and not dry_run))
    else:
        say(_in_words(mappings, took, dry_run=dry_run))
        if stopped:
            say("It would stop at the lines that are refused: mend them, or say --skip-bad.")
    return ExitCode.BAD_INPUT if stopped else ExitCode.DONE


def _pair(option: str, text: str) -> tuple[str, str]:
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs.strip() or not ours.strip():
        raise click.UsageError(f"{option} takes two names with a = between them, not “{text}”.")
    return theirs.strip(), ours.strip()


def _read_as(choices: Choices, heading: str, what: str, stages: Sequence[Stage]) -> Choices:
    """A column read as a field, or as the column of one of the stages."""
    try:
        return choices.reading(heading, sheets.field_called(what))
    except Refusal as refusal:
        try:
            stage = find_stage(what, stages)
        except Refusal:
            raise click.UsageError(refusal.sentence) from refusal
        word = sheets.stage_heading(heading)
        return choices.reading(heading, Field.ROUND).meaning(word, stage.name)


def _check_encoding(name: str | None) -> None:
    try:
        b"a".decode(name or "utf-8")
    except UnicodeError:
        return  # it is one, and one letter is no text in it
    except (LookupError, ValueError) as error:
        raise click.UsageError(
            f"“{name}” is no encoding: try utf-8, utf-16, latin-1 or cp1252."
        ) from error


def _trouble(refusal: Refusal) -> Trouble:
    from respond_tui.actions.sheets import BadLines

    if isinstance(refusal, sheets.NotAFileToRead):
        return Trouble(refusal.sentence, _NOTHING, ExitCode.NOT_A_FILE)
    if isinstance(refusal, BadLines):
        hint = f"{_NOTHING} --dry-run shows all lines, --skip-bad leaves out the bad ones."
        return Trouble(refusal.sentence, hint)
    return Trouble(refusal.sentence, _HINTS.get(refusal.field or "", _NOTHING))


def _report(took: SheetsTaken, *, nothing: bool) -> dict[str, object]:
    """The counts of all sheets together; where nothing was done, no row is changed."""
    plans = took.sheets
    counts = {
        name: sum(getattr(each, name) for each in plans)
        for name in ("read", "added", "updated", "unchanged")
    }
    if nothing:
        counts["unchanged"] += counts["added"] + counts["updated"]
        counts["added"] = counts["updated"] = 0
    named = len(plans) > 1
    return {
        **counts,
        "refused": [_of(plan, each, named) for plan in plans for each in plan.refused],
        "notes": [_of(plan, each, named) for plan in plans for each in plan.notes],
    }


def _of(plan: SheetPlan, each: sheets.Refused | sheets.Noted, named: bool) -> dict[str, object]:
    return {**({"file": plan.name} if named else {}), **each._asdict()}


def _in_words(mappings: Sequence[Mapping], took: SheetsTaken, *, dry_run: bool) -> str:
    lines: list[str] = []
    for mapping, plan in zip(mappings, took.sheets, strict=True):
        lines += [*_reading(mapping, plan), *_counts(plan, dry_run), *_told(plan), ""]
    if took.backup is not None:
        lines.append(
            f"In the app, u takes all of it back. A backup from before is at {took.backup}."
        )
    return "\n".join(lines).rstrip()


def _reading(mapping: Mapping, plan: SheetPlan) -> list[str]:
    order = f", {_ORDERS[mapping.order]}" if mapping.dated and mapping.order else ""
    rows = [
        (f"  {column.heading}", column.field.value, column.example) for column in mapping.columns
    ]
    return [
        f"{plan.name}: {mapping.layout.value}{order}.",
        table(("  Column", "Read as", ""), rows),
    ]


def _counts(plan: SheetPlan, dry_run: bool) -> list[str]:
    done = "would be added" if dry_run else "added"
    changed = "would be updated" if dry_run else "updated"
    return [
        f"Read {plan.read:,} {'row' if plan.read == 1 else 'rows'}: {plan.added:,} {done}, "
        f"{plan.updated:,} {changed}, {plan.unchanged:,} already here, "
        f"{len(plan.refused):,} refused."
    ]


def _told(plan: SheetPlan) -> list[str]:
    lines: list[str] = []
    for name, told in (
        ("refused", [f"Line {line:,} is refused: {why}" for line, why in plan.refused]),
        ("notes", [f"Line {line:,}: {note}" if line else note for line, note in plan.notes]),
    ):
        lines += (f"  {each}" for each in told[:_SHOWN])
        if len(told) > _SHOWN:
            lines.append(f"  … and {len(told) - _SHOWN:,} more {name}, all with --json.")
    return lines
