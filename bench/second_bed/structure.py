"""The bed between a force and the sensor: a few modes, each with its own direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .plan import NightPlan

_RING_TIMES: Final = 7.0
"""Decay times that are rendered: e to the minus seven is a thousandth."""
_LONGEST_RING_S: Final = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """Second-order modes: part bending (follows the force), part shaking (inertia)."""

    frequency_hz: NDArray[np.float64]
    damping: NDArray[np.float64]
    direction: NDArray[np.float64]
    """Shape (n_modes, 3)."""
    bending: NDArray[np.float64]
    """Share of a mode's force that tilts and sags the bed rather than shakes it."""

    @property
    def ring_s(self) -> float:
        """Return the time after which the bed is still again."""
        decay_s = 1 / (2 * np.pi * self.frequency_hz * self.damping)
        return float(min(_RING_TIMES * decay_s.max(), _LONGEST_RING_S))

    def response(
        self, force: NDArray[np.float64], site: NDArray[np.float64], rate_hz: float
    ) -> NDArray[np.float64]:
        """Return the acceleration, shape (n, 3), with the ring-down behind it."""
        n = len(force) + round(self.ring_s * rate_hz)
        length = 1 << (n - 1).bit_length()
        spectrum = np.fft.rfft(force, length)
        f_hz = np.fft.rfftfreq(length, 1 / rate_hz)
        ratio = f_hz[:, None] / self.frequency_hz
        gain = (self.bending + (1 - self.bending) * ratio**2) / (
            1 - ratio**2 + 2j * self.damping * ratio
        )
        rises = 1j * f_hz / (0.3 + 1j * f_hz)
        shapes = (gain * site[:-1]) @ self.direction + site[-1] * self.direction[0]
        moved = np.fft.irfft(shapes * (spectrum * rises)[:, None], length, axis=0)
        return np.asarray(moved[:n])


def build_structure(
    plan: NightPlan, upright: NDArray[np.float64], rng: np.random.Generator
) -> Structure:
    """Return a bed of two to four modes, most of them more up and down than across."""
    n_modes = int(rng.integers(2, 5))
    low_hz, high_hz = plan.mode_hz
    low, high = plan.damping
    direction = upright * rng.uniform(0, 2, (n_modes, 1)) * rng.choice(
        (-1, 1), (n_modes, 1)
    ) + 0.6 * rng.normal(size=(n_modes, 3))
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    return Structure(
        frequency_hz=np.exp(rng.uniform(np.log(low_hz), np.log(high_hz), n_modes)),
        damping=np.exp(rng.uniform(np.log(low), np.log(high), n_modes)),
        direction=direction,
        bending=rng.uniform(0.2, 0.8, n_modes),
    )


def choose_site(structure: Structure, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return a place of the bed: what it gives each mode, and the sensor itself."""
    n_modes = len(structure.frequency_hz)
    strength = rng.lognormal(0.0, 0.5, n_modes + 1) * rng.choice((-1, 1), n_modes + 1)
    strength[-1] *= 0.3
    return np.asarray(strength)


def shift_site(
    site: NDArray[np.float64], spread: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a place near by: no two movements push at quite the same one."""
    return np.asarray(
        site * rng.lognormal(0.0, spread, len(site))
        + spread * 0.3 * rng.normal(size=len(site))
    )
