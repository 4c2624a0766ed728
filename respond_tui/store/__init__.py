"""The file: looking before opening it, holding it, upgrading it, and keeping its past."""
