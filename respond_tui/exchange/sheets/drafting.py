"""From a table and the way it is read to applications; each row is in one of them or refused."""

import datetime as dt
from collections.abc import Iterable, Iterator

from respond_tui.exchange.sheets import ours, transitions
from respond_tui.exchange.sheets.case import Case
from respond_tui.exchange.sheets.columns import Field
from respond_tui.exchange.sheets.drafts import DraftApplication, Drafts
from respond_tui.exchange.sheets.fields import Bad
from respond_tui.exchange.sheets.mapping import Layout, Mapping, OpenQuestion
from respond_tui.exchange.sheets.rows import RowReader
from respond_tui.exchange.sheets.table import Noted, Refused, Table

_SHOWN = 8
"""Names that a note about the whole sheet lists."""


def draft(table: Table, mapping: Mapping, today: dt.date) -> Drafts:
    """The applications of a sheet. Raises OpenQuestion while the order of dates is in doubt."""
    if mapping.doubt is not None:
        raise OpenQuestion(mapping.doubt)
    noted: list[Noted] = []
    if mapping.layout is Layout.OURS:
        done, refused = ours.applications(table, mapping.order, mapping.ladder)
    else:
        done, refused = _understood(table, mapping, today, noted)
    entered = {stage for each in done for stage in _entered(each)}
    new_stages = tuple(name for name in mapping.new_stages if name in entered)
    return Drafts(
        name=table.name,
        read=table.read,
        applications=tuple(done),
        refused=tuple(sorted(refused)),
        notes=(*_of_the_sheet(mapping, done, new_stages), *sorted(noted, key=_line)),
        ladder=mapping.ladder,
        new_stages=new_stages,
        fingerprint=mapping.fingerprint,
        choices=mapping.choices,
    )


def _understood(
    table: Table, mapping: Mapping, today: dt.date, noted: list[Noted]
) -> tuple[list[DraftApplication], list[Refused]]:
    refused = list(table.refused)
    reader = RowReader(table, mapping, today)
    done: list[DraftApplication] = []
    for case in _read(table, mapping, reader, refused):
        try:
            done.append(case.finished(mapping.ladder, today))
        except Bad as bad:
            refused += (Refused(line, bad.sentence) for line in case.lines)
        else:
            noted += case.noted
    return done, refused


def _read(
    table: Table, mapping: Mapping, reader: RowReader, refused: list[Refused]
) -> Iterable[Case]:
    if mapping.layout is Layout.TRANSITIONS:
        return transitions.cases(table, mapping, reader, refused)
    by_key: dict[tuple[object, ...], Case] = {}
    for row in table.rows:
        try:
            case = reader.case(row)
        except Bad as bad:
            refused.append(Refused(row.line, bad.sentence))
            continue
        if (known := by_key.setdefault(case.key, case)) is not case:
            known.absorb(case)
    return by_key.values()


def _of_the_sheet(
    mapping: Mapping, done: list[DraftApplication], new_stages: tuple[str, ...]
) -> Iterator[Noted]:
    told = sum(len(each.lines) for each in done)
    if told != len(done):
        several = "application" if len(done) == 1 else "applications"
        yield Noted(None, f"{told:,} rows tell of {len(done):,} {several}.")
    kept = [each.heading for each in mapping.columns if each.field is Field.KEPT]
    dropped = [
        each.heading
        for each in mapping.columns
        if each.field is Field.NOTHING and each.example and not each.chosen
    ]
    for names, sentence in (
        (kept, "Kept in the notes: {}."),
        (dropped, "Left out, as it says nothing of your hunt: {}."),
        (new_stages, "New in your list of stages: {}."),
    ):
        if names:
            more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
            yield Noted(None, sentence.format(", ".join(names[:_SHOWN]) + more))


def _entered(application: DraftApplication) -> Iterator[str]:
    yield from (each.stage for each in application.rounds)
    if application.ended_stage is not None:
        yield application.ended_stage


def _line(noted: Noted) -> int:
    return noted.line or 0
