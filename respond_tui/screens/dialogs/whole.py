"""A field for a whole number within limits."""

from respond_tui.guide.refusal import Refusal
from respond_tui.widgets.fields import LineField

_MOST_DIGITS = 9


def whole_field(
    name: str, label: str, within: tuple[int, int], *, hint: str = "", needed: bool = True
) -> LineField:
    """A whole number from the least to the most of ``within``, or nothing if not needed."""
    least, most = within

    def value(text: str) -> int | None:
        if not text and not needed:
            return None
        digits = text.removesuffix("%").strip()
        is_whole = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        if not is_whole or not least <= int(digits) <= most:
            raise Refusal(f"{label}: a whole number from {least} to {most:,}.", name)
        return int(digits)

    return LineField(name, label, hint=hint, needed=needed, value=value)
