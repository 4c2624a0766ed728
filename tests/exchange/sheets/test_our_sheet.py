"""The sheet that we write, read as a sheet: known by its header, and forgiving about days."""

from collections.abc import Sequence

import pytest

from respond_tui.exchange import csv_file
from respond_tui.exchange.csv_file import SheetApplication
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.exchange.sheets import (
    NO_CHOICES,
    BadSheet,
    Choices,
    Drafts,
    Field,
    Layout,
    OpenQuestion,
    Table,
    draft,
    table_of,
    understand,
)
from respond_tui.exchange.sheets.mapping import MOST_NEW_STAGES
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import DateOrder, EndedHow, RoundOutcome
from tests.desks import TODAY, ago

ACME = SheetApplication(
    "Acme",
    applied_on=ago(20),
    ended_how=EndedHow.REJECTED,
    ended_on=ago(2),
    ended_stage="Technical",
    rounds=(
        SheetRound("recruiter screen", ago(15), outcome=RoundOutcome.PASSED),
        SheetRound("Trial day", ago(9), outcome=RoundOutcome.PASSED, lesson="Bring lunch."),
        SheetRound("technical", ago(2), outcome=RoundOutcome.REJECTED),
    ),
)


def _table(*applications: SheetApplication, **instead: str) -> Table:
    """A sheet of applications, with some of its text replaced."""
    text = "".join(csv_file.written(applications))
    for old, new in instead.items():
        text = text.replace(old, new)
    return table_of(text.encode(), "out.csv")


def _drafts(table: Table, choices: Choices = NO_CHOICES) -> Drafts:
    return draft(table, understand(table, DEFAULT_STAGES, choices), TODAY)


def _saved_again(days: Sequence[str]) -> Table:
    """The sheet after a spreadsheet wrote its days in its own way."""
    text = "".join(csv_file.written([ACME]))
    for day, instead in zip((ago(20), ago(2)), days, strict=True):
        text = text.replace(f",{day.isoformat()},", f",{instead},")
    return table_of(text.encode(), "out.csv")


def test_it_is_known_by_its_header_and_read_as_it_was_written() -> None:
    mapping = understand(_table(ACME), DEFAULT_STAGES)
    assert mapping.layout is Layout.OURS
    assert [each.heading for each in mapping.columns] == [*csv_file.HEADINGS]
    assert mapping.columns[0].example == "Acme"
    (application,) = _drafts(_table(ACME)).applications
    assert (application.company, application.lines) == ("Acme", (2,))
    assert [one.lesson for one in application.rounds] == ["", "Bring lunch.", ""]


def test_a_new_stage_stands_after_the_one_it_followed() -> None:
    drafts = _drafts(_table(ACME))
    assert drafts.new_stages == ("Trial day",)
    names = [stage.name for stage in drafts.ladder.stages]
    assert names[names.index("recruiter screen") + 1] == "Trial day"
    assert [note.note for note in drafts.notes] == ["New in your list of stages: Trial day."]


def test_a_stage_that_is_here_keeps_its_spelling() -> None:
    (application,) = _drafts(_table(ACME)).applications
    assert application.ended_stage == "technical"


@pytest.mark.parametrize(
    "days",
    [
        ("03/11/2026", "21/11/2026"),
        ("3.11.2026", "21.11.2026"),
        ("11/3/2026", "11/21/2026"),
        ("3 Nov 2026", "21 Nov 2026"),
        ("2026/11/03", "2026/11/21"),
    ],
)
def test_days_that_a_spreadsheet_wrote_anew_are_read_where_they_say_their_order(
    days: tuple[str, str],
) -> None:
    (application,) = _drafts(_saved_again(days)).applications
    assert (application.applied_on, application.ended_on) == (ago(20), ago(2))


def test_days_that_could_be_two_are_asked_about() -> None:
    table = _saved_again(("03/11/2026", "05/11/2026"))
    with pytest.raises(OpenQuestion, match="two days"):
        _drafts(table)
    (application,) = _drafts(table, Choices(order=DateOrder.DMY)).applications
    assert application.applied_on == ago(20)


def test_figures_in_a_question_are_no_dates() -> None:
    asked = SheetRound("panel", ago(2), questions="What is 3/4/2026 to you?")
    mapping = understand(_table(SheetApplication("Acme", rounds=(asked,))), DEFAULT_STAGES)
    assert mapping.doubt is None


def test_a_row_that_cannot_be_read_is_refused_and_the_others_stand() -> None:
    drafts = _drafts(_table(ACME, SheetApplication("Globex"), **{": passed ": ": eaten "}))
    assert [each.company for each in drafts.applications] == ["Globex"]
    ((line, reason),) = drafts.refused
    assert (line, drafts.read) == (2, 2)
    assert reason.startswith("Rounds – “recruiter screen: eaten")


def test_a_column_that_is_read_otherwise_makes_it_a_sheet_like_any_other() -> None:
    choices = NO_CHOICES.reading("Notes", Field.NOTHING)
    assert understand(_table(ACME), DEFAULT_STAGES, choices).layout is not Layout.OURS


def test_too_many_stages_are_refused() -> None:
    rounds = tuple(SheetRound(f"stage {number}") for number in range(MOST_NEW_STAGES + 1))
    with pytest.raises(BadSheet, match="61 stages"):
        understand(_table(SheetApplication("Acme", rounds=rounds)), DEFAULT_STAGES)
