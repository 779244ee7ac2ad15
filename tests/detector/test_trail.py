"""The memory of the last stretch."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.trail import Trail


def test_what_was_added_is_found_at_its_place() -> None:
    """Test positions stay true while old values go and new ones come."""
    trail = Trail((2,), np.int64)
    for start in range(0, 5000, 100):
        trail.append(np.stack([np.arange(start, start + 100)] * 2))
        trail.forget_before(start - 300)

    assert trail.end == 5000
    assert trail.view(4700, 4703).tolist() == [[4700, 4701, 4702]] * 2


def test_it_does_not_grow_for_ever() -> None:
    """Test a month of nights needs no more memory than a minute."""
    trail = Trail((), np.float64)
    for start in range(0, 100_000, 50):
        trail.append(np.zeros(50))
        trail.forget_before(start - 200)

    assert trail.end - trail.start < 2000


@pytest.mark.parametrize(("start", "end"), [(0, 5), (195, 201), (199, 195)])
def test_what_is_not_kept_is_refused(start: int, end: int) -> None:
    """Test a stage that asks too late fails, and is not given something else."""
    trail = Trail((), np.float64)
    trail.append(np.zeros(200))
    trail.forget_before(190)

    with pytest.raises(ValueError, match="kept"):
        trail.view(start, end)
