"""Blocks of samples in, movements and epochs out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .bed import BedMemory
from .chain import Chain
from .epoch import no_epochs
from .models import Detected, Epochs
from .params import DetectorParams
from .sensor import Sensor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..wire.models import SampleBlock
    from .models import BedProfile, Movement
    from .rest_level import RestLevel


N_AXES: Final = 3


class Detector:
    """Find movements in a stream of acceleration, whatever blocks it comes in.

    Numbers missing between two blocks, or another boot, are a gap: what was before is
    finished there and what follows begins anew, with only the bed's ringing known
    from before. Results come about ten seconds late, because the detector looks ahead.
    """

    def __init__(
        self,
        nominal_rate_hz: float,
        scale_mg_per_count: float,
        noise_ug_per_sqrt_hz: float | None = None,
        params: DetectorParams | None = None,
        *,
        profile: BedProfile | None = None,
        range_mg: float | None = None,
        step_counts: float = 1.0,
    ) -> None:
        """Take what the stream's header says of the chip.

        Parameters
        ----------
        nominal_rate_hz : float
            Rate set in the chip, 25 to 420 Hz. Nothing depends on the measured one.
        scale_mg_per_count : float
            Milli-g that a count is worth.
        noise_ug_per_sqrt_hz : float, optional
            Noise density of the datasheet, a lower bound of the resting level; that
            of the quietest chip there is if left out.
        params : DetectorParams, optional
            The middle sensitivity when left out.
        profile : BedProfile, optional
            What earlier nights taught of this bed.
        range_mg : float, optional
            Full scale of the chip, to know a clipped value; the int16 range if left
            out.
        step_counts : float, optional
            Steps in which the values really come, where a recorder was coarser than
            its numbers; one count flipping means nothing there, one step does not.

        Raises
        ------
        ValueError
            If one of them cannot be that of an accelerometer.
        """
        self._params = params or DetectorParams()
        self._sensor = Sensor.of(
            nominal_rate_hz,
            scale_mg_per_count,
            noise_ug_per_sqrt_hz,
            range_mg,
            self._params,
            step_counts=step_counts,
        )
        self._scale_mg_per_count = scale_mg_per_count
        self._profile = profile
        self._bed = BedMemory(self._params)
        if profile is not None:
            self._bed.ring.recall(profile, self._sensor.grid.tick_rate_hz)
        self._chain: Chain | None = None
        self._level_before: RestLevel | None = None
        self._boot_id = 0
        self._next_sample = 0

    def process(self, block: SampleBlock) -> Detected:
        """Return what is complete with this block.

        Raises
        ------
        ValueError
            If the block does not belong to the stream.
        """
        self._check(block)
        found = _Found()
        is_next = (
            block.boot_id == self._boot_id and block.first_sample == self._next_sample
        )
        if not is_next:
            self._end_stretch(found)
        if self._chain is None:
            self._chain = Chain(
                block.boot_id,
                block.first_sample,
                self._sensor,
                self._bed,
                self._profile,
                self._params,
            )
        self._boot_id = block.boot_id
        self._next_sample = block.next_sample
        found.extend(self._chain.process(block.counts))
        return found.detected()

    def flush(self) -> Detected:
        """Return what is pending; the stream ends here, or is closed for the night."""
        found = _Found()
        self._end_stretch(found)
        return found.detected()

    def rest_level(self) -> RestLevel | None:
        """Return what rest is, some ten seconds ago; None before it was ever known.

        After a gap it is that of before, until the new stretch has one.
        """
        level = None if self._chain is None else self._chain.rest_level()
        return self._level_before if level is None else level

    def profile(self) -> BedProfile:
        """Return what is known of the bed by now, for the nights that come."""
        return self._bed.ring.profile(self._sensor.grid.tick_rate_hz, self._profile)

    def _end_stretch(self, found: _Found) -> None:
        if self._chain is None:
            return
        self._level_before = self.rest_level()
        found.extend(self._chain.flush())
        self._chain = None

    def _check(self, block: SampleBlock) -> None:
        if block.counts.shape != (max(1, len(block.counts)), N_AXES):
            msg = f"counts of shape {block.counts.shape} must be (n, 3) with n above 0"
            raise ValueError(msg)
        if block.counts.dtype != np.int16:
            msg = f"counts of type {block.counts.dtype} must be int16"
            raise ValueError(msg)
        rate_hz = self._sensor.grid.rate_hz
        if block.nominal_rate_hz != rate_hz:
            msg = (
                f"a block at {block.nominal_rate_hz:g} Hz in a stream at {rate_hz:g} Hz"
            )
            raise ValueError(msg)
        if block.scale_mg_per_count != self._scale_mg_per_count:
            msg = (
                f"a block of {block.scale_mg_per_count:g} mg a count in a stream of "
                f"{self._scale_mg_per_count:g}"
            )
            raise ValueError(msg)
        if (
            self._chain is not None
            and block.boot_id == self._boot_id
            and block.first_sample < self._next_sample
        ):
            msg = (
                f"a block from sample {block.first_sample} after one that ended at "
                f"{self._next_sample}: blocks of a boot come in order, without overlap"
            )
            raise ValueError(msg)


def detect(detector: Detector, blocks: Iterable[SampleBlock]) -> Detected:
    """Return all that a detector finds in a whole recording, and end it."""
    found = _Found()
    for block in blocks:
        found.add(detector.process(block))
    found.add(detector.flush())
    return found.detected()


class _Found:
    """Gather what chunks show."""

    def __init__(self) -> None:
        self._movements: list[Movement] = []
        self._epochs: list[Epochs] = []

    def add(self, detected: Detected) -> None:
        self._movements += detected.movements
        if len(detected.epochs):
            self._epochs.append(detected.epochs)

    def extend(self, parts: Iterable[tuple[list[Movement], Epochs]]) -> None:
        for movements, epochs in parts:
            self._movements += movements
            if len(epochs):
                self._epochs.append(epochs)

    def detected(self) -> Detected:
        epochs = Epochs.concatenate(self._epochs) if self._epochs else no_epochs()
        return Detected(movements=tuple(self._movements), epochs=epochs)
