"""What a person has set, read so that a value gone bad cannot stop anything."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide import limits
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import LEVELS, USUAL_LEVEL
from respond_tui.guide.terms import AlertKind, DateOrder

T = TypeVar("T")

SHIELD_ON = "on"
"""What the setting of the rejection shield says while a no is put away."""

_VALUE = text("SELECT value FROM setting WHERE key = :key AND deleted_at IS NULL")
_VALUES = text("SELECT key, value FROM setting WHERE deleted_at IS NULL")


def setting(session: Session, key: str) -> str | None:
    """The value of one setting, or None where nothing was set."""
    found: str | None = session.connection().execute(_VALUE, {"key": key}).scalar()
    return found


def rules(session: Session) -> Rules:
    """The figures in force; one that cannot be read is the one it was at first."""
    stored = {row.key: row.value for row in session.connection().execute(_VALUES).all()}
    usual = Rules()
    return Rules(
        pause_hours=_figure(stored, "pause_hours", limits.PAUSE_HOURS, usual.pause_hours),
        silence_days=_figure(stored, "silence_days", limits.SILENCE_DAYS, usual.silence_days),
        window_days=_figure(stored, "window_days", limits.WINDOW_DAYS, usual.window_days),
        date_order=_or_else(DateOrder, stored.get("date_order", ""), usual.date_order),
        shield=stored.get("shield") == SHIELD_ON,
        fewest_noes=_figure(stored, "fewest_noes", limits.FEWEST_NOES, usual.fewest_noes),
        fewest_decided=_figure(
            stored, "fewest_decided", limits.FEWEST_DECIDED, usual.fewest_decided
        ),
        confidence=_level(stored.get("confidence", "")),
        quiet_kinds=frozenset(
            kind for kind in AlertKind if kind in stored.get("quiet_kinds", "").split(",")
        ),
    )


def _figure(stored: dict[str, str], key: str, within: tuple[int, int], usual: int) -> int:
    figure = _or_else(int, stored.get(key, ""), usual)
    return figure if within[0] <= figure <= within[1] else usual


def _level(written: str) -> int:
    level = _or_else(int, written, USUAL_LEVEL)
    return level if level in LEVELS else USUAL_LEVEL


def _or_else(read: Callable[[str], T], written: str, usual: T) -> T:
    try:
        return read(written)
    except ValueError:
        return usual
