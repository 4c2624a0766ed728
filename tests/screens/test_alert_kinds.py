"""Patterns with alerts of every kind: three in front, the rest quietly, each with its evidence."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection, set_outcome
from respond_tui.actions.reflection.pages import write_record
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.terms import AlertKind, Source
from respond_tui.screens.alert_words import used
from respond_tui.store.store import Store
from tests.desks import ago
from tests.hands import SIZES, Hands, at_the_app
from tests.reflections import gap, rejected
from tests.story import NOW

REST = "The rest, quietly"


def _kinds(desk: Desk) -> None:
    """Three noes with one gap, a question twice, an employer twice, a source without a word."""
    for company in ("Acme", "Globex", "Acme"):
        recovery_id = rejected(desk, company)
        gap(desk, recovery_id, "sharding", f"froze at {company}")
        if company == "Acme":
            write_record(desk, recovery_id, {"questions": "- Why us?"})
    for number in range(8):
        _sent(desk, f"Board {number}", Source.JOB_BOARD)
        made = _sent(desk, f"Friend {number}", Source.REFERRAL)
        log_rejection(desk, made, None, ago(30), "", None)


def _sent(desk: Desk, company: str, source: Source) -> int:
    values = {"company": company, "source": source, "applied_on": ago(40)}
    return add_application(desk, values).application_id


def _pending(desk: Desk) -> None:
    for number in range(4):
        add_application(desk, {"company": f"Company {number}", "applied_on": ago(1)})


def _one(desk: Desk) -> None:
    add_application(desk, {"company": "Acme"})


def _withdrawn(desk: Desk) -> None:
    for number in range(6):
        made = add_application(desk, {"company": f"Company {number}", "applied_on": ago(9)})
        set_outcome(desk, made.application_id, OutcomeKey.WITHDREW)


def _laid(folder: Path, fill: Callable[[Desk], None]) -> Path:
    path = folder / "respond.db"
    store = Store.open(path, NOW)
    fill(Desk(store, NOW))
    store.close()
    return path


def _quiet(hands: Hands) -> list[str]:
    """What the alerts that are quiet are about, by their keys."""
    return [view.alert.key for view in hands.workspace.queries.overview().alerts if view.quiet]


@pytest.mark.parametrize("size", SIZES)
async def test_a_few_stand_in_front_and_the_rest_below(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(_laid(tmp_path, _kinds), size) as hands:
        await hands.go("4", "patterns")
        assert hands.sees("Alerts · 2", "Job board: 8 of 8 stayed silent")
        front = [view for view in hands.workspace.queries.overview().alerts if view.in_front]
        assert len(front) == 2
        await hands.press("j", "j")
        assert hands.sees(REST)


async def test_today_shows_the_strongest_whatever_its_kind(tmp_path: Path) -> None:
    later = NOW + dt.timedelta(days=3)  # no pause runs any more
    async with at_the_app(_laid(tmp_path, _kinds), (120, 36), now=later) as hands:
        await hands.until(lambda: hands.sees("Job board: 8 of 8 stayed silent"))
        assert not hands.sees("Acme: 2 of 2")


@pytest.mark.parametrize("size", SIZES)
async def test_enter_shows_what_an_alert_counts_and_once_more_opens_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(_laid(tmp_path, _kinds), size) as hands:
        await hands.go("4", "patterns")
        await hands.press("enter")
        assert hands.sees("Stayed silent", "Board 7")
        await hands.press("pagedown")
        assert hands.sees("Board 3")
        await hands.press("escape")
        await _to(hands, "gap:tag=sharding")
        await hands.press("enter")
        assert hands.sees("What showed it", "Globex: froze at Globex")
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "log")


async def test_a_question_is_put_off_and_a_lever_chosen_for_a_gap(tmp_path: Path) -> None:
    async with at_the_app(_laid(tmp_path, _kinds), (120, 36)) as hands:
        await hands.go("4", "patterns")
        await _to(hands, "question:why us?")
        await hands.press("z")
        assert hands.sees("“Why us?” stumped you 2 of 2 times", "put off")
        await hands.press("ctrl+s")
        await hands.until(lambda: _quiet(hands) == ["why us?"])
        await _to(hands, "gap:tag=sharding")
        await hands.press("l")
        assert hands.sees("One lever for sharding")
        await hands.press("tab")
        await hands.type("shard a toy database")
        await hands.press("tab")
        await hands.type("1 database")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.sees("competence: shard a toy database"))
        (lever,) = hands.workspace.queries.commitments()
        assert (lever.about, lever.key) == ("sharding", "tag=sharding")


@pytest.mark.parametrize("fill", [_one, _pending, _withdrawn], ids=["one row", "pending", "gone"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_log_in_which_nothing_is_decided_reads_sensibly(
    tmp_path: Path, fill: Callable[[Desk], None], size: tuple[int, int]
) -> None:
    async with at_the_app(_laid(tmp_path, fill), size) as hands:
        await hands.go("4", "patterns")
        assert hands.sees("Nothing repeats within the window, at a stage or anywhere else.")
        rules = hands.workspace.rules
        assert hands.sees(f"Window {rules.window_days} days", f"intervals {rules.confidence} %")
        assert "%" not in hands.text().replace(f"intervals {rules.confidence} %", "")
        assert not hands.sees("None")


async def test_noes_at_an_employer_are_counted_and_no_rate_is_drawn_of_them(
    tmp_path: Path,
) -> None:
    async with at_the_app(_laid(tmp_path, _kinds), (120, 36)) as hands:
        await hands.go("4", "patterns")
        alerts = [view.alert for view in hands.workspace.queries.overview().alerts]
        (employer,) = [each for each in alerts if each.kind is AlertKind.EMPLOYER]
        await _to(hands, employer.address)
        text = str(hands.work.query_one("#why-text", Static).visual)
        assert text.startswith("no 2 · other applications there")
        assert not any(sign in text for sign in "●├┤")
        assert "100 %" not in text


async def test_no_percentage_stands_without_the_number_it_is_of(tmp_path: Path) -> None:
    async with at_the_app(_laid(tmp_path, _kinds), (160, 60)) as hands:
        await hands.go("4", "patterns")
        for view in hands.workspace.queries.overview().alerts:
            await _to(hands, view.alert.address)
            text = " ".join(str(hands.work.query_one("#why-text", Static).visual).split())
            assert view.basis in text
            text = text.replace(used(hands.workspace.rules), "")
            for found in re.finditer(r"\d %", text):
                around = text[max(0, found.start() - 90) : found.end() + 90]
                assert re.search(r"(of|all|your) \d", around), around


async def _to(hands: Hands, address: str) -> None:
    rows = hands.rows("#alert-rows")
    rows.focus()
    rows.move_to(("alert", address))
    await hands.settle()
