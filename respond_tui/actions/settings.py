"""What a person sets."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, keep
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import LEVELS
from respond_tui.guide.terms import AlertKind
from respond_tui.guide.wording import Wording, read_wording, written_wording
from respond_tui.models.settings import Setting, SettingBase
from respond_tui.queries.settings import SHIELD_ON


@dataclass(frozen=True, slots=True)
class SettingsKept:
    """The settings that were written, by key."""

    values: Mapping[str, str]


_FIGURES = {
    "pause_hours": ("The pause", limits.PAUSE_HOURS, "hours"),
    "silence_days": ("The silence limit", limits.SILENCE_DAYS, "days"),
    "window_days": ("The window for alerts", limits.WINDOW_DAYS, "days"),
    "fewest_noes": ("The number of noes that make a pattern", limits.FEWEST_NOES, "noes"),
    "fewest_decided": ("What it takes to compare", limits.FEWEST_DECIDED, "decided"),
}


def set_rules(desk: Desk, rules: Rules) -> SettingsKept:
    """Change the figures in force. Raises Refusal for one out of its range."""
    for key, (name, (least, most), unit) in _FIGURES.items():
        if not least <= getattr(rules, key) <= most:
            raise Refusal(f"{name} is from {least:,} to {most:,} {unit}.", key)
    if rules.confidence not in LEVELS:
        known = ", ".join(map(str, LEVELS))
        raise Refusal(f"How sure an interval is, is one of {known} %.", "confidence")
    values = {key: str(getattr(rules, key)) for key in (*_FIGURES, "confidence")}
    values |= {"date_order": rules.date_order.value, "quiet_kinds": _listed(rules.quiet_kinds)}
    return _set(desk, "change the rules", values)


def _listed(kinds: Container[AlertKind]) -> str:
    return ",".join(kind for kind in AlertKind if kind in kinds)


def set_shield(desk: Desk, *, on: bool) -> SettingsKept:
    """Put noes away from now on until they are opened, or no more.

    What is put away already stays so, and is shown as all else while the shield is off.
    """
    turned = "on" if on else "off"
    return _set(desk, f"turn the rejection shield {turned}", {"shield": SHIELD_ON if on else "off"})


def set_wording(desk: Desk, wording: Wording) -> SettingsKept:
    """Change which words are asked about, and whether; what stays the usual is not kept.

    Raises Refusal for a phrase that is too long to be one.
    """
    wanted, usual = written_wording(wording), written_wording(read_wording({}))
    label = "change the words that guess"
    with desk.store.write(label, desk.now) as session:
        values = {
            key: value
            for key, value in wanted.items()
            if value != usual[key] or _row(session, key) is not None
        }
        for key, value in values.items():
            put(session, desk, key, value)
    return SettingsKept(values)


def set_setting(desk: Desk, key: str, value: str) -> SettingsKept:
    """Change one setting."""
    return _set(desk, f"set {key.replace('_', ' ')}", {key: value})


def _set(desk: Desk, label: str, values: Mapping[str, str]) -> SettingsKept:
    with desk.store.write(label, desk.now) as session:
        for key, value in values.items():
            put(session, desk, key, value)
    return SettingsKept(dict(values))


def put(session: Session, desk: Desk, key: str, value: str) -> None:
    """Change one setting in a transaction that is already open."""
    row = _row(session, key)
    pair = {"key": key, "value": value}
    if row is None:
        keep(session, desk, Setting, SettingBase, pair)
    else:
        row.deleted_at = None
        alter(session, desk, row, SettingBase, pair)


def _row(session: Session, key: str) -> Setting | None:
    return session.exec(select(Setting).where(Setting.key == key)).first()
