"""Backups of Sleep as Android, written as its makers document them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.sleep_as_android import (
    read_sleep_as_android,
)
from custom_components.sleep_twitch.night.models import RuleSet

NAMES: Final = (
    "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,"
    "LenAdjust,Geo"
)
BY_HAND: Final = (
    f'{NAMES},"7:00"\n'
    '"1606420800000","Europe/London","26. 11. 2020 20:00","27. 11. 2020 7:00",'
    '"27. 11. 2020 7:00","11.000","0.0","Manually added","10007","-1","-1.0","-1",'
    '"-1.0","0","","0.0"\n'
)
TRACKED: Final = (
    f'{NAMES},"23:14","23:24","Event","Event"\n'
    '"1603754043210","Europe/Berlin","27. 10. 2020 0:14","27. 10. 2020 6:30",'
    '"27. 10. 2020 6:30","6.250","4.0","#sport, a ""long"" day \\n tired","10001","0",'
    '"0.03","4","0.41","-12","ab12","1.25","0.5","DEEP_START-1603755000000",'
    '"LUX-1603754043210-3.0"\n'
    ',,,,,,,,,,,,,,,"0.031","0.027"\n'
)


def _backup(folder: Path, content: str) -> Path:
    path = folder / "sleep-export.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_records_become_times_in_bed(tmp_path: Path) -> None:
    """Test records with and without noise levels are told apart, and put in order."""
    first, second = read_sleep_as_android(
        _backup(tmp_path, BY_HAND + TRACKED), RuleSet.WASM2016
    )

    assert first.start == datetime(2020, 10, 26, 23, 14, 3, 210_000, tzinfo=UTC)
    assert first.end == datetime(2020, 10, 27, 5, 29, 3, 210_000, tzinfo=UTC)
    assert second.start == datetime(2020, 11, 26, 20, tzinfo=UTC)
    assert second.end == datetime(2020, 11, 27, 7, tzinfo=UTC)


def test_only_the_time_in_bed_is_known(tmp_path: Path) -> None:
    """Test levels of activity on no known scale are not sold as movements."""
    (night,) = read_sleep_as_android(_backup(tmp_path, TRACKED), RuleSet.AASM)

    assert night.summary.time_in_bed_s == night.night.time_in_bed_s == 22_500.0
    assert night.summary.limb_movements is None
    assert night.summary.coverage is None
    assert night.night.movements == ()
    assert night.night.rules is RuleSet.AASM


def test_a_decimal_comma_is_read(tmp_path: Path) -> None:
    """Test a phone set to German is no worse than another."""
    path = _backup(tmp_path, TRACKED.replace('"6.250"', '"6,250"'))

    (night,) = read_sleep_as_android(path, RuleSet.WASM2016)

    assert night.summary.time_in_bed_s == 22_500.0


def test_a_record_of_minutes_is_no_nap(tmp_path: Path) -> None:
    """Test trying out the app made no night."""
    path = _backup(tmp_path, BY_HAND.replace("11.000", "0.150") + TRACKED)

    assert len(read_sleep_as_android(path, RuleSet.WASM2016)) == 1


def test_a_night_that_was_recorded_twice_is_one(tmp_path: Path) -> None:
    """Test watch and phone make no second night, and a rounded length no overlap."""
    ids_and_hours = [
        (1_606_420_800_000, "8.000"),
        (1_606_424_400_000, "6.500"),
        (1_606_449_598_000, "1.000"),
    ]
    path = _backup(
        tmp_path,
        "".join(
            BY_HAND.replace("1606420800000", str(began)).replace("11.000", hours)
            for began, hours in ids_and_hours
        ),
    )

    night, second_sleep = read_sleep_as_android(path, RuleSet.WASM2016)

    assert night.end == second_sleep.start
    assert night.summary.time_in_bed_s == 8 * 3600 - 2
    assert second_sleep.summary.time_in_bed_s == 3600


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"1606420800000"', '"yesterday"', "line 2: Id is 'yesterday'"),
        ('"1606420800000"', '"1e300"', "line 2: Id is '1e300'"),
        ('"11.000"', '"eleven"', "line 2: Hours is 'eleven', a number from 0 to 24"),
        ('"11.000"', '"-1"', "line 2: Hours is '-1'"),
        ('"11.000"', '"nan"', "line 2: Hours is 'nan'"),
        (f'{NAMES},"7:00"\n', "", "line 1: has no value for Id and Hours"),
    ],
)
def test_a_broken_record_is_told_with_its_line(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    """Test whoever changed the file by hand finds the spot."""
    path = _backup(tmp_path, BY_HAND.replace(old, new))

    with pytest.raises(RecordingError) as refused:
        read_sleep_as_android(path, RuleSet.AASM)

    assert str(refused.value).startswith(f"{path}: {told}")
