"""The steps from each version of the file to the next, in order.

``STEPS[n]`` brings a file of version n to n + 1; a fresh file takes them all. A step that was
released never changes: its tables are literal SQL, in a file named after the version that it
makes. Were they compiled from the models, another SQLAlchemy that writes the same table with
other spaces would take every file there is for a stranger's. A test holds the two together.
The tables of ``store.derived`` stand here alone.
"""

import sqlite3
from collections.abc import Callable, Sequence
from importlib.resources import files

from respond_tui.store.seed import add_default_stages

Step = Callable[[sqlite3.Connection, str], None]
"""Takes the connection, inside a transaction, and the moment as it is stored."""


def statements(version: int) -> list[str]:
    """The literal SQL that makes a version, one statement each."""
    text = files(__name__).joinpath(f"{version}.sql").read_text(encoding="utf-8")
    return [part.strip().removesuffix(";") for part in text.split("\n\n")]


def _to_1(connection: sqlite3.Connection, moment: str) -> None:
    for statement in statements(1):
        connection.execute(statement)
    add_default_stages(connection, moment)


def _to_2(connection: sqlite3.Connection, _moment: str) -> None:
    """Stages can retire, searches have names; what is derived is filled in after all steps."""
    for statement in statements(2):
        connection.execute(statement)


def _to_3(connection: sqlite3.Connection, _moment: str) -> None:
    """Feelings, reflections with what hangs on them, letters; a no can be sealed."""
    for statement in statements(3):
        connection.execute(statement)


def _to_4(connection: sqlite3.Connection, _moment: str) -> None:
    """Answers and levers on every kind of pattern.

    SQLite alters no CHECK, so both tables are made again under their own names, with the ids
    that they have and the ones that they must not give again.
    """
    for statement in statements(4):
        connection.execute(statement)


STEPS: Sequence[Step] = (_to_1, _to_2, _to_3, _to_4)
