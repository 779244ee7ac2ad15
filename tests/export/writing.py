"""Small recordings, written as other people's programs write them."""

from __future__ import annotations

from pathlib import Path

import edfio
import numpy as np
from numpy.typing import NDArray


def shaken_mg(n_samples: int = 3000, rate_hz: float = 100.0) -> NDArray[np.float64]:
    """Return gravity with a little noise and a swing, shape (n_samples, 3)."""
    rng = np.random.default_rng(1)
    time_s = np.arange(n_samples) / rate_hz
    values = np.array([12.0, -30.0, 998.0]) + rng.normal(0, 0.5, (n_samples, 3))
    values[:, 0] += 20 * np.sin(2 * np.pi * 3 * time_s)
    return values


def write_csv(
    path: Path,
    time_s: NDArray[np.float64],
    values: NDArray[np.float64],
    unit: str = "mg",
) -> Path:
    """Write a CSV the way the contract names it."""
    rows = [f"time_s,x_{unit},y_{unit},z_{unit}"]
    rows += [
        f"{at:.6f},{x!r},{y!r},{z!r}"
        for at, (x, y, z) in zip(time_s.tolist(), values.tolist(), strict=True)
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def signal(
    values: NDArray[np.float64],
    label: str,
    *,
    dimension: str = "mg",
    rate_hz: float = 100.0,
    physical: tuple[float, float] | None = (-2000.0, 2000.0),
) -> edfio.EdfSignal:
    """Return one axis; without a physical range edfio takes the signal's own."""
    return edfio.EdfSignal(
        values,
        rate_hz,
        label=label,
        physical_dimension=dimension,
        physical_range=physical,
    )
