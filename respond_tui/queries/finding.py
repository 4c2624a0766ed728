"""Words as the search index takes them: every one must be there, the last may go on.

The index folds case and accents, and takes what is neither letter nor digit for a gap
(https://www.sqlite.org/fts5.html, “unicode61”).
"""

from respond_tui.guide.searching import Term, terms

AMONG_APPLICATIONS = """application_id IN (
    SELECT search.rowid / 8 FROM search WHERE search MATCH :match AND search.rowid % 8 = 0
)"""
"""A condition that binds ``match``, for what has an ``application_id``."""


def matching(line: str) -> str:
    """The words of a line as a question to the index; empty where it holds none."""
    return " AND ".join(_quoted(term) for term in terms(line))


def in_names(line: str, *, whole: bool = False) -> str:
    """The same, all of them in what a thing is called; ``whole`` words only, or begun ones."""
    found = (term._replace(is_whole=True) if whole else term for term in terms(line))
    asked = " AND ".join(map(_quoted, found))
    return f"name : ({asked})" if asked else ""


def _quoted(term: Term) -> str:
    return '"' + term.text.replace('"', '""') + ('"' if term.is_whole else '" *')
