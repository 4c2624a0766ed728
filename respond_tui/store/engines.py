"""SQLAlchemy's way to the file: one engine to read with, one to write with.

Each begins its transactions in its own way, since one that starts by reading and then
writes fails at once when another process is saving (FACTS.md B).
"""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from respond_tui.store import derived, journal, schema

Connect = Callable[[], sqlite3.Connection]


class Engines:
    """Both engines of one file.

    ``reader`` has many connections, each read seeing one moment of the file; ``writer`` has
    one, which keeps the journal, so that the saves of one process queue up.
    """

    def __init__(self, connect: Connect, busy_ms: int) -> None:
        self._connect = connect
        self._patience = busy_ms / 1_000
        self.reader = self._engine(connect, "BEGIN", size=5, overflow=-1)
        self.writer = self._engine(self._connect_journaled, "BEGIN IMMEDIATE", size=1, overflow=0)

    def dispose(self) -> None:
        """Close every connection that is not in use."""
        self.reader.dispose()
        self.writer.dispose()

    def _engine(self, connect: Connect, begin: str, *, size: int, overflow: int) -> Engine:
        engine = create_engine(
            "sqlite://",
            creator=connect,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=overflow,
            pool_timeout=self._patience,
            hide_parameters=True,
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _connect_journaled(self) -> sqlite3.Connection:
        connection = self._connect()
        journal.install(connection, schema.data_columns())
        derived.install(connection)
        return connection


def driver(connection: Connection) -> sqlite3.Connection:
    """The standard library's connection under one of SQLAlchemy's."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("The engines connect through the standard library's sqlite3.")
    return raw
