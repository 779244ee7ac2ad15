"""Samples become seconds, gaps included."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.detector.models import Epochs
from custom_components.sleep_twitch.night.clocked import (
    clocked_epochs,
    clocked_movements,
)
from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline
from tests.night.handmade import TIMELINE, clocked_seconds, seconds, shaken

REBOOTED = Timeline(
    origin_utc_us=1_000_000,
    lines=(
        BootLine(
            boot_id=1, reference_sample=0, reference_utc_us=1_000_000, us_per_sample=1e4
        ),
        BootLine(
            boot_id=2,
            reference_sample=50,
            reference_utc_us=101_000_000,
            us_per_sample=1.01e4,
        ),
    ),
)


def test_missing_epochs_are_a_gap() -> None:
    """Test an outage of seven seconds is one, to the sample."""
    epochs = clocked_seconds((20, 1.0), (7, 0.0), (13, 1.0))

    assert epochs.gaps == (Interval(start_s=20.0, end_s=27.0),)


def test_a_reboot_is_a_gap_of_what_the_clocks_say() -> None:
    """Test time goes on over a restart of the node by its two clock lines."""
    both = Epochs.concatenate(
        [seconds((60, 1.0), boot_id=1), seconds((30, 1.0), boot_id=2)]
    )

    epochs = clocked_epochs(both, REBOOTED)

    (gap,) = epochs.gaps
    assert gap.start_s == pytest.approx(60.0)
    assert gap.end_s == pytest.approx(100.0 - 50 * 0.0101)


def test_movements_of_two_boots_stand_in_order_of_time() -> None:
    """Test sample numbers that begin anew do not put the morning before midnight."""
    late, early = shaken(3, 1, boot_id=2), shaken(50, 1, boot_id=1)

    moved = clocked_movements([late, early], REBOOTED)

    assert [m.onset_s for m in moved] == pytest.approx([50.0, 100.0 + 250 * 0.0101])
    assert moved[1].duration_s == pytest.approx(1.01)


def test_coverage_is_the_share_that_could_be_judged() -> None:
    """Test a gap of a tenth of the time leaves 90 %."""
    epochs = clocked_seconds((450, 1.0), (100, 0.0), (450, 1.0))

    assert epochs.coverage == pytest.approx(0.9)


def test_no_movement_is_fine() -> None:
    """Test a still night is laid out like any other."""
    assert clocked_movements([], TIMELINE) == ()
