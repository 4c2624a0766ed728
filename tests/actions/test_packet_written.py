"""A packet written to a file: whole, for its owner alone, and never over another unasked."""

import stat
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.leaving import write_packet
from respond_tui.guide.refusal import Refusal
from respond_tui.store.errors import StoreError


def test_it_is_written_as_it_was_seen_for_its_owner_alone(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "packet.md"
    written = write_packet(desk, "# A no\n", target, replace=False)
    assert (written.what, written.place, written.lacks) == ("the packet", target, "")
    assert target.read_text(encoding="utf-8") == "# A no\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_until_it_may_be_replaced(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "packet.md"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal, match="is there already") as no:
        write_packet(desk, "# A no\n", target, replace=False)
    assert no.value.field == "target"
    assert target.read_text(encoding="utf-8") == "mine"
    write_packet(desk, "# A no\n", target, replace=True)
    assert target.read_text(encoding="utf-8") == "# A no\n"


def test_the_database_is_never_written_over(desk: Desk) -> None:
    before = desk.store.path.read_bytes()
    with pytest.raises(StoreError):
        write_packet(desk, "# A no\n", desk.store.path, replace=True)
    assert desk.store.path.read_bytes() == before
