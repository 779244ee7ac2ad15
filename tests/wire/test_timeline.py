"""Sample numbers of several boots, laid on one line of time."""

import numpy as np
import pytest

from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline, in_order

S = 1_000_000
ORIGIN_US = 1_795_332_000_000_000
EVENING = BootLine(
    boot_id=0xFFFF_FFFF,
    reference_sample=2**32,
    reference_utc_us=ORIGIN_US + 3600 * S,
    us_per_sample=10_000.0,
)
MORNING = BootLine(
    boot_id=1,
    reference_sample=0,
    reference_utc_us=ORIGIN_US + 7200 * S,
    us_per_sample=9600.0,
)
NIGHT = Timeline(origin_utc_us=ORIGIN_US, lines=(EVENING, MORNING))


def test_each_sample_takes_its_own_boot_s_line() -> None:
    """Test a reboot shifts nothing that was before it."""
    boots = [0xFFFF_FFFF, 1, 0xFFFF_FFFF, 1]
    samples = [2**32 - 100, 0, 2**32 + 150, 1000]

    seconds = NIGHT.seconds(boots, samples)

    np.testing.assert_allclose(seconds, [3599.0, 7200.0, 3601.5, 7209.6])


def test_one_boot_serves_many_samples() -> None:
    """Test a second's worth of samples is dated in one go."""
    np.testing.assert_allclose(
        NIGHT.seconds(1, np.arange(3)), [7200.0, 7200.0096, 7200.0192]
    )


def test_numbers_near_their_end_keep_their_microseconds() -> None:
    """Test a large sample number is not rounded to a float before it is small."""
    far = BootLine(
        boot_id=1,
        reference_sample=2**63 - 1001,
        reference_utc_us=ORIGIN_US,
        us_per_sample=10_000.0,
    )
    timeline = Timeline(origin_utc_us=ORIGIN_US, lines=(far,))

    np.testing.assert_allclose(
        timeline.seconds(1, [2**63 - 1, 2**63 - 1001]), [10.0, 0.0]
    )


def test_no_samples_have_no_seconds() -> None:
    """Test a night without movements is no special case."""
    assert NIGHT.seconds([], []).shape == (0,)


def test_a_boot_without_a_line_is_refused_by_name() -> None:
    """Test a movement is not put at a time that nobody knows."""
    with pytest.raises(ValueError, match=r"no line of time for boot \[77\]"):
        NIGHT.seconds([1, 77], [0, 0])


def test_a_duration_is_counted_at_its_boot_s_rate() -> None:
    """Test half a second stays half a second on a fast chip."""
    assert NIGHT.duration_s(0xFFFF_FFFF, 50) == pytest.approx(0.5)
    assert NIGHT.duration_s(1, 50) == pytest.approx(0.48)


def test_a_duration_of_an_unknown_boot_is_refused() -> None:
    """Test a length is not made up either."""
    with pytest.raises(ValueError, match="no line of time for boot 77"):
        NIGHT.duration_s(77, 50)


def test_boots_that_follow_each_other_stay_where_they_are() -> None:
    """Test a clock that nobody set moves nothing, to the last bit."""
    lines = (_line(1, 0.0), _line(2, 100.0))

    assert in_order(lines, {1: (0, 9_000), 2: (0, 500)}) == lines


def test_a_clock_set_back_moves_what_came_before() -> None:
    """Test no boot reaches into the next, nor into the one after that."""
    lines = (_line(1, 0.0), _line(2, 100.0), _line(3, 20.0))

    ordered = in_order(lines, {1: (0, 9_000), 2: (0, 5_000), 3: (0, 10)})

    # A boot of 50 s ends 5 s before second 20, one of 90 s 5 s before that began.
    assert [line.utc_us(0) / 1e6 for line in ordered] == [-130.0, -35.0, 20.0]


def test_a_boot_that_nothing_is_held_of_is_left_alone() -> None:
    """Test a line that was only learned has no say."""
    lines = (_line(1, 0.0), _line(2, -500.0), _line(3, 100.0))

    assert in_order(lines, {1: (0, 9_000), 3: (0, 10)}) == lines


def _line(boot_id: int, begin_s: float) -> BootLine:
    """Return the line of a boot of 100 Hz."""
    return BootLine(
        boot_id=boot_id,
        reference_sample=0,
        reference_utc_us=round(begin_s * 1e6),
        us_per_sample=1e4,
    )
