"""A night as it is kept, made by hand: two boots, holes, and numbers of every size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.models import BedProfile
from custom_components.sleep_twitch.export.night_file import (
    NightContext,
    NightFile,
    SamplePress,
    gather_samples,
)
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.presence import EmptyBed
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.wire.models import SampleBlock
from custom_components.sleep_twitch.wire.timeline import BootLine

ORIGIN_US: Final = 1_773_527_400_123_457
"""An evening in March 2026, to the microsecond."""
BOOT: Final = 4_026_531_841
OTHER_BOOT: Final = 17
FIRST_SAMPLE: Final = 2**33 + 5
"""A node that has run for months."""
STRETCHES: Final = (
    (BOOT, FIRST_SAMPLE, 20_000),
    (BOOT, FIRST_SAMPLE + 20_700, 5_003),
    (OTHER_BOOT, 0, 9_000),
)
"""Boot, first sample, samples: 700 are missing, then the node starts anew."""
PAUSE_S: Final = 41.5
"""From the last sample of the first boot to the first of the other."""

CONTEXT: Final = NightContext(
    start_utc_us=ORIGIN_US + 60_000_001,
    end_utc_us=ORIGIN_US + 300_000_007,
    rules=RuleSet.AASM,
    sensitivity=4,
    scale_mg_per_count=float(np.float32(0.061)),
    nominal_rate_hz=100.0,
    sensor="LSM6DSO",
    range_mg=2000,
    noise_ug_per_sqrt_hz=70,
    is_simulated=True,
    lines=(
        BootLine(
            boot_id=BOOT,
            reference_sample=FIRST_SAMPLE,
            reference_utc_us=ORIGIN_US,
            us_per_sample=1e6 / 101.3,
        ),
        BootLine(
            boot_id=OTHER_BOOT,
            reference_sample=0,
            reference_utc_us=ORIGIN_US + round(25_703 / 101.3 * 1e6 + PAUSE_S * 1e6),
            us_per_sample=1e6 / 101.4,
        ),
    ),
    presses=(
        SamplePress(kind=PressKind.END, boot_id=BOOT, sample=FIRST_SAMPLE + 20_000),
        SamplePress(kind=PressKind.START, boot_id=OTHER_BOOT, sample=300),
    ),
    profile=BedProfile(
        tick_rate_hz=25.0,
        ring_lags=tuple(np.random.default_rng(2).normal(size=225).tolist()),
        ring_weight=1 / 3,
        empty_floor_mg=0.1 + 0.2,
    ),
    empty=EmptyBed(heartbeat_mg=np.pi, breathing_mg=1e-7),
)


def counts_of(n_samples: int, seed: int = 1) -> NDArray[np.int16]:
    """Return every count there is, those at both ends among them."""
    rng = np.random.default_rng(seed)
    counts = rng.integers(-32_768, 32_768, (n_samples, 3)).astype(np.int16)
    counts[:1], counts[1:2] = -32_768, 32_767
    return counts


def blocks(
    stretches: tuple[tuple[int, int, int], ...] = STRETCHES,
    context: NightContext = CONTEXT,
    n_samples: int = 50,
) -> Iterator[SampleBlock]:
    """Give the stretches in blocks with clock pairs, as a node would."""
    for seed, (boot_id, first_sample, length) in enumerate(stretches):
        counts = counts_of(length, seed)
        edges = [*range(0, length, n_samples), length]
        for start, end in pairwise(edges):
            yield SampleBlock(
                boot_id=boot_id,
                first_sample=first_sample + start,
                counts=counts[start:end],
                scale_mg_per_count=context.scale_mg_per_count,
                nominal_rate_hz=context.nominal_rate_hz,
                clock_sample=first_sample + end - 1,
                clock_us=7_000_000 + round((first_sample + end) * 1e4) % 2**40,
            )


def kept_file() -> NightFile:
    """Return the night with everything in it that a night may have."""
    return NightFile(
        samples=gather_samples(blocks()),
        context=CONTEXT,
        start=datetime(2026, 3, 14, 23, 30, 0),  # noqa: DTZ001 - of a clock on the wall
    )


def short_file(rate_hz: float, off: float, n_samples: int = 1000) -> NightFile:
    """Return a plain night of a chip that is off its rate by a share."""
    context = replace(
        CONTEXT,
        nominal_rate_hz=rate_hz,
        presses=(),
        lines=(replace(CONTEXT.lines[0], us_per_sample=1e6 / (rate_hz * (1 + off))),),
    )
    stretches = ((BOOT, FIRST_SAMPLE, n_samples),)
    return NightFile(
        samples=gather_samples(blocks(stretches, context)),
        context=context,
        start=kept_file().start,
    )
