"""Alerts of every kind follow an edit at once, and the applications behind them with it."""

from dataclasses import dataclass

import pytest
from sqlmodel import select

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.outcomes import log_rejection, reopen, set_outcome
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.reflection.gaps import edit_gap
from respond_tui.actions.reflection.pages import write_record
from respond_tui.actions.stages import edit_stage, merge_stages
from respond_tui.actions.words import rename_words
from respond_tui.guide.interviews import OutcomeKey, Suggest
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Certainty, EndedHow, GapKind, Source
from respond_tui.models.tables import Application
from respond_tui.queries.evidence import alert_evidence
from respond_tui.queries.patterns import alerts
from tests.desks import TODAY, ago, stage
from tests.reflections import gap, rejected

TECHNICAL, PANEL = stage("technical"), stage("panel")


@dataclass(frozen=True)
class Shown:
    """An alert as a person sees it."""

    headline: str
    companies: tuple[str, ...]


def seen(desk: Desk, kind: AlertKind) -> dict[str, Shown]:
    """The alerts of one kind, by key."""
    with desk.store.read() as session:
        return {
            view.alert.key: Shown(
                view.headline,
                tuple(sorted(row.company for row in alert_evidence(session, view, TODAY, Rules()))),
            )
            for view in alerts(session, TODAY, Rules())
            if view.alert.kind is kind
        }


@pytest.fixture
def hunt(desk: Desk) -> Desk:
    """Three noes after a technical round, each with one gap that something shows."""
    for company in ("Acme", "Globex", "Initech"):
        gap(desk, rejected(desk, company), "sharding", "froze")
    return desk


def test_merging_and_renaming_a_stage_changes_its_alert_and_leaves_the_gap(hunt: Desk) -> None:
    key = str(TECHNICAL.id)
    made = add_application(hunt, {"company": "Hooli"}).application_id
    add_round(hunt, made, {"stage_id": PANEL.id, "on": ago(3)})
    log_rejection(hunt, made, None, None, "", None)
    assert seen(hunt, AlertKind.STAGE)[key].headline == "Technical: 3 of 3 ended in a no"

    edit_stage(hunt, TECHNICAL.id, "coding", [])
    merge_stages(hunt, PANEL.id, TECHNICAL.id)

    four = Shown("Coding: 4 of 4 ended in a no", ("Acme", "Globex", "Hooli", "Initech"))
    assert seen(hunt, AlertKind.STAGE) == {key: four}
    assert seen(hunt, AlertKind.GAP)["tag=sharding"].companies == ("Acme", "Globex", "Initech")


def test_undoing_a_rejection_takes_its_alert_back_and_redo_brings_it_again(desk: Desk) -> None:
    rejected(desk, "Acme")
    rejected(desk, "Acme")
    two = {"acme": Shown("Acme: 2 of 2 applications ended in a no", ("Acme", "Acme"))}
    assert seen(desk, AlertKind.EMPLOYER) == two
    desk.store.undo(desk.now)
    assert seen(desk, AlertKind.EMPLOYER) == {}
    desk.store.redo(desk.now)
    assert seen(desk, AlertKind.EMPLOYER) == two


def test_an_end_by_somebody_else_is_no_rejection_any_more(hunt: Desk) -> None:
    """Who ended it follows from how it ended."""
    assert set(seen(hunt, AlertKind.GAP)) == {"tag=sharding", "kind=technical"}
    assert len(seen(hunt, AlertKind.STAGE)) == 1

    edit_application(hunt, _first(hunt, "Acme"), {"ended_how": EndedHow.WITHDREW})

    assert seen(hunt, AlertKind.GAP) == {}
    assert seen(hunt, AlertKind.STAGE) == {}
    edit_application(
        hunt,
        _first(hunt, "Acme"),
        {"ended_how": EndedHow.REJECTED, "reason_certainty": Certainty.TOLD},
    )
    assert seen(hunt, AlertKind.GAP)["tag=sharding"].companies == ("Acme", "Globex", "Initech")


def _first(desk: Desk, company: str) -> int:
    with desk.store.read() as session:
        rows = session.exec(select(Application).where(Application.company == company)).all()
        assert rows[0].id is not None
        return rows[0].id


def test_a_gap_that_loses_its_observation_is_a_guess_and_counts_no_more(hunt: Desk) -> None:
    fourth = gap(hunt, rejected(hunt, "Hooli"), "Sharding", "guessed the key")
    assert seen(hunt, AlertKind.GAP)["tag=sharding"].headline == "Sharding: in 4 of 4 reflections"
    edit_gap(hunt, fourth, GapKind.TECHNICAL, "Sharding", "")
    assert seen(hunt, AlertKind.GAP)["tag=sharding"].headline == "Sharding: in 3 of 3 reflections"
    delete_application(hunt, _first(hunt, "Acme"))
    assert seen(hunt, AlertKind.GAP) == {}


def test_a_question_that_stumped_twice_names_both_noes(desk: Desk) -> None:
    for company in ("Acme", "Globex"):
        write_record(desk, rejected(desk, company), {"questions": "- How would you shard this?"})
    assert seen(desk, AlertKind.QUESTION) == {
        "how would you shard this?": Shown(
            "“How would you shard this?” stumped you 2 of 2 times", ("Acme", "Globex")
        )
    }


def test_a_word_renamed_everywhere_moves_its_slice(desk: Desk) -> None:
    for number in range(8):
        _sent(desk, f"Far {number}", "Lisbon", came=number == 0)
        _sent(desk, f"Near {number}", "Berlin", came=number != 0)
    found = seen(desk, AlertKind.SLICE)
    assert found["market=lisbon"].headline == "Market Lisbon does worse: 1 of 8 led to a round"
    rename_words(desk, Suggest.MARKET, ["Lisbon"], "Porto")
    assert set(seen(desk, AlertKind.SLICE)) == {"market=porto"}
    assert len(seen(desk, AlertKind.SLICE)["market=porto"].companies) == 8


def _sent(desk: Desk, company: str, market: str, *, came: bool) -> None:
    values = {"company": company, "market": market, "applied_on": ago(30)}
    made = add_application(desk, values).application_id
    if came:
        add_round(desk, made, {"stage_id": TECHNICAL.id, "on": ago(9)})
    else:
        log_rejection(desk, made, None, None, "", None)


def test_a_reply_ends_a_silence(desk: Desk) -> None:
    made = []
    for number in range(8):
        values = {"company": f"Board {number}", "source": Source.JOB_BOARD, "applied_on": ago(40)}
        made.append(add_application(desk, values).application_id)
        other = {"company": f"Friend {number}", "source": Source.REFERRAL, "applied_on": ago(40)}
        log_rejection(desk, add_application(desk, other).application_id, None, None, "", None)
    found = seen(desk, AlertKind.SILENCE)["source=job board"]
    assert found.headline == "Job board: 8 of 8 stayed silent"
    assert len(found.companies) == 8
    for application_id in made[:5]:
        log_rejection(desk, application_id, None, None, "", None)
    assert seen(desk, AlertKind.SILENCE)["source=job board"].headline == (
        "Job board: 3 of 8 stayed silent"
    )
    set_outcome(desk, made[5], OutcomeKey.WITHDREW)
    assert seen(desk, AlertKind.SILENCE) == {}
    reopen(desk, made[5])
    assert len(seen(desk, AlertKind.SILENCE)["source=job board"].companies) == 3
