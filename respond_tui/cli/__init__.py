"""The shell's front door: parse, call an action or a query, print.

Nothing slow is imported here: each command loads what it needs when it runs, so that the
app paints before SQLModel is there, and `respond --version` loads no more than click.
"""

import os
import sys

_COMPLETING = "_RESPOND_COMPLETE"


def main() -> None:
    """The command ``respond``; ends the process with its exit code."""
    if len(sys.argv) == 1 and _COMPLETING not in os.environ:
        # Nothing to parse, so that the app need not wait for click (a tenth of its start).
        from respond_tui.cli.opening import open_at_once

        open_at_once()
    else:
        from respond_tui.cli.front import respond

        respond()
