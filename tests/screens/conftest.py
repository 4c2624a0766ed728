"""Files for the screens to open: the story, told once and copied, the demo, and nothing at all."""

import shutil
from pathlib import Path

import pytest

from respond_tui import demo
from tests.lived_in import NOW as LIVED_IN_NOW
from tests.story import NOW, tell


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine saves late, which is spoken of only where that is what a test is about."""
    if request.path.name != "test_failed_saves.py":
        monkeypatch.setattr("respond_tui.screens.base.PATIENCE", 60.0)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, which nobody may change."""
    path = tmp_path_factory.mktemp("told") / "respond.db"
    tell(path, NOW)
    return path


@pytest.fixture
def story(told: Path, tmp_path: Path) -> Path:
    """A copy of the story."""
    return Path(shutil.copy(told, tmp_path / "respond.db"))


@pytest.fixture
def hunt(tmp_path: Path) -> Path:
    """The demo."""
    path = tmp_path / "hunt.db"
    demo.make(path, LIVED_IN_NOW)
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A path where nothing is yet."""
    return tmp_path / "respond.db"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with nothing in it but a folder."""
    folder = tmp_path / "me"
    (folder / "Downloads").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    return folder
