"""From a force to what the sensor's place feels, on the chip's own sample grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .spectrum import band_envelope, fft_length, filter_in_blocks, low_pass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .bed import Bed
    from .models import Source

_GRID_HZ: Final = 200.0
"""Forces are drawn at this rate or more, so the chip's filter has work to do."""
_LONGEST_TAIL_S: Final = 20.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Felt:
    """A short stretch of acceleration at the sensor's place, in the bed's axes."""

    first_sample: int
    acceleration_mg: NDArray[np.floating]
    """Shape (3, n_samples)."""

    @property
    def peak_mg(self) -> float:
        """Return the largest length of the vector."""
        return float(np.sqrt(np.max(np.sum(self.acceleration_mg**2, axis=0))))

    def scaled(self, factor: float) -> Felt:
        """Return the same, louder or softer."""
        return Felt(
            first_sample=self.first_sample,
            acceleration_mg=self.acceleration_mg * factor,
        )


class Renderer:
    """Turn forces into acceleration through the bed and the chip's bandwidth.

    Forces live on a grid of at least 200 Hz that is a whole multiple of the chip's true
    rate, so that what lies above the chip's band is filtered and not folded.
    """

    def __init__(self, bed: Bed, rate_hz: float, bandwidth_hz: float) -> None:
        """Take the bed, the chip's true rate and its bandwidth."""
        self.rate_hz = rate_hz
        self.step = int(np.ceil(_GRID_HZ / rate_hz - 0.05))
        self.grid_hz = rate_hz * self.step
        self._bandwidth_hz = bandwidth_hz
        self._tail_s = min(bed.ringing_s + 0.3, _LONGEST_TAIL_S)
        self._responses = {
            "sleeper": bed.sleeper_response,
            "partner": bed.partner_response,
            "house": bed.house_response,
        }
        self._cached: dict[tuple[str, int, float], NDArray[np.complex128]] = {}

    def feel(
        self,
        force: NDArray[np.floating],
        start_s: float,
        source: Source,
        stiffness: float,
    ) -> Felt:
        """Return the acceleration that a short force on the bed's axes makes.

        Parameters
        ----------
        force : ndarray, shape (3, n_grid_samples)
        start_s : float
            True seconds from the start of the night.
        source : Source
            Which way it takes: the sleeper's, the partner's or the house's.
        stiffness : float
            Factor on the frequency of the bed's modes.

        Returns
        -------
        Felt
            With the ring-down, on the chip's samples.
        """
        tail = round(self._tail_s * self.grid_hz)
        n_grid = force.shape[1] + tail
        length = fft_length(n_grid)
        spectrum = np.fft.rfft(force, length) * self._response(
            source, length, stiffness
        )
        acceleration = np.fft.irfft(spectrum, length)[:, :n_grid]
        start_grid = round(start_s * self.grid_hz)
        first_sample = -(-start_grid // self.step)
        offset = first_sample * self.step - start_grid
        return Felt(
            first_sample=first_sample,
            acceleration_mg=acceleration[:, offset :: self.step],
        )

    def feel_all_night(
        self, force: NDArray[np.floating], source: Source
    ) -> NDArray[np.float32]:
        """Return the acceleration of a force that lasts from the first grid sample."""
        felt = filter_in_blocks(
            force,
            self.grid_hz,
            lambda hz: self._transfer(source, hz, 1.0),
            tail_s=self._tail_s,
        )
        return felt[:, :: self.step]

    def envelope_mg(self, felt: Felt) -> float:
        """Return the peak of the movement's own 0.4 s envelope in 0.7-20 Hz."""
        padding = round(0.5 * self.rate_hz)
        padded = np.pad(felt.acceleration_mg, ((0, 0), (padding, padding)))
        return float(band_envelope(padded, self.rate_hz).max())

    def _response(
        self, source: Source, length: int, stiffness: float
    ) -> NDArray[np.complex128]:
        key = (str(source), length, stiffness)
        if key not in self._cached:
            hz = np.fft.rfftfreq(length, 1 / self.grid_hz)
            self._cached[key] = self._transfer(source, hz, stiffness)
        return self._cached[key]

    def _transfer(
        self, source: Source, hz: NDArray[np.floating], stiffness: float
    ) -> NDArray[np.complex128]:
        response = self._responses[str(source)](hz, stiffness)
        return response * low_pass(hz, self._bandwidth_hz)
