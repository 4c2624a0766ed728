"""A picture of every screen, drawn from the demo: ``make gallery`` writes them all.

Textual draws the screen as SVG, cairo makes a PNG of it, and few colours keep it small.
"""

import asyncio
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cairosvg
from PIL import Image

from respond_tui import demo
from respond_tui.store import look
from respond_tui.themes import DARK, LIGHT
from tests.hands import at_the_app
from tests.lived_in import NOW
from tests.poses import DIALOGS, SCREENS, TIMES, Pose, today

FOLDER = Path(__file__).parents[1] / "screenshots"
SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 48)
THEMES = {"dark": DARK.name, "light": LIGHT.name}
COLOURS = 64
ALIKE = 10
"""Shades closer than this, of 255 a channel, are one colour in a picture."""

SCALE = 10 / 12.2
"""Of the size that Textual draws at: cairo rounds letters to whole pixels, so cells take 10."""

FONT = "DejaVu Sans Mono"
FONT_SIZE = 20 * 12.2 / 12.04
"""Textual draws cells 12.2 wide for letters of 20; those of this font are 12.04 wide."""

_REMOTE_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")


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


def shots() -> Iterator[Shot]:
    """Every picture that there is to be."""
    for name, pose in SCREENS.items():
        for size in (SMALL, MIDDLE, LARGE):
            for theme in THEMES:
                yield Shot(name, pose, size, theme)
    for name, pose in (DIALOGS | {"first-start": today}).items():
        for size, theme in ((SMALL, "dark"), (MIDDLE, "dark"), (MIDDLE, "light")):
            yield Shot(name, pose, size, theme, is_empty=name == "first-start")


async def take(shot: Shot, hunt: Path, folder: Path) -> bytes:
    """One picture as PNG."""
    path = folder / shot.file / "respond.db"
    path.parent.mkdir()
    if not shot.is_empty:
        shutil.copy(hunt, path)
    look.keep_theme(path, THEMES[shot.theme])
    async with at_the_app(path, shot.size, now=TIMES.get(shot.name, NOW)) as hands:
        await shot.pose(hands)
        return as_png(hands.app.export_screenshot(title="respond"))


def as_png(svg: str) -> bytes:
    """A picture that needs no font from elsewhere, in few colours."""
    svg = _REMOTE_FONTS.sub("", svg).replace("Fira Code", FONT)
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE:.3f}px")
    drawn = Image.open(io.BytesIO(cairosvg.svg2png(svg.encode(), scale=SCALE))).convert("RGB")
    small = drawn.quantize(palette=_palette(drawn), dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _palette(drawn: Image.Image) -> Image.Image:
    """The colours that a picture has most of, to the exact shade, and no two of them alike."""
    found = drawn.getcolors(drawn.width * drawn.height) or []
    chosen: list[tuple[int, ...]] = []
    for _, colour in sorted(found, reverse=True):
        if len(chosen) < COLOURS and isinstance(colour, tuple) and _is_new(colour, chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour])
    return palette


def _is_new(colour: tuple[int, ...], chosen: list[tuple[int, ...]]) -> bool:
    return all(
        max(abs(one - other) for one, other in zip(colour, each, strict=True)) >= ALIKE
        for each in chosen
    )


async def draw(wanted: list[str]) -> None:
    """Draw every picture, or those whose name contains one of the words."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="respond-gallery-") as name:
        folder = Path(name)
        hunt = folder / "hunt.db"
        demo.make(hunt, NOW)
        for shot in shots():
            if wanted and not any(word in shot.file for word in wanted):
                continue
            png = await take(shot, hunt, folder)
            (FOLDER / shot.file).write_bytes(png)
            print(f"{shot.file}  {len(png) / 1_000:.0f} kB", flush=True)


if __name__ == "__main__":
    asyncio.run(draw(sys.argv[1:]))
