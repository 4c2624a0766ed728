"""A path as people type, paste and drop it, how it goes on, and the files that lie nearby."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from respond_tui.exchange import files
from respond_tui.exchange.files import gone_on, likely_files, shown_path, typed_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with some files, and somewhere else to stand in."""
    home = tmp_path / "me"
    (home / "Downloads").mkdir(parents=True)
    (home / "Documents").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path / "elsewhere")
    return home


def put(path: Path, age: float = 0) -> Path:
    """A file so many seconds old."""
    path.write_text("Company\nAcme\n")
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


@pytest.mark.parametrize(
    "typed",
    [
        "~/Downloads/my hunt.csv",
        "  ~/Downloads/my hunt.csv ",
        "~/Downloads/my\\ hunt.csv",
        "'{home}/Downloads/my hunt.csv'",
        '"{home}/Downloads/my hunt.csv"',
        "'{home}/Downloads/my hunt.csv' ",
        '"~/Downloads/my hunt.csv"',
        "file://{home}/Downloads/my%20hunt.csv",
        "file://localhost{home}/Downloads/my%20hunt.csv",
        "FILE://{home}/Downloads/my hunt.csv",
        "'file://{home}/Downloads/my%20hunt.csv'",
    ],
)
def test_a_path_is_understood_as_it_is_typed_pasted_or_dropped(home: Path, typed: str) -> None:
    file = put(home / "Downloads" / "my hunt.csv")
    assert typed_path(typed.format(home=home)) == file


@pytest.mark.parametrize("name", ["it's.csv", 'a"b.csv', "a\\b.csv", "'quoted'.csv", "100%20.csv"])
def test_a_name_that_is_there_to_the_letter_is_taken_so(home: Path, name: str) -> None:
    file = put(home / name)
    assert typed_path(f"~/{name}") == file


def test_what_a_shell_wrote_round_an_apostrophe_is_understood(home: Path) -> None:
    assert typed_path(f"'{home}/it'\\''s.csv'") == home / "it's.csv"


def test_a_name_without_a_folder_lies_where_the_program_was_started(home: Path) -> None:
    assert typed_path("hunt.csv") == home.parent / "elsewhere" / "hunt.csv"


@example("w" * 5_000)
@example("~nobody/a\x00b")
@example("~/" + "d/" * 3_000)
@given(st.text(max_size=60))
def test_anything_typed_is_some_path_and_has_some_files(typed: str) -> None:
    assert typed_path(typed).is_absolute()
    assert isinstance(gone_on(typed), str)
    assert len(likely_files(typed, 3)) <= 3


def test_a_path_in_the_home_folder_is_shown_from_there_and_read_back(home: Path) -> None:
    assert shown_path(home) == "~"
    assert shown_path(home / "Downloads" / "a.csv") == "~/Downloads/a.csv"
    assert shown_path(Path("/usr/a.csv")) == "/usr/a.csv"
    assert typed_path(shown_path(home / "a.csv")) == home / "a.csv"


def test_a_beginning_goes_on_as_far_as_all_that_begin_so(home: Path) -> None:
    put(home / "Downloads" / "hunt-2025.csv")
    put(home / "Downloads" / "hunt-2026.csv")
    put(home / "Downloads" / "hunting.jpg")
    assert gone_on("~") == "~/"
    assert gone_on("~/Down") == "~/Downloads/"
    assert gone_on("~/D") == "~/Do"
    assert gone_on("~/Downloads/h") == "~/Downloads/hunt-202"
    assert gone_on("~/Downloads/hunt-2025") == "~/Downloads/hunt-2025.csv"
    assert gone_on("~/Downloads/hunting") == "~/Downloads/hunting.jpg"
    assert gone_on("~/Downloads/zebra") == "~/Downloads/zebra"
    assert gone_on("~/nowhere/a") == "~/nowhere/a"


def test_case_counts_only_where_it_tells_two_names_apart(home: Path) -> None:
    assert gone_on("~/dow") == "~/Downloads/"
    put(home / "downpour.csv")
    assert gone_on("~/dow") == "~/downpour.csv"


def test_hidden_names_go_on_only_from_their_dot(home: Path) -> None:
    (home / ".cache").mkdir()
    assert gone_on("~/") == "~/Do"
    assert gone_on("~/.c") == "~/.cache/"


def test_files_nearby_are_those_of_the_usual_folders_newest_first(home: Path) -> None:
    old = put(home / "Documents" / "old.csv", 300)
    new = put(home / "Downloads" / "new.TSV", 10)
    kept = put(home / "export.json", 100)
    here = put(home.parent / "elsewhere" / "here.csv", 200)
    put(home / "Downloads" / "letter.pdf")
    put(home / "Downloads" / ".hidden.csv")
    (home / "Downloads" / "folder.csv").mkdir()
    (home / "Downloads" / "to-nowhere.csv").symlink_to(home / "gone.csv")
    found = likely_files("", 10)
    assert [each.path for each in found] == [new, kept, here, old]
    assert [each.folder for each in found][:2] == ["~/Downloads", "~"]
    assert [each.path for each in likely_files("", 2)] == [new, kept]
    assert [each.path for each in likely_files("OLD", 10)] == [old]


def test_a_folder_that_is_typed_takes_the_place_of_the_usual_ones(home: Path) -> None:
    put(home / "Downloads" / "new.csv")
    file = put(home / "Documents" / "hunt.csv")
    assert [each.path for each in likely_files("~/Documents", 10)] == [file]
    assert [each.path for each in likely_files("~/Documents/", 10)] == [file]
    assert [each.path for each in likely_files("~/Documents/un", 10)] == [file]
    assert likely_files("~/Documents/x", 10) == ()
    assert likely_files("~/nowhere/", 10) == ()


def test_no_key_waits_for_a_folder_without_end(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_LOOKED_AT", 3)
    for number in range(9):
        put(home / "Documents" / f"{number}.csv")
    assert len(likely_files("~/Documents/", 10)) == 3
