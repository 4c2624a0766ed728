"""``python -m respond_tui`` is ``respond``."""

from respond_tui.cli import main

main()
