"""Moments and means, in one order of adding."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.envelope import (
    PAIRS,
    centred_mean,
    hop_moments,
    hop_sums,
    moving_mean,
)


def test_moments_are_mean_products_of_axes() -> None:
    """Test the six moments against their definition."""
    bands = np.random.default_rng(1).normal(size=(4, 3, 20))

    moments = hop_moments(bands, 5)

    for pair, (first, second) in enumerate(PAIRS):
        expected = (bands[:, first] * bands[:, second]).reshape(4, 4, 5).mean(axis=2)
        np.testing.assert_allclose(moments[:, pair], expected)


def test_a_hop_that_is_not_whole_is_left_for_later() -> None:
    """Test no hop is made of fewer ticks than the others."""
    assert hop_sums(np.ones(14), 5).tolist() == [5, 5]


@pytest.mark.parametrize("width", [1, 2, 3, 4, 7, 12, 21])
def test_a_moving_mean_is_the_mean(width: int) -> None:
    """Test doubling reaches every width."""
    values = np.random.default_rng(2).normal(size=60)

    expected = np.convolve(values, np.ones(width) / width, "valid")

    np.testing.assert_allclose(moving_mean(values, width), expected)


@pytest.mark.parametrize("start", [1, 5, 16, 31])
def test_where_an_array_begins_does_not_change_a_bit(start: int) -> None:
    """Test sums of floats do not depend on how the stream was cut."""
    values = np.random.default_rng(3).lognormal(size=200)

    np.testing.assert_array_equal(
        moving_mean(values, 12)[start:], moving_mean(values[start:], 12)
    )


def test_a_centred_mean_is_as_long_as_its_values() -> None:
    """Test the edges hold on to the outermost value."""
    assert centred_mean(np.array([3.0, 0.0, 0.0, 6.0]), 3).tolist() == [2, 1, 2, 4]
