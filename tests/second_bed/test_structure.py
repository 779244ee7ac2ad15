"""The second simulator's bed rings and its sizes are as published."""

import numpy as np
import pytest

from bench.second_bed.chips import CHIPS
from bench.second_bed.doings import Doing
from bench.second_bed.plan import Mount, NightPlan
from bench.second_bed.pushes import WAYS, limb
from bench.second_bed.sizes import draw_sizes
from bench.second_bed.structure import Structure
from bench.synthetic_bed.models import TrueKind

RATE_HZ = 200.0


def test_a_steel_frame_rings_as_its_damping_says() -> None:
    """Test a blow falls fourfold in a second and a half at 5 Hz and 3 %."""
    bed = Structure(
        frequency_hz=np.array([5.0]),
        damping=np.array([0.03]),
        direction=np.array([[0.0, 0.0, 1.0]]),
        bending=np.array([0.5]),
    )

    ringing = bed.response(np.ones(4), np.array([1.0, 0.0]), RATE_HZ)[:, 2]

    early, late = (_swing(ringing, at_s) for at_s in (1.0, 2.5))
    assert early / late == pytest.approx(np.exp(2 * np.pi * 5 * 0.03 * 1.5), rel=0.1)


@pytest.mark.parametrize("way", WAYS)
def test_a_leg_pushes_for_as_long_as_it_is_said_to(way: str) -> None:
    """Test no half second of a movement is without force, or it would be two."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        force = limb(way, rng.uniform(0.6, 8), RATE_HZ, rng)

        moving = np.flatnonzero(np.abs(force) > 0.02 * np.abs(force).max())

        assert moving[0] < 0.3 * RATE_HZ
        assert len(force) - moving[-1] < 0.3 * RATE_HZ
        assert np.diff(moving).max() < 0.5 * RATE_HZ


@pytest.mark.parametrize(
    ("mount", "limb_mg", "jerk_mg"),
    [
        ("frame", (0.5, 20), (10, 200)),
        ("slat", (2, 60), (20, 400)),
        ("topper", (10, 200), (50, 600)),
    ],
)
def test_movements_are_as_large_as_published(
    mount: Mount, limb_mg: tuple[float, float], jerk_mg: tuple[float, float]
) -> None:
    """Test the middle of many beds lies within what was measured on real ones."""
    rng = np.random.default_rng(1)
    plan = NightPlan(name="any", mount=mount)
    peaks: dict[TrueKind, list[float]] = {}

    for _ in range(200):
        sizes = draw_sizes(plan, rng)
        for kind in (TrueKind.LIMB_MOVEMENT, TrueKind.HYPNIC_JERK):
            doing = Doing(onset_s=0, duration_s=1, kind=kind, detail="any")
            peaks.setdefault(kind, []).append(sizes.peak_mg(doing, rng))

    for kind, (low, high) in (
        (TrueKind.LIMB_MOVEMENT, limb_mg),
        (TrueKind.HYPNIC_JERK, jerk_mg),
    ):
        p5, p95 = np.percentile(peaks[kind], [5, 95])
        assert low < p5 < p95 < high


def test_the_worst_axis_is_the_noise_that_is_declared() -> None:
    """Test the accelerometer with one noisier axis has it, as its data sheet says."""
    assert max(CHIPS["ADXL345"].noise_ug_per_sqrt_hz) == 430
    assert min(CHIPS["ADXL345"].noise_ug_per_sqrt_hz) == 290


def _swing(ringing: np.ndarray, at_s: float) -> float:
    first = round(at_s * RATE_HZ)
    return float(np.abs(ringing[first : first + round(0.2 * RATE_HZ)]).max())
