"""Which rows of a file are new here, which are newer, and which are here already.

Rows are matched before anything is written, so that a dry run and an import tell the same.
Never backwards: a match takes newer words over, and erases no outcome (STORAGE.md, "Imports").
"""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from respond_tui.exchange.json_file import TABLES, Row, Tables, Value, references
from respond_tui.guide.terms import AlertKind
from respond_tui.guide.text import folded

Key = tuple[Hashable, ...]

NATURAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "stage": ("name",),
    "application": ("company", "role", "applied_on"),
    "interview": ("application_id", "stage_id", "on", "at"),
    "recovery": ("application_id",),
    "step": ("recovery_id", "kind", "position", "text"),
    "feeling": ("recovery_id",),
    "reflection": ("recovery_id",),
    "question": ("reflection_id", "position", "text"),
    "gap": ("reflection_id", "kind", "tag", "position"),
    "action": ("reflection_id", "position", "text"),
    "letter": ("application_id", "kind", "created_at"),
    "letter_template": ("name",),
    "alert_answer": ("kind", "key", "created_at"),
    "commitment": ("kind", "key", "started_on"),
    "commitment_action": ("commitment_id", "position", "text"),
    "commitment_week": ("commitment_id", "on"),
    "assumption": ("area", "text", "created_at"),
    "saved_search": ("name",),
    "setting": ("key",),
}
"""What tells one row from another where ids do not: two files may both have an application 1."""

NOT_TO_BE_ERASED: Mapping[str, Mapping[str, Value]] = {
    "application": dict.fromkeys(
        ("ended_how", "ended_on", "ended_stage_id", "ended_by", "reason", "reason_certainty")
    ),
    "interview": {"outcome": "pending"},
}
"""Columns of an outcome, and the value that says that there is none."""

KEYED_BY_STAGE = frozenset({"alert_answer", "commitment"})
"""Tables whose ``key`` is a stage's id, written as text, where the alert is about a stage."""


@dataclass(slots=True)
class TableMerge:
    """What becomes of one table: rows to add and to update, all with ids of this file."""

    added: list[Row] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of all tables, parents first.

    ``whole`` says that nothing of a person's own was here: the file's rows take the place
    of the default stages too, so that what was exported comes back as it was.
    """

    tables: Mapping[str, TableMerge]
    whole: bool

    @property
    def added(self) -> int:
        """How many rows are new here."""
        return sum(len(table.added) for table in self.tables.values())

    @property
    def updated(self) -> int:
        """How many rows here take newer words from the file."""
        return sum(len(table.updated) for table in self.tables.values())

    @property
    def unchanged(self) -> int:
        """How many rows are here already."""
        return sum(table.unchanged for table in self.tables.values())


def merge(here: Tables, coming: Tables, used: Mapping[str, int]) -> Merge:
    """Match the rows of a file with those that are here.

    ``used`` has the highest id each table ever gave, so that none is given twice.
    """
    if coming["stage"] and _is_untouched(here):
        return Merge({name: TableMerge(list(rows)) for name, rows in coming.items()}, whole=True)
    return _merged(here, coming, used)


def _is_untouched(here: Tables) -> bool:
    """Whether there is nothing but stages, all made at one moment and never changed."""
    moments = {row[column] for row in here["stage"] for column in ("created_at", "updated_at")}
    return len(moments) <= 1 and not any(here[name] for name in TABLES if name != "stage")


def _merged(here: Tables, coming: Tables, used: Mapping[str, int]) -> Merge:
    numbers: dict[str, dict[Value, Value]] = {}
    tables: dict[str, TableMerge] = {}
    for name in TABLES:
        rows = [_renumbered(name, row, numbers) for row in coming[name]]
        tables[name], numbers[name] = _merged_table(name, here[name], rows, used.get(name, 0))
    return Merge(tables, whole=False)


def _merged_table(
    name: str, here: Sequence[Row], rows: Sequence[Row], used: int
) -> tuple[TableMerge, dict[Value, Value]]:
    """What becomes of one table, and the id here for each id of the file."""
    taken = {row["id"] for row in here}
    ids = _Ids(taken | {row["id"] for row in rows}, used)
    matches = _matches(name, here, rows)
    made = TableMerge()
    numbers: dict[Value, Value] = {}
    for position, row in enumerate(rows):
        if match := matches.get(position):
            numbers[row["id"]] = match["id"]
            if newer := _newer(name, match, row):
                made.updated.append(newer)
            else:
                made.unchanged += 1
        else:
            own = ids.fresh() if row["id"] in taken else row["id"]
            numbers[row["id"]] = own
            made.added.append({**row, "id": own})
    return made, numbers


class _Ids:
    """Ids that neither the file nor this database has used."""

    def __init__(self, known: Iterable[Value], used: int) -> None:
        self._last = max([used, *(number for number in known if isinstance(number, int))])

    def fresh(self) -> int:
        self._last += 1
        return self._last


def _renumbered(name: str, row: Row, numbers: Mapping[str, Mapping[Value, Value]]) -> Row:
    """The row with its references led to the ids that the rows have here."""
    row = dict(row)
    for column, other in references(TABLES[name]).items():
        if row[column] is not None:
            row[column] = numbers[other][row[column]]
    if name in KEYED_BY_STAGE and row["kind"] == AlertKind.STAGE:
        row["key"] = _stage_key(row["key"], numbers["stage"])
    if name == "commitment":
        row["baseline"] = _renumbered_baseline(row["baseline"], numbers["application"])
    return row


def _stage_key(key: Value, stages: Mapping[Value, Value]) -> Value:
    if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) < len(str(2**63)):
        return str(stages.get(int(key), key))
    return key


def _renumbered_baseline(text: Value, applications: Mapping[Value, Value]) -> Value:
    """A frozen baseline names its applications in lists called ``…_ids``."""
    try:
        kept = json.loads(str(text))
    except (ValueError, RecursionError):
        return text
    if not isinstance(kept, dict):
        return text
    moved = {
        name: [applications.get(number, number) for number in value]
        if name.endswith("_ids") and _are_ids(value)
        else value
        for name, value in kept.items()
    }
    return text if moved == kept else json.dumps(moved)


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(number, int) for number in value)


def _matches(name: str, here: Sequence[Row], rows: Sequence[Row]) -> dict[int, Row]:
    """The row here that each row of the file is, by its position; every row here at most once.

    The surest sign first: the same id made at the same moment, then the moment with the
    natural key, then the natural key alone.
    """

    def identity(row: Row) -> Key:
        return row["id"], row["created_at"]

    def natural(row: Row) -> Key:
        return tuple(_comparable(row[column]) for column in NATURAL_KEYS[name])

    def moment(row: Row) -> Key:
        return row["created_at"], *natural(row)

    signs: list[Callable[[Row], Key | None]] = [identity, moment]
    if name == "application":
        signs.append(_link)
    signs.append(natural)
    free = dict(enumerate(rows))
    left = list(here)
    matched: dict[int, Row] = {}
    for sign in signs:
        found = dict(_paired(sign, left, free))
        for position, row in found.items():
            matched[position] = row
            del free[position]
        gone = Counter(id(row) for row in found.values())
        left = [row for row in left if not gone[id(row)]]
    return matched


def _paired(
    sign: Callable[[Row], Key | None], here: Sequence[Row], rows: Mapping[int, Row]
) -> Iterator[tuple[int, Row]]:
    by_sign: dict[Key, list[Row]] = defaultdict(list)
    for row in reversed(here):
        if (key := sign(row)) is not None:
            by_sign[key].append(row)
    for position, row in rows.items():
        candidates = by_sign.get(key, []) if (key := sign(row)) else []
        for number in reversed(range(len(candidates))):
            if _may_be_one(candidates[number], row):
                yield position, candidates.pop(number)
                break


def _may_be_one(here: Row, row: Row) -> bool:
    """Two postings with links of their own are two, however alike they are."""
    links = here.get("link"), row.get("link")
    same_row = (here["id"], here["created_at"]) == (row["id"], row["created_at"])
    return same_row or None in links or links[0] == links[1]


def _link(row: Row) -> Key | None:
    return (row["link"],) if row["link"] else None


def _comparable(value: Value) -> Hashable:
    return folded(value) if isinstance(value, str) else value


def _newer(name: str, here: Row, row: Row) -> Row | None:
    """The row here with the newer words of the file, or None where they are not newer.

    What rests in no trash here is not put there.
    """
    if _changed_at(row) <= _changed_at(here):
        return None
    kept = NOT_TO_BE_ERASED.get(name, {})
    merged = {
        column: here[column] if column in kept and value == kept[column] else value
        for column, value in row.items()
    }
    merged |= {"id": here["id"], "created_at": here["created_at"]}
    if here["deleted_at"] is None:
        merged["deleted_at"] = None
    return merged


def _changed_at(row: Row) -> dt.datetime:
    moment = row["updated_at"]
    assert isinstance(moment, dt.datetime)
    return moment
