"""Change the figures in force, the order of dates, the keys, and a person's own lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding

from respond_tui.guide import limits
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import DateOrder
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.press import PressDialog
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.flows.stages import manage_stages
from respond_tui.screens.flows.wording import change_wording
from respond_tui.screens.flows.words import manage_words
from respond_tui.widgets import keys
from respond_tui.widgets.bars import key_name
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ORDERS = (
    ("12/11 is 12 November", DateOrder.DMY),
    ("12/11 is December 11", DateOrder.MDY),
    ("year first", DateOrder.YMD),
)


async def change_settings(screen: WorkScreen) -> None:
    """Choose what to change: the figures, the stages, the words or the keys."""
    options = [
        Option("rules", "Figures and dates", "pause, silence, window", letter="f"),
        Option("stages", "Stages", "their names and their order", letter="s"),
        Option("words", "Words", "sources, role families, markets", letter="w"),
        Option("wording", "Words that guess", "what a gentle question is asked of", letter="g"),
        Option("keys", "Keys", "press another key for anything", letter="k"),
    ]
    chosen = await choose(screen, "Settings", options)
    if chosen == "rules":
        await _change_rules(screen)
    elif chosen == "stages":
        await manage_stages(screen)
    elif chosen == "words":
        await manage_words(screen)
    elif chosen == "wording":
        await change_wording(screen)
    elif chosen == "keys":
        await _change_keys(screen)


async def _change_rules(screen: WorkScreen) -> None:
    now = screen.workspace.rules

    def fields() -> list[Field]:
        return [
            whole_field("pause_hours", "Pause, hours", limits.PAUSE_HOURS),
            whole_field("silence_days", "Silent, days", limits.SILENCE_DAYS),
            whole_field("window_days", "Window, days", limits.WINDOW_DAYS),
            ChoiceField("date_order", "Dates", _ORDERS),
        ]

    def save(values: Values) -> object:
        usual = Rules()
        return screen.workspace.actions.set_rules(
            Rules(
                pause_hours=values.whole("pause_hours") or usual.pause_hours,
                silence_days=values.whole("silence_days") or usual.silence_days,
                window_days=values.whole("window_days") or usual.window_days,
                date_order=values.word("date_order", DateOrder) or usual.date_order,
            )
        )

    saved = await ask(
        screen,
        "settings",
        "Figures and dates",
        fields,
        save,
        sentence="How long a pause is after a no, after how many days without a word an "
        "application is silent, and how far back alerts look.",
        initial={
            "pause_hours": str(now.pause_hours),
            "silence_days": str(now.silence_days),
            "window_days": str(now.window_days),
            "date_order": next(words for words, order in _ORDERS if order is now.date_order),
        },
    )
    if saved is not None:
        screen.say("The settings are saved. u undoes it.")


async def _change_keys(screen: WorkScreen) -> None:
    mine = keys.read_changes(screen.workspace.queries.setting(keys.SETTING))
    options = [
        Option(binding.id, binding.description, _in_force(binding, mine))
        for binding in keys.CHANGEABLE
    ]
    chosen = await choose(screen, "Keys", options, sentence="Which one do you want elsewhere?")
    if not isinstance(chosen, str):
        return
    name = next(binding.description for binding in keys.CHANGEABLE if binding.id == chosen)
    pressed = await screen.app.push_screen_wait(PressDialog(name))
    if pressed is None:
        return
    taken = keys.holder_of(pressed, mine, other_than=chosen)
    if taken is not None:
        screen.say(f"That key is for “{taken}” already. Give that one another key first.")
        return
    changes = keys.write_changes(mine | {chosen: pressed})
    await screen.try_to(lambda: screen.workspace.actions.set_setting(keys.SETTING, changes))


def _in_force(binding: Binding, mine: Mapping[str, str]) -> str:
    changed = mine.get(binding.id or "")
    return key_name(binding) if changed is None else key_name(replace(binding, key=changed))
