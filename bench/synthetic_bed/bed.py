"""The bed: where the sensor sits, how the frame rings, how loud everything arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from .spectrum import low_pass

if TYPE_CHECKING:
    from numpy.typing import NDArray

AXES: Final = ("head_foot", "lateral", "vertical")


class Mount(StrEnum):
    """Where the sensor sits."""

    FRAME = "frame"
    SLAT = "slat"
    TOPPER = "topper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Lowest and highest peak at the sensor, in milli-g, of what a body does."""

    heartbeat: tuple[float, float]
    breath: tuple[float, float]
    limb: tuple[float, float]
    jerk: tuple[float, float]
    turn: tuple[float, float]
    house: tuple[float, float]


LEVELS: Final = {
    Mount.FRAME: Levels(
        heartbeat=(0.1, 1),
        breath=(0.05, 0.5),
        limb=(0.5, 20),
        jerk=(10, 200),
        turn=(20, 500),
        house=(0.5, 20),
    ),
    Mount.SLAT: Levels(
        heartbeat=(0.3, 3),
        breath=(0.1, 2),
        limb=(2, 60),
        jerk=(20, 400),
        turn=(50, 1000),
        house=(0.4, 15),
    ),
    Mount.TOPPER: Levels(
        heartbeat=(1, 10),
        breath=(0.5, 8),
        limb=(10, 200),
        jerk=(50, 600),
        turn=(100, 1200),
        house=(0.3, 10),
    ),
}
"""Orders of magnitude by mount, as published for accelerometers on beds.

Those of breath and house are a choice."""

_DIRECT_SHARE: Final = {
    Mount.FRAME: (0.0, 0.1),
    Mount.SLAT: (0.05, 0.3),
    Mount.TOPPER: (0.3, 0.8),
}
"""Share of a force that reaches the sensor without the frame: near the body, more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One way the bed swings."""

    axis: int
    frequency_hz: float
    damping: float
    """Damping ratio zeta."""
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BedRanges:
    """What a bed is drawn from."""

    frequency_hz: tuple[float, float] = (2.5, 12.0)
    damping: tuple[float, float] = (0.03, 0.2)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bed:
    """One bed with one sensor on it."""

    mount: Mount
    modes: tuple[Mode, ...]
    direct: NDArray[np.floating]
    """Shape (3,): share of a force that reaches each axis without ringing."""
    sleeper_mixing: NDArray[np.floating]
    """Shape (3, 3): from forces on the body to forces on the bed's axes."""
    partner_mixing: NDArray[np.floating]
    house_mixing: NDArray[np.floating]
    mattress_corner_hz: float
    partner_corner_hz: float
    """The far side of the mattress passes only what is slower than this."""
    house_mode_share: float
    """How much a bump of the floor sets the bed's own modes swinging."""
    orientation: NDArray[np.floating]
    """Shape (3, 3): rotation from the bed's axes to the sensor's."""
    loudness: float
    """0-1: where in its ranges this bed, body and place lie."""

    def sleeper_response(
        self, hz: NDArray[np.floating], stiffness: float
    ) -> NDArray[np.complex128]:
        """Return acceleration per force on each axis, shape (3, n_frequencies).

        `stiffness` shifts the frequency of every mode: a body that lies elsewhere
        loads the bed another way.
        """
        return self._inertance(hz / stiffness) * low_pass(hz, self.mattress_corner_hz)

    def partner_response(
        self, hz: NDArray[np.floating], stiffness: float
    ) -> NDArray[np.complex128]:
        """Return the same for forces on the other half of the bed."""
        return self._inertance(hz / stiffness) * low_pass(hz, self.partner_corner_hz)

    def house_response(
        self, hz: NDArray[np.floating], stiffness: float
    ) -> NDArray[np.complex128]:
        """Return the bed's acceleration per acceleration of the floor."""
        s = 2j * np.pi * hz / stiffness
        response = np.ones((3, len(hz)), np.complex128)
        for mode in self.modes:
            omega = 2 * np.pi * mode.frequency_hz
            spring = 2 * mode.damping * omega * s + omega**2
            share = self.house_mode_share * mode.weight
            response[mode.axis] += share * (spring / (s**2 + spring) - 1)
        return response

    @property
    def ringing_s(self) -> float:
        """Return how long the slowest mode rings until 1/1000 is left."""
        slowest = min(mode.frequency_hz * mode.damping for mode in self.modes)
        return float(np.log(1000) / (2 * np.pi * slowest))

    def _inertance(self, hz: NDArray[np.floating]) -> NDArray[np.complex128]:
        s = 2j * np.pi * hz
        response = np.repeat(self.direct[:, None], len(hz), axis=1).astype(complex)
        for mode in self.modes:
            omega = 2 * np.pi * mode.frequency_hz
            swing = s**2 / (s**2 + 2 * mode.damping * omega * s + omega**2)
            response[mode.axis] += mode.weight * swing
        return response


def draw_bed(rng: np.random.Generator, mount: Mount, ranges: BedRanges) -> Bed:
    """Draw one bed of a kind of mount."""
    return Bed(
        mount=mount,
        modes=_draw_modes(rng, ranges),
        direct=rng.uniform(*_DIRECT_SHARE[mount], 3),
        sleeper_mixing=np.eye(3) + rng.uniform(-0.35, 0.35, (3, 3)),
        partner_mixing=_partner_mixing(rng),
        house_mixing=np.eye(3) + rng.uniform(-0.4, 0.4, (3, 3)),
        mattress_corner_hz=rng.uniform(14, 40),
        partner_corner_hz=rng.uniform(6, 18),
        house_mode_share=rng.uniform(0.05, 0.5),
        orientation=random_rotation(rng),
        loudness=rng.uniform(0.05, 0.95),
    )


def random_rotation(rng: np.random.Generator) -> NDArray[np.floating]:
    """Return a rotation, uniform over all of them."""
    q, r = np.linalg.qr(rng.standard_normal((3, 3)))
    rotation = np.asarray(q * np.sign(np.diag(r)))
    if np.linalg.det(rotation) < 0:
        rotation[:, 0] *= -1
    return rotation


def _draw_modes(rng: np.random.Generator, ranges: BedRanges) -> tuple[Mode, ...]:
    modes = []
    for axis in range(3):
        count = int(rng.integers(1, 4))
        weights = rng.dirichlet(np.full(count, 1.5))
        low, high = np.log(ranges.frequency_hz)
        lightest, heaviest = np.log(ranges.damping)
        dampings = np.exp(rng.uniform(lightest, heaviest, count))
        modes += [
            Mode(
                axis=axis,
                frequency_hz=float(np.exp(rng.uniform(low, high))),
                damping=float(damping),
                weight=float(weight),
            )
            for weight, damping in zip(weights, dampings, strict=True)
        ]
    return tuple(modes)


def _partner_mixing(rng: np.random.Generator) -> NDArray[np.floating]:
    """Return a mixing with more rocking: the partner pushes far from the middle."""
    mixing = np.diag(rng.uniform(0.4, 1.0, 3)) + rng.uniform(-0.4, 0.4, (3, 3))
    mixing[1] *= rng.uniform(1.0, 2.5)
    return np.asarray(mixing)
