"""Pictures of the cards, held against those that somebody has looked at.

A picture that is new, or that has changed on purpose, is written with
`SLEEP_TWITCH_RENEW_PICTURES=1 scripts/test e2e -k …`; then look at it, and commit it.
"""

import os
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from PIL.Image import Quantize

from ..tools import ROOT

TAKEN: Final = ROOT / ".build" / "pictures"
DOCUMENTED: Final = ROOT / "docs" / "images"
APPROVED: Final = ROOT / "tests" / "e2e" / "pictures"
IS_RENEWING: Final = "SLEEP_TWITCH_RENEW_PICTURES" in os.environ

_BLOCK_PX: Final = 8
"""Compared are means of blocks: edges are smoothed otherwise on every machine."""
_SAME_LEVEL: Final = 28
"""Of 255: a line of text that moved by its height is twice as much."""
_SAME_SHARE: Final = 0.004
"""Of all blocks: a figure more or less in a line of text."""
_SAME_SIZE_PX: Final = 2


class PictureError(AssertionError):
    """A picture is not what it was; the message says in what, and where to look."""


def hold_against_approved(name: str, png: bytes) -> None:
    """Write a picture where it can be looked at, and compare it with the one before.

    Parameters
    ----------
    name : str
        What it shows, without a suffix.
    png : bytes
        The picture.

    Raises
    ------
    PictureError
        If it differs, or nobody has looked at one of that name.
    """
    taken = write_taken(name, png)
    approved = _place_of(name)
    if IS_RENEWING:
        _renew(taken, approved)
    elif not approved.exists():
        raise PictureError(f"{taken} is new: look at it, and renew the pictures")
    else:
        _compare(taken, approved)


def write_taken(name: str, png: bytes) -> Path:
    """Write a picture where it can be looked at, and return where."""
    TAKEN.mkdir(parents=True, exist_ok=True)
    taken = TAKEN / f"{name}.png"
    taken.write_bytes(png)
    return taken


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return where two pictures differ, a white pixel for each block that does."""
    width, height = (min(pair) for pair in zip(one.size, other.size, strict=True))
    means = [
        picture.convert("RGB").crop((0, 0, width, height)).reduce(_BLOCK_PX)
        for picture in (one, other)
    ]
    red, green, blue = ImageChops.difference(*means).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda level: 255 * (level > _SAME_LEVEL))


def share(marked: Image.Image) -> float:
    """Return the share of white pixels."""
    return marked.histogram()[255] / (marked.width * marked.height)


def is_size_alike(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two pictures have one size, but for rounding."""
    pairs = zip(one.size, other.size, strict=True)
    return all(abs(this - that) <= _SAME_SIZE_PX for this, that in pairs)


def _place_of(name: str) -> Path:
    """Return where the approved picture lies: some are in the documentation."""
    documented = DOCUMENTED / f"{name}.png"
    return documented if documented.exists() else APPROVED / f"{name}.png"


def _renew(taken: Path, approved: Path) -> None:
    """Take a picture as it is, in as few bytes as a repository wants."""
    approved.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(taken) as picture:
        few_colours = picture.convert("RGB").quantize(method=Quantize.MAXCOVERAGE)
    few_colours.save(approved, optimize=True)


def _compare(taken: Path, approved: Path) -> None:
    with Image.open(taken) as now, Image.open(approved) as before:
        if not is_size_alike(now, before):
            raise PictureError(f"{taken} has {now.size} px, {approved} {before.size}")
        marked = difference(now, before)
    if (changed := share(marked)) > _SAME_SHARE:
        shown = taken.with_suffix(".difference.png")
        marked.resize((marked.width * _BLOCK_PX, marked.height * _BLOCK_PX)).save(shown)
        raise PictureError(
            f"{changed:.2%} of {taken} is not as in {approved}: see {shown.name}"
        )
