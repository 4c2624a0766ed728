"""A made-up hunt of any size, for the demo, the pictures, the benchmarks and the tests."""

from respond_tui.demo.filing import keep, make
from respond_tui.demo.hunt import APPLICATIONS, SEED

__all__ = ["APPLICATIONS", "SEED", "keep", "make"]
