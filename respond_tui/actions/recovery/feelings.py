"""The feeling after a no: named when its step is ticked, and measured once more later on."""

from sqlmodel import Session, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, keep
from respond_tui.actions.recovery.hand import Hand, Stepped, at_hand, company_of
from respond_tui.guide.feelings import check_feeling, check_strength, feeling_note
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import capital
from respond_tui.models.recovery import Feeling, FeelingBase, Recovery


def feel_now(desk: Desk, step_id: int, strength: int | None) -> Stepped:
    """Say how strong a feeling that was named is now. Raises Refusal out of range."""
    with at_hand(desk, step_id, "look again at") as hand:
        feeling = _named(hand)
        after = check_strength(strength)
        _write(hand, feeling, {"after": after, "let_be": False})
        company = company_of(hand.session, hand.recovery)
        return hand.said(f"{capital(hand.step.note)} after {company}.")


def let_feeling_be(desk: Desk, step_id: int) -> Stepped:
    """Ask no more how strong a feeling is now; its step keeps what was said."""
    with at_hand(desk, step_id, "ask no more about") as hand:
        feeling = _named(hand)
        alter(hand.session, desk, feeling, FeelingBase, {"let_be": True})
        return hand.said(f"Left at {hand.step.note}.")


def name_feeling(hand: Hand, word: str, strength: int | None, why: str) -> str:
    """Keep a feeling in a transaction that is already open; the note that it makes.

    Another word or another figure begins afresh; the same keep what was measured later.
    Raises Refusal.
    """
    named, before = check_feeling(word, strength)
    values = {"word": named, "before": before, "why": why, "recovery_id": hand.recovery.id}
    feeling = feeling_of(hand.session, hand.recovery)
    if feeling is None:
        feeling = keep(hand.session, hand.desk, Feeling, FeelingBase, values)
    else:
        if (feeling.word, feeling.before) != (named, before):
            values |= {"after": None, "let_be": False}
        feeling.deleted_at = None
        alter(hand.session, hand.desk, feeling, FeelingBase, values)
    return feeling_note(feeling.word, feeling.before, feeling.after)


def rename_feeling(
    desk: Desk, step_id: int, word: str, strength: int | None, why: str = ""
) -> Stepped:
    """Write a named feeling anew, its step staying done. Raises Refusal."""
    with at_hand(desk, step_id, "edit") as hand:
        _named(hand)
        hand.alter(note=name_feeling(hand, word, strength, why))
        return hand.said(f"{capital(hand.step.note)}.")


def feeling_of(session: Session, recovery: Recovery) -> Feeling | None:
    """The feeling of a recovery, in the trash or not."""
    return session.exec(select(Feeling).where(Feeling.recovery_id == recovery.id)).first()


def _named(hand: Hand) -> Feeling:
    feeling = feeling_of(hand.session, hand.recovery)
    if feeling is None or feeling.deleted_at is not None:
        raise Refusal("Put a word to it first; then it can be looked at again.")
    return feeling


def _write(hand: Hand, feeling: Feeling, values: dict[str, object]) -> None:
    alter(hand.session, hand.desk, feeling, FeelingBase, values)
    hand.alter(note=feeling_note(feeling.word, feeling.before, feeling.after))
