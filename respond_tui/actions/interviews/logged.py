"""What an action on the log hands back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged, in one sentence, and what came of it.

    ``new_alerts`` are the headlines of alerts that were not there before; ``again`` when
    this company and role were in the log already; ``warning`` is a sentence on what may
    need another look.
    """

    application_id: int
    what: str
    interview_id: int | None = None
    recovery_id: int | None = None
    new_alerts: tuple[str, ...] = ()
    again: bool = False
    warning: str | None = None


def capital(sentence: str) -> str:
    """A sentence that begins with a name of the person's own, such as a stage's."""
    return sentence[:1].upper() + sentence[1:]
