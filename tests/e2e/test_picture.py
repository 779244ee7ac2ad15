"""How pictures are compared: what may differ, and what may not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from . import picture
from .picture import PictureError, hold_against_approved

type Draw = Callable[[ImageDraw.ImageDraw], None]


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the pictures of these tests away from the real ones."""
    monkeypatch.setattr(picture, "TAKEN", tmp_path / "taken")
    monkeypatch.setattr(picture, "DOCUMENTED", tmp_path / "documented")
    monkeypatch.setattr(picture, "APPROVED", tmp_path / "approved")
    monkeypatch.setattr(picture, "IS_RENEWING", False)
    return tmp_path


def _png(folder: Path, *draw: Draw, height_px: int = 320) -> bytes:
    """Return a card with two lines of text and a chart, and what is drawn over it."""
    card = Image.new("RGB", (400, height_px), "white")
    pen = ImageDraw.Draw(card)
    pen.text((16, 12), "Night of Ada", fill="black", font_size=20)
    pen.text((16, 44), "Periodic limb movements", fill="grey", font_size=13)
    pen.rectangle((16, 90, 384, 300), outline="blue", fill="lightblue")
    for each in draw:
        each(pen)
    path = folder / "drawn.png"
    card.save(path)
    return path.read_bytes()


def _approve(monkeypatch: pytest.MonkeyPatch, png: bytes) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(picture, "IS_RENEWING", True)
        hold_against_approved("card", png)


def _grain(pen: ImageDraw.ImageDraw) -> None:
    """Change one pixel in twenty a little, as another version smooths its edges."""
    dice = random.Random(3)  # noqa: S311 - no secret
    for _ in range(6000):
        at = (dice.randrange(400), dice.randrange(320))
        pen.point(at, fill=(200, 220, 230))


def test_the_same_picture_passes(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test what was approved is accepted, and so is another way to smooth edges."""
    _approve(monkeypatch, _png(folders))

    hold_against_approved("card", _png(folders))
    hold_against_approved("card", _png(folders, _grain))


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda pen: pen.rectangle((16, 40, 250, 62), "white"), id="gone"),
        pytest.param(
            lambda pen: pen.text((60, 12), "Sleeper", fill="black", font_size=20),
            id="overlap",
        ),
        pytest.param(
            lambda pen: pen.rectangle((16, 90, 384, 300), "lightgreen"), id="colour"
        ),
        pytest.param(lambda pen: pen.rectangle((200, 90, 384, 300), "white"), id="cut"),
    ],
)
def test_what_a_person_would_see_does_not(
    draw: Draw, folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a word gone or written over, another colour, half a chart: all are told."""
    _approve(monkeypatch, _png(folders))

    with pytest.raises(PictureError, match=r"of .*card\.png is not as in"):
        hold_against_approved("card", _png(folders, draw))

    assert (folders / "taken" / "card.difference.png").exists()


def test_another_size_does_not(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Test a card that grew is told by its size."""
    _approve(monkeypatch, _png(folders))

    with pytest.raises(PictureError, match=r"\(400, 340\) px, .* \(400, 320\)"):
        hold_against_approved("card", _png(folders, height_px=340))


def test_a_picture_nobody_has_looked_at_does_not(folders: Path) -> None:
    """Test a new picture waits for somebody's eyes."""
    with pytest.raises(PictureError, match="is new: look at it"):
        hold_against_approved("card", _png(folders))


def test_documented_pictures_are_renewed_in_the_documentation(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test the documentation shows what the tests have seen."""
    documented = folders / "documented" / "card.png"
    documented.parent.mkdir()
    documented.write_bytes(b"old")

    _approve(monkeypatch, _png(folders))

    hold_against_approved("card", documented.read_bytes())
    assert not (folders / "approved").exists()
