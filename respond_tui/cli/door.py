"""The file that a command works on, opened when it is needed and let go of at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respond_tui.cli.opening import usual_path
from respond_tui.clock import local_now

if TYPE_CHECKING:
    from respond_tui.actions.desk import Desk


clock = local_now
"""Tells a command the moment it runs at."""


def path() -> Path:
    """The file named by ``--db`` or ``RESPOND_DB``, else the one in the platform's own place.

    It is the file itself, behind any link.
    """
    context = click.get_current_context(silent=True)
    named = context.find_root().params.get("db") if context else None
    if not isinstance(named, Path):
        return usual_path()
    from respond_tui.store.place import itself

    return itself(named)


@contextmanager
def opened() -> Iterator[Desk]:
    """The file, open; what was saved is backed up at the end. Raises StoreError."""
    from respond_tui.actions.desk import Desk
    from respond_tui.store.errors import StoreError
    from respond_tui.store.store import Store

    now = clock()
    store = Store.open(path(), now)
    try:
        yield Desk(store, now)
    except BaseException:
        store.close()
        raise
    try:
        store.close(now)
    except StoreError as error:
        click.echo(
            f"What you asked for is done, but no backup was made: {error.sentence}", err=True
        )
