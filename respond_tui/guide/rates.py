"""How often applications are answered: of those old enough to tell, not of all.

DESIGN.md §7. An application younger than one's own usual wait is too early to count,
whether it was answered or not: counting only the answered ones would flatter the rate.
"""

from collections.abc import Mapping

USUAL_DAYS = 30
"""The wait, in days, until there are enough replies to know one's own."""

ENOUGH_REPLIES = 10


def horizon(replies: Mapping[int, int]) -> int:
    """Within how many days an answer counts: nine in ten of one's own came by then.

    ``replies`` says how many came after so many days. The 90th percentile by nearest rank,
    or ``USUAL_DAYS`` until there are ten.
    """
    total = sum(replies.values())
    if total < ENOUGH_REPLIES:
        return USUAL_DAYS
    wanted = -(-9 * total // 10)
    seen = 0
    for days in sorted(replies):
        seen += replies[days]
        if seen >= wanted:
            return days
    return USUAL_DAYS
