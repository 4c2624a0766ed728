"""The words that guess: kept as they were changed, and taken back by one undo."""

from dataclasses import replace

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.settings import set_wording
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.wording import Group, Wording, gentle_line, read_wording
from respond_tui.queries.settings import setting
from respond_tui.queries.wording import wording
from tests.desks import later


def _wording(desk: Desk) -> Wording:
    with desk.store.read() as session:
        return wording(session)


def test_nothing_set_is_the_usual(desk: Desk) -> None:
    assert _wording(desk) == read_wording({})


def test_a_list_of_ones_own_is_in_force_and_one_undo_takes_it_back(desk: Desk) -> None:
    own = Wording(True, {Group.MIND: "they yawned", Group.ABSOLUTE: "", Group.VERDICT: "a flop"})
    set_wording(desk, own)
    assert _wording(desk) == own
    assert gentle_line("They yawned.", _wording(desk).phrases)
    assert not gentle_line("They hated it, always.", _wording(desk).phrases)
    desk.store.undo(desk.now)
    assert _wording(desk) == read_wording({})


def test_off_and_on_again_keeps_the_lists(desk: Desk) -> None:
    own = replace(read_wording({}), lists={**read_wording({}).lists, Group.MIND: "they yawned"})
    set_wording(desk, own)
    set_wording(later(desk, hours=1), replace(own, is_on=False))
    assert not _wording(desk).phrases
    set_wording(later(desk, hours=2), own)
    assert _wording(desk) == own


def test_what_stays_the_usual_is_not_kept(desk: Desk) -> None:
    set_wording(desk, replace(read_wording({}), is_on=False))
    with desk.store.read() as session:
        assert setting(session, "wording") == "off"
        assert setting(session, "wording.mind") is None


def test_a_list_over_the_limit_is_refused_with_both_figures(desk: Desk) -> None:
    many = "\n".join(f"phrase {number}" for number in range(3_000))
    lists = {**read_wording({}).lists, Group.MIND: many}
    with pytest.raises(Refusal, match="20,000"):
        set_wording(desk, Wording(True, lists))
    assert len(many) > limits.NOTE
    assert _wording(desk) == read_wording({})
