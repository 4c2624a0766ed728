"""Numbers, filters, lines and completion follow a change to the stages at once, and back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.quickadd import log_line
from respond_tui.actions.stages import (
    bring_stage_back,
    edit_stage,
    merge_stages,
    place_stage,
    retire_stage,
)
from respond_tui.guide import quickadd
from respond_tui.guide.interviews import LogFilter, LogOrder
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import find_stage
from respond_tui.queries.evidence import alert_evidence
from respond_tui.queries.interviews import (
    counted_stages,
    listing,
    log_index,
    log_page,
    offered_stages,
)
from respond_tui.queries.patterns import alerts, stage_table
from tests.desks import TODAY, stage
from tests.logs import log_ids
from tests.store.derived_rows import stale

SCREEN, TECHNICAL, BEHAVIOURAL, PANEL = map(
    stage, ("recruiter screen", "technical", "behavioural", "panel")
)

LINES = (
    "Acme @technical rejected 9d ago",
    "Globex @technical rejected 8d ago",
    "Hooli @technical passed 7d ago",
    "Hooli @panel passed 6d ago",
    "Initech @behavioural rejected 8d ago",
    "Umbrella @screen passed 9d ago",
)


@pytest.fixture
def hunt(desk: Desk) -> Desk:
    """Two noes at technical, one at behavioural, and some passes."""
    for line in LINES:
        _log(desk, line)
    return desk


def _log(desk: Desk, text: str) -> int:
    with desk.store.read() as session:
        known = quickadd.Known(counted_stages(session), ["Hooli"])
    reading = quickadd.read(text, known, TODAY)
    if reading.line is None:
        assert reading.refusal is not None
        raise reading.refusal
    return log_line(desk, reading.line).application_id


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that a person can see of the stages."""

    table: dict[str, tuple[int, int, int]]
    alerts: dict[str, tuple[str, int, tuple[str, ...]]]
    log: list[tuple[str, str]]
    offered: list[str]


def _seen(desk: Desk) -> Seen:
    with desk.store.read() as session:
        found = alerts(session, TODAY, Rules())
        index = log_index(session, LogFilter(), LogOrder.NEWEST, TODAY, Rules())
        return Seen(
            table={
                count.stage.name: (count.entered, count.passed, count.rejected)
                for count in stage_table(session, TODAY, Rules())
                if count.entered
            },
            alerts={
                view.alert.key: (
                    view.alert.what,
                    view.alert.rejected,
                    tuple(
                        sorted(one.company for one in alert_evidence(session, view, TODAY, Rules()))
                    ),
                )
                for view in found
            },
            log=[
                (row.company, row.stage)
                for row in log_page(session, index, 0, index.count, TODAY, Rules())
            ],
            offered=[each.name for each in offered_stages(session)],
        )


def _listed(desk: Desk, name: str) -> list[str]:
    """``respond list --stage NAME``."""
    with desk.store.read() as session:
        place = find_stage(name, counted_stages(session))
        return [one.company for one in listing(session, None, place.id, None, TODAY, Rules())]


def _at(desk: Desk, stage_id: int) -> list[int]:
    with desk.store.read() as session:
        return log_ids(session, TODAY, LogFilter(stage_id=stage_id))


def test_another_name_stands_everywhere_and_the_old_one_is_understood(hunt: Desk) -> None:
    edit_stage(hunt, TECHNICAL.id, "coding round", [])

    seen = _seen(hunt)
    assert seen.table["coding round"] == (3, 1, 2)
    assert ("Acme", "coding round") in seen.log
    assert "technical" not in seen.offered
    assert set(_listed(hunt, "technical")) == set(_listed(hunt, "coding")) == {"Acme", "Globex"}
    _log(hunt, "Wayne @coding-round rejected 3d ago")
    _log(hunt, "Stark @technical rejected 3d ago")
    assert _seen(hunt).alerts[str(TECHNICAL.id)][:2] == ("coding round", 4)


def test_a_merge_adds_up_and_brings_the_pattern_about(hunt: Desk) -> None:
    assert _seen(hunt).alerts == {}

    merge_stages(hunt, BEHAVIOURAL.id, TECHNICAL.id)

    seen = _seen(hunt)
    assert seen.alerts == {
        str(TECHNICAL.id): ("technical", 3, ("Acme", "Globex", "Initech")),
    }
    assert seen.table["technical"] == (4, 1, 3)
    assert "behavioural" not in seen.table
    assert ("Initech", "technical") in seen.log
    assert set(_listed(hunt, "behavioural")) == {"Acme", "Globex", "Initech"}
    assert len(_at(hunt, TECHNICAL.id)) == 3
    assert _at(hunt, BEHAVIOURAL.id) == []
    _log(hunt, "Wayne @culture rejected 3d ago")
    assert _seen(hunt).table["technical"] == (5, 1, 4)


def test_another_order_moves_the_furthest_stage(hunt: Desk) -> None:
    assert _listed(hunt, "panel") == ["Hooli"]

    place_stage(hunt, PANEL.id, SCREEN.id)

    seen = _seen(hunt)
    assert list(seen.table) == [
        "application",
        "recruiter screen",
        "panel",
        "technical",
        "behavioural",
    ]
    assert ("Hooli", "technical") in seen.log
    assert _listed(hunt, "panel") == []
    assert len(_at(hunt, TECHNICAL.id)) == 3


def test_a_retired_stage_counts_is_understood_and_is_not_offered(hunt: Desk) -> None:
    before = _seen(hunt)
    retire_stage(hunt, TECHNICAL.id)
    retire_stage(hunt, stage("take-home").id)

    seen = _seen(hunt)
    assert (seen.table, seen.alerts, seen.log) == (before.table, before.alerts, before.log)
    assert "technical" not in seen.offered
    with hunt.store.read() as session:
        names = [count.stage.name for count in stage_table(session, TODAY, Rules())]
    assert "technical" in names
    assert "take-home" not in names  # nothing ever entered it
    _log(hunt, "Wayne @tech rejected 3d ago")
    assert _seen(hunt).table["technical"] == (4, 1, 3)
    with pytest.raises(Refusal, match="No stage is called"):
        _log(hunt, "Stark @technic rejected 3d ago")
    bring_stage_back(hunt, TECHNICAL.id)
    assert _seen(hunt).offered == [name for name in before.offered if name != "take-home"]


CHANGES: dict[str, Callable[[Desk], object]] = {
    "rename": lambda desk: edit_stage(desk, TECHNICAL.id, "coding round", []),
    "merge": lambda desk: merge_stages(desk, BEHAVIOURAL.id, TECHNICAL.id),
    "merge back": lambda desk: merge_stages(desk, PANEL.id, SCREEN.id),
    "place": lambda desk: place_stage(desk, PANEL.id, SCREEN.id),
    "retire": lambda desk: retire_stage(desk, TECHNICAL.id),
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_step_back_shows_everything_as_it_was(hunt: Desk, change: str) -> None:
    before = _seen(hunt)

    CHANGES[change](hunt)

    assert _seen(hunt) != before
    assert stale(hunt.store) == []
    hunt.store.undo(hunt.now)
    assert _seen(hunt) == before
    assert stale(hunt.store) == []
