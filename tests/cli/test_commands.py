"""Every command as a person or a script runs it, in one process for speed."""

import datetime as dt
import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from respond_tui import __version__
from respond_tui.actions.desk import Desk
from respond_tui.actions.levers.choosing import choose_lever
from respond_tui.actions.recovery.whole import close
from respond_tui.actions.reflection.gaps import add_gap
from respond_tui.actions.reflection.next_steps import add_action
from respond_tui.actions.reflection.pages import write_decision
from respond_tui.actions.settings import set_shield
from respond_tui.cli import door
from respond_tui.cli.front import respond
from respond_tui.cli.opening import usual_path
from respond_tui.cli.printing import wrapped
from respond_tui.cli.trouble import ExitCode
from respond_tui.guide.commitments import Chosen
from respond_tui.guide.terms import AlertKind, GapKind, Lever
from respond_tui.store import backups
from respond_tui.store.errors import DiskFull
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
"""A Monday."""

Run = Callable[..., Result]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "respond.db"


@pytest.fixture
def run(database: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(door, "clock", lambda: NOW)

    def call(*words: str, stdin: str = "", db: Path = database) -> Result:
        return CliRunner().invoke(respond, ["--db", str(db), *words], input=stdin)

    return call


def done(result: Result) -> str:
    """What a command printed that must have succeeded."""
    assert (result.exit_code, result.stderr) == (0, ""), result.exception
    return result.stdout


def shown(result: Result) -> object:
    """The JSON that a command printed."""
    read: object = json.loads(done(result))
    return read


def refused(result: Result, code: ExitCode) -> str:
    """What a command said on standard error that must have failed so."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert 1 <= len(result.stderr.splitlines()) <= 2
    return result.stderr


def three_noes(run: Run) -> None:
    """Three rejections at technical, and one round passed and one ahead."""
    for line in (
        "Acme, Backend Engineer @technical rejected yesterday",
        "Globex, SRE @technical rejected 3d ago",
        "Initech @technical rejected 2026-11-10",
        "Hooli, Platform Engineer @screen passed 4d ago via referral",
        "Umbrella, SRE @panel 30 nov 14:00",
    ):
        done(run("add", line))


# -- add ------------------------------------------------------------------------------


def test_a_line_is_logged_and_said_back(run: Run) -> None:
    said = done(run("add", "Acme, Backend Engineer @technical rejected yesterday"))
    assert "Acme" in said
    assert shown(run("list", "--json")) == [
        {
            "id": 1,
            "company": "Acme",
            "role": "Backend Engineer",
            "source": None,
            "arrangement": None,
            "applied_on": None,
            "stage": "technical",
            "status": "rejected",
            "ended_by": "employer",
            "ended_on": "2026-11-22",
            "reason_certainty": None,
            "interviews": [{"stage": "technical", "on": "2026-11-22", "outcome": "rejected"}],
        }
    ]


def test_with_the_shield_on_a_no_is_said_back_and_listed_without_a_verdict(
    run: Run, database: Path
) -> None:
    done(run("add", "Globex, SRE applied 5d ago"))
    store = Store.open(database, NOW)
    set_shield(Desk(store, NOW), on=True)
    said = done(run("add", "Acme @technical rejected yesterday"))
    assert said == "Put away. Enter on Acme opens it when you want, in the log or in Recovery.\n"
    *_, globex, acme = done(run("list")).splitlines()
    assert globex.startswith("Globex")
    assert acme.split() == ["Acme", "–", "–", "not", "opened", "yet", "–", "–"]
    assert '"status": "rejected"' in done(run("list", "--json"))
    assert '"rejected": 1' in done(run("stats", "--json"))
    assert shown(run("today", "--json")) == {"as_of": "2026-11-23", "items": []}

    set_shield(Desk(store, NOW), on=False)
    store.close()
    assert "rejected" in done(run("list")).splitlines()[-2]


def test_a_dash_reads_the_line_from_standard_input(run: Run) -> None:
    done(run("add", "-", stdin="Acme, SRE applied today\n"))
    assert "Acme" in done(run("list"))


def test_several_lines_on_standard_input_are_refused(run: Run) -> None:
    refused(run("add", "-", stdin="Acme applied\nGlobex applied\n"), ExitCode.BAD_INPUT)
    assert shown(run("list", "--json")) == []


def test_a_line_without_quotes_is_not_guessed_at(run: Run) -> None:
    assert "quotes" in refused(run("add", "Acme", "rejected"), ExitCode.USAGE)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Acme @nowhere rejected",
        "Acme rejected 31 feb",
        "Acme, SRE rejected passed",
        "x" * 5_000,
        'Acme "half a note',
    ],
)
def test_a_line_that_cannot_be_read_logs_nothing(run: Run, line: str) -> None:
    refused(run("add", line), ExitCode.BAD_INPUT)
    assert shown(run("list", "--json")) == []


def test_a_line_that_fits_two_open_applications_lists_them_and_writes_nothing(run: Run) -> None:
    done(run("add", "Acme, SRE applied 3d ago"))
    done(run("add", "Acme, Data Engineer applied 2d ago"))
    result = run("add", "Acme rejected")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "SRE" in result.stderr
    assert "Data Engineer" in result.stderr
    listed = shown(run("list", "--json"))
    assert isinstance(listed, list)
    assert {each["status"] for each in listed} == {"applied"}


def test_control_characters_are_taken_out_with_a_notice(run: Run) -> None:
    said = done(run("add", "Ac\x1b]52;c;aGk=\x07me, SRE applied today"))
    assert "taken out" in said
    assert not set(said) & {"\x1b", "\x07"}
    assert not set(done(run("list"))) & {"\x1b", "\x07"}


def three_old_noes(run: Run) -> str:
    """Three rejections at technical, too old to open a recovery; what the last one said."""
    for line in ("Acme @technical rejected 10d ago", "Globex @technical rejected 9d ago"):
        done(run("add", line))
    return done(run("add", "Initech @technical rejected 8d ago"))


def test_a_new_pattern_is_named_when_it_appears(run: Run) -> None:
    assert "New pattern – Technical" in three_old_noes(run)


def test_while_a_pause_runs_a_new_pattern_waits_as_it_does_in_the_app(run: Run) -> None:
    done(run("add", "Hooli @panel rejected today"))
    assert "New pattern" not in three_old_noes(run)


def test_the_no_that_begins_the_pause_keeps_its_own_pattern_quiet(run: Run) -> None:
    done(run("add", "Acme @technical rejected 10d ago"))
    done(run("add", "Globex @technical rejected 9d ago"))
    said = done(run("add", "Initech @technical rejected today"))
    assert "the recovery is open" in said
    assert "New pattern" not in said


def test_patterns_rest_while_a_pause_runs_until_a_person_asks_for_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_old_noes(run)
    assert "3 of 3 ended in a no" in done(run("patterns"))
    done(run("add", "Hooli @panel rejected today"))
    rest = done(run("patterns"))
    assert rest.startswith("Patterns rest until tomorrow 09:00: a pause is running")
    assert "ended in a no" not in rest
    assert "Technical" not in rest
    assert "3 of 3 ended in a no" in done(run("patterns", "--anyway"))
    given = shown(run("patterns", "--json"))
    assert isinstance(given, dict)
    assert [(alert["stage"], alert["rejections"]) for alert in given["alerts"]] == [
        ("technical", 3)
    ]
    monkeypatch.setattr(door, "clock", lambda: NOW + dt.timedelta(days=1))
    assert "3 of 3 ended in a no" in done(run("patterns"))


def test_a_pause_rests_in_the_shell_too_when_the_last_step_is_done(
    run: Run, database: Path
) -> None:
    three_old_noes(run)
    done(run("add", "Hooli @panel rejected today"))
    desk = Desk(Store.open(database, NOW), NOW)
    close(desk, 1)
    desk.store.close()
    assert done(run("today")).startswith("The pause runs.")
    assert done(run("patterns")).startswith("Patterns rest until tomorrow 09:00")


def reflected(run: Run, database: Path) -> None:
    """A no with a gap that something showed, a guess, a next step for today and a plan."""
    for line in ("Acme @technical rejected yesterday #pace", "Globex @panel tomorrow"):
        done(run("add", line))
    desk = Desk(Store.open(database, NOW), NOW)
    add_gap(desk, 1, GapKind.BEHAVIOURAL, "Asking first", "I drew before I asked")
    add_action(desk, 1, "Read on sharding", NOW.date())
    write_decision(desk, 1, "drawing first", "", None)
    desk.store.close()


# -- list, today, patterns, stats ----------------------------------------------------------


def test_an_empty_file_says_how_to_begin(run: Run) -> None:
    assert "respond add" in done(run("list"))
    assert shown(run("list", "--json")) == []


def test_the_list_is_narrowed_by_stage_status_and_day(run: Run) -> None:
    three_noes(run)

    def companies(*options: str) -> list[str]:
        listed = shown(run("list", "--json", *options))
        assert isinstance(listed, list)
        return sorted(each["company"] for each in listed)

    assert companies("--stage", "tech") == ["Acme", "Globex", "Initech"]
    assert companies("--status", "rejected", "--since", "7d ago") == ["Acme", "Globex"]
    assert companies("--status", "scheduled") == ["Umbrella"]
    assert companies("--status", "declined") == []


def test_columns_stand_under_their_titles(run: Run) -> None:
    done(run("add", "株式会社, SRE applied today"))
    done(run("add", "Acme, SRE applied today"))
    lines = done(run("list")).splitlines()
    assert [len(line.partition("SRE")[0].encode("gb18030")) for line in lines[1:]] == [10, 10]


@pytest.mark.parametrize(
    "words",
    [("list", "--stage", "nowhere"), ("list", "--since", "31 feb"), ("list", "--status", "?")],
)
def test_an_option_that_means_nothing_is_a_usage_error(run: Run, words: tuple[str, ...]) -> None:
    refused(run(*words), ExitCode.USAGE)


def test_today_lists_the_steps_of_a_fresh_no_and_the_next_round(run: Run) -> None:
    three_noes(run)
    said = shown(run("today", "--json"))
    assert isinstance(said, dict)
    assert said["as_of"] == "2026-11-23"
    assert {"kind", "what", "due", "overdue", "application"} == set(said["items"][0])
    assert {"step"} <= {item["kind"] for item in said["items"]}
    assert "Acme" in done(run("today"))


def test_today_names_next_steps_and_the_plan_for_tomorrow(run: Run, database: Path) -> None:
    reflected(run, database)
    said = shown(run("today", "--json"))
    assert isinstance(said, dict)
    items = {item["kind"]: item for item in said["items"]}
    assert items["action"] == {
        "kind": "action",
        "what": "Read on sharding",
        "due": "2026-11-23",
        "overdue": False,
        "application": 1,
    }
    assert items["plan"] == {
        "kind": "plan",
        "what": "Tomorrow: Globex · panel – keep: drawing first",
        "due": "2026-11-24",
        "overdue": False,
        "application": 2,
    }
    told = done(run("today"))
    assert "Read on sharding" in told
    assert told.count("Globex · panel") == 1


def test_patterns_give_the_gaps_that_something_showed(run: Run, database: Path) -> None:
    reflected(run, database)
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    assert said["gaps"] == [
        {"tag": "Asking first", "kind": "behavioural", "reflections": 1, "evidence": [1]}
    ]
    printed = done(run("patterns", "--anyway"))
    assert "Asking first  behavioural" in printed
    assert "pace" not in printed


def test_patterns_give_counts_strength_and_evidence(run: Run) -> None:
    three_noes(run)
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    assert set(said) == {"as_of", "confidence", "stages", "alerts", "gaps", "calibration"}
    assert said["gaps"] == []
    technical = next(stage for stage in said["stages"] if stage["stage"] == "technical")
    assert technical == {
        "stage": "technical",
        "entered": 3,
        "passed": 0,
        "rejected": 3,
        "silent": 0,
        "left_out": 0,
        "pending": 0,
        "pass_rate": 0,
        "low": 0,
        "high": pytest.approx(0.561, abs=5e-4),  # Wilson 0/3, DESIGN.md §7
    }
    offer = next(stage for stage in said["stages"] if stage["stage"] == "offer")
    assert offer["pass_rate"] is None
    (alert,) = said["alerts"]
    assert alert == {
        "kind": "stage",
        "key": "4",
        "what": "technical",
        "stage": "technical",
        "rejections": 3,
        "decided": 3,
        "in": 0,
        "of": 3,
        "better": False,
        "strength": "watch",
        "p": None,
        "q": None,
        "evidence": [1, 2, 3],
        "commitment": None,
    }
    told = done(run("patterns", "--anyway"))
    assert "Technical: 3 of 3 ended in a no" in told
    (row,) = (line for line in told.splitlines() if line.startswith("technical "))
    assert row.split("  ")[-2:] == ["0 % of 3", "0–56"]
    (row,) = (line for line in told.splitlines() if line.startswith("application "))
    assert row.endswith("100 % of 5  57–100")


def test_patterns_give_no_share_of_nothing(run: Run) -> None:
    done(run("add", "Acme, SRE applied 2026-11-20"))
    (row,) = (
        line for line in done(run("patterns")).splitlines() if line.startswith("application ")
    )
    assert "%" not in row
    assert row.endswith("–")


def test_patterns_and_stats_in_a_terminal_break_no_word_and_fit_80_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    demo = tmp_path / "demo.db"
    done(CliRunner().invoke(respond, ["demo", "-o", str(demo)]))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("respond_tui.cli.printing.in_terminal", lambda: True)
    whole = []
    for command in (("patterns", "--anyway"), ("stats",)):
        told = done(run(*command, db=demo))
        assert max(map(len, told.splitlines())) <= 80
        assert not any(line.endswith(" %") and line.strip() == "%" for line in told.splitlines())
        whole.append(" ".join(told.split()))
    patterns, stats = whole
    assert "Offer: accepted 1, declined 1, open 1, of 3." in patterns
    assert "Range: where it plausibly lies, in %." in patterns
    assert re.search(r"Your own forecasts: .* on average, and \d+ % of \d+ passed", patterns)
    assert "more are pending" in patterns
    assert "In brackets: where the rate plausibly lies" in stats
    assert re.search(r"inquiry none of \d+ counts", stats)


@given(st.lists(st.text("ab %\n", max_size=30), max_size=6).map("\n".join), st.integers(8, 40))
def test_a_wrapped_text_keeps_every_word_in_its_order(text: str, width: int) -> None:
    shown = wrapped(text, width)
    assert shown.split() == text.split()
    longest = max((len(word) for word in text.replace(" %", "x%").split()), default=0)
    inset = max(len(line) - len(line.lstrip(" ")) for line in text.split("\n"))
    assert max(map(len, shown.split("\n"))) <= max(width, longest + inset + 1)


@pytest.mark.parametrize("rounds", [9, 10])
def test_patterns_say_from_ten_forecasts_on_how_a_person_judges(run: Run, rounds: int) -> None:
    for number in range(rounds):
        done(run("add", f"Firm {number}, SRE @technical ~80"))
        done(run("add", f"Firm {number} {'passed' if number < 4 else 'rejected'}"))
    late = done(run("add", "Late, SRE @technical rejected ~60"))
    assert "60 % came with the outcome or after it" in late
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    keys = {"n", "brier", "base_rate_brier", "predicted", "passed", "lean", "p"}
    found = said["calibration"]
    assert set(found) == keys
    assert found["n"] == rounds
    if rounds < 10:
        assert {found[key] for key in keys - {"n"}} == {None}
        assert "Brier" not in done(run("patterns", "--anyway"))
    else:
        # (4·.2² + 6·.8²) / 10 = .4, beside .4·.6 = .24
        assert found["brier"] == pytest.approx(0.4)
        assert found["base_rate_brier"] == pytest.approx(0.24)
        assert (found["predicted"], found["passed"]) == pytest.approx((0.8, 0.4))
        assert found["lean"] == pytest.approx(0.4)
        assert found["p"] < 0.05
        assert "You expect 40 points more than comes true" in done(run("patterns", "--anyway"))


def test_patterns_of_other_kinds_say_what_they_are_about_and_name_no_stage(run: Run) -> None:
    for role in ("SRE", "Backend Engineer"):
        done(run("add", f"Acme, {role} rejected yesterday"))
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    (alert,) = said["alerts"]
    assert (alert["kind"], alert["key"], alert["what"]) == ("employer", "acme", "Acme")
    assert (alert["stage"], alert["rejections"]) == (None, None)
    assert (alert["in"], alert["of"], alert["evidence"]) == (2, 2, [2, 1])
    assert "Watch – Acme: 2 of 2 applications ended in a no." in done(run("patterns", "--anyway"))


@pytest.mark.parametrize(
    "lines",
    [
        ("Acme, SRE applied today",),
        ("Acme, SRE applied 3d ago", "Globex, PM applied today", "Hooli @screen applied"),
        tuple(f"Company {n}, SRE withdrew yesterday" for n in range(6)),
    ],
    ids=["one row", "all pending", "all withdrawn"],
)
def test_patterns_of_a_log_in_which_nothing_is_decided_say_so(
    run: Run, lines: tuple[str, ...]
) -> None:
    for line in lines:
        run("add", line)
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    assert said["alerts"] == []
    assert all(stage["pass_rate"] is None for stage in said["stages"])
    told = done(run("patterns", "--anyway"))
    assert "Nothing repeats" in told
    assert "%" not in told


def test_patterns_tell_of_a_lever_what_came_after_it(run: Run, database: Path) -> None:
    three_noes(run)
    store = Store.open(database, NOW)
    plan = Chosen(Lever.COMPETENCE, "two mocks a week", 60, "2 mocks a week")
    choose_lever(Desk(store, NOW), AlertKind.STAGE, "4", plan)
    store.close()
    said = shown(run("patterns", "--json"))
    assert isinstance(said, dict)
    lever = next(alert["commitment"] for alert in said["alerts"] if alert["commitment"])
    assert (lever["lever"], lever["target"]) == ("competence", "2 mocks a week")
    assert (lever["then"]["in"], lever["then"]["of"], lever["then"]["rate"]) == (0, 3, 0)
    assert (lever["since"]["of"], lever["since"]["rate"]) == (0, None)
    assert (lever["verdict"], lever["further"], lever["undated"]) == (None, None, 0)
    told = done(run("patterns", "--anyway"))
    assert "Competence: two mocks a week (day 1 of 60)." in told
    assert "Nothing that started after it is decided yet" in told


def test_stats_give_rates_with_what_they_are_of(run: Run) -> None:
    done(run("add", "Acme, SRE applied 2026-10-01"))
    assert done(run("stats")).startswith("1 application\n")
    done(run("add", "Globex, SRE applied 2026-11-20"))
    said = shown(run("stats", "--json"))
    assert isinstance(said, dict)
    assert said["applications"] == 2
    assert said["by_status"]["silent"] == 1
    assert said["reply_rate"] == {
        "of": 1,
        "in": 0,
        "rate": 0,
        "low": 0,
        "high": pytest.approx(0.793, abs=5e-4),  # Wilson 0/1: z²/(1 + z²)
        "too_early": 1,
    }
    assert "2 applications" in done(run("stats"))


@pytest.mark.parametrize("command", ["list", "today", "patterns", "stats"])
def test_a_file_without_a_row_is_no_trouble(run: Run, command: str) -> None:
    assert done(run(command))
    shown(run(command, "--json"))


# -- export and import -----------------------------------------------------------------------


def test_what_was_exported_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    three_noes(run)
    out, there = tmp_path / "out.json", tmp_path / "there.db"
    done(run("export", "-o", str(out)))
    assert out.stat().st_mode & 0o777 == 0o600
    took = shown(run("import", str(out), "--json", db=there))
    assert isinstance(took, dict)
    assert (took["read"], took["added"]) == (took["added"], took["read"])
    assert done(run("export", db=there)) == out.read_text(encoding="utf-8")
    again = shown(run("import", str(out), "--json", db=there))
    assert again == {
        "read": took["read"],
        "added": 0,
        "updated": 0,
        "unchanged": took["read"],
        "refused": [],
        "notes": [],
    }


def test_an_import_is_backed_up_before_it_changes_anything(
    run: Run, database: Path, tmp_path: Path
) -> None:
    """STORAGE.md, "Imports"."""
    three_noes(run)
    out, there = tmp_path / "out.json", tmp_path / "there.db"
    done(run("export", "-o", str(out)))
    done(run("add", "Globex applied today", db=there))
    was = done(run("export", db=there))

    said = done(run("import", str(out), db=there))
    (before,) = (one for one in backups.made(there) if one.reason == "import")
    done(run("import", "--dry-run", str(out), db=there))
    done(run("import", str(out), db=there))

    assert str(before.path) in said
    assert [one.reason for one in backups.made(there)].count("import") == 1
    done(run("restore", str(before.path), db=there))
    assert done(run("export", db=there)) == was


def test_a_dry_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    three_noes(run)
    out, there = tmp_path / "out.json", tmp_path / "there.db"
    done(run("export", "-o", str(out)))
    assert "would be added" in done(run("import", "--dry-run", str(out), db=there))
    assert shown(run("list", "--json", db=there)) == []


def test_a_bad_row_is_refused_and_listed_for_programs(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(
        '{"format": "respond", "version": 1, "tables": {"setting": [{"id": 1}]}}',
        encoding="utf-8",
    )
    assert "setting 1" in refused(run("import", str(path)), ExitCode.BAD_INPUT)
    result = run("import", str(path), "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert json.loads(result.stdout)["refused"][0]["line"] == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, ExitCode.BAD_INPUT),
        ("not json", ExitCode.BAD_INPUT),
        ('{"format": "respond", "version": 99}', ExitCode.TOO_NEW),
    ],
)
def test_a_file_that_is_none_of_ours_is_not_imported(
    run: Run, tmp_path: Path, content: str | None, code: ExitCode
) -> None:
    path = tmp_path / "file.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    refused(run("import", str(path)), code)


def test_a_folder_is_not_imported(run: Run, tmp_path: Path) -> None:
    refused(run("import", str(tmp_path)), ExitCode.NOT_A_FILE)


def test_an_export_never_writes_over_the_database(run: Run, database: Path) -> None:
    three_noes(run)
    before = database.read_bytes()
    refused(run("export", "-o", str(database)), ExitCode.NOT_A_FILE)
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["respond.db.lock", "respond.db-journal", "respond.db.drafts", "respond.db.backups/a"]
)
def test_an_export_never_writes_over_what_lies_with_the_database(
    run: Run, database: Path, name: str
) -> None:
    three_noes(run)
    done(run("backup"))
    place = database.parent / name
    was = place.read_bytes() if place.exists() else None
    refused(run("export", "-o", str(place)), ExitCode.NOT_A_FILE)
    assert (place.read_bytes() if place.exists() else None) == was


def test_a_sheet_goes_out_the_same_to_a_file_and_to_whoever_reads_it(
    run: Run, tmp_path: Path
) -> None:
    done(run("add", "Acme, Backend Engineer @technical passed yesterday"))
    out = tmp_path / "out.csv"
    assert done(run("export", "--format", "csv", "-o", str(out))).startswith("Wrote 1 application ")
    assert out.stat().st_mode & 0o777 == 0o600
    assert run("export", "--format", "csv").stdout_bytes == out.read_bytes()
    assert out.read_bytes().startswith(b"\xef\xbb\xbfCompany,Role,")
    assert b"\r\nAcme,Backend Engineer," in out.read_bytes()
    assert b"technical: passed 2026-11-22" in out.read_bytes()


def test_a_report_tells_the_hunt_and_its_pattern(run: Run, tmp_path: Path) -> None:
    three_noes(run)
    out = tmp_path / "report.md"
    assert done(run("export", "--format", "markdown")).startswith("# The hunt until 23 Nov 2026\n")
    said = done(run("export", "--format", "markdown", "-o", str(out)))
    assert said == f"Wrote the report of your hunt to {out}.\n"
    assert out.stat().st_mode & 0o777 == 0o600
    assert "### Watch – Technical: 3 of 3 ended in a no" in out.read_text(encoding="utf-8")
    assert done(run("export", "--format", "markdown")) == out.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["ics", "xml"])
def test_a_format_that_is_not_there_is_no_export(run: Run, kind: str) -> None:
    assert "json" in refused(run("export", "--format", kind), ExitCode.USAGE)


def test_a_sheet_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    three_noes(run)
    out, there = tmp_path / "out.csv", tmp_path / "there.db"
    run("export", "--format", "csv", "-o", str(out))
    done(run("list"))
    assert "a sheet that respond wrote" in done(run("import", str(out), "--dry-run", db=there))
    took = shown(run("import", str(out), "--json", db=there))
    assert took == {
        "read": 5, "added": 5, "updated": 0, "unchanged": 0, "refused": [], "notes": []
    }  # fmt: skip
    assert run("export", "--format", "csv", db=there).stdout_bytes == out.read_bytes()
    again = shown(run("import", str(out), "--json", db=there))
    assert isinstance(again, dict)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 5)


def test_a_sheet_says_what_it_does_not_hold(run: Run) -> None:
    three_noes(run)
    result = run("export", "--format", "csv")
    assert result.exit_code == 0
    assert result.stdout.count("technical: rejected") == 3
    assert "recoveries" in result.stderr
    assert "recoveries" not in result.stdout


@pytest.mark.parametrize("name", [".", "no/such/folder.json"])
def test_an_export_to_nowhere_leaves_nothing(run: Run, tmp_path: Path, name: str) -> None:
    done(run("list"))
    before = sorted(tmp_path.rglob("*"))
    refused(run("export", "-o", str(tmp_path / name)), ExitCode.NOT_A_FILE)
    assert sorted(tmp_path.rglob("*")) == before


# -- backup, restore, doctor, wipe ------------------------------------------------------------


def test_a_backup_brings_back_what_was_there(run: Run, tmp_path: Path) -> None:
    done(run("add", "Acme applied today"))
    copy = tmp_path / "copy.db"
    done(run("backup", "-o", str(copy)))
    done(run("add", "Globex applied today"))
    said = done(run("restore", str(copy)))
    assert "in place" in said
    assert "before is in" in said
    listed = shown(run("list", "--json"))
    assert isinstance(listed, list)
    assert [each["company"] for each in listed] == ["Acme"]


def test_a_file_that_is_no_backup_is_not_restored(run: Run, tmp_path: Path) -> None:
    done(run("add", "Acme applied today"))
    bad = tmp_path / "bad.db"
    bad.write_text("not a database", encoding="utf-8")
    refused(run("restore", str(bad)), ExitCode.NOT_OURS)
    assert "Acme" in done(run("list"))


def test_the_doctor_finds_a_fresh_file_well(run: Run, database: Path) -> None:
    done(run("add", "Acme applied today"))
    said = shown(run("doctor", "--json"))
    assert isinstance(said, dict)
    assert set(said) == {"ok", "file", "version", "size", "checks", "backups"}
    assert said["ok"] is True
    assert said["file"] == str(database)
    assert said["size"] == database.stat().st_size
    assert all(set(check) == {"name", "ok", "detail"} for check in said["checks"])
    assert "All is well" in done(run("doctor"))


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", ExitCode.NOT_OURS), (b"plain text", ExitCode.NOT_OURS), (None, ExitCode.NOT_A_FILE)],
)
def test_the_doctor_says_what_is_wrong_and_touches_nothing(
    run: Run, database: Path, content: bytes | None, code: ExitCode
) -> None:
    if content is not None:
        database.write_bytes(content)
    result = run("doctor", "--json")
    assert result.exit_code == code
    assert json.loads(result.stdout)["ok"] is False
    assert database.exists() == (content is not None)
    if content is not None:
        assert database.read_bytes() == content


def test_wipe_asks_and_takes_no_for_an_answer(run: Run) -> None:
    done(run("add", "Acme applied today"))
    assert run("wipe", stdin="n\n").exit_code == ExitCode.INTERRUPTED
    assert "Acme" in done(run("list"))


def test_wipe_empties_everything_and_names_the_backups(run: Run) -> None:
    done(run("add", "Acme applied today"))
    done(run("backup"))
    said = done(run("wipe", "--yes"))
    assert "still hold" in said
    assert shown(run("list", "--json")) == []


def test_a_wipe_names_the_backup_it_made_which_brings_all_of_it_back(
    run: Run, database: Path
) -> None:
    done(run("add", "Acme applied today"))
    said = done(run("wipe", "--yes"))
    newest = backups.made(database)[0]
    assert newest.reason == "wipe"
    assert str(newest.path) in said
    done(run("restore", str(newest.path)))
    assert "Acme" in done(run("list"))


def test_an_empty_file_is_wiped_without_a_backup(run: Run, database: Path) -> None:
    done(run("list"))
    done(run("wipe", "--yes"))
    assert "wipe" not in [one.reason for one in backups.made(database)]


# -- the file, errors, and what is common to all --------------------------------------------------


def test_the_environment_names_the_file_too(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(run("add", "Acme applied today"))
    monkeypatch.setenv("RESPOND_DB", str(database))
    result = CliRunner().invoke(respond, ["list"])
    assert "Acme" in done(result)


@pytest.mark.parametrize("named", ["~/x.db", "~/link.db"])
def test_all_that_belongs_to_a_file_lies_beside_the_file_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    for folder in (home, elsewhere):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(elsewhere)
    done(run("add", "Acme applied today", db=Path("~/x.db")))
    (home / "link.db").symlink_to(home / "x.db")

    said = shown(run("doctor", "--json", db=Path(named)))

    assert isinstance(said, dict)
    assert said["file"] == str(home / "x.db")
    assert len(said["backups"]) == 1
    assert list(elsewhere.iterdir()) == []
    monkeypatch.setenv("RESPOND_DB", named)
    assert usual_path() == home / "x.db"


def test_a_link_that_leads_nowhere_is_refused_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "gone.db")
    assert "leads nowhere" in refused(run("list", db=link), ExitCode.NOT_A_FILE)
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("command", ["list", "today", "patterns", "stats", "export", "backup"])
def test_a_file_that_is_not_ours_keeps_every_byte(run: Run, database: Path, command: str) -> None:
    database.write_bytes(b"a diary")
    refused(run(command), ExitCode.NOT_OURS)
    assert database.read_bytes() == b"a diary"


def test_a_folder_in_place_of_the_file_is_refused(run: Run, tmp_path: Path) -> None:
    refused(run("list", db=tmp_path), ExitCode.NOT_A_FILE)


def test_without_a_terminal_the_app_says_so(run: Run) -> None:
    assert "terminal" in refused(run(), ExitCode.USAGE)


def test_the_version_is_the_packages() -> None:
    assert done(CliRunner().invoke(respond, ["--version"])) == f"respond {__version__}\n"


@pytest.mark.parametrize("words", [["nonsense"], ["list", "--nonsense"], ["add"], ["import"]])
def test_what_is_not_understood_is_a_usage_error_with_a_hint(words: list[str]) -> None:
    assert "--help" in refused(CliRunner().invoke(respond, words), ExitCode.USAGE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(run: Run, shell: str) -> None:
    assert "_RESPOND_COMPLETE" in run("completion", shell).stdout


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let opening the file fail so."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Store, "open", fail)


def test_a_bug_leaves_a_log_without_words_and_ends_with_one(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, RuntimeError("a private word"))
    said = refused(run("list"), ExitCode.BUG)
    assert "private" not in said
    (log,) = database.parent.glob("*.log")
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "private" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DiskFull("The disk is full.", "Make room."), ExitCode.DISK_FULL),
        (OSError(errno.ENOSPC, "full", "x"), ExitCode.DISK_FULL),
        (PermissionError(errno.EACCES, "no", "x"), ExitCode.READ_ONLY),
    ],
)
def test_each_trouble_has_its_exit_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: ExitCode
) -> None:
    fail_with(monkeypatch, error)
    refused(run("list"), code)


def test_an_interrupt_ends_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "open", interrupt)
    refused(run("list"), ExitCode.INTERRUPTED)
