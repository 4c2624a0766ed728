"""No percentage on any screen without the number it is of, whatever the log holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from respond_tui.guide.terms import EndedHow
from respond_tui.screens.alert_words import used, used_lines
from respond_tui.screens.dialogs.redirection import SideBySideDialog
from respond_tui.widgets.fields import Field
from respond_tui.widgets.rows import Rows
from tests.desks import ago
from tests.forms import run
from tests.hands import SIZES, Hands, at_the_app

_N = re.compile(r"\b(of|all|n|your) \d|\b(said|predicted) \d|\d in all")
"""What a share is of; what a person predicted themselves is no share."""

_NEAR = 90
_LINES = 8

LOGS = ("empty", "one", "pending", "withdrawn")


def _texts(hands: Hands) -> Iterator[str]:
    """All that stands in the window in front, a line of a list and a text at a time."""
    for rows in hands.screen.query(Rows):
        for number in range(len(rows._lines)):
            yield " ".join(cell.text for cell in rows._lines[number].cells)
    for static in hands.screen.query(Static):
        yield " ".join(str(static.visual).split())


def _holds(hands: Hands) -> int:
    """Every percentage has its n beside it; how many there are."""
    seen = 0
    for text in _texts(hands):
        assert not re.search(r"\b(nan|inf)\b|= None|: None", text), text
        plain = text
        for figures in (used(hands.workspace.rules), *used_lines(hands.workspace.rules)):
            plain = plain.replace(figures, "")
        for found in re.finditer(r"\d %", plain):
            around = plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            assert _N.search(around), text
            seen += 1
    return seen


async def _walk(hands: Hands, name: str) -> int:
    """The cursor on each line of a list, so that what is told of it is read too."""
    rows = hands.screen.query_one(name, Rows)
    rows.focus()
    await hands.press("home")
    seen = 0
    for _ in range(min(len(rows._lines), _LINES)):
        seen += _holds(hands)
        await hands.press("down")
    return seen


def _fill(hands: Hands, log: str) -> None:
    ends: dict[str, list[EndedHow | None]] = {
        "one": [None],
        "pending": [None] * 6,
        "withdrawn": [EndedHow.WITHDREW] * 6,
    }
    for number, ended in enumerate(ends.get(log, [])):
        values: dict[str, object] = {
            "company": f"Company {number}",
            "applied_on": ago(60 if ended else 3),
            "market": "EU",
        }
        if ended is not None:
            values |= {"ended_how": ended, "ended_on": ago(40)}
        hands.workspace.actions.add_application(values)


@pytest.mark.parametrize(("log", "size"), [*((log, SIZES[0]) for log in LOGS), ("hunt", SIZES[1])])
async def test_every_percentage_has_its_n_beside_it(
    request: pytest.FixtureRequest, log: str, size: tuple[int, int]
) -> None:
    path: Path = request.getfixturevalue("hunt" if log == "hunt" else "fresh")
    async with at_the_app(path, size) as hands:
        _fill(hands, log)
        seen = 0
        for key, name in (("2", "log"), ("3", "recovery"), ("1", "today"), ("4", "patterns")):
            await hands.go(key, name)
            seen += _holds(hands)
        for rows in ("#alert-rows", "#stage-rows", "#forecast-rows"):
            seen += await _walk(hands, rows)
        for page in ("Rates", "Flow"):
            await run(hands, page)
            seen += await _walk(hands, "#counted")
            await hands.press("escape")
        await run(hands, "Redirection")
        seen += await _walk(hands, "Rows")
        await hands.press("end", "enter")
        for field, words in (("left", "remote"), ("right", "not remote")):
            next(each for each in hands.screen.query(Field) if each.key == field).text = words
        await hands.press("ctrl+s")
        assert isinstance(hands.screen, SideBySideDialog)
        seen += await _walk(hands, "Rows")
        assert (seen > 0) is (log == "hunt")
