"""What a node counts in each step of a placement test."""

import numpy as np
from numpy.typing import NDArray

from .detector.handmade import add, counts_of, push, quiet_bed
from .detector.handmade import ring as rung
from .short_night import RATE_HZ


def empty(seconds: float = 130.0) -> NDArray[np.int16]:
    """Return what a node counts in a bed that nobody is in."""
    return counts_of(quiet_bed(seconds, rate_hz=RATE_HZ, seed=2))


def taken(seconds: float = 130.0) -> NDArray[np.int16]:
    """Return what it counts with a heart in it."""
    return counts_of(quiet_bed(seconds, rate_hz=RATE_HZ, beat_mg=1.5, seed=3))


def feet(n: int = 12) -> NDArray[np.int16]:
    """Return what it counts while a foot moves again and again."""
    bed = quiet_bed(20 + n * 6.0, rate_hz=RATE_HZ, beat_mg=1.5, seed=4)
    for number in range(n):
        force = push(1.0, seed=number, rate_hz=RATE_HZ) * 8.0
        add(
            bed,
            rung(force, 6.0, 0.1, rate_hz=RATE_HZ),
            8 + number * 6.0,
            rate_hz=RATE_HZ,
        )
    return counts_of(bed)
