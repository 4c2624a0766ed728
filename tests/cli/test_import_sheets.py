"""``respond import`` with spreadsheets, as a person or a script runs it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from respond_tui.cli import door
from respond_tui.cli.front import respond
from respond_tui.cli.trouble import ExitCode
from respond_tui.exchange import json_bytes
from respond_tui.exchange.sheets import reading
from respond_tui.exchange.sheets.reading import LARGEST
from tests.courses import WORKED_TABLE
from tests.desks import NOW
from tests.exchange.sheets.drafted import FILES

SHARED = Path(__file__).parents[3] / "shared" / "data"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(door, "clock", lambda: NOW)

    def call(*words: object) -> Result:
        database = tmp_path / "respond.db"
        return CliRunner().invoke(respond, ["--db", str(database), *map(str, words)])

    return call


def done(result: Result) -> str:
    assert (result.exit_code, result.stderr) == (0, ""), result.exception
    return result.stdout


def report(result: Result, code: int = 0) -> dict[str, Any]:
    """The JSON that an import printed, its rows all accounted for."""
    assert result.exit_code == code, result.output
    read: dict[str, Any] = json.loads(result.stdout)
    assert list(read) == ["read", "added", "updated", "unchanged", "refused", "notes"]
    accounted = read["added"] + read["updated"] + read["unchanged"] + len(read["refused"])
    assert accounted == read["read"]
    return read


def refused(result: Result, code: ExitCode) -> str:
    """What was said on standard error: a sentence and a hint, nothing else."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert 1 <= len(result.stderr.splitlines()) <= 2
    return result.stderr


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip("../shared/data is not here")
    return path


def hunt(folder: Path, *lines: str, name: str = "hunt.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def count(run: Run) -> int:
    return len(json.loads(done(run("list", "--json"))))


# -- the two real hunts ---------------------------------------------------------------


def test_the_real_transitions_give_the_worked_table_and_again_add_nothing(run: Run) -> None:
    path = shared("transitions.csv")
    assert report(run("import", path, "--json"))["added"] == 189
    table = json.loads(done(run("patterns", "--json")))
    entered = {
        tuple(stage[name] for name in ("entered", "passed", "rejected", "silent", "left_out"))
        for stage in table["stages"]
        if stage["entered"]
    }
    assert entered == {
        (*figures[:5],) if not any(figures[5:]) else (figures[0], 0, 0, 0, 0)
        for figures in WORKED_TABLE.values()
    }
    alerts = {alert["stage"]: alert for alert in table["alerts"]}
    assert set(alerts) == {"application", "HR/ Hiring Manager Interview", "technical"}
    assert {alert["strength"] for alert in alerts.values()} == {"watch"}
    technical = alerts["technical"]
    assert (round(technical["p"], 3), round(technical["q"], 3)) == (0.067, 0.134)
    again = report(run("import", path, "--json"))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 189)
    assert json.loads(done(run("patterns", "--json"))) == table


def test_the_real_sheet_comes_in_whole_with_the_words_of_two_dates_kept(run: Run) -> None:
    path = shared("spreadsheet-dmy.csv")
    told = report(run("import", path, "--json"))
    assert (told["read"], told["added"], told["refused"]) == (23, 23, [])
    found = json.loads(done(run("list", "--json")))
    assert len(found) == 23
    assert sum(one["applied_on"] is None for one in found) == 2
    assert [one["status"] for one in found].count("rejected") == 2
    lines = {note["line"]: note["note"] for note in told["notes"]}
    assert set(lines) == {3, 10, 11, 14, 15}
    assert "Before 2025-01-24" in lines[10]
    assert report(run("import", path, "--json"))["unchanged"] == 23


# -- what is said ---------------------------------------------------------------------


def test_how_it_was_read_and_what_came_of_it_is_told(run: Run, tmp_path: Path) -> None:
    path = hunt(
        tmp_path, "Company,Date applied,Status", "Acme,15/01/2025,Rejjected", "Globex,soon,what?"
    )
    said = done(run("import", path))
    assert "hunt.csv: one row per application, dates day first." in said
    assert "Date applied  applied on  15/01/2025" in said
    assert "Read 2 rows: 2 added, 0 updated, 0 already here, 0 refused." in said
    assert "Line 3: “soon” is no date that can be read; kept in the notes." in said
    assert "u takes all of it back. A backup from before is at" in said
    assert "2 already here" in done(run("import", path))


def test_a_dry_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Company", "Acme")
    assert "1 would be added" in done(run("import", "--dry-run", path))
    assert count(run) == 0


def test_several_files_come_in_one_after_the_other(run: Run) -> None:
    files = sorted(FILES.iterdir())
    told = report(run("import", *files, "--json"))
    assert {note["file"] for note in told["notes"]} <= {path.name for path in files}
    assert told["read"] > 40


def test_many_notes_are_counted_and_not_all_printed(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Company,Status", *(f"Company {n},hm {n}" for n in range(30)))
    said = done(run("import", path))
    assert "… and 22 more notes, all with --json." in said
    assert len(said.splitlines()) < 20


# -- the options ----------------------------------------------------------------------


def test_the_order_of_dates_is_asked_for_and_taken(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Company,Date applied", "Acme,03/04/2025")
    said = refused(run("import", path), ExitCode.BAD_INPUT)
    assert "could be two days" in said
    assert "--date-order" in said
    done(run("import", path, "--date-order", "mdy"))
    assert json.loads(done(run("list", "--json")))[0]["applied_on"] == "2025-03-04"


def test_what_was_chosen_counts_the_next_time_as_well(run: Run, tmp_path: Path) -> None:
    lines = ("Company,Date applied,Firma", "a,03/04/2025,Acme")
    path = hunt(tmp_path, *lines)
    done(run("import", path, "--date-order", "mdy", "--map", "Firma=role"))
    more = hunt(tmp_path, lines[0], "b,05/06/2025,SRE", name="more.csv")
    done(run("import", more))
    found = {one["company"]: one for one in json.loads(done(run("list", "--json")))}
    assert found["b"]["applied_on"] == "2025-05-06"
    assert found["b"]["role"] == "SRE"


def test_a_column_and_a_stage_are_named_by_options(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Firma,Kaffee,Ende", "Acme,2025-01-09,aus")
    said = refused(run("import", path), ExitCode.BAD_INPUT)
    assert "--map" in said
    done(
        run(
            "import",
            path,
            *("--map", "Firma=company"),
            *("--map", "Kaffee=recruiter screen"),
            *("--map", "Ende=status"),
            *("--stage", "aus=rejected"),
        )
    )
    (one,) = json.loads(done(run("list", "--json")))
    assert (one["stage"], one["status"]) == ("recruiter screen", "rejected")


def test_a_sheet_without_headings_has_a_way_in(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "SRE Works,Engineer,2025-01-15", "Globex,Data,2025-01-16")
    said = refused(run("import", path), ExitCode.BAD_INPUT)
    assert "--no-header" in said
    chosen = ("--no-header", "--map", "Column 1=company", "--map", "column 2=role")
    assert "Column 1  company" in done(run("import", path, *chosen, "--dry-run"))
    assert report(run("import", path, *chosen, "--json"))["added"] == 2
    found = {(one["company"], one["role"]) for one in json.loads(done(run("list", "--json")))}
    assert found == {("SRE Works", "Engineer"), ("Globex", "Data")}
    assert report(run("import", path, *chosen, "--json"))["unchanged"] == 2


def test_a_stage_of_theirs_is_one_of_ours_by_an_option(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Company,Source,Target", "Acme,Applied,HR/ Manager Interview")
    done(run("import", path, "--stage", "HR/ Manager Interview=hiring manager"))
    assert json.loads(done(run("list", "--json")))[0]["stage"] == "hiring manager"


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--map", "Nowhere=role"), "There are: Company, Status"),
        (("--map", "Status=nonsense"), "There are: company, role"),
        (("--map", "Status"), "two names with a ="),
        (("--stage", "Nowhere=technical"), "There are: Applied"),
        (("--stage", "Applied=nonsense"), "There are: application"),
        (("--date-order", "nonsense"), "dmy"),
        (("--encoding", "nonsense"), "utf-8"),
        (("--encoding", "hex"), "utf-8"),
    ],
)
def test_an_option_that_fits_nothing_is_refused_with_what_there_is(
    run: Run, tmp_path: Path, option: tuple[str, str], told: str
) -> None:
    path = hunt(tmp_path, "Company,Status", "Acme,Applied")
    assert told in refused(run("import", path, *option), ExitCode.USAGE)
    assert count(run) == 0


def test_bad_lines_stop_everything_or_are_skipped(run: Run, tmp_path: Path) -> None:
    path = hunt(tmp_path, "Company,Role", "Acme,SRE", ",PM", "Globex,SRE,more")
    said = refused(run("import", path), ExitCode.BAD_INPUT)
    assert "line 3: It has no company. So it is with 1 more." in said
    assert "--skip-bad" in said
    told = report(run("import", path, "--json"), ExitCode.BAD_INPUT)
    assert [each["line"] for each in told["refused"]] == [3, 4]
    assert (told["read"], told["added"], count(run)) == (3, 0, 0)
    shown = run("import", path, "--dry-run")
    assert shown.exit_code == ExitCode.BAD_INPUT
    assert "Line 4 is refused: 3 cells stand under 2 headings." in shown.stdout
    told = report(run("import", path, "--skip-bad", "--json"))
    assert (told["added"], len(told["refused"]), count(run)) == (1, 2, 1)


def test_what_was_exported_comes_in_by_itself(run: Run, tmp_path: Path) -> None:
    out, path = tmp_path / "out.json", hunt(tmp_path, "Company", "Acme")
    done(run("export", "-o", out))
    refused(run("import", out, path), ExitCode.USAGE)
    refused(run("import", out, "--skip-bad"), ExitCode.USAGE)
    done(run("import", out))


def test_an_export_comes_back_though_a_sheet_of_its_size_does_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1_000)
    monkeypatch.setattr(json_bytes, "LARGEST", 1_000)
    out = tmp_path / "out.json"
    done(run("import", hunt(tmp_path, "Company", *(f"Company {n}" for n in range(20)))))
    done(run("export", "-o", out))
    assert out.stat().st_size > 1_000
    (tmp_path / "respond.db").rename(tmp_path / "earlier.db")
    done(run("import", out))
    assert count(run) == 20
    path = hunt(tmp_path, "Company", *(f"Company {n} of a long name" for n in range(60)))
    assert "larger than" in refused(run("import", path), ExitCode.BAD_INPUT)


# -- hostile files --------------------------------------------------------------------

HOSTILE = {
    "empty": b"",
    "header only": b"Company,Role\n",
    "no header": b"Acme,SRE,2025-01-15\nGlobex,PM,2025-01-16\n",
    "NUL": b"Company\nAc\0me\n",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "latin-1": "Company\nZoë\n".encode("latin-1"),
    "UTF-16 without its mark": "Company\nAcme\n".encode("utf-16-le"),
    "a quote never closed": b'Company,Role\nAcme,"SRE\nGlobex,PM\n',
    "10,000 columns": b",".join(b"c%d" % number for number in range(10_000)) + b"\nAcme\n",
    "a 200 kB cell": b"Company,Notes\nAcme," + b"x" * 200_000 + b"\n",
    "one byte over 50 MB": b"Company\nAcme\n" + b"\n" * (LARGEST - 12),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_sentence_and_nothing_is_done(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "hunt.csv"
    path.write_bytes(HOSTILE[name])
    said = refused(run("import", path), ExitCode.BAD_INPUT)
    assert "Nothing was imported" in said
    assert len(said) < 500
    assert count(run) == 0


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_only_a_regular_file_is_read(run: Run, tmp_path: Path, kind: str) -> None:
    path = {"folder": tmp_path, "pipe": tmp_path / "pipe", "device": Path(os.devnull)}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    assert "not a regular file" in refused(run("import", path), ExitCode.NOT_A_FILE)


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    refused(run("import", tmp_path / "nowhere.csv"), ExitCode.BAD_INPUT)


def test_an_encoding_is_named_in_the_hint_and_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hunt.csv"
    path.write_bytes("Company\nZoë\n".encode("latin-1"))
    assert "--encoding latin-1" in refused(run("import", path), ExitCode.BAD_INPUT)
    done(run("import", path, "--encoding", "latin-1"))
    assert json.loads(done(run("list", "--json")))[0]["company"] == "Zoë"


def test_a_bad_second_file_leaves_the_first_out_as_well(run: Run, tmp_path: Path) -> None:
    good = hunt(tmp_path, "Company", "Acme")
    bad = hunt(tmp_path, "Colour", "blue", name="bad.csv")
    refused(run("import", good, bad), ExitCode.BAD_INPUT)
    assert count(run) == 0
