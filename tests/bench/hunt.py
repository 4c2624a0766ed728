"""The demo's hunt at any length, for measuring: ``python -m tests.bench.hunt FILE COUNT``."""

import argparse
import datetime as dt
from pathlib import Path

from respond_tui import demo
from respond_tui.clock import local_now
from respond_tui.demo.parts import AHEAD

__all__ = ["AHEAD", "MOST_OPEN", "make"]

MOST_OPEN = 2
"""Recoveries that are open in a hunt of any length."""


def make(path: Path, applications: int, now: dt.datetime, seed: int = demo.SEED) -> None:
    """Make a file with a hunt in it; ``now`` is aware. The journal of undo stays empty."""
    demo.make(path, now, applications, seed)


def main() -> None:
    """Make a hunt from the shell."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("applications", type=int)
    wanted = parser.parse_args()
    make(wanted.file, wanted.applications, local_now())


if __name__ == "__main__":
    main()
