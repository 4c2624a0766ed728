"""Add templates of letters, change them, throw them away; the list stays open meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.letter_templates import READY, Template
from respond_tui.guide.terms import LetterKind
from respond_tui.guide.terms import Tone as LetterTone
from respond_tui.screens.dialogs.letters import (
    OWN,
    READY_MADE,
    TemplatesDialog,
    template_fields,
    template_lines,
    template_notes,
    template_texts,
)
from respond_tui.screens.dialogs.manage import Wish
from respond_tui.screens.flows.asking import ask
from respond_tui.screens.flows.managing import manage
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.actions.letter_templates import TemplateDone
    from respond_tui.queries.letters import TemplateView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_NEW = Template(LetterKind.THANKS, LetterTone.WARM, "", "")
_FIELDS = (
    "What stands in braces is filled in from your log: {company} {role} {interviewer} {stage} "
    "{day} {area} {topic} {name}."
)


async def manage_templates(screen: WorkScreen, at: int | None = None) -> None:
    """Show the templates, the cursor at one of them, until the person leaves."""
    dialog = TemplatesDialog("Templates")
    places: list[int] = [at] if at is not None else []

    def show() -> None:
        own = screen.workspace.queries.templates()
        notes = template_notes(own, screen.workspace.queries.letter_stats())
        place = (OWN, places.pop()) if places else None
        dialog.show(f"Templates · {len(own):,} of your own", template_lines(own), notes, place)

    async def do(wish: Wish) -> None:
        done = await _done(screen, wish)
        if done is not None:
            screen.say(f"{done.what} u undoes it.")
            places.append(done.id)

    await manage(screen, dialog, show, do)


async def _done(screen: WorkScreen, wish: Wish) -> TemplateDone | None:
    opens = wish.what in (keys.OPEN.id, keys.EDIT.id)
    match wish.key:
        case _ if wish.what == keys.ADD.id:
            return await _add(screen, _NEW, "new")
        case ("own", int(id_)):
            own = _own(screen, id_)
            if own is not None and opens:
                return await _edit(screen, own)
            if own is not None and wish.what == keys.DELETE.id:
                return await screen.try_to(lambda: screen.workspace.actions.delete_template(id_))
        case ("ready", int(number)) if opens:
            return await _add(screen, READY[number], f"{READY_MADE}-{number}")
        case ("ready", _) if wish.what == keys.DELETE.id:
            screen.say("This one is always there. Yours can be deleted.")
    return None


def _own(screen: WorkScreen, id_: int) -> TemplateView | None:
    return next((each for each in screen.workspace.queries.templates() if each.id == id_), None)


async def _add(screen: WorkScreen, begun: Template, subject: str) -> TemplateDone | None:
    return await ask(
        screen,
        "new-template",
        "A template of your own",
        template_fields,
        lambda values: screen.workspace.actions.add_template(_values(values)),
        sentence=_FIELDS,
        subject=subject,
        initial=template_texts(begun),
    )


async def _edit(screen: WorkScreen, own: TemplateView) -> TemplateDone | None:
    return await ask(
        screen,
        "template",
        own.template.name,
        template_fields,
        lambda values: screen.workspace.actions.edit_template(own.id, _values(values)),
        sentence=_FIELDS,
        subject=str(own.id),
        initial=template_texts(own.template),
    )


def _values(values: Values) -> dict[str, object]:
    return dict(values)
