"""The line of the search: which of its words narrow the log, and which are looked for.

    @technical rejected since jan "sharding"

Any order. A stage, how things stand, days, a source and an arrangement narrow; all other words
are looked for in everything that was written, and every one of them has to be there. What is
in quotes is always looked for, as it stands.
"""

from respond_tui.guide.searching.excerpts import Excerpt, excerpt, fitting
from respond_tui.guide.searching.reading import Part, Search, read_search
from respond_tui.guide.searching.terms import Term, terms

__all__ = [
    "Excerpt",
    "Part",
    "Search",
    "Term",
    "excerpt",
    "fitting",
    "read_search",
    "terms",
]
