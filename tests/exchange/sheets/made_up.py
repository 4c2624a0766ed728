"""Made-up sheets of every layout, with cells as people write them and worse."""

import csv
import io
from collections.abc import Sequence

from hypothesis import strategies as st

from respond_tui.exchange.sheets import NO_CHOICES, Drafts, Table, draft, table_of, understand
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import DateOrder
from tests.exchange.sheets.drafted import TODAY

COMPANIES = st.sampled_from(
    ["Acme", "ACME", "Globex", "Zoë’s Café", "", "N/A", "'=Acme", "x" * 201]
)
ROLES = st.sampled_from(["SRE", "sre ", "PM", "", "Unknown"])
DAYS = st.sampled_from(
    ["2024-03-01", "03/04/2024", "15/04/2024", "Mar 5, 2024", "Before May", "2027-01-01", "", "-"]
)
OUTCOMES = st.sampled_from(
    [
        "Applied",
        "Rejected",
        "Rejection :(",
        "rejjected after assessment",
        "Rejected after VP chat",
        "No Response",
        "Withdrew",
        "Offer Declined",
        "Accepted!",
        "Suspected Ghost Job",
        "Interview",
        "Phone Screen",
        "ongoing",
        "what?",
        "",
    ]
)
MARKS = st.sampled_from(
    [
        "",
        "yes",
        "no",
        "2024-03-08",
        "8/5/2024 & 8/14/2024",
        "8/5/2024 moved to 8/14/2024",
        "expired",
        "failed",
        "with Dana",
        "n/a",
    ]
)
STEPS = st.sampled_from(
    [
        "Applied",
        "Recruiter Inquiry",
        "HR Interview",
        "Technical",
        "Offer",
        "Rejected",
        "No Response",
    ]
)
HISTORIES = st.lists(st.tuples(STEPS, DAYS), max_size=4).map(
    lambda road: ", ".join(f"{name} ({day})" for name, day in road)
)
LINKS = st.sampled_from(["", "https://example.org/jobs/1", "https://example.org/careers"])
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)

LAYOUTS = {
    "rows": {
        "Company": COMPANIES,
        "Role": ROLES,
        "Applied on": DAYS,
        "Status": OUTCOMES,
        "URL": LINKS,
        "Colour": WORDS,
    },
    "status dates": {
        "Company": COMPANIES,
        "Job Title": ROLES,
        "Status": OUTCOMES,
        "Status Date": DAYS,
        "Notes": WORDS,
    },
    "stage columns": {
        "Company": COMPANIES,
        "Role": ROLES,
        "Date applied": DAYS,
        "Phone Screen": MARKS,
        "Trial day": MARKS,
        "Culture fit": st.sampled_from(["yes", "pending", "no", "passed", ""]),
        "Panel Interview": MARKS,
        "Result": OUTCOMES,
    },
    "transitions": {"Company": COMPANIES, "Source": STEPS, "Target": STEPS},
    "history": {"Name": COMPANIES, "Date": DAYS, "Stage": OUTCOMES, "Stage History": HISTORIES},
}


def _written(headings: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([headings, *rows])
    return out.getvalue().encode()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A sheet of some layout; now and then a row has a cell too many or lacks some."""
    cells = LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))]
    rows = draw(st.lists(st.tuples(*cells.values()).map(list), min_size=1, max_size=8))
    if draw(st.booleans()):
        rows[-1] = draw(st.sampled_from([[*rows[-1], "more"], rows[-1][:2]]))
    rows.insert(0, ["Hooli", *[""] * (len(cells) - 1)])
    delimiter = draw(st.sampled_from(",;\t"))
    return table_of(_written(list(cells), rows, delimiter), "hunt.csv")


def drafts_in(table: Table, stages: Sequence[Stage] = DEFAULT_STAGES) -> Drafts:
    """What comes out of a table, with dates read day first where that is in doubt."""
    mapping = understand(table, stages)
    if mapping.doubt is not None:
        mapping = understand(table, stages, NO_CHOICES.ordering(DateOrder.DMY))
    return draft(table, mapping, TODAY)
