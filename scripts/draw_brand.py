"""Draw the mark of Sleep Twitch: a moon, and the trace of one twitch across it.

Everything is drawn at eight times its size and shrunk, which smooths the edges.
Run it with Pillow at hand: `.venv/bin/python scripts/draw_brand.py`.
"""

import math
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFont

TARGET: Final = (
    Path(__file__).parents[1] / "custom_components" / "sleep_twitch" / "brand"
)
SMOOTHING: Final = 8

Colour: TypeAlias = tuple[int, int, int]

NIGHT_TOP: Final[Colour] = (44, 38, 96)
NIGHT_BOTTOM: Final[Colour] = (24, 22, 56)
MOON_TOP: Final[Colour] = (255, 226, 158)
MOON_BOTTOM: Final[Colour] = (250, 186, 108)
TRACE: Final[Colour] = (126, 226, 220)
INK: Final[Colour] = (38, 34, 82)
PAPER: Final[Colour] = (240, 238, 250)

TRACE_POINTS: Final = (
    (0.100, 0.600),
    (0.300, 0.600),
    (0.352, 0.552),
    (0.404, 0.600),
    (0.446, 0.600),
    (0.506, 0.300),
    (0.578, 0.802),
    (0.634, 0.532),
    (0.672, 0.600),
    (0.900, 0.600),
)
"""Rest, a beat of the heart, rest, the twitch and its ringing, rest."""


def main() -> None:
    """Write icon and logo in both sizes, for light and dark backgrounds."""
    for scale, suffix in ((1, ""), (2, "@2x")):
        icon = _icon(256 * scale)
        icon.save(TARGET / f"icon{suffix}.png", optimize=True)
        icon.save(TARGET / f"dark_icon{suffix}.png", optimize=True)
        for name, ink in (("logo", INK), ("dark_logo", PAPER)):
            logo = _logo(128 * scale, ink)
            logo.save(TARGET / f"{name}{suffix}.png", optimize=True)


def _icon(size_px: int) -> Image.Image:
    """Return the mark on its tile of night."""
    drawn_px = size_px * SMOOTHING
    tile = _gradient(drawn_px, NIGHT_TOP, NIGHT_BOTTOM)
    tile.paste(_gradient(drawn_px, MOON_TOP, MOON_BOTTOM), mask=_moon(drawn_px))
    # A rim of night keeps the trace apart from the moon it crosses.
    trace = _trace(drawn_px, 0.050)
    rim = ImageChops.multiply(_trace(drawn_px, 0.098), _moon(drawn_px))
    tile.paste(_gradient(drawn_px, NIGHT_TOP, NIGHT_BOTTOM), mask=rim)
    tile.paste(Image.new("RGB", tile.size, TRACE), mask=trace)
    tile.putalpha(_tile(drawn_px))
    return tile.resize((size_px, size_px), Image.Resampling.LANCZOS)


def _logo(height_px: int, ink: Colour) -> Image.Image:
    """Return the mark with the name beside it."""
    font = _font(round(height_px * 0.50))
    name = "Sleep Twitch"
    left, top, right, bottom = font.getbbox(name)
    gap_px = round(height_px * 0.20)
    width_px = height_px + gap_px + math.ceil(right - left) + round(height_px * 0.04)
    logo = Image.new("RGBA", (width_px, height_px), (*ink, 0))
    logo.alpha_composite(_icon(height_px))
    middle_px = (height_px - (bottom - top)) / 2 - top
    place = (height_px + gap_px - left, middle_px)
    ImageDraw.Draw(logo).text(place, name, font=font, fill=(*ink, 255))
    return logo


def _gradient(size_px: int, top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, size_px))
    for y in range(size_px):
        share = y / (size_px - 1)
        mixed = [round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)]
        column.putpixel((0, y), (mixed[0], mixed[1], mixed[2]))
    return column.resize((size_px, size_px))


def _tile(size_px: int) -> Image.Image:
    mask = Image.new("L", (size_px, size_px))
    box = (0, 0, size_px - 1, size_px - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius=round(size_px * 0.225), fill=255)
    return mask


def _moon(size_px: int) -> Image.Image:
    """Return a crescent: a disc less another disc."""
    mask = Image.new("L", (size_px, size_px))
    draw = ImageDraw.Draw(mask)
    draw.circle((size_px * 0.47, size_px * 0.50), size_px * 0.335, fill=255)
    draw.circle((size_px * 0.615, size_px * 0.395), size_px * 0.278, fill=0)
    return mask


def _trace(size_px: int, width: float) -> Image.Image:
    """Return the line of the twitch, its corners and ends round."""
    mask = Image.new("L", (size_px, size_px))
    draw = ImageDraw.Draw(mask)
    points = [(x * size_px, y * size_px) for x, y in TRACE_POINTS]
    width_px = round(size_px * width)
    draw.line(points, fill=255, width=width_px, joint="curve")
    for point in points:
        draw.circle(point, width_px / 2, fill=255)
    return mask


def _font(size_px: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own font, so that the name looks alike on every machine."""
    font = ImageFont.load_default(size_px)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = f"Pillow was built without FreeType and has no font of {size_px} px"
        raise TypeError(message)
    return font


if __name__ == "__main__":
    main()
