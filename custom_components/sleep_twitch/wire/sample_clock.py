"""Sample numbers of one boot, laid on the node's clock."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .models import SampleBlock

    _Floats = NDArray[np.float64]

_US_PER_S: Final = 1e6
_RESOLUTION_US: Final = 1000.0
_PASSES: Final = 3
"""Outliers tilt the line that they are judged by; without the worst it shows more."""


_Mean = tuple[int, float, float]
"""Pairs in a bucket, and their mean sample and clock since the first pair."""


@dataclass(frozen=True, kw_only=True)
class SampleClockParams:
    """How the pairs of sample and clock are kept, and what is no jitter any more."""

    bucket_s: float = 120.0
    """Pairs are averaged over it: 240 of them bring the jitter of a FIFO read, up to a
    sample period, well below a millisecond."""
    buckets: int = 720
    """A day; a chip's rate follows its temperature, and last week's is another."""
    shortest_span_s: float = 20.0
    """Baseline below which the rate is taken from the node."""
    slack_s: float = 0.5
    """Deviation that is never called a jump: a loop that was held up reads late."""
    largest_rate_error: float = 0.12
    """What a chip may be off by, before its rate is measured: a tenth, and some."""
    largest_rate_change: float = 0.01
    """What a measured rate may change by: ten times what a cold bedroom does to it."""
    outlier_mads: float = 6.0
    """Buckets farther from the line than this many median deviations are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """Straight line from sample number to node clock."""

    reference_sample: int
    reference_node_us: int
    us_per_sample: float

    def node_us(self, sample: int) -> int:
        """Return the node clock at which a sample was taken."""
        since = sample - self.reference_sample
        return self.reference_node_us + round(since * self.us_per_sample)


class SampleClock:
    """Learn one boot's line from sample number to node clock, and so the true rate.

    A pair says when the FIFO was read whose newest sample it was: anything from
    nothing to a whole sample period late, half of one on average, which the line takes
    off. Pairs that run away from the line together mean that the node's clock jumped;
    the line begins anew, and the samples go on as they were counted.
    """

    def __init__(
        self, nominal_rate_hz: float, params: SampleClockParams | None = None
    ) -> None:
        """Expect samples at about the nominal rate."""
        self.jumps = 0
        self._params = params or SampleClockParams()
        self._expected_us = _US_PER_S / nominal_rate_hz
        self._bucket_samples = max(round(nominal_rate_hz * self._params.bucket_s), 1)
        self._buckets: deque[_Mean] = deque(maxlen=self._params.buckets)
        self._bucket_number = 0
        self._origin: tuple[int, int] | None = None
        self._newest: tuple[int, int] | None = None
        self._suspect: tuple[int, int] | None = None
        self._measured_us: float | None = None
        self._line: SampleLine | None = None

    @property
    def line(self) -> SampleLine | None:
        """Return the line through the pairs kept; None before the first."""
        return self._line

    @property
    def measured_rate_hz(self) -> float | None:
        """Return the rate by the node's clock; None until it is known."""
        return None if self._measured_us is None else _US_PER_S / self._measured_us

    def process(self, block: SampleBlock) -> None:
        """Take the clock pair of a block, if it has one."""
        if block.clock_sample is None or block.clock_us is None:
            return
        if block.measured_rate_hz:
            self._expected_us = _US_PER_S / block.measured_rate_hz
        pair = (block.clock_sample, block.clock_us)
        if self._newest is None or self._agree(self._newest, pair):
            self._suspect = None
            self._keep(pair)
        elif self._suspect is None or not self._agree(self._suspect, pair):
            self._suspect = pair
        else:
            self._begin_anew(self._suspect, pair)

    def _keep(self, pair: tuple[int, int]) -> None:
        if self._origin is None:
            self._origin = pair
        self._newest = pair
        sample, us = pair[0] - self._origin[0], pair[1] - self._origin[1]
        number = sample // self._bucket_samples
        is_new = number != self._bucket_number or not self._buckets
        if is_new:
            self._bucket_number = number
            self._buckets.append((1, sample, us))
        else:
            n_pairs, mean_sample, mean_us = self._buckets[-1]
            self._buckets[-1] = (
                n_pairs + 1,
                mean_sample + (sample - mean_sample) / (n_pairs + 1),
                mean_us + (us - mean_us) / (n_pairs + 1),
            )
        if is_new or len(self._buckets) == 1:
            self._fit()

    def _begin_anew(self, *pairs: tuple[int, int]) -> None:
        self.jumps += 1
        self._suspect = None
        self._origin = None
        self._buckets.clear()
        for pair in pairs:
            self._keep(pair)

    def _agree(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Return whether two pairs may lie on the line of one steady clock."""
        expected_us = (other[0] - one[0]) * (self._measured_us or self._expected_us)
        rate_error = (
            self._params.largest_rate_change
            if self._measured_us
            else self._params.largest_rate_error
        )
        allowed_us = self._params.slack_s * _US_PER_S + abs(expected_us) * rate_error
        return abs(other[1] - one[1] - expected_us) <= allowed_us

    def _fit(self) -> None:
        """Draw the line; it stands until the next bucket begins."""
        if self._origin is None:
            return
        weights, samples, us = self._arrays()
        if us[-1] - us[0] >= self._params.shortest_span_s * _US_PER_S:
            for _ in range(_PASSES):
                near = self._near(weights, samples, us)
                weights, samples, us = weights[near], samples[near], us[near]
            self._measured_us = _slope(weights, samples, us)
        us_per_sample = self._measured_us or self._expected_us
        centre_sample = float(np.average(samples, weights=weights))
        centre_us = float(np.average(us, weights=weights))
        reference = round(centre_sample)
        at_reference = centre_us + (reference - centre_sample) * us_per_sample
        self._line = SampleLine(
            reference_sample=self._origin[0] + reference,
            reference_node_us=self._origin[1] + round(at_reference - us_per_sample / 2),
            us_per_sample=us_per_sample,
        )

    def _near(
        self, weights: _Floats, samples: _Floats, us: _Floats
    ) -> NDArray[np.bool_]:
        """Return which buckets lie near the line through all of them."""
        residuals = us - _slope(weights, samples, us) * samples
        residuals = np.abs(residuals - _middle(residuals))
        limit = self._params.outlier_mads * _middle(residuals) + _RESOLUTION_US
        return residuals <= limit

    def _arrays(self) -> tuple[_Floats, _Floats, _Floats]:
        """Return how many pairs each bucket has, and their mean sample and clock."""
        weights, samples, us = np.array(self._buckets, np.float64).T
        return weights, samples, us


def _slope(weights: _Floats, x: _Floats, y: _Floats) -> float:
    """Return the slope of the weighted least-squares line."""
    x = x - np.average(x, weights=weights)
    return float(np.sum(weights * x * y) / np.sum(weights * x**2))


def _middle(values: _Floats) -> float:
    """Return the (upper) median.

    NumPy's own imports a dozen modules when it is first called, and this is called in
    the event loop.
    """
    return float(np.sort(values)[len(values) // 2])
