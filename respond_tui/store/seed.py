"""The rows that a person starts with."""

import sqlite3

from respond_tui.guide.stages import DEFAULT_STAGES


def add_default_stages(connection: sqlite3.Connection, moment: str) -> None:
    """Add the stages that a person starts with; ``moment`` as it is stored."""
    connection.executemany(
        "INSERT INTO stage (id, created_at, updated_at, name, position, kind, other_names)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                stage.id,
                moment,
                moment,
                stage.name,
                stage.position,
                str(stage.kind),
                "\n".join(stage.other_names),
            )
            for stage in DEFAULT_STAGES
        ],
    )
