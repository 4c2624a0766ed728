"""The way of a spreadsheet into the app, for the tests that walk it."""

from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from pathlib import Path

from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.importing import READING, ImportDialog
from respond_tui.screens.dialogs.importing_file import FileDialog
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.rows import Rows
from tests.hands import SIZES, Hands, at_the_app


def put(folder: Path, *lines: str, name: str = "hunt.csv", encoding: str = "utf-8") -> Path:
    """A sheet of lines."""
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


@asynccontextmanager
async def choosing(path: Path, size: tuple[int, int] = SIZES[0]) -> AsyncIterator[Hands]:
    """The app at a file, asking which sheet is to come in."""
    async with at_the_app(path, size) as hands:
        await ask(hands)
        yield hands


async def ask(hands: Hands) -> None:
    """Have the app ask for a file."""
    assert isinstance(hands.work, IntentScreen)
    hands.work.open_import()
    await hands.until(lambda: isinstance(hands.screen, FileDialog))
    await hands.settle()


async def read(hands: Hands, file: Path) -> ImportDialog:
    """Name a file and see how it is read."""
    await hands.type(str(file))
    await hands.press("enter")
    return await seen(hands)


async def seen(hands: Hands) -> ImportDialog:
    """The window that shows a sheet, all in it."""
    await hands.until(lambda: isinstance(hands.screen, ImportDialog))
    await hands.settle()
    assert isinstance(hands.screen, ImportDialog)
    return hands.screen


async def change(hands: Hands, line: object, choice: Hashable) -> None:
    """Read a line otherwise."""
    rows = hands.screen.query_one(READING, Rows)
    assert rows.move_to(line), f"{line} is not there\n{hands.text()}"
    await hands.press("enter")
    await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
    assert hands.screen.query_one(Rows).move_to(choice), f"no {choice}\n{hands.text()}"
    await hands.press("enter")
    await seen(hands)
