"""A desk for every test of an action."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from tests.desks import opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at a fresh file."""
    made = opened(tmp_path)
    yield made
    made.store.close()
