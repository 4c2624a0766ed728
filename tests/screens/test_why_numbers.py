"""Why this number: enter on any rate, wherever it stands, opens all that it is made of."""

import re
from pathlib import Path

import pytest

from respond_tui.guide.shares import Counts
from respond_tui.guide.terms import AlertKind, Arrangement, AssumptionArea
from respond_tui.screens.dialogs.numbers import NumbersDialog
from respond_tui.screens.dialogs.redirection import (
    OWN,
    READY_MADE,
    WHY,
    RedirectionDialog,
    SideBySideDialog,
)
from respond_tui.screens.share_words import OF_ALERTS
from respond_tui.widgets.fields import Field
from respond_tui.widgets.rows import Rows
from tests.forms import run
from tests.hands import SIZES, Hands, at_the_app


def _rows(hands: Hands, name: str) -> Rows:
    return hands.screen.query_one(name, Rows)


async def _reach(hands: Hands, dialog: type[object]) -> None:
    """Wait for a window to stand in front, with all that it counts."""
    await hands.until(lambda: type(hands.screen) is dialog)
    await hands.settle()


def _counted(rows: Rows) -> dict[str, int]:
    """Each heading with the number of applications that stand under it."""
    found: dict[str, int] = {}
    title = ""
    for number in range(len(rows._lines)):
        line = rows._lines[number]
        if len(line.cells) == 1:
            continue  # the text above them
        if line.key is None:
            title, told = (cell.text for cell in line.cells[:2])
            found[title] = 0
            assert told.replace(",", "").isdigit()
        else:
            found[title] += 1
    return found


def _shares(hands: Hands) -> list[tuple[int, int]]:
    """What is said of the number under the cursor: “3 of 9”."""
    counted = _rows(hands, "#counted")
    texts = [counted._lines[number].cells[1].text for number in range(len(counted._lines))]
    found = [re.match(r"(\d+) of (\d+)", text) for text in texts]
    return [
        (int(m[1].replace(",", "")), int(m[2].replace(",", ""))) if m else (0, 0) for m in found
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_every_alert_opens_both_its_shares_and_what_is_in_neither(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size) as hands:
        await hands.go("4", "patterns")
        kinds = set()
        for view in hands.workspace.queries.overview().alerts:
            alert, rows = view.alert, hands.rows("#alert-rows")
            kinds.add(alert.kind)
            rows.focus()
            assert rows.move_to(("alert", alert.address))
            await hands.press("enter")
            evidence = hands.rows("#evidence")
            assert hands.screen.focused is evidence
            found = _counted(evidence)
            titles = OF_ALERTS[alert.kind]
            here = alert.here
            assert found.get(titles[Counts.PART], 0) == here.part
            assert found.get(titles[Counts.REST], 0) == here.of - here.part
            aside = [title for title in found if title.startswith("Elsewhere: ")]
            assert bool(aside) is (alert.elsewhere is not None and alert.elsewhere.of > 0)
            if alert.kind is AlertKind.STAGE and aside:
                assert alert.elsewhere is not None
                assert found.get("Elsewhere: passed", 0) == alert.elsewhere.part
            await hands.press("escape")
            assert hands.screen.focused is rows
        assert kinds >= {AlertKind.STAGE, AlertKind.GAP}


@pytest.mark.parametrize("size", SIZES)
async def test_two_directions_open_side_by_side_and_lead_to_the_log(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size) as hands:
        await run(hands, "Redirection")
        await hands.press("end", "enter")
        for name, words in (("left", "remote"), ("right", "not remote")):
            next(each for each in hands.screen.query(Field) if each.key == name).text = words
        await hands.press("ctrl+s")
        await _reach(hands, SideBySideDialog)
        for row in ("sent", "invited", "passed", "offers"):
            assert hands.screen.query_one(Rows).move_to(("measure", row))
            await hands.press("enter")
            await _reach(hands, NumbersDialog)
            shares = _shares(hands)
            for place, (part, of) in enumerate(shares):
                assert _rows(hands, "#counted").move_to(("share", place))
                await hands.press("enter")
                found = _counted(_rows(hands, "#applications"))
                if row != "sent":
                    assert part in (*found.values(), 0)
                    assert of <= sum(found.values())
                await hands.press("escape")
            if row != "offers":
                await hands.press("escape")
                await _reach(hands, SideBySideDialog)
        await hands.press("enter", "enter")
        await hands.until(lambda: hands.screen is hands.work and hands.work.HERE == "log")


@pytest.mark.parametrize("size", SIZES)
async def test_what_speaks_for_and_against_an_assumption_opens_too(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size) as hands:
        area = AssumptionArea.MARKET
        usual = {"area": area, "text": "Remote answers more", "test": "ten more"}
        own = hands.workspace.actions.add_assumption(
            usual | {"about": f"arrangement: {Arrangement.REMOTE}"}
        ).id
        weighed = hands.workspace.directions.assumptions().all[-1].weighed
        assert weighed is not None
        await run(hands, "Redirection")
        for key in ((OWN, own), (READY_MADE, 0)):
            assert hands.screen.query_one(Rows).move_to((WHY, key))
            await hands.press("enter")
            await _reach(hands, NumbersDialog)
            if key[0] == OWN:
                assert _shares(hands) == [
                    (weighed.here.part, weighed.here.of),
                    (weighed.rest.part, weighed.rest.of),
                ]
                await hands.press("enter")
                found = _counted(_rows(hands, "#applications"))
                assert found["Led to a round"] == weighed.here.part
                assert found["Led to none: a no, or silent"] == weighed.here.of - weighed.here.part
                await hands.press("escape", "down", "enter")
                found = _counted(_rows(hands, "#applications"))
                assert found["The rest: led to a round"] == weighed.rest.part
                await hands.press("escape")
            await hands.press("escape")
        assert hands.screen.query_one(Rows).move_to((WHY, (OWN, own)))
        await hands.press("enter", "enter", "down", "enter")
        await hands.until(lambda: hands.screen is hands.work and hands.work.HERE == "log")
        await hands.press("escape")
        await _reach(hands, RedirectionDialog)


async def test_the_answers_to_letters_open_from_the_page_of_replies(hunt: Path) -> None:
    async with at_the_app(hunt) as hands:
        stats = hands.workspace.queries.letter_stats()
        await run(hands, "Rates")
        counted = _rows(hands, "#counted")
        assert any(found.answered.of for found in stats.by_tone.values())
        for tone, found in stats.by_tone.items():
            if not found.answered.of:
                continue
            assert counted.move_to(("letters", "tone", tone.value))
            await hands.press("enter")
            told = _counted(_rows(hands, "#applications"))
            assert told.get("Answered", 0) == found.answered.part
            assert told.get("Silent: let go without an answer", 0) == (
                found.answered.of - found.answered.part
            )
            assert sum(told.values()) == found.sent
            await hands.press("escape")
