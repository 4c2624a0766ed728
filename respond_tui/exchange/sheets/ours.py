"""The sheet that “respond export” writes, on its way back in: read to the letter, not understood.

A spreadsheet that saved it again may have written its days otherwise; those are read as in any
other sheet.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from respond_tui.exchange import csv_file
from respond_tui.exchange.csv_file import SheetApplication, SheetRow
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.exchange.sheets.columns import OF_DATES, Field
from respond_tui.exchange.sheets.days import only_date
from respond_tui.exchange.sheets.drafts import DraftApplication, DraftRound
from respond_tui.exchange.sheets.ladder import Ladder, in_order, placed
from respond_tui.exchange.sheets.table import Refused, Row, Table
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import folded

_FIELDS = {
    "company": Field.COMPANY,
    "role": Field.ROLE,
    "role_family": Field.ROLE_FAMILY,
    "seniority": Field.SENIORITY,
    "source": Field.SOURCE,
    "source_detail": Field.SOURCE_DETAIL,
    "arrangement": Field.ARRANGEMENT,
    "location": Field.LOCATION,
    "market": Field.MARKET,
    "link": Field.LINK,
    "applied_on": Field.APPLIED_ON,
    "ended_how": Field.STATUS,
    "ended_on": Field.STATUS_ON,
    "ended_stage": Field.STAGE,
    "ended_by": Field.STATUS,
    "reason": Field.REASON,
    "reason_certainty": Field.REASON,
    "rounds": Field.HISTORY,
    "notes": Field.NOTES,
}

FIELDS = tuple(_FIELDS[name] for name in csv_file.FIELDS)
"""What each column is, as a person would call it."""

_FOLLOWING = frozenset({"ended_by"})
"""What a draft does not say, because it follows."""


def is_ours(table: Table) -> bool:
    """Whether a table has the headings that we write, and no others."""
    return csv_file.is_ours(table.headings)


def applications(
    table: Table, order: DateOrder | None, ladder: Ladder
) -> tuple[list[DraftApplication], list[Refused]]:
    """The applications of our own sheet and the rows that are none.

    ``ladder`` has every stage that they name.
    """
    sheet = csv_file.read(_with_days(table, order))
    refused = [*table.refused, *(Refused(*fault) for fault in sheet.faults)]
    return [_draft(row, ladder) for row in sheet.rows], sorted(refused)


def grown(table: Table, ladder: Ladder, order: DateOrder | None) -> tuple[Ladder, tuple[str, ...]]:
    """The list of stages with those that the sheet brings, and the names of these."""
    sheet = csv_file.read(_with_days(table, order))
    roads = dict.fromkeys(tuple(_stages(row.application)) for row in sheet.rows)
    known = {folded(stage.name) for stage in ladder.stages}
    new = {key: name for road in roads for name in road if (key := folded(name)) not in known}
    on_the_way = in_order([[new.get(folded(name), name) for name in road] for road in roads])
    wider = ladder.with_new(placed(on_the_way, new.values(), ladder))
    return wider, tuple(stage.name for stage in wider.stages if folded(stage.name) in new)


def _with_days(table: Table, order: DateOrder | None) -> Iterator[Row]:
    """The rows, days as we write them wherever they can be read."""
    dated = [at for at, each in enumerate(FIELDS) if each in OF_DATES]
    for row in table.rows:
        cells = list(row.cells)
        for at in dated:
            found = only_date(cells[at])
            day = found.day(order) if found is not None else None
            if day is not None:
                cells[at] = day.isoformat()
        yield Row(row.line, tuple(cells))


def _stages(application: SheetApplication) -> Iterator[str]:
    """The stages that it came through, as far as the days of the rounds tell."""
    yield from (one.stage for one in application.rounds if one.on is not None)
    yield from (one.stage for one in application.rounds if one.on is None)
    if application.ended_stage is not None:
        yield application.ended_stage


def _draft(row: SheetRow, ladder: Ladder) -> DraftApplication:
    told = row.application
    rounds = [
        DraftRound(**_values(one) | {"stage": ladder.stage(one.stage).name}) for one in told.rounds
    ]
    ended = ladder.stage(told.ended_stage).name if told.ended_stage is not None else None
    values = {name: value for name, value in _values(told).items() if name not in _FOLLOWING}
    return DraftApplication(
        **values | {"lines": (row.line,), "rounds": tuple(rounds), "ended_stage": ended}
    )


def _values(told: SheetApplication | SheetRound) -> dict[str, Any]:
    return {each.name: getattr(told, each.name) for each in fields(told)}
