"""Judge a lever: give it more time, or let it end with a verdict."""

from respond_tui.actions.desk import Desk
from respond_tui.actions.levers.hand import CommitmentKept, at_hand
from respond_tui.guide.commitments import extended, last_counted
from respond_tui.guide.dates import exact
from respond_tui.guide.refusal import Refusal


def end_commitment(
    desk: Desk, commitment_id: int, verdict: str, note: str | None = None
) -> CommitmentKept:
    """End a commitment today with a verdict in a person's own words; a note replaces the notes.

    Raises Refusal when it has ended already, or when the verdict is empty.
    """
    if not verdict.strip():
        raise Refusal("Say in a few words what came of it.", "verdict")
    values: dict[str, object] = {"ended_on": desk.today, "verdict": verdict}
    if note is not None:
        values["notes"] = note
    with at_hand(desk, commitment_id, "end") as hand:
        hand.refuse_ended()
        hand.alter(**values)
        return hand.kept(f"The lever for {hand.named} has its verdict.")


def extend_commitment(
    desk: Desk, commitment_id: int, days: int, note: str | None = None
) -> CommitmentKept:
    """Give a commitment so many more days; the day on which that was done goes into its notes.

    They follow its last day, or begin today where that is over. Raises Refusal.
    """
    with at_hand(desk, commitment_id, "extend") as hand:
        hand.refuse_ended()
        ends_on = extended(hand.row.ends_on, desk.today, days)
        notes = hand.row.notes if note is None else note
        last = exact(last_counted(ends_on))
        said = f"{exact(desk.today)}: {days} more days, until {last}."
        hand.alter(ends_on=ends_on, notes=f"{notes}\n{said}".strip())
        return hand.kept(f"The lever for {hand.named} runs until {last}.")
