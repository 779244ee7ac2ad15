"""One stretch of unbroken samples through all stages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from .breathing import Breathing
from .candidate import CandidateAnalysis
from .epoch import epoch_rows, unjudged_epoch
from .front_end import FrontEnd
from .noise_floor import NoiseFloor
from .posture import posture_steps
from .rest_level import RestLevel, rest_level
from .trail import Trail
from .trigger import QuietMaxima, Trigger, decision_envelopes, padded_power

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .bed import BedMemory
    from .models import BedProfile, Epochs, Movement
    from .noise_floor import Rest
    from .params import DetectorParams
    from .sensor import Sensor

CHUNKS_AT_ONCE: Final = 6
"""Chunks filtered together when many wait: a minute stays within the cache."""


class Chain:
    """Judge a stretch chunk by chunk, counted from its first sample.

    Whatever the blocks, a stage only ever sees whole chunks of epochs and as many
    again to look ahead, so any split gives the same bits.
    """

    def __init__(
        self,
        boot_id: int,
        first_sample: int,
        sensor: Sensor,
        bed: BedMemory,
        profile: BedProfile | None,
        params: DetectorParams,
    ) -> None:
        """Begin at the first sample after a gap."""
        self._boot_id = boot_id
        self._first_sample = first_sample
        self._sensor = sensor
        self._grid = sensor.grid
        self._profile = profile
        self._params = params
        self._front_end = FrontEnd(sensor)
        self._breathing = Breathing(sensor.grid, sensor.mg_per_tick_unit)
        self._floor = NoiseFloor(sensor.band_noise_mg2, params.noise_floor)
        self._maxima = QuietMaxima(params)
        self._trigger = Trigger(sensor.grid, params.threshold)
        self._analysis = CandidateAnalysis(boot_id, first_sample, sensor, bed, params)
        self._epoch_moments = Trail((4, 6), np.float64)
        self._epoch_gravity_mg = Trail((3,), np.float64)
        self._epoch = 0
        self._margin = self._grid.hops(params.envelope.slow_s)
        self._posture_since = 0
        self._n_calm = 0
        self._chunk_hops = params.noise_floor.chunk_epochs * self._grid.hops_per_epoch

    def process(
        self, counts: NDArray[np.int16]
    ) -> Iterator[tuple[list[Movement], Epochs]]:
        """Take the samples that follow; give what each whole chunk shows."""
        self._front_end.append(counts)
        while True:
            ready, possible = self._front_end.n_hops, self._front_end.hops_possible()
            chunks = min((possible - ready) // self._chunk_hops, CHUNKS_AT_ONCE)
            if chunks < 1:
                return
            self._front_end.advance_to(ready + chunks * self._chunk_hops)
            self._take_epochs(ready)
            while self._is_whole_chunk_ready():
                yield self._judge(self._params.noise_floor.chunk_epochs)
            self._forget()

    def rest_level(self) -> RestLevel | None:
        """Return what rest is for what was judged last; None before the first chunk."""
        rest = self._floor.rest
        if rest is None:
            return None
        return rest_level(rest, self._maxima.thresholds(), self._n_calm)

    def flush(self) -> Iterator[tuple[list[Movement], Epochs]]:
        """Give what is left at a gap or the end."""
        ready = self._front_end.n_hops
        self._front_end.end()
        self._take_epochs(ready)
        self._breathing.end()
        while (left := self._epoch_moments.end - self._epoch) > 0:
            yield self._judge(min(left, self._params.noise_floor.chunk_epochs))
        yield self._rest_of_stretch()

    def _take_epochs(self, known_hops: int) -> None:
        """Follow the breath and average whole epochs, from the hops that are new."""
        self._breathing.append(
            self._front_end.slow_counts.view(known_hops, self._front_end.n_hops)
        )
        per_epoch, done = self._grid.hops_per_epoch, self._epoch_moments.end
        n = self._front_end.n_hops // per_epoch - done
        if n < 1:
            return
        start, end = done * per_epoch, (done + n) * per_epoch
        moments = self._front_end.moments_mg2.view(start, end)
        self._epoch_moments.append(_epoch_means(moments, n))
        slow = self._front_end.slow_counts.view(start, end)
        unit_mg = self._sensor.mg_per_tick_unit / self._grid.ticks_per_hop
        self._epoch_gravity_mg.append(_epoch_means(slow, n) * unit_mg)

    def _is_whole_chunk_ready(self) -> bool:
        params = self._params.noise_floor
        wanted = self._epoch + params.chunk_epochs + params.ahead_epochs
        return self._epoch_moments.end >= wanted

    def _judge(self, n_epochs: int) -> tuple[list[Movement], Epochs]:
        """Judge the next epochs with one resting level."""
        rest, n_calm = self._rest(n_epochs)
        per_epoch = self._grid.hops_per_epoch
        first_hop = self._epoch * per_epoch
        end_hop = first_hop + n_epochs * per_epoch
        margin = self._margin
        bands = padded_power(self._front_end, rest, first_hop, end_hop, margin)
        power = np.add.reduce(bands, axis=0) / len(bands)
        decision, slow = decision_envelopes(power, margin, self._grid, self._params)
        self._n_calm = n_calm
        above, fires = self._flags(
            decision, slow, rest_level(rest, self._maxima.thresholds(), n_calm)
        )
        by_epoch = decision.reshape(n_epochs, per_epoch)
        self._maxima.process(by_epoch, slow.reshape(n_epochs, per_epoch))
        breath = self._breathing.power_mg2.view(first_hop, end_hop)
        breathing_mg = math.sqrt(float(np.add.reduce(breath)) / len(breath))
        movements = [
            movement
            for stretch in self._trigger.process(first_hop, above, fires, rest)
            for movement in self._analysis.process(
                stretch, self._front_end, breathing_mg
            )
        ]
        rows = self._rows(
            n_epochs,
            rest,
            by_epoch.max(axis=1),
            np.any(above.reshape(n_epochs, per_epoch), axis=1),
            breath,
        )
        self._epoch += n_epochs
        return movements, rows

    def _rest(self, n_epochs: int) -> tuple[Rest, int]:
        """Return what rest is for the next epochs, and from how many epochs."""
        params = self._params.noise_floor
        oldest = max(0, self._epoch - params.window_epochs)
        newest = min(
            self._epoch + n_epochs + params.ahead_epochs, self._epoch_moments.end
        )
        steps = posture_steps(
            self._epoch_gravity_mg.view(oldest, newest),
            self._sensor.epoch_noise_mg,
            params,
        )
        at = np.flatnonzero(steps) + oldest
        before, after = at[at < self._epoch], at[at >= self._epoch]
        since = max(oldest, int(before[-1]) + 1 if len(before) else 0)
        until = int(after[0]) if len(after) else newest
        if len(before) and since > self._posture_since:
            self._posture_since = since
            self._maxima.forget()
        moments = self._epoch_moments.view(since, max(since, until))
        return self._floor.process(moments.transpose(2, 0, 1)), until - since

    def _flags(
        self,
        decision: NDArray[np.float64],
        slow: NDArray[np.float64],
        level: RestLevel,
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return where the stretch may go on, and where one opens."""
        high, high_slow = level.decision_ratio, level.slow_ratio
        low = math.sqrt(1 + (high**2 - 1) / self._params.threshold.hysteresis)
        low_slow = math.sqrt(1 + (high_slow**2 - 1) / self._params.threshold.hysteresis)
        fires = (decision >= high) | (slow >= high_slow)
        return fires | (decision >= low) | (slow >= max(low_slow, 1.3)), fires

    def _rows(
        self,
        n_epochs: int,
        rest: Rest,
        decision: NDArray[np.float64],
        moving: NDArray[np.bool_],
        breath: NDArray[np.float64],
    ) -> Epochs:
        grid, first = self._grid, self._epoch
        last = first + n_epochs
        per_epoch = grid.hops_per_epoch
        numbers = np.arange(first, last, dtype=np.int64)
        clipped = self._front_end.clipped.view(first * per_epoch, last * per_epoch)
        bad = np.add.reduce(clipped.reshape(n_epochs, per_epoch), axis=1)
        breath_mg2 = np.add.reduce(breath.reshape(n_epochs, per_epoch), axis=1)
        return epoch_rows(
            boot_id=self._boot_id,
            first_sample=self._first_sample + numbers * grid.samples_per_epoch,
            n_samples=np.full(n_epochs, grid.samples_per_epoch, np.int32),
            valid_share=1 - bad / grid.samples_per_epoch,
            gravity_mg=self._epoch_gravity_mg.view(first, last).T.copy(),
            breathing_mg=np.sqrt(breath_mg2 / per_epoch),
            moments_mg2=self._epoch_moments.view(first, last),
            decision=decision,
            moving=moving,
            rest=rest,
            profile=self._profile,
        )

    def _rest_of_stretch(self) -> tuple[list[Movement], Epochs]:
        """Close what is open; the last part of an epoch is told, not judged."""
        movements = [
            movement
            for stretch in self._trigger.flush()
            for movement in self._analysis.process(stretch, self._front_end, 0.0)
        ]
        told = self._epoch * self._grid.samples_per_epoch
        return movements, unjudged_epoch(
            self._boot_id, self._first_sample + told, self._front_end.n_samples - told
        )

    def _forget(self) -> None:
        """Let go of what no later chunk will ask for."""
        per_epoch = self._grid.hops_per_epoch
        end_hop = self._epoch * per_epoch
        since = self._trigger.open_since
        oldest = end_hop if since is None else min(since, end_hop)
        self._front_end.forget_before(
            min(oldest - self._analysis.lead_hops, end_hop - self._chunk_hops)
        )
        self._breathing.power_mg2.forget_before(end_hop)
        keep = self._epoch - self._params.noise_floor.window_epochs
        self._epoch_moments.forget_before(keep)
        self._epoch_gravity_mg.forget_before(keep)


def _epoch_means(
    values: NDArray[np.float64] | NDArray[np.int64], n_epochs: int
) -> NDArray[np.float64]:
    """Return means over the epochs of hops on the last axis."""
    grouped = values.reshape(*values.shape[:-1], n_epochs, -1)
    total = grouped[..., 0].astype(np.float64)
    for hop in range(1, grouped.shape[-1]):
        total += grouped[..., hop]
    means: NDArray[np.float64] = total / grouped.shape[-1]
    return means
