"""Half-typed words are kept, whatever happens around them."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import respond_tui
from respond_tui.store import place
from respond_tui.store.drafts import Drafts
from respond_tui.store.errors import DiskFull, StoreError


def test_what_was_typed_is_there_for_the_next_process(database: Path) -> None:
    Drafts(database).save("application", "7", {"company": "Acme", "notes": "half a sen"})
    assert Drafts(database).load("application", "7") == {"company": "Acme", "notes": "half a sen"}


def test_drafts_of_other_forms_and_subjects_are_kept_apart(database: Path) -> None:
    drafts = Drafts(database)
    drafts.save("application", "1", {"company": "Acme"})
    drafts.save("application", "2", {"company": "Globex"})
    drafts.save("round", "1", {"lesson": "shorter"})
    drafts.drop("application", "1")
    assert drafts.load("application", "1") is None
    assert drafts.load("application", "2") == {"company": "Globex"}
    assert drafts.load("round", "1") == {"lesson": "shorter"}


def test_dropping_what_is_not_there_is_fine(database: Path) -> None:
    Drafts(database).drop("application")
    assert not place.drafts(database).exists()


def test_drafts_of_a_linked_file_lie_beside_the_file_itself(database: Path, tmp_path: Path) -> None:
    database.parent.mkdir()
    database.touch()
    link = tmp_path / "linked.db"
    link.symlink_to(database)
    Drafts(link).save("form", "", {"notes": "words"})
    assert Drafts(database).load("form") == {"notes": "words"}


def test_clearing_forgets_every_draft(database: Path) -> None:
    drafts = Drafts(database)
    drafts.save("application", "", {"company": "Acme"})
    drafts.clear()
    assert Drafts(database).load("application") is None
    assert not place.drafts(database).exists()


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_any_words_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, str]
) -> None:
    database = tmp_path_factory.mktemp("drafts") / "respond.db"
    Drafts(database).save("form", "", fields)
    assert Drafts(database).load("form") == fields


def test_a_lone_surrogate_comes_back_as_it_was(database: Path) -> None:
    Drafts(database).save("form", "", {"notes": "a\udc80b"})
    assert Drafts(database).load("form") == {"notes": "a\udc80b"}


def test_drafts_are_for_their_owner_alone(database: Path) -> None:
    Drafts(database).save("form", "", {"notes": "private"})
    assert stat.S_IMODE(place.drafts(database).stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"a": 1}', '{"a": {"b": {"c": 1}}}', "[" * 9999]
)
def test_drafts_that_cannot_be_read_are_set_aside_and_not_lost(
    database: Path, content: str
) -> None:
    database.parent.mkdir()
    place.drafts(database).write_text(content)
    drafts = Drafts(database)
    assert drafts.load("form") is None
    drafts.save("form", "", {"notes": "new"})
    assert place.beside(place.drafts(database), ".unreadable").read_text() == content
    assert Drafts(database).load("form") == {"notes": "new"}


def test_drafts_that_have_no_folder_are_refused_in_a_sentence(tmp_path: Path) -> None:
    no_folder = tmp_path / "words.txt"
    no_folder.write_text("mine", encoding="utf-8")
    drafts = Drafts(no_folder / "respond.db")
    with pytest.raises(StoreError, match="does not lead to a file"):
        drafts.save("round", "", {"notes": "typed"})
    assert drafts.load("round") == {"notes": "typed"}


def test_words_stay_in_memory_when_the_disk_is_full(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(database)
    drafts.save("form", "", {"notes": "first"})

    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            drafts.save("form", "", {"notes": "first and more"})
        assert drafts.load("form") == {"notes": "first and more"}
    assert json.loads(place.drafts(database).read_text()) == {"form": {"": {"notes": "first"}}}
    assert list(database.parent.iterdir()) == [place.drafts(database)]


def test_drafts_and_places_need_no_database_library() -> None:
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, respond_tui.store.drafts, respond_tui.store.place;"
            " print([name for name in ('sqlmodel', 'sqlalchemy', 'platformdirs')"
            " if name in sys.modules])",
        ],
        env={**os.environ, "PYTHONPATH": str(Path(respond_tui.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "[]"
