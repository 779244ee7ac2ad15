"""The promises of the whole line, to the kind of each movement: scale, space, time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bench.synthetic_bed import SCENARIOS, generate_night
from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.night.models import MovementKind
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_night
from custom_components.sleep_twitch.wire.models import SampleBlock
from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bench.synthetic_bed import SyntheticNight

Told = list[tuple[int, float, MovementKind]]
"""Onset in samples, length in seconds and kind of each movement."""


@pytest.fixture(scope="module")
def night() -> SyntheticNight:
    """Return twenty minutes in bed with series, turns, twitches and jerks."""
    return generate_night(SCENARIOS["short"], seed=3)


@pytest.fixture(scope="module")
def told(night: SyntheticNight) -> Told:
    """Return what is told of it as it is."""
    return _told(night, night.counts)


def _told(
    night: SyntheticNight,
    counts: NDArray[np.int16],
    noise: float = 1.0,
    first_sample: int = 0,
    **more: Any,  # noqa: ANN401  Whatever else a detector takes.
) -> Told:
    detector = Detector(
        night.rate_hz,
        night.scale_mg_per_count,
        noise * night.noise_ug_per_sqrt_hz,
        **more,
    )
    block = SampleBlock(
        boot_id=1,
        first_sample=first_sample,
        counts=np.ascontiguousarray(counts),
        scale_mg_per_count=night.scale_mg_per_count,
        nominal_rate_hz=night.rate_hz,
    )
    line = BootLine(
        boot_id=1,
        reference_sample=0,
        reference_utc_us=0,
        us_per_sample=1e6 / night.rate_hz,
    )
    found = detect(detector, [block])
    scored = score_night(
        found.movements,
        found.epochs,
        Timeline(origin_utc_us=0, lines=(line,)),
        NightParams(),
    )
    return [
        (round(move.onset_s * night.rate_hz), move.duration_s, move.kind)
        for move in scored.night.movements
    ]


def test_the_night_has_something_to_tell(told: Told) -> None:
    """Test what follows is no promise about nothing."""
    kinds = {kind for _, _, kind in told}

    assert MovementKind.LIMB_MOVEMENT in kinds
    assert MovementKind.BODY_MOVEMENT in kinds
    assert len(told) > 15


def test_a_sensor_turned_by_right_angles_tells_the_same(
    night: SyntheticNight, told: Told
) -> None:
    """Test it does not matter which way up the sensor was screwed on."""
    turned = night.counts[:, (1, 2, 0)] * np.array((1, -1, -1), np.int16)

    assert _told(night, turned) == told


def test_a_sensor_turned_at_will_tells_the_same_but_for_rounding(
    night: SyntheticNight, told: Told
) -> None:
    """Test a sensor put on askew: rounding anew to counts may move one onset."""
    rng = np.random.default_rng(5)
    rotation, _ = np.linalg.qr(rng.standard_normal((3, 3)))
    turned = np.rint(night.counts @ rotation.T).astype(np.int16)

    found = _told(night, turned)

    assert abs(len(found) - len(told)) <= 1
    near = [
        any(
            abs(onset - other) <= night.rate_hz / 4 and kind is also
            for other, _, also in found
        )
        for onset, _, kind in told
    ]
    assert np.mean(near) >= 0.95


def test_signal_and_noise_twice_as_large_tell_the_same(
    night: SyntheticNight, told: Told
) -> None:
    """Test a bed that couples twice as well, with a sensor twice as noisy.

    Twice the swing about gravity, in whole counts, moves in steps of two.
    """
    gravity = np.rint(night.counts.mean(axis=0)).astype(np.int16)
    doubled = gravity + 2 * (night.counts - gravity)

    assert _told(night, doubled, noise=2.0, step_counts=2.0) == told


def test_later_sample_numbers_shift_everything(
    night: SyntheticNight, told: Told
) -> None:
    """Test a node that has been running for years tells the same night, later."""
    later = 2**40

    shifted = _told(night, night.counts, first_sample=later)

    assert [(onset - later, kind) for onset, _, kind in shifted] == [
        (onset, kind) for onset, _, kind in told
    ]
