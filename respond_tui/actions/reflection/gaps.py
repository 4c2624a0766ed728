"""Gaps: add one, write it anew, choose it, throw it away."""

from dataclasses import replace

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, id_of, throw_away
from respond_tui.actions.reflection.hand import Hand, Written, at_hand, part_at_hand
from respond_tui.guide.reflection import check_priority, check_shown, is_guess
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, ReflectionPage
from respond_tui.guide.text import folded, shortened
from respond_tui.models.reflection import Gap, GapBase


def add_gap(
    desk: Desk, recovery_id: int, kind: GapKind, tag: str, observation: str = ""
) -> Written:
    """Add a gap; without an observation it is a guess.

    A guess with this tag becomes the gap. Raises Refusal where it is on the list already.
    """
    tag = tag.removeprefix("#").strip()
    with at_hand(desk, recovery_id, "add a gap") as hand:
        same = _called(hand, tag)
        if same is None:
            row = hand.add_gap(kind, tag, observation)
        elif is_guess(same.observation):
            row = same
            _write(hand, row, kind, tag, observation)
        else:
            raise Refusal(f"“{shortened(same.tag)}” is on the list already. e edits it.", "tag")
        hand.alter(page=ReflectionPage.SPOT)
        return _said(hand, row, "Added")


def edit_gap(desk: Desk, gap_id: int, kind: GapKind, tag: str, observation: str) -> Written:
    """Write a gap anew; one that becomes a guess is no priority any more.

    Raises Refusal where another one has this tag already.
    """
    tag = tag.removeprefix("#").strip()
    with part_at_hand(desk, Gap, gap_id, lambda _: "edit a gap") as (hand, row):
        same = _called(hand, tag)
        if same is not None and same is not row:
            raise Refusal(f"“{shortened(same.tag)}” is on the list already.", "tag")
        was_chosen = row.is_priority
        _write(hand, row, kind, tag, observation)
        said = _said(hand, row, "Changed")
        if was_chosen and not row.is_priority:
            return replace(said, what=f"{said.what} It is a guess now, and no priority any more.")
        return said


def delete_gap(desk: Desk, gap_id: int) -> Written:
    """Put a gap into the trash."""
    with part_at_hand(desk, Gap, gap_id, lambda _: "delete a gap") as (hand, row):
        throw_away(hand.session, desk, [row])
        return _said(hand, row, "Deleted")


def drop_guess(desk: Desk, recovery_id: int, tag: str) -> Written:
    """Put a tag that the log offers into the trash; the others stay as guesses."""
    with at_hand(desk, recovery_id, "drop a guess") as hand:
        row = _called(hand, tag)
        if row is None:
            raise Refusal("That guess is not there any more.")
        throw_away(hand.session, desk, [row])
        return _said(hand, row, "Dropped")


def set_priority(desk: Desk, gap_id: int, wanted: bool) -> Written:
    """Choose a gap to work on, or let it go. Raises Refusal for a guess and for a third."""
    with part_at_hand(desk, Gap, gap_id, lambda _: "choose a priority") as (hand, row):
        if wanted and not row.is_priority:
            check_shown(row.tag, row.observation)
            check_priority(sum(gap.is_priority for gap in _there(hand)))
        alter(hand.session, desk, row, GapBase, {"is_priority": wanted})
        hand.alter(page=ReflectionPage.PRIORITIZE)
        return _said(hand, row, "Chosen" if wanted else "Let go")


def _there(hand: Hand) -> list[Gap]:
    return [gap for gap in hand.gaps() if gap.deleted_at is None]


def _called(hand: Hand, tag: str) -> Gap | None:
    return next((gap for gap in _there(hand) if folded(gap.tag) == folded(tag)), None)


def _write(hand: Hand, row: Gap, kind: GapKind, tag: str, observation: str) -> None:
    chosen = row.is_priority and not is_guess(observation)
    values = {"kind": kind, "tag": tag, "observation": observation, "is_priority": chosen}
    alter(hand.session, hand.desk, row, GapBase, values)


def _said(hand: Hand, row: Gap, verb: str) -> Written:
    return Written(hand.row.recovery_id, f"{verb}: {shortened(row.tag)}.", id_of(row))
