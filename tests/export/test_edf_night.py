"""A night as an EDF+C: what goes in comes out, and any viewer can look at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import edfio
import numpy as np
import pytest

from custom_components.sleep_twitch.export.edf_layout import LONGEST_FILL_S
from custom_components.sleep_twitch.export.edf_night import read_night, write_night
from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.night_file import (
    NightFile,
    NightNote,
    SamplePress,
    gather_samples,
)
from custom_components.sleep_twitch.export.night_recording import is_kept_night
from custom_components.sleep_twitch.export.recording import Hole, read_recording
from custom_components.sleep_twitch.wire.models import SampleBlock
from tests.export.kept import (
    BOOT,
    CONTEXT,
    FIRST_SAMPLE,
    ORIGIN_US,
    PAUSE_S,
    STRETCHES,
    blocks,
    counts_of,
    kept_file,
    short_file,
)
from tests.export.writing import shaken_mg, signal

LARGEST_RECORD_BYTES = 61_440
"""What EDF recommends."""


@pytest.fixture(scope="module")
def night() -> NightFile:
    """Return a night with all that one may have."""
    return kept_file()


@pytest.fixture(scope="module")
def path(night: NightFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of that night."""
    path = tmp_path_factory.mktemp("night") / "20260314T223100Z.edf"
    write_night(
        path,
        night,
        [
            NightNote(
                at_utc_us=ORIGIN_US + 100_000_000, duration_s=1.25, text="limb_movement"
            ),
            NightNote(
                at_utc_us=CONTEXT.lines[1].utc_us(4056),
                duration_s=None,
                text="mark caffeine 2",
            ),
        ],
    )
    return path


def rows_of(path: Path) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    """Return the digital values of a file as any reader sees them."""
    return np.stack([signal.digital for signal in edfio.read_edf(path).signals])


def notes_of(path: Path) -> dict[str, tuple[float, float | None]]:
    """Return onset and duration of the annotations a person reads."""
    return {
        note.text: (note.onset, note.duration)
        for note in edfio.read_edf(path).annotations
        if not note.text.startswith("sleep_twitch ")
    }


def test_every_bit_comes_back(night: NightFile, path: Path) -> None:
    """Test counts, numbers, clocks, lines and what was known are what they were."""
    again = read_night(path)

    assert again.context == night.context
    assert again.samples.stretches == night.samples.stretches
    assert again.samples.pairs == night.samples.pairs
    assert np.array_equal(again.samples.counts, night.samples.counts)
    assert again.is_same_as(night)


def test_a_night_that_differs_is_told_apart(night: NightFile) -> None:
    """Test the comparison before a journal goes can fail."""
    counts = night.samples.counts.copy()
    counts[2, -1] ^= 1
    pairs = night.samples.pairs[1:]

    assert not night.is_same_as(
        replace(night, samples=replace(night.samples, counts=counts))
    )
    assert not night.is_same_as(
        replace(night, samples=replace(night.samples, pairs=pairs))
    )
    assert not night.is_same_as(
        replace(night, context=replace(night.context, sensitivity=5))
    )


@pytest.mark.parametrize("n_samples", [1, 7, 50, 10**6])
def test_the_blocks_that_it_came_in_leave_no_trace(n_samples: int) -> None:
    """Test a night is its samples, however the node cut them."""
    whole = gather_samples(blocks())

    other = gather_samples(blocks(n_samples=n_samples))

    assert other.stretches == whole.stretches
    assert np.array_equal(other.counts, whole.counts)


@pytest.mark.parametrize("n_samples", [1, 49, 6000])
def test_presses_stand_between_the_blocks_they_stood_between(
    night: NightFile, n_samples: int
) -> None:
    """Test a night ended by hand ends at the same sample again."""
    pieces = list(night.samples.blocks(CONTEXT, n_samples))
    given = [piece for piece in pieces if isinstance(piece, SampleBlock)]
    places = [n for n, piece in enumerate(pieces) if isinstance(piece, SamplePress)]
    before = [pieces[n - 1] for n in places]

    assert [pieces[n] for n in places] == list(CONTEXT.presses)
    assert [b.next_sample for b in before if isinstance(b, SampleBlock)] == [
        press.sample for press in CONTEXT.presses
    ]
    assert gather_samples(given).stretches == night.samples.stretches
    assert np.array_equal(gather_samples(given).counts, night.samples.counts)


def test_any_reader_sees_three_signals_in_milli_g(path: Path) -> None:
    """Test a sleep laboratory opens it without a word from us."""
    edf = edfio.read_edf(path)

    assert edf.reserved == "EDF+C"
    assert [signal.label for signal in edf.signals] == ["accel x", "accel y", "accel z"]
    assert {signal.physical_dimension for signal in edf.signals} == {"mg"}
    expected_mg = counts_of(STRETCHES[0][2], 0)[:, 0] * CONTEXT.scale_mg_per_count
    assert np.abs(edf.signals[0].data[: len(expected_mg)] - expected_mg).max() < 0.02
    assert edf.startdatetime.isoformat() == "2026-03-14T23:30:00"


def test_nobody_s_name_is_in_it(path: Path) -> None:
    """Test a file that is handed on tells of no person."""
    edf = edfio.read_edf(path)

    assert edf.local_patient_identification == "X X X X"
    assert (
        edf.local_recording_identification == "Startdate 14-MAR-2026 X X sleep_twitch"
    )


def test_a_hole_repeats_the_last_value_and_says_so(path: Path) -> None:
    """Test nobody takes a flat line for a still bed."""
    rows, notes = rows_of(path), notes_of(path)
    rate_hz = edfio.read_edf(path).signals[0].sampling_frequency

    onset_s, duration_s = notes["gap 700 samples"]

    assert onset_s == pytest.approx(20_000 / rate_hz)
    assert duration_s == pytest.approx(700 / rate_hz)
    assert (rows[:, 20_000:20_700] == rows[:, 19_999:20_000]).all()
    assert (rows[:, 20_700] == counts_of(STRETCHES[1][2], 1)[0]).all()


def test_a_restart_of_the_node_is_as_long_as_the_clocks_say(path: Path) -> None:
    """Test the time of night stays right behind it."""
    onset_s, duration_s = notes_of(path)["gap reboot"]

    assert onset_s == pytest.approx(25_703 / 101.3, rel=1e-3)
    assert duration_s == pytest.approx(PAUSE_S, rel=1e-3)


def test_what_fills_the_last_record_is_told(path: Path) -> None:
    """Test the end of the file is not taken for the end of the night."""
    edf = edfio.read_edf(path)
    onset_s, duration_s = notes_of(path)["gap padding"]

    assert duration_s is not None
    assert onset_s + duration_s == pytest.approx(edf.duration)
    assert 0 < duration_s < edf.data_record_duration


def test_notes_lie_on_what_they_are_of(path: Path) -> None:
    """Test a movement is seen where it is written, on either side of a hole."""
    notes = notes_of(path)

    assert notes["limb_movement"][0] == pytest.approx(100.0, abs=0.05)
    assert notes["limb_movement"][1] == 1.25
    assert notes["mark caffeine 2"][0] == pytest.approx(
        26_403 / 101.3 - 700 / 101.3 + PAUSE_S + 40.0, abs=0.1
    )


def test_without_holes_there_is_no_word_of_any(tmp_path: Path) -> None:
    """Test a night in one piece is not told to have gaps."""
    path = tmp_path / "whole.edf"
    write_night(path, short_file(100.0, 0.0, n_samples=6400), [])

    assert notes_of(path) == {}
    assert rows_of(path).shape == (3, 6400)


@pytest.mark.parametrize("off", [-0.03, 0.0, 0.0123])
@pytest.mark.parametrize("rate_hz", [25.0, 26.0, 52.0, 99.73, 104.0, 208.0, 416.0])
def test_time_in_the_file_is_that_of_the_wall(
    rate_hz: float, off: float, tmp_path: Path
) -> None:
    """Test a chip that is off by a few per cent does not make a night longer."""
    night = short_file(rate_hz, off, n_samples=30_000)
    path = tmp_path / "night.edf"

    write_night(path, night, [])

    edf = edfio.read_edf(path)
    true_hz = rate_hz * (1 + off)
    record_bytes = (path.stat().st_size - 256 * 5) / edf.num_data_records
    assert edf.signals[0].sampling_frequency == pytest.approx(true_hz, rel=4e-4)
    assert record_bytes <= LARGEST_RECORD_BYTES
    assert read_night(path).is_same_as(night)


def test_a_hole_of_a_week_does_not_fill_the_disk(tmp_path: Path) -> None:
    """Test a node that was in a drawer costs three hours, and says so."""
    week = 7 * 86_400 * 100
    stretches = ((BOOT, FIRST_SAMPLE, 500), (BOOT, FIRST_SAMPLE + 500 + week, 500))
    night = replace(
        kept_file(),
        samples=gather_samples(blocks(stretches)),
        context=replace(CONTEXT, presses=()),
    )
    path = tmp_path / "drawer.edf"

    write_night(path, night, [])

    assert rows_of(path).shape[1] < (LONGEST_FILL_S + 200) * 101.4
    assert f"gap {week} samples" in notes_of(path)
    assert read_night(path).is_same_as(night)


def test_one_sample_is_a_night(tmp_path: Path) -> None:
    """Test the shortest there is goes the same way."""
    night = short_file(100.0, 0.0, n_samples=1)
    write_night(tmp_path / "one.edf", night, [])

    assert read_night(tmp_path / "one.edf").is_same_as(night)


def test_no_sample_is_no_night() -> None:
    """Test a file of nothing is refused before it is written."""
    with pytest.raises(ValueError, match="without a single block"):
        gather_samples([])


@pytest.mark.parametrize("place", [0.3, 0.6, 0.95], ids=["early", "middle", "late"])
def test_a_single_bit_that_turned_is_noticed(path: Path, place: float) -> None:
    """Test a card that fails does not make movements."""
    data = bytearray(path.read_bytes())
    record = 256 * 5 + int((len(data) - 256 * 5) * place) // 39_000 * 39_000
    data[record + 10] ^= 4
    damaged = path.with_name("damaged.edf")
    damaged.write_bytes(data)

    with pytest.raises(RecordingError, match=r"damaged\.edf: is damaged"):
        read_night(damaged)


def test_a_file_that_was_cut_off_is_refused(path: Path) -> None:
    """Test half a night does not pass for one."""
    cut = path.with_name("cut.edf")
    cut.write_bytes(path.read_bytes()[:-70_000])

    with pytest.raises(RecordingError, match=r"cut\.edf: is no night"):
        read_night(cut)


def test_another_s_file_is_not_taken_for_ours(tmp_path: Path, path: Path) -> None:
    """Test what somebody else recorded goes the way of any recording."""
    values = shaken_mg()
    other = tmp_path / "other.edf"
    axes = [signal(values[:, n], f"accel {axis}") for n, axis in enumerate("xyz")]
    edfio.Edf(axes).write(other)

    assert is_kept_night(path)
    assert not is_kept_night(other)
    assert not is_kept_night(tmp_path / "missing.edf")
    with pytest.raises(RecordingError, match=r"other\.edf: is no night"):
        read_night(other)


def test_as_a_recording_it_has_its_holes_again(night: NightFile, path: Path) -> None:
    """Test what fills a hole is no sample to anybody who reads the file with us."""
    recording = read_recording(path)

    assert np.array_equal(recording.counts, night.samples.counts.T)
    assert recording.scale_mg_per_count == CONTEXT.scale_mg_per_count
    assert recording.nominal_rate_hz == 100.0
    assert recording.rate_hz == pytest.approx(101.3)
    assert recording.step_counts == 1.0
    assert recording.holes[0] == Hole(before=20_000, n_samples=700)
    assert recording.holes[1].before == 25_003
    assert recording.holes[1].n_samples == pytest.approx(PAUSE_S * 101.3, rel=1e-3)
