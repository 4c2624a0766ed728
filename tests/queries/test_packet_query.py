"""A reflection with every name of the file: none of them gets into what is shared."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from respond_tui import demo
from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.letters import write_letter
from respond_tui.actions.reflection.gaps import set_priority
from respond_tui.actions.reflection.next_steps import add_action
from respond_tui.actions.reflection.pages import write_evaluation, write_notice, write_record
from respond_tui.exchange.names import without_names
from respond_tui.exchange.packet import Packet, Part
from respond_tui.guide.terms import LetterKind, Source, Tone
from respond_tui.queries.packet import names, packet
from respond_tui.store.store import Store
from tests.desks import NOW, ahead, stage
from tests.reflections import decided, gap, planned, rejected

EVERYTHING = frozenset(Part)


def _packet(desk: Desk, recovery_id: int) -> Packet:
    with desk.store.read() as session:
        found = packet(session, recovery_id, desk.now)
    assert found is not None
    return found


def test_a_recovery_that_is_not_there_has_none(desk: Desk) -> None:
    with desk.store.read() as session:
        assert packet(session, 99, desk.now) is None


def test_before_anything_is_written_it_holds_what_the_log_knows(desk: Desk) -> None:
    recovery_id = rejected(desk, people="Dana", questions="Why Acme?")
    shared = _packet(desk, recovery_id).markdown()
    assert "- Company:" not in shared
    assert "- With: person A\n" in shared
    assert "- Why the company?\n" in shared


def test_what_was_written_is_in_its_part(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_record(desk, recovery_id, {"questions": "- Why shard at Acme?"})
    write_evaluation(desk, recovery_id, "ACME’s Lee said: well drawn", False)
    priority = gap(desk, recovery_id, "sharding", "no key named")
    gap(desk, recovery_id, "pace")
    set_priority(desk, priority, True)
    add_action(desk, recovery_id, "Ask Globex", ahead(3))
    _, round_id = planned(desk, "Globex", 4)
    decided(desk, recovery_id, round_id)
    write_notice(desk, recovery_id, "Lee", "a call", None)
    found = _packet(desk, recovery_id)
    assert found.counts() == {
        Part.RECORD: 4,
        Part.QUESTIONS: 1,
        Part.WENT_WELL: 1,
        Part.GAPS: 1,
        Part.GUESSES: 1,
        Part.PRIORITIES: 1,
        Part.ACTIONS: 1,
        Part.PLAN: 3,
    }
    shared = found.markdown(EVERYTHING)
    assert "- the company’s person A said: well drawn\n" in shared
    assert "- Ask company A (by Thu 26 Nov 2026)\n" in shared
    assert "- For: company A, panel on 27 Nov 2026\n" in shared


@pytest.mark.parametrize(
    "where",
    [
        "the company",
        "the people of a round",
        "who was told",
        "who referred",
        "who recruits",
        "who wrote first",
        "who was written to",
        "the trash",
    ],
)
def test_a_name_goes_wherever_in_the_file_it_stands(desk: Desk, where: str) -> None:
    recovery_id = rejected(desk)
    if where == "who was told":
        write_notice(desk, recovery_id, "Zephyrine", "", None)
    else:
        sources = {"who recruits": Source.RECRUITER, "who wrote first": Source.INQUIRY}
        source = sources.get(where, Source.REFERRAL)
        values: dict[str, object] = {"company": "Another", "source": source}
        if where in ("the company", "the trash"):
            values["company"] = "Zephyrine"
        if where in ("who referred", *sources):
            values["source_detail"] = "Zephyrine"
        made = add_application(desk, values).application_id
        if where == "the people of a round":
            add_round(desk, made, {"stage_id": stage("panel").id, "people": "Lee, Zephyrine"})
        if where == "who was written to":
            thanks = {"kind": LetterKind.THANKS, "tone": Tone.WARM, "body": "Thank you."}
            write_letter(desk, made, {**thanks, "to": "Zephyrine <z@another.example>"})
        if where == "the trash":
            delete_application(desk, made)
    with desk.store.read() as session:
        shared = without_names("It was ZEPHYRINE's idea.", names(session))
    assert "zephyrine" not in shared.casefold()


NAME_COLUMNS = (
    "SELECT company FROM application",
    "SELECT people FROM interview",
    "SELECT people FROM reflection",
    "SELECT notified FROM reflection",
    'SELECT "to" FROM letter',
    "SELECT source_detail FROM application WHERE source IN ('referral', 'recruiter')",
)
"""Every column of the file in which the demo writes names."""


def test_the_demo_shares_no_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "hunt.db"
    demo.make(path, NOW)
    store = Store.open(path, NOW)
    try:
        with store.read() as session:
            connection = session.connection()
            columns = [
                {name.strip() for row in rows if row for name in row.split(",")}
                for query in NAME_COLUMNS
                for rows in [connection.execute(text(query)).scalars()]
            ]
            ids = list(connection.execute(text("SELECT id FROM recovery")).scalars())
            found = [packet(session, id_, NOW) for id_ in ids]
            every = sorted(set().union(*columns))
            calls = "\n".join(f"{name}’s call, {name}" for name in every)
            told = without_names(calls, names(session))
    finally:
        store.close()
    assert all(columns)
    assert len(columns[0]) > 20
    assert found
    assert re.fullmatch(r"(?:(company|person) [A-Z]+’s call, \1 [A-Z]+\n?)+", told)
    for each in found:
        assert each is not None
        shared = each.markdown(EVERYTHING).casefold()
        for name in every:
            assert not re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", shared), name
