"""Recordings in EDF and EDF+: which signals, which scale, which holes."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import edfio
import numpy as np
import pytest

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.recording import read_recording
from tests.export.writing import shaken_mg, signal

VALUES = shaken_mg()


def _write(path: Path, *signals: edfio.EdfSignal) -> Path:
    edfio.Edf(list(signals)).write(path)
    return path


def _axes(values: np.ndarray = VALUES, **options: object) -> list[edfio.EdfSignal]:
    return [
        signal(values[:, column], f"accel {axis}", **options)  # type: ignore[arg-type]
        for column, axis in enumerate("xyz")
    ]


def test_a_chip_s_numbers_are_taken_as_they_are(tmp_path: Path) -> None:
    """Test nothing is rounded twice: the counts are those in the file."""
    axes = _axes()

    recording = read_recording(_write(tmp_path / "bed.edf", *axes))

    assert recording.counts.dtype == np.int16
    assert np.array_equal(recording.counts, np.stack([a.digital for a in axes], axis=1))
    assert recording.scale_mg_per_count == float(np.float32(4000 / 65535))
    assert recording.nominal_rate_hz == recording.rate_hz == 100.0
    assert recording.duration_s == 30.0


@pytest.mark.parametrize(
    ("dimension", "per_mg"),
    [("mg", 1.0), ("g", 1e-3), ("m/s2", 9.80665e-3), ("m/s^2", 9.80665e-3)],
)
def test_every_dimension_gives_the_same_milli_g(
    dimension: str, per_mg: float, tmp_path: Path
) -> None:
    """Test the dimension in the header is believed."""
    axes = _axes(
        VALUES * per_mg, dimension=dimension, physical=(-2000 * per_mg, 2000 * per_mg)
    )

    recording = read_recording(_write(tmp_path / "bed.edf", *axes))

    in_mg = recording.counts * recording.scale_mg_per_count
    assert np.abs(in_mg - VALUES).max() <= 1.1 * recording.scale_mg_per_count


def test_axes_of_different_scale_are_brought_to_one(tmp_path: Path) -> None:
    """Test a writer that scales each axis to its own range loses nothing but noise."""
    recording = read_recording(_write(tmp_path / "bed.edf", *_axes(physical=None)))

    in_mg = recording.counts * recording.scale_mg_per_count
    assert np.abs(in_mg - VALUES).max() <= 0.55 * recording.scale_mg_per_count
    assert np.abs(recording.counts).max() == 32_000


def test_axes_are_found_among_other_signals(tmp_path: Path) -> None:
    """Test a polysomnogram's own accelerometer is found by its labels."""
    x, y, z = _axes()
    strangers = [
        signal(VALUES[:, 0], "EEG Fpz-Cz", dimension="uV"),
        signal(VALUES[:, 0], "accel norm", dimension="mg"),
    ]

    recording = read_recording(_write(tmp_path / "bed.edf", *strangers, z, x, y))

    assert recording.labels == ("accel x", "accel y", "accel z")
    assert recording.counts.mean(axis=0)[2] == recording.counts.mean(axis=0).max()


def test_the_only_three_alike_need_no_labels(tmp_path: Path) -> None:
    """Test axes called a, b and c stay in the file's order."""
    axes = [signal(VALUES[:, i], label) for i, label in enumerate("abc")]

    recording = read_recording(_write(tmp_path / "bed.edf", *axes))

    assert recording.labels == ("a", "b", "c")


def test_the_start_is_the_file_s(tmp_path: Path) -> None:
    """Test the night is told in the time of the recorder."""
    path = tmp_path / "bed.edf"
    recorded = edfio.Recording(startdate=date(2026, 3, 14))
    edfio.Edf(_axes(), recording=recorded, starttime=time(22, 30)).write(path)

    assert read_recording(path).start == datetime(2026, 3, 14, 22, 30)  # noqa: DTZ001


def test_an_anonymous_file_has_no_start(tmp_path: Path) -> None:
    """Test a date that was taken away is not made up."""
    path = tmp_path / "bed.edf"
    edfio.Edf(_axes(), recording=edfio.Recording()).write(path)

    assert read_recording(path).start is None


def test_records_apart_are_a_gap(tmp_path: Path) -> None:
    """Test an EDF+D says where nothing was recorded."""
    path = tmp_path / "bed.edf"
    notes = [edfio.EdfAnnotation(float(second), None, "") for second in range(30)]
    edfio.Edf(_axes(), annotations=notes, data_record_duration=1.0).write(path)
    content = bytearray(path.read_bytes())
    content[192:197] = b"EDF+D"
    later = content.index(b"+20\x14\x14", 256)
    for second in range(20, 30):
        mark = b"+%d\x14\x14" % second
        content = content.replace(mark, b"+%d\x14\x14" % (second + 40))
    path.write_bytes(content)

    recording = read_recording(path)

    (hole,) = recording.holes
    assert later > 0
    assert (hole.before, hole.n_samples) == (2000, 4000)
    assert recording.duration_s == pytest.approx(70.0)


@pytest.mark.parametrize(
    ("signals", "what"),
    [
        (_axes()[:2], "there is no z beside 'accel x' in mg, 'accel y' in mg"),
        (_axes(dimension="uV"), "'accel x' in uV"),
        (_axes()[:1], "three signals in g, mg, m/s2 or m/s^2 are needed"),
        (
            [
                *_axes(),
                *(signal(VALUES[:, i], f"acc2 {a}") for i, a in enumerate("xyz")),
            ],
            "2 sets of acceleration signals",
        ),
        (
            [*_axes()[:2], signal(VALUES[:1500, 2], "accel z", rate_hz=50.0)],
            "must have one rate and one unit",
        ),
        (_axes(VALUES[:300], rate_hz=10.0), "10 samples a second, too few"),
        (_axes(VALUES * 0.0, physical=(-32768, 32767)), "every value is 0"),
        (
            _axes(VALUES * 1.5, dimension="g"),
            "at most 1000000 mg (1000 g) can be right",
        ),
    ],
    ids=[
        "no z",
        "another dimension",
        "one axis",
        "two sensors",
        "two rates",
        "too slow",
        "no gravity",
        "a unit that is wrong",
    ],
)
def test_a_wrong_file_is_refused_in_one_line(
    signals: list[edfio.EdfSignal], what: str, tmp_path: Path
) -> None:
    """Test the line names what was found and what would be right."""
    path = _write(tmp_path / "bed.edf", *signals)

    with pytest.raises(RecordingError) as refusal:
        read_recording(path)

    assert what in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("length", [8, 100, 255, 256, 700, 1023])
def test_a_file_cut_off_in_its_header_is_refused(length: int, tmp_path: Path) -> None:
    """Test half a download is told from a whole one."""
    path = _write(tmp_path / "bed.edf", *_axes())
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(RecordingError):
        read_recording(path)


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_header_never_ends_in_another_exception(
    seed: int, tmp_path: Path
) -> None:
    """Test a file from a broken card is refused or read, whatever is broken in it."""
    path = _write(tmp_path / "bed.edf", *_axes())
    content = bytearray(path.read_bytes())
    rng = np.random.default_rng(seed)
    for place in rng.integers(8, 256 * 4, 6).tolist():
        content[place] = int(rng.integers(32, 127))
    path.write_bytes(content)

    assert "\n" not in _refusal(path)


def _refusal(path: Path) -> str:
    """Return why a file was refused; nothing if it was read after all."""
    try:
        read_recording(path)
    except RecordingError as refusal:
        return str(refusal)
    return ""
