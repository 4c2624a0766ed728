"""What every test stands on: one time zone, a home of its own, a cursor that stays still."""

import os
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Before any test is collected: dates must not hang on where the machine is.
os.environ["TZ"] = "UTC"
time.tzset()

settings.register_profile("here", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

_OF_THE_SHELL = (
    "NO_COLOR",
    "RESPOND_DB",
    "TEXTUAL",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_THEME",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what belongs to the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _OF_THE_SHELL:
            patch.delenv(name, raising=False)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor makes two pictures of one screen differ after a second."""
    if "textual.widgets._input" in sys.modules:
        from textual.widgets import Input, TextArea

        monkeypatch.setattr(Input, "cursor_blink", False)
        monkeypatch.setattr(TextArea, "cursor_blink", False)
