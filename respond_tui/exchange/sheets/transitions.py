"""A sheet of transitions: each row one step of an application from a stage to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from respond_tui.exchange.sheets import words
from respond_tui.exchange.sheets.case import Case
from respond_tui.exchange.sheets.columns import Field
from respond_tui.exchange.sheets.fields import Bad, is_nothing
from respond_tui.exchange.sheets.mapping import Mapping
from respond_tui.exchange.sheets.meaning import Kind
from respond_tui.exchange.sheets.rows import RowReader
from respond_tui.exchange.sheets.table import Refused, Row, Table
from respond_tui.guide.text import folded

_ENTRIES = frozenset({Kind.APPLIED, Kind.INQUIRY})


@dataclass(slots=True)
class _Chain:
    """The steps of one application, put together as they fit."""

    case: Case
    names: list[str] = field(default_factory=list)
    is_begun: bool = False


def cases(
    table: Table, mapping: Mapping, reader: RowReader, refused: list[Refused]
) -> Iterable[Case]:
    """The applications of the steps: a company that is begun with again is a second one."""
    chains: dict[tuple[str, str], list[_Chain]] = {}
    found: list[_Chain] = []
    for row in table.rows:
        try:
            case, origin, target = _step(row, reader)
        except Bad as bad:
            refused.append(Refused(row.line, bad.sentence))
            continue
        begins = mapping.meant(origin).kind in _ENTRIES
        key = folded(case.facts.company), folded(case.facts.role or "")
        of_key = chains.setdefault(key, [])
        chain = _fitting(of_key, origin, target, begins=begins)
        if chain is None:
            chain = _Chain(case, [name for name in (origin, target) if name], begins)
            of_key.append(chain)
            found.append(chain)
        else:
            chain.case.absorb(case)
            _join(chain, origin, target, begins=begins)
    for chain in found:
        _walk(chain, mapping, reader)
    return [chain.case for chain in found]


def _step(row: Row, reader: RowReader) -> tuple[Case, str, str]:
    case = reader.facts(row)
    ends = [words.unwrapped(reader.cell(row, field)) for field in (Field.FROM, Field.TO)]
    origin, target = ("" if is_nothing(end) else end for end in ends)
    if not origin and not target:
        raise Bad("It names no stage.")
    reader.rest(case, row)
    return case, origin, target


def _fitting(chains: list[_Chain], origin: str, target: str, *, begins: bool) -> _Chain | None:
    for chain in reversed(chains):
        if _same(chain.names[-1], origin) and origin:
            return chain
    for chain in reversed(chains):
        if not chain.is_begun and target and _same(chain.names[0], target):
            return chain
    return None if begins or not chains else chains[-1]


def _join(chain: _Chain, origin: str, target: str, *, begins: bool) -> None:
    if origin and _same(chain.names[-1], origin):
        new = [target]
    elif target and not chain.is_begun and _same(chain.names[0], target):
        chain.names.insert(0, origin)
        chain.is_begun = begins
        return
    else:
        new = [name for name in (origin, target) if not any(_same(name, n) for n in chain.names)]
    chain.names += filter(None, new)


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def _walk(chain: _Chain, mapping: Mapping, reader: RowReader) -> None:
    heading = reader.heading(Field.TO)
    for name in chain.names:
        chain.case.take(heading, name, mapping.meant(name))
