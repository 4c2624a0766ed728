"""A letter on its way to a mail program: the address in it, and the link that opens one."""

import re
from collections.abc import Mapping

from respond_tui.guide.refusal import Refusal

LONGEST = 2_000
"""Characters of a link that every system still hands over; Windows cuts at 2,083."""

_ADDRESS = re.compile(r"[^\s<>,;:\"'()\[\]]+@[^\s<>,;:\"'()\[\]]+")
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_WITH_A_DESKTOP = ("darwin", "win32", "cygwin")


def address_in(to: str) -> str:
    """The first mail address in what stands after “To”; empty where there is none."""
    found = _ADDRESS.search(to)
    return found[0] if found else ""


def person_in(to: str) -> str:
    """Who is named there: the words without the address."""
    return " ".join(_ADDRESS.sub(" ", to).replace("<", " ").replace(">", " ").split()).strip(" ,;")


def link(to: str, subject: str, body: str) -> str:
    """The ``mailto:`` link of a letter (RFC 6068): UTF-8, percent-encoded, lines by CRLF.

    Raises Refusal where it is longer than mail programs take.
    """
    name, at, host = address_in(to).rpartition("@")
    address = f"{_encoded(name)}{at}{_encoded(host)}"
    parts = [
        f"{key}={_encoded(text)}" for key, text in (("subject", subject), ("body", body)) if text
    ]
    made = f"mailto:{address}{'?' if parts else ''}{'&'.join(parts)}"
    if len(made) > LONGEST:
        raise Refusal("This letter is too long for a mail link. Copy it, or write it to a file.")
    return made


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a mail program could show itself: on a desktop, not over a bare connection."""
    return platform in _WITH_A_DESKTOP or any(environ.get(name) for name in _DISPLAYS)


def _encoded(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in lines.encode("utf-8", "replace")
    )
