"""The shell's front door: parse, call an action or a query, print.

Nothing slow is imported here: each command loads what it needs when it runs, so that the
app paints before SQLModel is there, and `respond --version` loads no more than click.
"""

from respond_tui.cli.front import main

__all__ = ["main"]
