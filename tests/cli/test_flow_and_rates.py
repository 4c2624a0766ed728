"""``respond stats`` by month and slice, and ``respond export --format sankey``."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from respond_tui.cli import door
from respond_tui.cli.front import respond
from tests.courses import WORKED_TABLE
from tests.desks import NOW

TRANSITIONS = Path(__file__).parents[3] / "shared" / "data" / "transitions.csv"
Run = Callable[..., Result]

RATE = {"of", "in", "rate", "low", "high", "too_early"}


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


def stats(run: Run) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(done(run("stats", "--json")))
    return read


def streams(text: str) -> dict[tuple[str, str], int]:
    """The lines “From [count] To”."""
    found = {}
    for line in text.splitlines():
        start, _, rest = line.partition(" [")
        count, _, end = rest.partition("] ")
        found[start, end] = int(count)
    return found


def test_stats_have_both_rates_by_month_and_by_slice_in_one_shape(run: Run) -> None:
    for line in (
        "Acme, SRE applied 2026-10-01 via referral",
        "Acme @screen passed 2026-10-05",
        "Globex, SRE applied 2026-10-20 via job board",
        "Hooli, PM applied 2026-11-20 via referral",
    ):
        done(run("add", line))
    said = stats(run)
    months = {each["month"]: each for each in said["by_month"]}
    assert list(months) == ["2026-11", "2026-10"]
    assert months["2026-10"]["reply_rate"]["of"] == 2
    assert months["2026-10"]["invite_rate"]["in"] == 1
    assert months["2026-11"]["reply_rate"] == dict.fromkeys(RATE) | {
        "of": 0,
        "in": 0,
        "too_early": 1,
    }
    assert list(said["by_slice"]) == [
        "source",
        "role_family",
        "arrangement",
        "market",
        "seniority",
    ]
    assert [each["value"] for each in said["by_slice"]["source"]] == ["referral", "job board"]
    assert [each["value"] for each in said["by_slice"]["market"]] == [None]
    for groups in (said["by_month"], *said["by_slice"].values()):
        for each in groups:
            assert set(each["reply_rate"]) == set(each["invite_rate"]) == RATE
        for name in ("reply_rate", "invite_rate"):
            total = sum(each[name]["of"] + each[name]["too_early"] for each in groups)
            assert total == said[name]["of"] + said[name]["too_early"] == 3


def test_a_person_reads_both_rates_by_month_and_by_the_slices_that_are_known(run: Run) -> None:
    done(run("add", "Acme, SRE applied 2026-10-01 via referral"))
    done(run("add", "Acme @screen passed 2026-10-05"))
    done(run("add", "Hooli, PM applied 2026-11-20"))
    lines = done(run("stats")).splitlines()
    assert [line for line in lines if line.startswith("By ")] == [
        line
        for line in lines
        if re.match(r"By (month|source) +Answered +Invited to a round$", line)
    ]
    assert "2026-10   100 % of 1 (21–100)  100 % of 1 (21–100)" in lines
    assert any(re.match(r"not noted +none of 1 counts +none of 1 counts$", line) for line in lines)
    assert not any("market" in line for line in lines)


def test_an_empty_log_has_no_parts_and_no_flow(run: Run) -> None:
    said = stats(run)
    assert said["by_month"] == []
    assert set(map(len, said["by_slice"].values())) == {0}
    result = run("export", "--format", "sankey")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing is logged yet, so there is nothing in it.\n"


def test_the_flow_goes_to_standard_output_and_into_a_file(run: Run, tmp_path: Path) -> None:
    done(run("add", "Acme, SRE @technical rejected yesterday via referral"))
    done(run("add", "Globex applied today"))
    text = done(run("export", "--format", "sankey"))
    assert text == (
        "Referral [1] Application\n"
        "Source not noted [1] Application\n"
        "Application [1] Technical\n"
        "Application [1] Pending\n"
        "Technical [1] No\n"
    )
    out = tmp_path / "flow.txt"
    said = done(run("export", "--format", "sankey", "-o", out))
    assert said == f"Wrote the flow of your hunt to {out}.\n"
    assert out.read_text(encoding="utf-8") == text


def test_the_real_transitions_flow_as_the_worked_table_says(run: Run) -> None:
    # MODEL.md, "Worked example".
    if not TRANSITIONS.exists():
        pytest.skip("../shared/data is not here")
    run("import", TRANSITIONS, "--json")
    found = streams(done(run("export", "--format", "sankey")))
    into: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for (start, end), count in found.items():
        assert count > 0
        out[start] += count
        into[end] += count
    stages = {start for start, _ in found} & set(into)
    assert {stage: into[stage] for stage in stages} == {stage: out[stage] for stage in stages}
    assert sorted(into[stage] for stage in stages) == sorted(
        figures[0] for figures in WORKED_TABLE.values()
    )
    assert sum(out[start] for start in out if start not in stages) == 100
    table = WORKED_TABLE.values()
    assert into["No"] == sum(figures[2] for figures in table) == 30
    assert into["Silent"] + into["Ghosted"] == sum(figures[3] for figures in table)
    left = into["Withdrew"] + into["Role closed"] + into["Called off"]
    assert left == sum(figures[4] for figures in table)
    assert (into["Accepted"], into["Declined"]) == (9, 7)
    assert found["Technical", "No"] == 4
    assert found["Application", "No"] == 14
