"""Searches that a person gives a name."""

from dataclasses import dataclass

from sqlmodel import Session, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, keep
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import folded, shortened
from respond_tui.models.search import SavedSearch, SavedSearchBase


@dataclass(frozen=True, slots=True)
class SearchKept:
    """A search that was named, or whose name was taken away; ``what`` says which."""

    what: str
    name: str


def save_search(desk: Desk, name: str, line: str) -> SearchKept:
    """Keep a line of search under a name, in place of one that is called so already.

    Raises Refusal for a name or a line without a word in it, or too long.
    """
    if not name.strip():
        raise Refusal("A search needs a name to be found by.", "name")
    if not line.strip():
        raise Refusal("There is nothing to look for in this search yet.", "line")
    values = {"name": name, "line": line}
    with desk.store.write("save a search", desk.now) as session:
        row = _called(session, name)
        if row is None:
            row = keep(session, desk, SavedSearch, SavedSearchBase, values)
        else:
            alter(session, desk, row, SavedSearchBase, values)
        session.info["label"] = f"save the search “{row.name}”"
        return SearchKept(f"Saved the search “{row.name}”.", row.name)


def delete_search(desk: Desk, name: str) -> SearchKept:
    """Take a saved search away. Raises Refusal where there is none of that name."""
    with desk.store.write("take away a search", desk.now) as session:
        row = _called(session, name)
        if row is None:
            raise Refusal(f"No search is called “{shortened(name)}”.", "name")
        session.delete(row)
        session.info["label"] = f"take away the search “{row.name}”"
        return SearchKept(f"Took away the search “{row.name}”.", row.name)


def _called(session: Session, name: str) -> SavedSearch | None:
    wanted = folded(name)
    return next(
        (row for row in session.exec(select(SavedSearch)).all() if folded(row.name) == wanted),
        None,
    )
