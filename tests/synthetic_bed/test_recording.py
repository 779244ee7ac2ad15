"""A night in a file is the night, count for count."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench.synthetic_bed import (
    SyntheticNight,
    find_scenario,
    generate_night,
    write_csv,
    write_edf,
    write_truth_json,
)
from bench.synthetic_bed.chip import CHIPS
from bench.synthetic_bed.recording import exact_digital_range

edfio = pytest.importorskip("edfio")


@pytest.fixture(scope="module")
def night() -> SyntheticNight:
    """Return a short night."""
    return generate_night(find_scenario("short", hours=0.25), 9)


@pytest.mark.parametrize("chip", CHIPS.values(), ids=CHIPS.keys())
def test_the_header_can_hold_the_exact_scale(chip: object) -> None:
    """Test physical and digital range divide to the chip's own step, to 9 digits."""
    scale = chip.scale_mg_per_count  # type: ignore[attr-defined]

    low, high = exact_digital_range(scale)

    for end in (low, high):
        text = f"{end * scale:.6f}".rstrip("0").rstrip(".")
        assert len(text) <= 8
        assert float(text) == pytest.approx(end * scale, abs=1e-9)
    assert low <= -0.98 * 2000 / scale or low == -32768
    assert high >= 0.98 * 2000 / scale or high >= 32512


def test_an_edf_gives_back_the_counts(night: SyntheticNight, tmp_path: Path) -> None:
    """Test nothing is rounded on the way: a replay sees what the chip counted."""
    path = tmp_path / "night.edf"

    write_edf(night, path)

    read = edfio.read_edf(path)
    digital = np.array([signal.digital for signal in read.signals]).T
    assert np.array_equal(digital, night.counts[: len(digital)])
    assert len(night.counts) - len(digital) < 2 * night.rate_hz
    assert {s.physical_dimension for s in read.signals} == {"mg"}
    scale = np.ptp(read.signals[0].physical_range) / np.ptp(
        read.signals[0].digital_range
    )
    assert scale == pytest.approx(night.scale_mg_per_count, rel=1e-12)


def test_a_csv_leaves_the_gap_out(tmp_path: Path) -> None:
    """Test a gap shows as missing rows, and every other row is exact."""
    from dataclasses import replace  # noqa: PLC0415

    holed = generate_night(
        replace(find_scenario("short", hours=0.25), gaps=1, gap_s=(4.0, 4.0)), 9
    )
    path = tmp_path / "night.csv"

    write_csv(holed, path)

    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    ((_, length),) = holed.gaps
    assert len(rows) == len(holed.counts) - length
    assert np.diff(rows[:, 0]).max() == pytest.approx((length + 1) / holed.rate_hz)
    counts = np.rint(rows[:, 1:] / holed.scale_mg_per_count)
    numbers = np.rint(rows[:, 0] * holed.rate_hz).astype(int)
    assert np.array_equal(counts, holed.counts[numbers])


def test_the_truth_is_plain_json(night: SyntheticNight, tmp_path: Path) -> None:
    """Test another program can read what happened."""
    path = tmp_path / "truth.json"

    write_truth_json(night, path)

    truth = json.loads(path.read_text("utf-8"))
    assert truth["events"][0].keys() >= {"onset_s", "duration_s", "kind", "visible"}
    assert len(truth["events"]) == len(night.truth.events)
