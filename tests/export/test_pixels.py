"""Values on the pixels of a chart: no peak is lost, and no hole is filled."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.export.pixels import Pixels


def drawn(
    n_pixels: int, places: list[float], values: list[float], width: float
) -> list[tuple[float, float] | None]:
    """Return least and largest value of each pixel, None where there is none."""
    pixels = Pixels(n_pixels)
    pixels.draw(np.asarray(places, float), np.asarray(values, float), width)
    return shown(pixels)


def shown(pixels: Pixels) -> list[tuple[float, float] | None]:
    """Return what each pixel shows."""
    return [
        None if np.isnan(least) else (float(least), float(largest))
        for least, largest in zip(pixels.least, pixels.largest, strict=True)
    ]


def test_each_pixel_has_its_least_and_largest_value() -> None:
    """Test a kick of one value is as tall on the phone as it was in the bed."""
    places = [0.1, 0.4, 0.7, 1.0, 1.3, 1.6, 1.9]

    assert drawn(2, places, [1, 9, 2, 3, 0, 3, 4], 0.3) == [(1, 9), (0, 4)]


def test_the_edge_of_a_pixel_belongs_to_the_one_behind_it() -> None:
    """Test a value is in one pixel, not in two."""
    assert drawn(2, [0.0, 1.0], [5, 7], 1.0) == [(5, 5), (7, 7)]


def test_what_lies_outside_is_not_drawn() -> None:
    """Test a peak beside the window does not stand in it."""
    assert drawn(2, [-0.5, 0.5, 1.5, 2.5], [99, 1, 2, 99], 1.0) == [(1, 1), (2, 2)]


def test_a_hole_stays_one() -> None:
    """Test time without samples is not painted over."""
    pixels = Pixels(6)

    pixels.draw(np.array([0.25, 0.75]), np.array([1.0, 2.0]), 0.5)
    pixels.draw(np.array([4.25, 4.75]), np.array([3.0, 4.0]), 0.5)

    assert shown(pixels) == [(1, 2), None, None, None, (3, 4), None]


def test_pixels_finer_than_the_signal_show_the_value_over_them() -> None:
    """Test zooming in makes steps, not a comb of holes."""
    assert drawn(6, [1.5, 4.5], [3, 8], 3.0) == [(3, 3)] * 3 + [(8, 8)] * 3


def test_a_value_reaches_no_further_than_its_own_width() -> None:
    """Test the end of the signal is where it is, however far one zooms in."""
    assert drawn(8, [3.5], [3], 3.0) == [None] * 2 + [(3, 3)] * 3 + [None] * 3


def test_a_window_within_one_value_shows_it() -> None:
    """Test the deepest zoom is not an empty chart."""
    assert drawn(2, [-1.0, 9.0], [3, 8], 10.0) == [(3, 3), (3, 3)]


def test_two_that_overlap_widen_each_other() -> None:
    """Test a clock that was set back hides nothing of what it covers."""
    pixels = Pixels(1)

    pixels.draw(np.array([0.5]), np.array([4.0]), 1.0)
    pixels.draw(np.array([0.6]), np.array([2.0]), 1.0)

    assert shown(pixels) == [(2, 4)]


def test_no_values_draw_nothing() -> None:
    """Test an empty stretch is no error."""
    assert drawn(2, [], [], 1.0) == [None, None]


@pytest.mark.parametrize("n_pixels", [1, 7, 100, 999, 5000])
def test_the_tallest_value_survives_any_zoom(n_pixels: int) -> None:
    """Test decimation never hides the movement that was tapped."""
    values = np.random.default_rng(3).exponential(size=1000)
    places = (np.arange(1000) + 0.5) / 1000 * n_pixels
    pixels = Pixels(n_pixels)

    pixels.draw(places, values, n_pixels / 1000)

    assert pixels.largest.max() == values.max()
    assert pixels.least.min() == values.min()
    assert not np.isnan(pixels.least).any()


@pytest.mark.parametrize("n_pixels", [0, -1])
def test_a_chart_without_pixels_is_refused(n_pixels: int) -> None:
    """Test the refusal names the number."""
    with pytest.raises(ValueError, match=f"{n_pixels} pixels"):
        Pixels(n_pixels)
