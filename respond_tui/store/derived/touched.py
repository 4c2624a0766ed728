"""Which applications an action touched: those whose rows changed, or rows that hang on them."""

import sqlite3
from functools import cache

from respond_tui.store import schema

ROOT = "application"


def install(connection: sqlite3.Connection) -> None:
    """Give a connection its list, which is empty between actions."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY)")


def take(connection: sqlite3.Connection, action: int) -> None:
    """Put the applications on the list that an action touched, and no others."""
    connection.execute("DELETE FROM touched")
    for statement in _by_table():
        connection.execute(statement, {"action": action})


def take_all(connection: sqlite3.Connection) -> None:
    """Put every application on the list, and those that are gone but still stand somewhere."""
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT id FROM application"
        " UNION SELECT application_id FROM standing UNION SELECT application_id FROM entry"
    )


def stages_moved(connection: sqlite3.Connection, action: int) -> bool:
    """Whether an action changed which stages there are, or their order or kind."""
    found = connection.execute(
        """
        SELECT EXISTS (
            SELECT 1 FROM undo_change
            WHERE action_id = ? AND table_name = 'stage' AND (
                "before" = '' OR "after" = ''
                OR json_extract("before", '$.position', '$.kind', '$.deleted_at')
                    <> json_extract("after", '$.position', '$.kind', '$.deleted_at')
            )
        )
        """,
        (action,),
    ).fetchone()
    return bool(found[0])


def changed(root: str) -> tuple[str, ...]:
    """The questions that name the rows of a table which an action changed, or whose parts it did.

    One for the table itself, and two for each that hangs on it. They bind ``:action``.
    """
    selects = [
        f"SELECT row_id FROM undo_change WHERE action_id = :action AND table_name = '{root}'"
    ]
    for table, path in schema.paths_to(root).items():
        for side in ("before", "after"):
            value, joins = f"""json_extract(change."{side}", '$.{path[0].column}')""", ""
            for number, step in enumerate(path[1:], start=1):
                parent = path[number - 1].parent
                joins += f' JOIN "{parent}" AS up_{number} ON up_{number}.id = {value}'
                value = f'up_{number}."{step.column}"'
            selects.append(
                f"SELECT {value} FROM undo_change AS change{joins}"
                f""" WHERE action_id = :action AND table_name = '{table}' AND "{side}" <> ''"""
            )
    return tuple(selects)


@cache
def _by_table() -> tuple[str, ...]:
    """One statement for each table that belongs to an application."""
    return tuple(f"INSERT OR IGNORE INTO touched {select}" for select in changed(ROOT))
