"""The two steps that care: put a word to what is felt, and say what was done for the body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from respond_tui.guide import feelings, limits
from respond_tui.guide.recovery import note_wanted
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.pick import Pick, PickDialog, Picking
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.screens.flows.asking import choose
from respond_tui.widgets.fields import Field, LineField
from respond_tui.widgets.scale import ScaleField

if TYPE_CHECKING:
    from respond_tui.queries.feelings import FeelingView
    from respond_tui.queries.steps import StepView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ANOTHER = Pick(feelings.OWN_LETTER, "another word …", more="type your own")
_DONE = Pick("n", "nothing to add", more="it is done", is_all=True)


async def name_feeling(screen: WorkScreen, step: StepView) -> None:
    """Tick the step with a word, how strong it is, and why."""
    actions = screen.workspace.actions
    await _name(
        screen,
        step,
        lambda values: actions.tick(
            step.id, values.text("note"), values.whole("strength"), why=values.text("why")
        ),
    )


async def look_again(screen: WorkScreen, step: StepView) -> None:
    """Ask how strong a feeling is now; it can be named anew, or its step opened again."""
    feeling = feeling_of(screen, step)
    actions = screen.workspace.actions
    if feeling is None:  # a note of the person's own, from before feelings had rows
        await screen.told(lambda: actions.untick(step.id))
        return
    least, most = limits.FEELING
    chosen = await choose(
        screen,
        "And now?",
        [
            *(_figure(each, feeling) for each in range(least, most + 1)),
            Option("name", "Another word, or why", letter="w"),
            Option("open", "Open the step again", letter="n"),
        ],
        sentence=f"You felt {feeling.word}. How strong is it now?",
        at=feeling.after or feeling.before,
    )
    if isinstance(chosen, int):
        await screen.told(lambda: actions.feel_now(step.id, chosen))
    elif chosen == "name":
        await _name(
            screen,
            step,
            lambda values: actions.rename_feeling(
                step.id, values.text("note"), values.whole("strength"), values.text("why")
            ),
        )
    elif chosen == "open":
        await screen.told(lambda: actions.untick(step.id))


async def let_be(screen: WorkScreen, step_id: int) -> None:
    """Ask no more how strong a feeling is now."""
    await screen.told(lambda: screen.workspace.actions.let_feeling_be(step_id))


async def tell_reset(screen: WorkScreen, step: StepView) -> None:
    """Tick the step with what was done for the body, and for how long."""

    def fields() -> list[Field]:
        minutes = whole_field(
            "minutes", "Minutes", limits.RESET_MINUTES, needed=False, hint="if you like"
        )
        return [LineField("note", "What"), minutes]

    def ticked(values: Values) -> object:
        told = feelings.reset_note(values.text("note"), values.whole("minutes"))
        return screen.workspace.actions.tick(step.id, told)

    picks = [Pick(each.letter, each.word, each.word) for each in feelings.RESETS]
    own = Pick(feelings.OWN_LETTER, "something else …", more="type it")
    asked = Picking(_prompt(step), (*picks, own, _DONE), fields)
    await _pick(screen, "reset", step, asked, ticked, {"note": step.note})


def feeling_of(screen: WorkScreen, step: StepView) -> FeelingView | None:
    """What was named in the recovery of a step."""
    view = screen.workspace.queries.recovery(step.recovery_id)
    return view.feeling if view is not None else None


async def _name(screen: WorkScreen, step: StepView, save: Callable[[Values], object]) -> None:
    feeling = feeling_of(screen, step)
    initial = {"strength": str(feelings.USUAL)}
    if feeling is not None:
        known = {"note": feeling.word, "strength": str(feeling.before), "why": feeling.why or ""}
        initial |= known
    asked = Picking(
        _prompt(step),
        (*map(_family, feelings.FAMILIES), _ANOTHER),
        lambda: [
            LineField("note", "Word", needed=True),
            ScaleField("strength", "How strong", limits.FEELING),
            LineField("why", "Why", hint="one line, if you like"),
        ],
        then="How strong is it, from 1 to 10?",
    )
    await _pick(screen, "feeling", step, asked, save, initial)


async def _pick(
    screen: WorkScreen,
    form: str,
    step: StepView,
    asked: Picking,
    save: Callable[[Values], object],
    initial: Mapping[str, str],
) -> None:
    await screen.fill_in(
        lambda problem: PickDialog(
            form,
            step.text,
            asked,
            screen.kit.drafts,
            subject=str(step.id),
            initial=initial,
            problem=problem,
        ),
        save,
    )


def _prompt(step: StepView) -> str:
    wanted = note_wanted(step.kind)
    return wanted.prompt if wanted is not None else ""


def _family(family: feelings.Family) -> Pick:
    words = [Pick(each.letter, each.word, each.word) for each in family.words]
    more = ", ".join(each.word for each in family.words if each.word != family.name)
    return Pick(family.letter, family.name, more=more, below=(*words, _ANOTHER))


def _figure(figure: int, feeling: FeelingView) -> Option:
    _, most = limits.FEELING
    told = {feeling.before: "as it was then"}.get(figure, "")
    return Option(figure, str(figure), told, letter="0" if figure == most else str(figure))
