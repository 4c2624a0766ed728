"""A picture of every screen, drawn from the story: ``make gallery`` writes them all.

Textual draws the screen as SVG, cairo makes a PNG of it, and few colours keep it small.
"""

import asyncio
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cairosvg
from PIL import Image

from respond_tui.store import look
from respond_tui.themes import DARK, LIGHT
from tests.hands import Hands, at_the_app
from tests.story import NOW, PAUSING, tell

FOLDER = Path(__file__).parents[1] / "screenshots"
SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 48)
THEMES = {"dark": DARK.name, "light": LIGHT.name}
COLOURS = 64
SCALE = 10 / 12.2
"""Of the size that Textual draws at: cairo rounds letters to whole pixels, so cells take 10."""

LINE = "Acme, Backend Engineer @technical rejected yesterday #sharding ~60"
FONT = "DejaVu Sans Mono"
FONT_SIZE = 20 * 12.2 / 12.04
"""Textual draws cells 12.2 wide for letters of 20; those of this font are 12.04 wide."""

_REMOTE_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")

Pose = Callable[[Hands], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is shown, how large, in which theme."""

    name: str
    pose: Pose
    size: tuple[int, int]
    theme: str
    is_empty: bool = False

    @property
    def file(self) -> str:
        """The name of its file."""
        width, height = self.size
        return f"{self.name}-{width}x{height}-{self.theme}.png"


async def today(hands: Hands) -> None:
    """The first screen as it opens."""


async def log(hands: Hands) -> None:
    """The log, on an application with rounds."""
    await hands.go("2", "log")
    await choose(hands, PAUSING)


async def recovery(hands: Hands) -> None:
    """The recovery whose pause runs."""
    await hands.go("3", "recovery")


async def patterns(hands: Hands) -> None:
    """The strongest alert and what it rests on."""
    await hands.go("4", "patterns")


async def quick_add(hands: Hands) -> None:
    """A line half-way, with what was understood of it."""
    await hands.press("a")
    await hands.type(LINE)


async def rejection(hands: Hands) -> None:
    """A no for an application that is under way."""
    await hands.go("2", "log")
    await choose(hands, "Cobalt Weather")
    await hands.press("x")


async def form(hands: Hands) -> None:
    """Every field of an application."""
    await hands.go("2", "log")
    await choose(hands, "Cobalt Weather")
    await hands.press("e")


async def outcome(hands: Hands) -> None:
    """What can have come of an application."""
    await hands.go("2", "log")
    await choose(hands, "Cobalt Weather")
    await hands.press("o")


async def lever(hands: Hands) -> None:
    """A lever for the strongest alert."""
    await hands.go("4", "patterns")
    await hands.press("l")
    await hands.press("tab")
    await hands.type("two mock interviews a week, with Jun")


async def help_(hands: Hands) -> None:
    """The keys that act in the log."""
    await hands.go("2", "log")
    await hands.press("question_mark")


async def choose(hands: Hands, company: str) -> None:
    """Put the cursor of the log on a company."""
    row = next(
        row for row in hands.workspace.queries.log_rows(range(1, 200)) if row.company == company
    )
    hands.rows("#log-rows").move_to(row.id)
    await hands.until(lambda: f"─ {company}" in hands.text())


SCREENS: dict[str, Pose] = {"today": today, "log": log, "recovery": recovery, "patterns": patterns}
DIALOGS: dict[str, Pose] = {
    "quick-add": quick_add,
    "rejection": rejection,
    "form": form,
    "outcome": outcome,
    "lever": lever,
    "help": help_,
}


def shots() -> Iterator[Shot]:
    """Every picture that there is to be."""
    for name, pose in SCREENS.items():
        for size in (SMALL, MIDDLE, LARGE):
            for theme in THEMES:
                yield Shot(name, pose, size, theme)
    for name, pose in (DIALOGS | {"first-start": today}).items():
        for size, theme in ((SMALL, "dark"), (MIDDLE, "dark"), (MIDDLE, "light")):
            yield Shot(name, pose, size, theme, is_empty=name == "first-start")


async def take(shot: Shot, story: Path, folder: Path) -> bytes:
    """One picture as PNG."""
    path = folder / shot.file / "respond.db"
    path.parent.mkdir()
    if not shot.is_empty:
        shutil.copy(story, path)
    look.keep_theme(path, THEMES[shot.theme])
    async with at_the_app(path, shot.size) as hands:
        await shot.pose(hands)
        return as_png(hands.app.export_screenshot(title="respond"))


def as_png(svg: str) -> bytes:
    """A picture that needs no font from elsewhere, in few colours."""
    svg = _REMOTE_FONTS.sub("", svg).replace("Fira Code", FONT)
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE:.3f}px")
    drawn = Image.open(io.BytesIO(cairosvg.svg2png(svg.encode(), scale=SCALE)))
    small = drawn.convert("RGB").quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


async def draw(wanted: list[str]) -> None:
    """Draw every picture, or those whose name contains one of the words."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="respond-gallery-") as name:
        folder = Path(name)
        story = folder / "story.db"
        tell(story, NOW)
        for shot in shots():
            if wanted and not any(word in shot.file for word in wanted):
                continue
            png = await take(shot, story, folder)
            (FOLDER / shot.file).write_bytes(png)
            print(f"{shot.file}  {len(png) / 1_000:.0f} kB", flush=True)


if __name__ == "__main__":
    asyncio.run(draw(sys.argv[1:]))
