"""Change the figures in force, the order of dates, the keys, and a person's own lists."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding

from respond_tui.guide import limits
from respond_tui.guide.letters import OWN_NAME
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import LEVELS
from respond_tui.guide.terms import AlertKind, DateOrder
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
from respond_tui.widgets.fields import Field, LineField

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ORDERS = (
    ("12/11 is 12 November", DateOrder.DMY),
    ("12/11 is December 11", DateOrder.MDY),
    ("year first", DateOrder.YMD),
)

_KINDS = {
    AlertKind.STAGE: "Noes that repeat at a stage",
    AlertKind.GAP: "Gaps that repeat",
    AlertKind.QUESTION: "Questions that stumped more than once",
    AlertKind.SILENCE: "Sources that stay silent",
    AlertKind.SLICE: "Slices that do worse or better",
    AlertKind.SPEED: "Noes within two days",
    AlertKind.EMPLOYER: "Employers that said no twice",
}


async def change_settings(screen: WorkScreen) -> None:
    """Choose what to change: the figures, the shield, the stages, the words or the keys."""
    now = screen.workspace.rules
    options = [
        Option("rules", "Figures and dates", "pause, window, floors", letter="f"),
        Option("kinds", "Kinds of alert", _how_many(now), letter="a"),
        Option("shield", "Rejection shield", _in_words(now.shield), letter="r"),
        Option("stages", "Stages", "their names and their order", letter="s"),
        Option("words", "Words", "sources, role families, markets", letter="w"),
        Option("name", "Your name", "signs your letters", letter="n"),
        Option("wording", "Words that guess", "what a gentle question is asked of", letter="g"),
        Option("keys", "Keys", "press another key for anything", letter="k"),
    ]
    chosen = await choose(screen, "Settings", options)
    if chosen == "rules":
        await _change_rules(screen)
    elif chosen == "kinds":
        await _turn_kinds(screen)
    elif chosen == "shield":
        await turn_shield(screen)
    elif chosen == "stages":
        await manage_stages(screen)
    elif chosen == "words":
        await manage_words(screen)
    elif chosen == "name":
        await _change_name(screen)
    elif chosen == "wording":
        await change_wording(screen)
    elif chosen == "keys":
        await _change_keys(screen)


async def _turn_kinds(screen: WorkScreen) -> None:
    """Let kinds of alert speak or be quiet, one after the other, until the person leaves."""
    at: Hashable = None
    while True:
        now = screen.workspace.rules
        options = [
            Option(kind, words, "quiet" if kind in now.quiet_kinds else "speaks")
            for kind, words in _KINDS.items()
        ]
        sentence = "Enter turns one. A quiet kind is counted as before, and shown nowhere."
        at = await choose(screen, "Kinds of alert", options, sentence=sentence, at=at)
        if not isinstance(at, AlertKind):
            return
        turned = replace(now, quiet_kinds=now.quiet_kinds ^ {at})
        await screen.try_to(partial(screen.workspace.actions.set_rules, turned))


def _how_many(now: Rules) -> str:
    quiet = len(now.quiet_kinds)
    return f"{quiet} of {len(_KINDS)} quiet" if quiet else "all speak"


async def turn_shield(screen: WorkScreen) -> None:
    """Turn the rejection shield on or off."""
    is_on = screen.workspace.rules.shield
    chosen = await choose(
        screen,
        "Rejection shield",
        [
            Option(True, "On", "a no is put away", letter="n"),
            Option(False, "Off", "a no is shown like all else", letter="f"),
        ],
        sentence="While it is on, a no that you log stays off Today and comes last in every list, "
        "without a verdict, until you open it with enter. Search and numbers leave nothing out.",
        at=is_on,
    )
    if isinstance(chosen, bool) and chosen is not is_on:
        saved = await screen.try_to(lambda: screen.workspace.actions.set_shield(on=chosen))
        if saved is not None:
            screen.say(f"The rejection shield is {_in_words(chosen)}. u undoes it.")


def _in_words(on: bool) -> str:
    return "on" if on else "off"


async def _change_rules(screen: WorkScreen) -> None:
    now = screen.workspace.rules

    def fields() -> list[Field]:
        return [
            whole_field("pause_hours", "Pause, hours", limits.PAUSE_HOURS),
            whole_field("silence_days", "Silent, days", limits.SILENCE_DAYS),
            whole_field("window_days", "Window, days", limits.WINDOW_DAYS),
            whole_field("fewest_noes", "Noes, fewest", limits.FEWEST_NOES),
            whole_field("fewest_decided", "Compare from", limits.FEWEST_DECIDED),
            ChoiceField("confidence", "Intervals", [(f"{level} %", level) for level in LEVELS]),
            ChoiceField("date_order", "Dates", _ORDERS),
        ]

    def save(values: Values) -> object:
        usual = Rules()
        return screen.workspace.actions.set_rules(
            replace(
                now,
                pause_hours=values.whole("pause_hours") or usual.pause_hours,
                silence_days=values.whole("silence_days") or usual.silence_days,
                window_days=values.whole("window_days") or usual.window_days,
                fewest_noes=values.whole("fewest_noes") or usual.fewest_noes,
                fewest_decided=values.whole("fewest_decided") or usual.fewest_decided,
                confidence=values.whole("confidence") or usual.confidence,
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
        "application is silent, how far back alerts look, how many noes make one, how many are "
        "decided on each side before anything is compared, and how sure intervals are, with what "
        "rests on one: directions, assumptions, levers. How strong an alert is stays as it is.",
        initial={
            "pause_hours": str(now.pause_hours),
            "silence_days": str(now.silence_days),
            "window_days": str(now.window_days),
            "fewest_noes": str(now.fewest_noes),
            "fewest_decided": str(now.fewest_decided),
            "confidence": f"{now.confidence} %",
            "date_order": next(words for words, order in _ORDERS if order is now.date_order),
        },
    )
    if saved is not None:
        screen.say("The settings are saved. u undoes it.")


async def _change_name(screen: WorkScreen) -> None:
    saved = await ask(
        screen,
        "own-name",
        "Your name",
        lambda: [LineField("name", "Name", hint="as your letters are signed")],
        lambda values: screen.workspace.actions.set_setting(OWN_NAME, values.text("name")),
        sentence="It stands under the letters that you begin from a template, and nowhere else.",
        initial={"name": screen.workspace.queries.setting(OWN_NAME) or ""},
    )
    if saved is not None:
        screen.say("Your name is kept. u undoes it.")


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
