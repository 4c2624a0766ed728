"""The bytes of a JSON file on its way in: how many are read, and whose it seems to be."""

import re
from pathlib import Path

from respond_tui.exchange.regular import opened
from respond_tui.guide.refusal import Refusal

LARGEST = 50 * 1024 * 1024
"""Bytes of a file that is read (STORAGE.md, "Imports"), but for what we wrote ourselves."""

LARGEST_OF_OURS = 512 * 1024 * 1024
"""Bytes of a file that begins as ours do: some 500,000 applications, read in 3 GB of memory."""

HEAD = 1024
"""Bytes by which a file is told."""

_OURS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"respond"\s*[,}]')


def is_json(head: bytes) -> bool:
    """Whether a file that begins so is JSON, and so could be an export."""
    return head[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def text_of(path: Path) -> str:
    """The text of a regular file. Raises NotAFileToRead, another Refusal, or OSError."""
    with opened(path) as file:
        head = file.read(HEAD)
        most = LARGEST_OF_OURS if _OURS.match(head) else LARGEST
        raw = head + file.read(most + 1 - len(head))
    if len(raw) > most:
        raise Refusal(f"“{path.name}” is larger than {most // 1024**2} MB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(f"“{path.name}” is not in UTF-8.") from error
