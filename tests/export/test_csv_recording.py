"""Recordings in CSV: units, scale, time and everything that can be wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.recording import read_recording
from custom_components.sleep_twitch.export.time_stamps import fit_time_stamps
from tests.export.writing import shaken_mg, write_csv

EVEN_S = np.arange(3000) / 100.0


@pytest.mark.parametrize(
    ("unit", "per_mg"), [("mg", 1.0), ("g", 1e-3), ("m_s2", 9.80665e-3)]
)
def test_every_unit_gives_the_same_milli_g(
    unit: str, per_mg: float, tmp_path: Path
) -> None:
    """Test a recorder's unit does not change what is found in its night."""
    values = shaken_mg()

    recording = read_recording(
        write_csv(tmp_path / "bed.csv", EVEN_S, values * per_mg, unit)
    )

    in_mg = recording.counts * recording.scale_mg_per_count
    assert np.abs(in_mg - values).max() <= 0.51 * recording.scale_mg_per_count
    assert recording.labels == (f"x_{unit}", f"y_{unit}", f"z_{unit}")
    assert recording.start is None


def test_the_largest_value_becomes_32000_counts(tmp_path: Path) -> None:
    """Test the scale is the one that the node's simulator takes, exact in 32 bits."""
    values = np.tile([16.0, -0.5, 1000.0], (100, 1))
    values[7, 1] = -1600.0

    recording = read_recording(write_csv(tmp_path / "bed.csv", EVEN_S[:100], values))

    assert recording.scale_mg_per_count == float(np.float32(1600 / 32000))
    assert recording.counts[7].tolist() == [320, -32000, 20000]
    assert recording.counts[0].tolist() == [320, -10, 20000]


@pytest.mark.parametrize(
    ("rate_hz", "nominal_hz"),
    [(99.3, 100.0), (103.1, 104.0), (50.9, 50.0), (26.1, 26.0), (128.0, 128.0)],
)
def test_the_nominal_rate_is_the_nearest_a_chip_is_set_to(
    rate_hz: float, nominal_hz: float, tmp_path: Path
) -> None:
    """Test a chip's own clock error does not make another detector of it."""
    time_s = np.arange(3000) / rate_hz

    recording = read_recording(write_csv(tmp_path / "bed.csv", time_s, shaken_mg()))

    assert recording.rate_hz == pytest.approx(rate_hz, rel=1e-6)
    assert recording.nominal_rate_hz == nominal_hz


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    """Test a temperature column is no axis."""
    rows = ["z_mg, temp, time_s ,Y_MG,x_mg"]
    rows += [f"1000,21.5,{i / 100},{i % 7},-{i % 5}" for i in range(100)]
    path = tmp_path / "bed.csv"
    path.write_text("\ufeff" + "\r\n".join(rows) + "\r\n\r\n", encoding="utf-8")

    recording = read_recording(path)

    first = recording.counts[3] * recording.scale_mg_per_count
    assert first == pytest.approx([-3, 3, 1000], abs=0.02)
    assert len(recording.counts) == 100


def test_a_hole_in_the_stamps_is_a_gap_in_the_blocks(tmp_path: Path) -> None:
    """Test what was not recorded is left out, and what follows keeps its time."""
    time_s = EVEN_S.copy()
    time_s[2000:] += 7.5

    recording = read_recording(write_csv(tmp_path / "bed.csv", time_s, shaken_mg()))
    blocks = list(recording.blocks(block_s=6.0))

    assert [(b.first_sample, len(b.counts)) for b in blocks] == [
        (0, 600),
        (600, 600),
        (1200, 600),
        (1800, 200),
        (2750, 600),
        (3350, 400),
    ]
    assert recording.duration_s == pytest.approx(37.5)
    assert recording.timeline.seconds(1, 2750) == pytest.approx(27.5)


def _with(row: int, column: int, cell: str) -> list[str]:
    rows = [["0.0", "1", "2", "1000"] for _ in range(200)]
    for number, cells in enumerate(rows):
        cells[0] = f"{number / 100}"
    rows[row][column] = cell
    return ["time_s,x_mg,y_mg,z_mg", *(",".join(cells) for cells in rows)]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([], "is empty"),
        (["time_s,x_mg,y_mg,z_mg"], "has 0 samples"),
        (["a,b,c", "1,2,3"], "neither an EDF nor a CSV with a column time_s"),
        (["time_s,x_mg,z_mg", "0,1,2"], "there is no column y_mg"),
        (["time_s,x_lsb,y_lsb,z_lsb", "0,1,2,3"], "no axis in a known unit"),
        (_with(40, 2, "nan"), "line 42: y_mg is 'nan', a finite number is needed"),
        (_with(41, 3, "-inf"), "line 43: z_mg is '-inf'"),
        (_with(42, 1, "much"), "line 44: x_mg is 'much'"),
        (_with(43, 3, ""), "line 45: z_mg is ''"),
        (_with(44, 0, "0.1"), "line 46: time_s goes back from 0.430000 to 0.100000"),
        (_with(60, 0, "1e12"), "time_s goes back from 1000000000000"),
        (_with(-1, 0, "1e12"), "lasts 1.157e+07 days by its own time; at most 31"),
        (_with(-1, 0, "1e308"), "at most 31 days"),
        (_with(45, 2, "-2e6"), "line 47: y is -2e+06 mg, at most 1000000 mg"),
        (
            ["time_s,x_g,y_g,z_g", *(f"{i / 100},0,1e306,1" for i in range(50))],
            "line 2: y is inf mg",
        ),
        (["time_s,x_g,y_g,z_g", *["5,0,0,1"] * 50], "time_s stands at 5.000000"),
        (
            ["time_s,x_g,y_g,z_g", *(f"{i / 100},0,0,0" for i in range(50))],
            "every value is 0",
        ),
        (
            ["time_s,x_g,y_g,z_g", *(f"{i / 1.6},0,0,1" for i in range(50))],
            "1.6 samples a second, too few to see a twitch",
        ),
        (
            ["time_s,x_g,y_g,z_g", *(f"{i / 1000},0,0,1" for i in range(50))],
            "1000 samples a second, more than any accelerometer",
        ),
    ],
    ids=[
        "empty",
        "header only",
        "other columns",
        "axis missing",
        "unit unknown",
        "not a number",
        "infinite",
        "a word",
        "an empty cell",
        "time goes back",
        "one late stamp",
        "the last stamp late",
        "the last stamp beyond all time",
        "one value too large",
        "a unit that is wrong",
        "time stands",
        "no gravity",
        "too slow",
        "too fast",
    ],
)
def test_a_wrong_file_is_refused_in_one_line(
    rows: list[str], what: str, tmp_path: Path
) -> None:
    """Test the line names the value and says what would be right."""
    path = tmp_path / "bed.csv"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")

    with pytest.raises(RecordingError) as refusal:
        read_recording(path)

    assert what in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\xff\xfe", b"\xff\xff" * 600])
def test_what_is_no_recording_is_refused(content: bytes, tmp_path: Path) -> None:
    """Test a picture given by mistake is called what it is not."""
    path = tmp_path / "picture.png"
    path.write_bytes(content)

    with pytest.raises(RecordingError, match="neither an EDF nor a CSV"):
        read_recording(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """Test a slip in the name is answered with it."""
    with pytest.raises(RecordingError, match=r"none\.csv: cannot be read: No such"):
        read_recording(tmp_path / "none.csv")


def _busy_host(time_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return stamps of a host that reads every 40 ms and once sleeps for 3 s."""
    stamps = np.ceil(time_s / 0.04) * 0.04
    asleep = (stamps > 15.0) & (stamps < 18.0)
    stamps[asleep] = 18.0
    return stamps


def test_a_busy_host_makes_no_gap(tmp_path: Path) -> None:
    """Test late stamps that are made up for are no hole, and the rate is even."""
    path = write_csv(tmp_path / "bed.csv", _busy_host(EVEN_S), shaken_mg())

    recording = read_recording(path)

    assert recording.holes == ()
    assert recording.rate_hz == pytest.approx(100.0, rel=0.005)


def test_a_hole_is_seen_among_the_stamps_of_a_busy_host(tmp_path: Path) -> None:
    """Test a real hole of five seconds stays one, bursts or not."""
    time_s = np.arange(9000) / 100.0
    time_s[6000:] += 5.0

    recording = read_recording(
        write_csv(tmp_path / "bed.csv", _busy_host(time_s), shaken_mg(9000))
    )

    (hole,) = recording.holes
    assert hole.before == 6000
    assert hole.n_samples == pytest.approx(500, abs=10)


def _with_holes(
    rate_hz: float, stretches_s: NDArray[np.float64], holes_s: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the stamps of stretches of samples with a hole after each."""
    lengths = np.round(stretches_s * rate_hz).astype(np.int64)
    number = np.arange(lengths.sum())
    stretch = np.repeat(np.arange(len(lengths)), lengths)
    lost_s: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(holes_s)[:-1]])
    return number / rate_hz + lost_s[stretch]


_RNG = np.random.default_rng(7)


@pytest.mark.parametrize(
    ("rate_hz", "stretches_s", "holes_s"),
    [
        pytest.param(
            30.0,
            _RNG.uniform(20, 200, 60),
            _RNG.uniform(10, 700, 60),
            id="a worn logger's",
        ),
        pytest.param(100.0, np.full(30, 15.0), np.full(30, 5.0), id="in most spans"),
        pytest.param(100.0, np.full(60, 5.0), np.full(60, 10.0), id="most of the time"),
    ],
)
def test_many_holes_are_each_counted_once(
    rate_hz: float, stretches_s: NDArray[np.float64], holes_s: NDArray[np.float64]
) -> None:
    """Test neither the rate nor a hole is stretched by the holes around it."""
    time = fit_time_stamps(_with_holes(rate_hz, stretches_s, holes_s))

    assert time.rate_hz == pytest.approx(rate_hz, rel=1e-4)
    assert [hole.n_samples for hole in time.holes] == pytest.approx(
        holes_s[:-1] * rate_hz, abs=1
    )


def test_many_bursts_are_no_holes() -> None:
    """Test a host that reads a chip's memory whenever it likes loses no time."""
    sizes = np.random.default_rng(3).integers(100, 200, 400)
    stamps_s = np.repeat(np.cumsum(sizes) / 100.0, sizes)

    time = fit_time_stamps(stamps_s)

    assert time.holes == ()
    assert time.rate_hz == pytest.approx(100.0, rel=0.001)


@pytest.mark.parametrize("interval_s", [0.5, 3.0])
def test_few_samples_are_told_from_many_holes(
    interval_s: float, tmp_path: Path
) -> None:
    """Test a logger of minutes is refused for its rate, not taken for a fast one."""
    stamps_s = np.linspace(0.0, 499 * interval_s, 500)
    path = write_csv(tmp_path / "bed.csv", stamps_s, shaken_mg(500))

    with pytest.raises(RecordingError, match=f"{1 / interval_s:.3g} samples a second"):
        read_recording(path)
