"""Templates of a person's own: each has a name that no other has."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away, utc
from respond_tui.guide.letters import stray_words
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import folded, shortened
from respond_tui.models.letters import LetterTemplate, LetterTemplateBase


@dataclass(frozen=True, slots=True)
class TemplateDone:
    """A template, and in one sentence what was done with it."""

    id: int
    what: str


def add_template(desk: Desk, values: Mapping[str, object]) -> TemplateDone:
    """Keep a template: name, kind, tone, subject, body.

    One of that name which rests in the trash makes room by being written anew. Raises Refusal.
    """
    with desk.store.write("add a template", desk.now) as session:
        _check(values)
        same = _called(session, values)
        if same is not None and same.deleted_at is None:
            raise _taken(same)
        if same is None:
            row = keep(session, desk, LetterTemplate, LetterTemplateBase, values)
        else:
            row = same
            row.deleted_at = None
            row.updated_at = utc(desk.now)
            alter(session, desk, row, LetterTemplateBase, {"subject": None, **values})
        session.info["label"] = f"add the template “{row.name}”"
        return _done(row, f"“{row.name}” is among your templates.")


def edit_template(desk: Desk, template_id: int, values: Mapping[str, object]) -> TemplateDone:
    """Write a template anew; letters that began from it stay as they are. Raises Refusal."""
    with desk.store.write("edit a template", desk.now) as session:
        row = found(session, LetterTemplate, template_id)
        _check(values)
        same = _called(session, values)
        if same is not None and same.id != row.id:
            raise _taken(same)
        alter(session, desk, row, LetterTemplateBase, values)
        session.info["label"] = f"edit the template “{row.name}”"
        return _done(row, f"Changed the template “{row.name}”.")


def delete_template(desk: Desk, template_id: int) -> TemplateDone:
    """Put a template into the trash; letters that began from it stay."""
    with desk.store.write("delete a template", desk.now) as session:
        row = found(session, LetterTemplate, template_id)
        session.info["label"] = f"delete the template “{row.name}”"
        throw_away(session, desk, [row])
        return TemplateDone(template_id, f"The template “{row.name}” is in the trash.")


def _done(row: LetterTemplate, what: str) -> TemplateDone:
    """What was done, and which words in braces nothing will ever stand for."""
    strays = stray_words(f"{row.subject or ''}\n{row.body}")
    return TemplateDone(id_of(row), f"{what} {strays}".strip())


def _check(values: Mapping[str, object]) -> None:
    body = values.get("body")
    if isinstance(body, str) and not body.strip():
        raise Refusal("A template needs a text.", "body")


def _called(session: Session, values: Mapping[str, object]) -> LetterTemplate | None:
    """The template of that name, in the trash or not; case and spaces do not count."""
    name = values.get("name")
    wanted = folded(name) if isinstance(name, str) else ""
    rows = session.exec(select(LetterTemplate)).all()
    return next((row for row in rows if folded(row.name) == wanted), None)


def _taken(same: LetterTemplate) -> Refusal:
    where = " in the trash" if same.deleted_at is not None else ""
    return Refusal(f"“{shortened(same.name)}” is the name of another template{where}.", "name")
