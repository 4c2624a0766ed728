"""What goes into the CSV file: what was logged, in an order that lasts, and no trash."""

import datetime as dt

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application, delete_round
from respond_tui.actions.settings import set_setting
from respond_tui.exchange.csv_file import SheetApplication
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.guide.terms import Certainty, EndedBy, EndedHow, RoundOutcome
from respond_tui.queries.sheet import lacks_anything, sheet
from tests.desks import NOW, ago, stage


def _sheet(desk: Desk) -> tuple[SheetApplication, ...]:
    with desk.store.read() as session:
        return sheet(session)


def _lacks(desk: Desk) -> bool:
    with desk.store.read() as session:
        return lacks_anything(session)


def _add(desk: Desk, company: str) -> int:
    return add_application(desk, {"company": company}).application_id


def _round(desk: Desk, application_id: int, name: str, **values: object) -> int:
    logged = add_round(desk, application_id, {"stage_id": stage(name).id, **values})
    assert logged.interview_id is not None
    return logged.interview_id


def test_an_application_stands_with_its_end_and_its_rounds(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    _round(desk, acme, "technical", on=ago(9), at=NOW - dt.timedelta(days=9), people="Rory")
    log_rejection(desk, acme, stage("technical").id, ago(8), "too slow", Certainty.TOLD)
    assert _sheet(desk) == (
        SheetApplication(
            "Acme",
            ended_how=EndedHow.REJECTED,
            ended_on=ago(8),
            ended_stage="technical",
            ended_by=EndedBy.EMPLOYER,
            reason="too slow",
            reason_certainty=Certainty.TOLD,
            rounds=(
                SheetRound(
                    "technical",
                    on=ago(9),
                    at=NOW - dt.timedelta(days=9),
                    people="Rory",
                    outcome=RoundOutcome.REJECTED,
                ),
            ),
        ),
    )


def test_rounds_go_by_their_day_and_those_without_one_come_first(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    for name, on in (("panel", ago(2)), ("final", None), ("technical", ago(5)), ("offer", None)):
        _round(desk, acme, name, on=on)
    (application,) = _sheet(desk)
    assert [one.stage for one in application.rounds] == ["final", "offer", "technical", "panel"]


def test_what_is_in_the_trash_stays_out_of_the_sheet(desk: Desk) -> None:
    acme, globex = _add(desk, "Acme"), _add(desk, "Globex")
    gone = _round(desk, acme, "technical")
    _round(desk, acme, "panel")
    assert not _lacks(desk)
    delete_round(desk, gone)
    delete_application(desk, globex)
    (application,) = _sheet(desk)
    assert [one.stage for one in application.rounds] == ["panel"]
    assert _lacks(desk)


def test_a_setting_is_more_than_a_sheet_holds(desk: Desk) -> None:
    _add(desk, "Acme")
    assert not _lacks(desk)
    set_setting(desk, "keys", "{}")
    assert _lacks(desk)
