"""Small beds made by hand, with known answers, for the detector's tests."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.detector.models import (
    Detected,
    MovementFeatures,
)
from custom_components.sleep_twitch.wire.models import SampleBlock

RATE_HZ: Final = 100.0
SCALE_MG: Final = 0.061
NOISE_UG: Final = 90.0
BOOT: Final = 7
USUAL_FEATURES: Final = MovementFeatures(
    peak_mg=8.0,
    floor_mg=0.8,
    core_s=2.0,
    rise_s=0.8,
    ringing_s=0.7,
    high_band_share=0.15,
    axis_shares=(0.5, 0.3, 0.2),
    tilt_change_deg=0.01,
    clipped=False,
    peak_ratio=8.0,
    slow_ratio=7.0,
    sustained_ratio=7.5,
    band_shares=(0.05, 0.3, 0.5, 0.15),
    isotropy=0.2,
    gravity_step_ratio=0.2,
    rest_change_ratio=1.0,
    impulse_count=2,
    impulse_rate_hz=math.nan,
    line_share=0.4,
    span_samples=280,
    band_ratios=(5.0, 9.0, 8.0, 3.0),
    force_shares=(0.05, 0.6, 0.3, 0.05),
    force_half_s=1.1,
    force_most_s=1.8,
    swing_half_s=1.2,
    swing_most_s=2.1,
    standing_s=2.9,
    half_peak_s=1.7,
    slow_swing_ratio=1.5,
    direction=(0.5, 0.3, 0.2, 0.1, 0.0, -0.1),
)
"""A limb movement as plain as can be."""


def quiet_bed(
    seconds: float,
    *,
    rate_hz: float = RATE_HZ,
    noise_ug: float = NOISE_UG,
    beat_mg: float = 0.0,
    seed: int = 1,
) -> NDArray[np.float64]:
    """Return a bed at rest in mg, shape (n, 3): gravity, noise, a heart at 1.1 Hz."""
    rng = np.random.default_rng(seed)
    n = round(seconds * rate_hz)
    rms_mg = noise_ug / 1000 * np.sqrt(rate_hz / 2)
    bed: NDArray[np.float64] = rng.normal(0, rms_mg, (n, 3)) + np.array(
        (60.0, -40.0, 996.0)
    )
    beats_s = np.cumsum(rng.normal(0.9, 0.03, int(seconds / 0.9) + 2))
    for beat_s in beats_s[beats_s < seconds - 1]:
        add(bed, pulse(0.12, rate_hz) * beat_mg, beat_s, (0.8, 0.1, 0.6), rate_hz)
        add(
            bed, pulse(0.12, rate_hz) * -beat_mg, beat_s + 0.1, (0.8, 0.2, 0.5), rate_hz
        )
    return bed


def pulse(length_s: float, rate_hz: float = RATE_HZ) -> NDArray[np.float64]:
    """Return a half sine of size 1."""
    n = max(3, round(length_s * rate_hz))
    return np.sin(np.pi * np.arange(1, n + 1) / (n + 1))


def push(
    length_s: float, seed: int = 3, rate_hz: float = RATE_HZ
) -> NDArray[np.float64]:
    """Return unsteady force of RMS 1 with flanks of 0.1 s, mostly at 1-6 Hz."""
    rng = np.random.default_rng(seed)
    n = round(length_s * rate_hz)
    width = max(1, round(0.05 * rate_hz))
    white = rng.standard_normal(n + 12 * width)
    slow = np.convolve(white, np.ones(6 * width) / (6 * width), "same")
    fast = np.convolve(white, np.ones(width) / width, "same")
    force = (fast - slow)[6 * width : 6 * width + n]
    flank = np.minimum(
        1, np.minimum(np.arange(n), np.arange(n)[::-1]) / (0.1 * rate_hz)
    )
    force *= flank
    unit: NDArray[np.float64] = force / np.sqrt(np.mean(np.square(force)))
    return unit


def ring(
    force: NDArray[np.float64],
    mode_hz: float,
    damping: float,
    tail_s: float = 4.0,
    rate_hz: float = RATE_HZ,
) -> NDArray[np.float64]:
    """Return the acceleration that a force makes on a bed with one mode."""
    fine = 8
    step_s = 1 / (rate_hz * fine)
    omega = 2 * np.pi * mode_hz
    drive = np.repeat(np.concatenate([force, np.zeros(round(tail_s * rate_hz))]), fine)
    speed = place = 0.0
    acceleration = np.empty(len(drive))
    for index, value in enumerate(drive.tolist()):
        acceleration[index] = value - 2 * damping * omega * speed - omega**2 * place
        speed += acceleration[index] * step_s
        place += speed * step_s
    return acceleration[fine // 2 :: fine]


def add(
    bed: NDArray[np.float64],
    line: NDArray[np.float64],
    at_s: float,
    direction: Sequence[float] = (0.5, 0.6, 0.7),
    rate_hz: float = RATE_HZ,
) -> None:
    """Add acceleration along a direction to a bed, from a moment on."""
    start = round(at_s * rate_hz)
    stop = min(start + len(line), len(bed))
    bed[start:stop] += np.outer(line[: stop - start], direction)


def counts_of(
    bed: NDArray[np.float64], scale_mg: float = SCALE_MG
) -> NDArray[np.int16]:
    """Return what the chip counts."""
    return np.clip(np.round(bed / scale_mg), -32768, 32767).astype(np.int16)


def blocks(
    counts: NDArray[np.int16],
    sizes: Iterable[int] = (250,),
    *,
    first_sample: int = 0,
    boot_id: int = BOOT,
    scale_mg: float = SCALE_MG,
    rate_hz: float = RATE_HZ,
) -> Iterator[SampleBlock]:
    """Cut counts into blocks of the given sizes, the last size going on."""
    start, size, wanted = 0, 1, iter(sizes)
    while start < len(counts):
        size = next(wanted, size)
        yield SampleBlock(
            boot_id=boot_id,
            first_sample=first_sample + start,
            counts=counts[start : start + size],
            scale_mg_per_count=scale_mg,
            nominal_rate_hz=rate_hz,
        )
        start += size


def new_detector(rate_hz: float = RATE_HZ) -> Detector:
    """Return a detector for the hand-made chip at middle sensitivity."""
    return Detector(rate_hz, SCALE_MG, NOISE_UG)


def found_in(bed: NDArray[np.float64], rate_hz: float = RATE_HZ) -> Detected:
    """Return what a fresh detector finds on a bed."""
    return detect(new_detector(rate_hz), blocks(counts_of(bed), rate_hz=rate_hz))


def fingerprint(detected: Detected) -> str:
    """Return every bit of the answer as text, so that NaN equals NaN."""
    epochs = {
        field.name: getattr(detected.epochs, field.name).tobytes().hex()
        for field in fields(detected.epochs)
    }
    return repr((detected.movements, epochs))


def onsets_s(detected: Detected, rate_hz: float = RATE_HZ) -> list[float]:
    """Return onsets in seconds from sample 0."""
    return [movement.onset_sample / rate_hz for movement in detected.movements]
