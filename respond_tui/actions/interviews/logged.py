"""What an action on the log hands back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged, in one sentence, and what came of it.

    ``new_alerts`` are the headlines of alerts that were not there before; ``again`` when
    this company and role were in the log already; ``warning`` is a sentence on what may
    need another look. ``sealed`` when a no was put away, of which nothing more is said.
    """

    application_id: int
    what: str
    interview_id: int | None = None
    recovery_id: int | None = None
    new_alerts: tuple[str, ...] = ()
    again: bool = False
    warning: str | None = None
    sealed: bool = False


def put_away(application_id: int, company: str, recovery_id: int | None) -> Logged:
    """What is said of a no that was put away: no verdict, and how to come to it."""
    where = "in the log or in Recovery" if recovery_id is not None else "in the log"
    what = f"Put away. Enter on {company} opens it when you want, {where}."
    return Logged(application_id, what, recovery_id=recovery_id, sealed=True)


def together(*warnings: str | None) -> str | None:
    """Several warnings as one, those that are none left out."""
    return " ".join(each for each in warnings if each) or None
