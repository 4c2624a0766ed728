"""Every screen as it was looked at and found good; ``pytest --snapshot-update`` takes new ones."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from respond_tui.app import RespondApp
from tests.hands import SIZES, Hands
from tests.lived_in import NOW
from tests.poses import DIALOGS, SCREENS, TIMES, Pose, today

Compare = Callable[..., bool]


def _same(
    snap_compare: Compare,
    path: Path,
    size: tuple[int, int],
    pose: Pose,
    now: dt.datetime = NOW,
) -> bool:
    app = RespondApp(path, lambda: now)

    async def before(pilot: Pilot[int]) -> None:
        hands = Hands(app, pilot)
        await hands.until(lambda: hands.work.is_ready)
        await hands.settle()
        await pose(hands)

    return snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(
    snap_compare: Compare, hunt: Path, name: str, size: tuple[int, int]
) -> None:
    assert _same(snap_compare, hunt, size, SCREENS[name], TIMES.get(name, NOW))


@pytest.mark.parametrize("name", DIALOGS)
def test_a_window_looks_as_it_did(snap_compare: Compare, hunt: Path, name: str) -> None:
    assert _same(snap_compare, hunt, SIZES[0], DIALOGS[name])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
def test_the_first_start_looks_as_it_did(
    snap_compare: Compare, fresh: Path, size: tuple[int, int]
) -> None:
    assert _same(snap_compare, fresh, size, today)
