"""However a file was spoilt: it opens, or one sentence says why not and its bytes stay."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.models.tables import Application
from respond_tui.store import place
from respond_tui.store.errors import StoreError
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small healthy file."""
    database = tmp_path_factory.mktemp("sound") / "respond.db"
    store = Store.open(database, NOW)
    with store.write("add Acme", NOW) as session:
        session.add(Application(company="Acme", created_at=NOW, updated_at=NOW))
    store.close()
    return database


_PATCHES = st.lists(
    st.tuples(
        # Half of the patches go where they hurt: the header and the first page.
        st.one_of(st.integers(0, 120), st.integers(0, 100_000)),
        st.binary(min_size=1, max_size=16),
    ),
    min_size=1,
    max_size=4,
)


@given(patches=_PATCHES, cut=st.one_of(st.none(), st.integers(0, 100_000)))
def test_a_spoilt_file_opens_or_is_refused_with_its_bytes_untouched(
    tmp_path_factory: pytest.TempPathFactory,
    sound: Path,
    patches: list[tuple[int, bytes]],
    cut: int | None,
) -> None:
    content = bytearray(sound.read_bytes())
    for offset, patch in patches:
        content[offset : offset + len(patch)] = patch
    del content[cut if cut is not None else len(content) :]
    database = tmp_path_factory.mktemp("spoilt") / "respond.db"
    database.write_bytes(content)

    refused: StoreError | None = None
    try:
        Store.open(database, NOW).close()
    except StoreError as error:
        refused = error
    if refused:
        assert refused.sentence.endswith(".")
        assert database.read_bytes() == bytes(content)
        assert {path.name for path in database.parent.iterdir()} <= {
            database.name,
            place.journal(database).name,
            place.lock(database).name,
        }
