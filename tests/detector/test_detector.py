"""The promises of the detector as a whole: splits, gaps, time, space and scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.wire.models import SampleBlock
from tests.detector.handmade import (
    BOOT,
    NOISE_UG,
    RATE_HZ,
    SCALE_MG,
    add,
    blocks,
    counts_of,
    fingerprint,
    found_in,
    new_detector,
    onsets_s,
    pulse,
    push,
    quiet_bed,
    ring,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

SETTLING_S = 200.0
"""After a gap, movements may differ from those without it for so long: the window
of the resting level and the filters."""
LIMBS_S = (20.0, 47.0, 74.0, 101.0)


@pytest.fixture(scope="module")
def lively_bed() -> NDArray[np.float64]:
    """Return two minutes: a heart, four limb movements, a kick, a turn."""
    bed = quiet_bed(125, beat_mg=1.0)
    for number, at_s in enumerate(LIMBS_S):
        add(bed, ring(push(2.0, number) * 6, 5.0, 0.08), at_s)
    add(bed, ring(pulse(0.12) * 90, 5.0, 0.08), 60.0, (0.6, -0.5, 0.7))
    add(bed, push(6.0, 9) * 120, 113.0, (0.5, 0.7, -0.5))
    bed[11_700:] += (15.0, -10.0, 1.0)
    return bed


@pytest.fixture(scope="module")
def whole(lively_bed: NDArray[np.float64]) -> str:
    """Return the answer to the lively bed in one block."""
    counts = counts_of(lively_bed)
    return fingerprint(detect(new_detector(), blocks(counts, [len(counts)])))


@pytest.mark.parametrize("size", [1, 7, 50, 100, 499, 2000])
def test_block_size_changes_nothing(
    lively_bed: NDArray[np.float64], whole: str, size: int
) -> None:
    """Test live and re-scored are the same night to the last bit."""
    found = detect(new_detector(), blocks(counts_of(lively_bed), [size]))

    assert fingerprint(found) == whole


@settings(max_examples=12, deadline=None)
@given(
    sizes=st.lists(
        st.one_of(st.integers(1, 3), st.integers(1, 3000)), min_size=1, max_size=60
    )
)
def test_any_split_changes_nothing(
    lively_bed: NDArray[np.float64], whole: str, sizes: list[int]
) -> None:
    """Test a night fetched in whatever pieces an outage left is the same night."""
    found = detect(new_detector(), blocks(counts_of(lively_bed), sizes))

    assert fingerprint(found) == whole


def test_movements_are_found_where_they_are(lively_bed: NDArray[np.float64]) -> None:
    """Test the plain case: what moved is found, and nothing else."""
    found = found_in(lively_bed)

    expected_s = sorted([*LIMBS_S, 60.0, 113.0])
    assert onsets_s(found) == pytest.approx(expected_s, abs=0.25)


@pytest.mark.parametrize("size_mg", [20, 60, 200])
def test_loud_force_begins_when_it_is_seen_to(size_mg: float) -> None:
    """Test envelopes that rise ahead of a loud push do not make it begin early."""
    bed = quiet_bed(60)
    add(bed, push(3.0) * size_mg, 30.0)

    assert onsets_s(found_in(bed)) == pytest.approx([30.0], abs=0.1)


def test_epochs_cover_every_sample(lively_bed: NDArray[np.float64]) -> None:
    """Test no second of the night is told twice or never."""
    counts = counts_of(lively_bed)[:12_345]

    epochs = detect(new_detector(), blocks(counts, first_sample=5000)).epochs

    ends = epochs.first_sample + epochs.n_samples
    assert epochs.first_sample[0] == 5000
    assert ends[-1] == 5000 + 12_345
    np.testing.assert_array_equal(epochs.first_sample[1:], ends[:-1])


def test_a_later_start_shifts_everything(lively_bed: NDArray[np.float64]) -> None:
    """Test when the node booted has no say in what moved."""
    counts = counts_of(lively_bed)

    early = detect(new_detector(), blocks(counts))
    late = detect(new_detector(), blocks(counts, first_sample=1 << 40))

    assert [m.onset_sample + (1 << 40) for m in early.movements] == [
        m.onset_sample for m in late.movements
    ]
    assert repr([m.features for m in early.movements]) == repr(
        [m.features for m in late.movements]
    )


def _with_gap(
    counts: NDArray[np.int16], gap_s: tuple[float, float]
) -> list[SampleBlock]:
    start, stop = (round(edge_s * RATE_HZ) for edge_s in gap_s)
    return [
        *blocks(counts[:start]),
        *blocks(counts[stop:], first_sample=stop),
    ]


@pytest.mark.parametrize(
    "gap_s",
    [(30.0, 33.0), (30.0, 30.01), (48.0, 49.0), (60.1, 60.3)],
    ids=["a rest", "one sample", "a gap mid-movement", "a gap in a kick"],
)
def test_a_gap_changes_nothing_long_before_it(
    lively_bed: NDArray[np.float64], gap_s: tuple[float, float]
) -> None:
    """Test an outage at four takes nothing away from midnight."""
    counts = counts_of(lively_bed)
    cut = round(gap_s[0] * RATE_HZ)

    broken = detect(new_detector(), _with_gap(counts, gap_s))
    ended = detect(new_detector(), blocks(counts[:cut]))

    before = [m for m in broken.movements if m.onset_sample < cut]
    assert repr(before) == repr(list(ended.movements))


@pytest.mark.parametrize("gap_s", [(30.0, 33.0), (48.0, 49.0), (60.1, 60.3)])
def test_no_movement_spans_a_gap(
    lively_bed: NDArray[np.float64], gap_s: tuple[float, float]
) -> None:
    """Test half a movement before and half after an outage are never one."""
    start, stop = (round(edge_s * RATE_HZ) for edge_s in gap_s)

    found = detect(new_detector(), _with_gap(counts_of(lively_bed), gap_s))

    assert [
        m
        for m in found.movements
        if m.onset_sample < stop and m.onset_sample + m.active_samples > start
    ] == []


def test_a_reboot_is_a_gap(lively_bed: NDArray[np.float64]) -> None:
    """Test sample numbers that begin again are another boot, not the past."""
    counts = counts_of(lively_bed)
    parts = [*blocks(counts[:5000]), *blocks(counts[5000:], boot_id=BOOT + 1)]

    found = detect(new_detector(), parts)

    assert {m.boot_id for m in found.movements} == {BOOT, BOOT + 1}
    assert set(found.epochs.boot_id.tolist()) == {BOOT, BOOT + 1}


def test_a_gap_adds_no_movement_after_settling() -> None:
    """Test an outage cannot make the rest of the night livelier."""
    bed = quiet_bed(600, beat_mg=1.5, seed=5)
    counts = counts_of(bed)

    found = detect(new_detector(), _with_gap(counts, (150.0, 171.3)))

    late_s = 171.3 + SETTLING_S
    assert [at_s for at_s in onsets_s(found) if at_s > late_s] == []


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_turning_the_sensor_changes_nothing(
    lively_bed: NDArray[np.float64], seed: int
) -> None:
    """Test a person may stick the sensor on any way round.

    Rounding to counts differs, so onsets may move by one tick (20 ms), and which of
    the first few seconds are the calm ones, so levels may by six in a hundred.
    """
    turned = lively_bed @ _rotation(seed).T

    plain, other = found_in(lively_bed), found_in(turned)

    assert onsets_s(other) == pytest.approx(onsets_s(plain), abs=0.021)
    assert [m.shape for m in other.movements] == [m.shape for m in plain.movements]
    assert [m.features.peak_ratio for m in other.movements] == pytest.approx(
        [m.features.peak_ratio for m in plain.movements], rel=0.06
    )


def _rotation(seed: int) -> NDArray[np.float64]:
    matrix, upper = np.linalg.qr(np.random.default_rng(seed).standard_normal((3, 3)))
    rotation: NDArray[np.float64] = matrix * np.sign(np.diag(upper))
    return rotation


@pytest.mark.parametrize("factor", [0.25, 0.7, 3.0])
def test_scaling_signal_and_noise_together_changes_nothing(
    lively_bed: NDArray[np.float64], factor: float
) -> None:
    """Test what counts is the movement beside the noise, not the milli-g.

    Gravity stays, so the counts are finer or coarser with the factor.
    """
    gravity = np.array([60.0, -40.0, 996.0])
    scaled = gravity + (lively_bed - gravity) * factor
    loud = Detector(RATE_HZ, SCALE_MG * factor, NOISE_UG * factor)

    plain = found_in(lively_bed)
    found = detect(
        loud,
        blocks(
            counts_of(scaled - gravity * (1 - factor), SCALE_MG * factor),
            scale_mg=SCALE_MG * factor,
        ),
    )

    assert onsets_s(found) == pytest.approx(onsets_s(plain), abs=0.021)
    assert [m.shape for m in found.movements] == [m.shape for m in plain.movements]


@pytest.mark.parametrize("rate_hz", [25.0, 26.0, 50.0, 52.0, 99.3, 104.0, 208.0, 420.0])
def test_every_rate_of_a_chip_serves(rate_hz: float) -> None:
    """Test movements are found at any rate that a chip may be set to."""
    bed = quiet_bed(60, rate_hz=rate_hz)
    for at_s in (20.0, 42.0):
        line = ring(push(2.0, 4, rate_hz) * 8, 4.0, 0.1, rate_hz=rate_hz)
        add(bed, line, at_s, rate_hz=rate_hz)

    found = found_in(bed, rate_hz)

    assert onsets_s(found, rate_hz) == pytest.approx([20.0, 42.0], abs=0.3)


@pytest.mark.parametrize("noise_ug", [70.0, 400.0])
def test_a_still_sensor_never_moves(noise_ug: float) -> None:
    """Test noise alone is no movement, on a good chip as on a poor one."""
    counts = counts_of(quiet_bed(1800, noise_ug=noise_ug, seed=11))

    found = detect(Detector(RATE_HZ, SCALE_MG, noise_ug), blocks(counts))

    assert found.movements == ()


def test_a_flipping_last_bit_is_no_movement() -> None:
    """Test a coarse, noiseless chip that sits between two counts stays quiet."""
    counts = np.zeros((30_000, 3), np.int16)
    counts[:, 2] = 32
    counts[::997, 0] = 1
    counts[14_000:, 1] = 1

    found = detect(Detector(RATE_HZ, 31.25), blocks(counts, scale_mg=31.25))

    assert found.movements == ()


def test_a_heart_alone_never_moves() -> None:
    """Test a quiet sleeper whose heart shakes the bed has a quiet night."""
    found = found_in(quiet_bed(900, beat_mg=4.0, seed=8))

    assert found.movements == ()


def test_a_constant_signal_is_judged_calmly() -> None:
    """Test a chip that is stuck gives epochs and no movement."""
    counts = np.full((3000, 3), 1234, np.int16)

    found = detect(new_detector(), blocks(counts))

    assert found.movements == ()
    assert len(found.epochs) == 30


def test_one_sample_is_a_stretch() -> None:
    """Test the shortest recording there is gives an epoch that says nothing."""
    found = detect(new_detector(), blocks(np.zeros((1, 3), np.int16)))

    assert found.movements == ()
    assert found.epochs.n_samples.tolist() == [1]
    assert found.epochs.valid_share.tolist() == [0.0]


def test_no_block_is_no_answer() -> None:
    """Test a stream that ends before it began ends well."""
    found = new_detector().flush()

    assert found.movements == ()
    assert len(found.epochs) == 0


def test_a_clipped_movement_says_so() -> None:
    """Test a peak beyond the chip's range is known to be larger than it looks."""
    bed = quiet_bed(40)
    add(bed, ring(pulse(0.12) * 6000, 5.0, 0.1), 20.0, (0.3, 0.3, 0.9))
    detector = Detector(RATE_HZ, SCALE_MG, NOISE_UG, range_mg=1990.0)

    found = detect(detector, blocks(np.clip(counts_of(bed), -32622, 32622)))

    assert [m.features.clipped for m in found.movements[:1]] == [True]
    assert found.epochs.valid_share[20] < 1


def test_a_profile_carries_the_ring_to_the_next_night(
    lively_bed: NDArray[np.float64],
) -> None:
    """Test what was learned of a bed is there the night after, and grows."""
    first = new_detector()
    detect(first, blocks(counts_of(lively_bed)))

    second = Detector(RATE_HZ, SCALE_MG, NOISE_UG, profile=first.profile())

    assert first.profile().ring_weight > 0
    assert second.profile() == first.profile()


def test_a_kick_is_an_impulse_and_a_push_a_limb() -> None:
    """Test shapes stay what they are on a bed that rings for seconds."""
    bed = quiet_bed(120)
    add(bed, ring(pulse(0.12) * 80, 4.0, 0.04), 30.0, (0.6, -0.5, 0.7))
    add(bed, ring(push(2.5, 2) * 8, 4.0, 0.04), 75.0)

    kick, limb = found_in(bed).movements

    assert kick.shape is MovementShape.IMPULSE
    assert limb.shape is MovementShape.LIMB
    assert limb.active_samples / RATE_HZ == pytest.approx(2.5, abs=0.4)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"nominal_rate_hz": 1.6}, "1.6 Hz"),
        ({"nominal_rate_hz": 1600.0}, "1600 Hz"),
        ({"nominal_rate_hz": float("nan")}, "nan"),
        ({"scale_mg_per_count": 0.0}, "scale_mg_per_count 0.0"),
        ({"scale_mg_per_count": float("inf")}, "inf"),
        ({"noise_ug_per_sqrt_hz": -1.0}, "noise_ug_per_sqrt_hz -1.0"),
        ({"range_mg": 0.0}, "range_mg 0.0"),
        ({"step_counts": 0.5}, "step_counts 0.5"),
        ({"step_counts": float("nan")}, "nan"),
    ],
)
def test_an_impossible_chip_is_refused(arguments: dict[str, Any], told: str) -> None:
    """Test the error names the value, so that a person can mend it."""
    chip: dict[str, Any] = {"nominal_rate_hz": RATE_HZ, "scale_mg_per_count": SCALE_MG}

    with pytest.raises(ValueError, match=told):
        Detector(**(chip | arguments))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"counts": np.zeros((5, 2), np.int16)}, r"\(5, 2\)"),
        ({"counts": np.zeros((0, 3), np.int16)}, r"\(0, 3\)"),
        ({"counts": np.zeros((5, 3))}, "float64"),
        ({"nominal_rate_hz": 50.0}, "50 Hz"),
        ({"scale_mg_per_count": 1.0}, "1 mg"),
        ({"first_sample": 3}, "sample 3"),
    ],
)
def test_a_foreign_block_is_refused(change: dict[str, Any], told: str) -> None:
    """Test a block that cannot be of this stream is never mixed into it."""
    detector = new_detector()
    usual: dict[str, Any] = {
        "boot_id": BOOT,
        "first_sample": 5,
        "counts": np.zeros((5, 3), np.int16),
        "scale_mg_per_count": SCALE_MG,
        "nominal_rate_hz": RATE_HZ,
    }
    detector.process(SampleBlock(**(usual | {"first_sample": 0})))

    with pytest.raises(ValueError, match=told):
        detector.process(SampleBlock(**(usual | change)))
