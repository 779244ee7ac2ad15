"""Somebody in the bed: how they lie, move and weigh it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed.models import Source, TrueKind
from .envelope import envelope_mg
from .pushes import heave, jolt, limb
from .sizes import twitch_envelope_mg
from .structure import choose_site, shift_site
from .vitals import live

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .canvas import Canvas
    from .doings import Doing
    from .hours import Hours
    from .sizes import Sizes
    from .structure import Structure

_SHORT: Final = (TrueKind.HYPNIC_JERK, TrueKind.SMALL_TWITCH)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """A sleeper or a bedmate with all that they do in the night."""

    hours: Hours
    doings: list[Doing]
    sizes: Sizes
    share: float
    """What of their movements arrives: 1 for the sleeper over the sensor."""
    source: Source

    def lie(
        self, canvas: Canvas, structure: Structure, rng: np.random.Generator
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Lay heartbeat and breath on the canvas; return the heart's part and beats."""
        vitals = live(
            self.hours,
            [doing.onset_s for doing in self.doings if abs(doing.tilts) > 0.25],
            structure,
            self.sizes.heart_mg * self.share,
            canvas.rate_hz,
            rng,
        )
        step = round(canvas.gain_from_s * canvas.rate_hz)
        n = len(canvas.moved_mg)
        for part_mg in (vitals.heart_mg, vitals.breath_mg):
            part_mg[step:] *= canvas.gain
            canvas.moved_mg += part_mg[:n]
        return vitals.heart_mg[:n], vitals.beats[vitals.beats < n]

    def move(
        self, canvas: Canvas, structure: Structure, rng: np.random.Generator
    ) -> None:
        """Lay every movement on the canvas."""
        legs = [choose_site(structure, rng) for _ in range(2)]
        trunk = choose_site(structure, rng)
        for doing in self.doings:
            if doing.kind is TrueKind.LIMB_MOVEMENT:
                site = legs[int(rng.random() < 0.3)]
            else:
                site = trunk if doing.kind is TrueKind.HYPNIC_JERK else legs[0]
            shape = _shape(doing, site, trunk, structure, canvas.rate_hz, rng)
            factor = self._factor(doing, shape, canvas, rng)
            canvas.lay(shape * factor, doing, self.source)

    def tilt(
        self,
        slope_mg: NDArray[np.float64],
        gravity: NDArray[np.float64],
        rate_hz: float,
        rng: np.random.Generator,
    ) -> None:
        """Add to the slope of the tilt: weight, and a lean for every posture."""
        weight = _level(self.sizes.tilt_mg * 3 * rng.normal(size=3), gravity)
        lean = np.zeros(3)
        for doing in self.doings:
            if doing.tilts == 0:
                continue
            wanted = lean + doing.tilts * self.sizes.tilt_mg * rng.normal(size=3)
            if doing.kind is TrueKind.BED_TRANSITION:
                wanted = weight if doing.tilts > 0 else np.zeros(3)
            elif abs(doing.tilts) > 0.25:
                wanted = weight + self.sizes.tilt_mg * rng.normal(size=3)
            wanted = _level(wanted, gravity)
            first = round(doing.onset_s * rate_hz)
            n = max(2, min(round(doing.duration_s * rate_hz), len(slope_mg) - first))
            rise = 1 - np.cos(2 * np.pi * (np.arange(n) + 0.5) / n)
            step = self.share * (wanted - lean)
            slope_mg[first : first + n] += (rise / rise.sum())[:, None] * step
            lean = wanted

    def _factor(
        self,
        doing: Doing,
        shape: NDArray[np.float64],
        canvas: Canvas,
        rng: np.random.Generator,
    ) -> float:
        if doing.kind is TrueKind.SMALL_TWITCH:
            own = float(envelope_mg(shape, canvas.rate_hz).max())
            wanted_mg = twitch_envelope_mg(canvas.resting_mg, rng)
        else:
            own = float(np.linalg.norm(shape, axis=1).max())
            wanted_mg = self.sizes.peak_mg(doing, rng) * self.share
            wanted_mg *= canvas.gain_at(doing.onset_s)
        return wanted_mg / max(own, 1e-12)


def _shape(
    doing: Doing,
    site: NDArray[np.float64],
    trunk: NDArray[np.float64],
    structure: Structure,
    rate_hz: float,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Return what a doing looks like at the sensor, of any size."""
    if doing.kind is TrueKind.LIMB_MOVEMENT:
        force = limb(doing.way, doing.duration_s, rate_hz, rng)
        return structure.response(force, shift_site(site, 0.2, rng), rate_hz)
    if doing.kind in _SHORT:
        force = jolt(doing.duration_s, rate_hz, rng)
        return structure.response(force, shift_site(site, 0.3, rng), rate_hz)
    parts = [
        structure.response(
            heave(doing.duration_s, rate_hz, rng), shift_site(place, 0.5, rng), rate_hz
        )
        for place in (site, trunk, trunk)
    ]
    return np.asarray(sum(parts))


def _level(
    vector: NDArray[np.float64], gravity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what a tilt of the sensor changes: nothing along gravity."""
    return np.asarray(vector - gravity * (vector @ gravity))
