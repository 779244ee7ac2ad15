"""Stretches: hysteresis, merging, and what hearts are let off."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.noise_floor import Rest
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.trigger import QuietMaxima, Trigger

PARAMS = DetectorParams()
GRID = Grid.of(100.0, PARAMS)
REST = Rest(np.zeros((4, 6)), np.zeros((4, 6)), 1.0)


def _stretches(levels: str, chunk: int) -> list[tuple[int, int]]:
    """Return stretches of hops written as '.' rest, '-' above the lower, '#' upper."""
    trigger = Trigger(GRID, PARAMS.threshold)
    above = np.array([level != "." for level in levels])
    fires = np.array([level == "#" for level in levels])
    found = [
        stretch
        for start in range(0, len(levels), chunk)
        for stretch in trigger.process(
            start, above[start : start + chunk], fires[start : start + chunk], REST
        )
    ]
    found += trigger.flush()
    return [(stretch.start_hop, stretch.end_hop) for stretch in found]


@pytest.mark.parametrize("chunk", [1, 3, 7, 100])
@pytest.mark.parametrize(
    ("levels", "stretches"),
    [
        ("....----.....", []),
        ("...--##--....", [(3, 9)]),
        ("...##....##..........", [(3, 11)]),
        ("...##.....##.........", [(3, 5), (10, 12)]),
        ("###", [(0, 3)]),
        (".....", []),
    ],
    ids=["never fires", "opens low", "0.4 s apart", "0.5 s apart", "no end", "rest"],
)
def test_a_stretch_opens_high_and_closes_low(
    levels: str, stretches: list[tuple[int, int]], chunk: int
) -> None:
    """Test force less than 0.5 s apart is one stretch, exactly 0.5 s apart two."""
    assert _stretches(levels, chunk) == stretches


def test_a_stretch_that_never_ends_is_cut() -> None:
    """Test a machine that starts at midnight does not swallow the night."""
    longest = GRID.hops(PARAMS.threshold.longest_s)

    found = _stretches("#" * (3 * longest), chunk=100)

    assert max(end - start for start, end in found) <= longest + 100
    assert len(found) >= 2


def test_beats_that_stand_out_raise_the_threshold() -> None:
    """Test a strong heart has a quiet night too."""
    maxima = QuietMaxima(PARAMS)
    beats = np.full((60, 10), 2.5)

    maxima.process(beats, beats * 0.8)

    decision, slow = maxima.thresholds()
    assert decision >= 2.5
    assert slow >= 2.0


def test_movements_do_not_raise_the_threshold() -> None:
    """Test moving a sixth of the time hides nothing in the rest of it."""
    maxima = QuietMaxima(PARAMS)
    envelope = np.full((80, 10), 1.2)
    envelope[:15] = 60.0

    maxima.process(envelope, envelope)

    assert maxima.thresholds() == (
        PARAMS.threshold.decision_ratio,
        PARAMS.threshold.slow_ratio,
    )
