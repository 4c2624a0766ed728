"""The JSON file: everything out and in again, and nothing but what is sound in."""

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.exchange import TakenIn, look_in, take_in
from respond_tui.actions.stages import add_stage
from respond_tui.exchange import json_bytes, json_file
from respond_tui.exchange.json_file import (
    LARGEST_ID,
    BadRows,
    Contents,
    MadeByNewer,
    read,
    written,
)
from respond_tui.exchange.regular import NotAFileToRead
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import (
    AlertKind,
    Answer,
    EndedBy,
    EndedHow,
    RoundOutcome,
    StepKind,
)
from respond_tui.models.tables import AlertAnswer, Application, Interview, Recovery, Setting, Step
from respond_tui.queries.exchange import everything
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from opened(tmp_path / "here.db")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    yield from opened(tmp_path / "there.db", LATER)


def opened(path: Path, now: dt.datetime = NOW) -> Iterator[Desk]:
    store = Store.open(path, now)
    yield Desk(store, now)
    store.close()


def fill(desk: Desk, company: str = "Acme", when: dt.datetime = NOW) -> None:
    """One application with a rejected round and a step of its recovery."""
    with desk.store.write("fill", when) as session:
        application = Application(
            company=company,
            role="Ingénieur “Ops” – 開発",
            applied_on=dt.date(2026, 11, 1),
            ended_how=EndedHow.REJECTED,
            ended_by=EndedBy.EMPLOYER,
            ended_on=dt.date(2026, 11, 20),
            ended_stage_id=4,
            notes="two\nlines\tand a tab",
            created_at=when,
            updated_at=when,
        )
        session.add(application)
        session.flush()
        assert application.id is not None
        session.add(
            Interview(
                application_id=application.id,
                stage_id=4,
                on=dt.date(2026, 11, 20),
                at=NOW - dt.timedelta(days=3, microseconds=1),
                outcome=RoundOutcome.REJECTED,
                created_at=when,
                updated_at=when,
            )
        )
        recovery = Recovery(
            application_id=application.id,
            opened_at=when,
            pause_hours=24,
            created_at=when,
            updated_at=when,
        )
        session.add(recovery)
        session.flush()
        assert recovery.id is not None
        session.add(
            Step(
                recovery_id=recovery.id,
                kind=StepKind.FEELING,
                text="Name it",
                position=1,
                created_at=when,
                updated_at=when,
            )
        )


def text_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return "".join(written(everything(session)))


def exported(desk: Desk, folder: Path) -> Path:
    path = folder / "export.json"
    path.write_text(text_of(desk), encoding="utf-8")
    return path


def companies(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return [str(row["company"]) for row in everything(session)["application"]]


def test_a_fresh_file_takes_an_export_in_whole(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill(desk)
    take_in(other, read(exported(desk, tmp_path)))
    assert text_of(other) == text_of(desk)


def test_the_same_file_again_adds_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill(desk)
    contents = read(exported(desk, tmp_path))
    take_in(other, contents)
    before = text_of(other)
    again = take_in(other, contents)
    assert (again.added, again.updated, again.unchanged) == (0, 0, contents.rows)
    assert text_of(other) == before


def test_a_file_taken_in_where_it_came_from_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    before = text_of(desk)
    took = take_in(desk, read(exported(desk, tmp_path)))
    assert (took.added, took.updated) == (0, 0)
    assert text_of(desk) == before


def test_ids_that_are_taken_here_are_given_anew_and_references_follow(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    fill(desk, "Acme")
    fill(other, "Globex", LATER)
    contents = read(exported(desk, tmp_path))
    take_in(other, contents)
    with other.store.read() as session:
        rows = everything(session)
    of = {row["id"]: row["company"] for row in rows["application"]}
    assert sorted(map(str, of.values())) == ["Acme", "Globex"]
    assert len(rows["stage"]) == 11
    assert [of[row["application_id"]] for row in rows["interview"]] == ["Globex", "Acme"]
    assert [of[row["application_id"]] for row in rows["recovery"]] == ["Globex", "Acme"]
    assert take_in(other, contents).added == 0


def test_the_key_of_an_answer_follows_its_stage_and_that_of_any_other_kind_stays(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    fill(desk)
    made = add_stage(desk, "trial day").id
    add_stage(other, "site visit")
    fill(other, "Globex", LATER)
    with desk.store.write("answer", NOW) as session:
        session.add_all(
            AlertAnswer(
                kind=kind,
                key=str(made),
                answer=Answer.DISMISSED,
                created_at=NOW + dt.timedelta(minutes=number),
                updated_at=NOW,
            )
            for number, kind in enumerate((AlertKind.STAGE, AlertKind.QUESTION))
        )
    take_in(other, read(exported(desk, tmp_path)))
    with other.store.read() as session:
        rows = everything(session)
    here = next(row["id"] for row in rows["stage"] if row["name"] == "trial day")
    assert here != made
    assert {row["kind"]: row["key"] for row in rows["alert_answer"]} == {
        AlertKind.STAGE: str(here),
        AlertKind.QUESTION: str(made),
    }


def test_one_undo_takes_an_import_back(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill(desk, "Acme")
    fill(other, "Globex", LATER)
    before = text_of(other)
    take_in(other, read(exported(desk, tmp_path)))
    assert other.store.undo(LATER) == "import a file"
    assert text_of(other) == before


def test_a_dry_run_tells_the_same_and_changes_nothing(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    fill(desk)
    contents = read(exported(desk, tmp_path))
    before = text_of(other)
    told = look_in(other, contents)
    assert text_of(other) == before
    assert told == take_in(other, contents)
    assert replace(told, tables=()) == TakenIn(read=15, added=15, updated=0, unchanged=0, cleaned=0)
    assert {each.table: each.added for each in told.tables} == {
        name: len(rows) for name, rows in contents.tables.items() if rows
    }


def rewritten(desk: Desk, folder: Path, table: str, **values: object) -> Path:
    """An export with other values in the first row of a table."""
    path = exported(desk, folder)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["tables"][table][0] |= values
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_newer_words_are_taken_over(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    newer = {"notes": "newer", "updated_at": LATER.isoformat()}
    took = take_in(desk, read(rewritten(desk, tmp_path, "application", **newer)))
    assert (took.added, took.updated) == (0, 1)
    with desk.store.read() as session:
        assert everything(session)["application"][0]["notes"] == "newer"


def test_older_words_are_left(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    before = text_of(desk)
    older = {"notes": "older", "updated_at": "2026-01-01T00:00:00+00:00"}
    assert take_in(desk, read(rewritten(desk, tmp_path, "application", **older))).updated == 0
    assert text_of(desk) == before


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("application", "ended_how", None),
        ("application", "ended_on", None),
        ("interview", "outcome", "pending"),
        ("application", "deleted_at", LATER.isoformat()),
    ],
)
def test_an_import_erases_no_outcome_and_deletes_nothing(
    desk: Desk, tmp_path: Path, table: str, column: str, value: object
) -> None:
    fill(desk)
    with desk.store.read() as session:
        before = everything(session)[table][0][column]
    newer = {column: value, "updated_at": LATER.isoformat()}
    take_in(desk, read(rewritten(desk, tmp_path, table, **newer)))
    with desk.store.read() as session:
        assert everything(session)[table][0][column] == before


def test_a_link_tells_two_postings_of_one_role_apart(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    fill(desk)
    fill(other, when=LATER)
    for place, link in ((desk, "https://example.org/1"), (other, "https://example.org/2")):
        with place.store.write("link", LATER) as session:
            session.get_one(Application, 1).link = link
    take_in(other, read(exported(desk, tmp_path)))
    assert companies(other) == ["Acme", "Acme"]


def test_one_application_in_two_files_is_one(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill(desk, "ACME  ")
    fill(other, "acme", LATER)
    take_in(other, read(exported(desk, tmp_path)))
    assert len(companies(other)) == 1


HEAD = '{"format": "respond", "version": 1, "tables": '
STAMPS = '"created_at": "2026-11-23T09:00:00Z", "updated_at": "2026-11-23T09:00:00Z"'


def with_row(values: str) -> str:
    return f'{HEAD}{{"application": [{{"id": 1, "company": "Acme", {STAMPS}, {values}}}]}}}}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not written by"),
        ('{"format": "other"}', "not written by"),
        ('{"format": "respond"}', "which version"),
        ('{"format": "respond", "version": 1}', "no tables"),
        (HEAD + '{"secret": []}}', "“secret”"),
        (HEAD + '{"stage": {}}}', "not a list"),
        ("[" * 200_000, "nests"),
        (HEAD + '{"stage": [NaN]}}', "NaN"),
        (HEAD + '{"stage": [1e999]}}', "1e999"),
        (HEAD + f'{{"stage": [{"9" * 5_000}]}}}}', "5,000 digits"),
        ('{"format": "respond", "format": "respond"}', "twice"),
        (HEAD + '{"application": [1]}}', "not an object"),
        (with_row('"nonsense": 1'), "“nonsense”"),
        (with_row('"applied_on": "2026-02-31"'), "applied_on"),
        (with_row('"applied_on": "2500-01-01"'), "applied_on"),
        (with_row('"deleted_at": "2026-11-23T09:00:00"'), "time zone"),
        (with_row('"ended_how": "eaten"'), "ended_how"),
        (with_row(f'"link": "{"x" * 2_001}"'), "link"),
        (with_row('"ended_stage_id": 7'), "its stage is not in the file"),
        (with_row(f'"id": {LARGEST_ID + 1}'), "twice"),
    ],
)
def test_what_is_not_sound_is_refused_with_one_sentence(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read(path)
    assert said in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_an_id_that_would_use_up_the_numbers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(
        HEAD + f'{{"application": [{{"id": {LARGEST_ID + 1}, "company": "A", {STAMPS}}}]}}}}',
        encoding="utf-8",
    )
    with pytest.raises(BadRows, match="its id"):
        read(path)


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 99999999999999999999])
def test_a_number_beyond_what_sqlite_holds_is_a_bad_row(tmp_path: Path, number: int) -> None:
    """SQLite's integers have 64 bits: https://www.sqlite.org/datatype3.html, section 2."""
    path = tmp_path / "bad.json"
    stage = f'"id": 1, "name": "a", "kind": "round", "position": {number}'
    path.write_text(HEAD + f'{{"stage": [{{{stage}, {STAMPS}}}]}}}}', encoding="utf-8")
    with pytest.raises(BadRows, match="position"):
        read(path)


@pytest.mark.parametrize("second", ["night", "Night"])
def test_two_settings_of_one_key_are_a_bad_row(tmp_path: Path, second: str) -> None:
    path = tmp_path / "bad.json"
    rows = ", ".join(
        f'{{"id": {number}, "key": "{key}", {STAMPS}}}'
        for number, key in enumerate(("night", second), start=1)
    )
    path.write_text(HEAD + f'{{"setting": [{rows}]}}}}', encoding="utf-8")
    with pytest.raises(BadRows, match="its key is there twice") as refused:
        read(path)
    assert [fault.line for fault in refused.value.faults] == [2]


def test_two_recoveries_of_one_application_are_a_bad_row(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    document = json.loads(text_of(desk))
    (row,) = document["tables"]["recovery"]
    document["tables"]["recovery"].append({**row, "id": 2})
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(BadRows, match="its application_id is there twice"):
        read(path)


def test_a_row_that_contradicts_one_here_is_refused_and_nothing_changes(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.store.write("set", NOW) as session:
        for key in ("night", "pause"):
            session.add(Setting(key=key, created_at=NOW, updated_at=NOW))
    before = text_of(desk)
    document = json.loads(before)
    first = document["tables"]["setting"][0]
    document["tables"]["setting"] = [{**first, "key": "pause", "updated_at": LATER.isoformat()}]
    path = tmp_path / "other.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(Refusal, match="contradict"):
        take_in(desk, read(path))
    assert text_of(desk) == before


def test_every_bad_row_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(HEAD + '{"application": [1, 2, 3]}}', encoding="utf-8")
    with pytest.raises(BadRows) as refused:
        read(path)
    assert [fault.line for fault in refused.value.faults] == [1, 2, 3]


def test_words_that_could_drive_a_terminal_are_cleaned_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(with_row('"notes": "a\\u001b]52;c;aGk=\\u0007\\ud800b"'), encoding="utf-8")
    contents = read(path)
    assert contents.tables["application"][0]["notes"] == "a]52;c;aGk=b"
    assert contents.cleaned == 1


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    newer = {"format": json_file.FORMAT, "version": json_file.VERSION + 1, "tables": {}}
    path.write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(MadeByNewer):
        read(path)


def test_a_file_over_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(json_bytes.LARGEST + 1)
    with pytest.raises(Refusal, match="larger than 50 MB"):
        read(path)


@pytest.mark.parametrize(
    ("head", "is_ours"),
    [
        ('{"format": "respond", ', True),
        ('\ufeff{\n  "format" : "respond",\n', True),
        ('{"format": "responding", ', False),
        ('{"formats": "respond", ', False),
        ('{"version": 2, "format": "respond", ', False),
        ('[{"format": "respond", ', False),
    ],
)
def test_only_what_we_wrote_may_be_larger_than_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, is_ours: bool
) -> None:
    monkeypatch.setattr(json_bytes, "LARGEST", 200)
    monkeypatch.setattr(json_bytes, "LARGEST_OF_OURS", 2_000)
    monkeypatch.setattr(json_bytes, "HEAD", 60)
    path = tmp_path / "large.json"
    whole = head + '"version": 2, "tables": {}}'
    sizes = {2_000: is_ours, 2_001: False, 200: True, 201: is_ours}
    for size, is_read in sizes.items():
        padding = " " * (size - len(whole.encode()))
        path.write_text(whole + padding, encoding="utf-8")
        if is_read and is_ours:
            assert read(path).rows == 0
            continue
        with pytest.raises(Refusal) as refused:
            read(path)
        assert ("is larger than" in refused.value.sentence) is not is_read


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotAFileToRead):
        read(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(Refusal, match="UTF-8"):
        read(path)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_any_json_in_place_of_rows_gives_contents_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, rows: object
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.json"
    document = {"format": "respond", "version": 1, "tables": {"application": rows}}
    path.write_text(json.dumps(document), encoding="utf-8")
    if rows == []:
        assert read(path) == Contents({name: [] for name in json_file.TABLES}, 0)
    else:
        with pytest.raises(Refusal, match=r"\.$"):
            read(path)
