"""respond: a keyboard-driven, offline tracker for interviews that end in a no."""

__version__ = "0.1.0"
