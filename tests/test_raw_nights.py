"""The folder of raw nights: what is kept, for how long, and what a full disk costs."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from custom_components.sleep_twitch.raw_nights import RawLimits, RawNights

from .nights import BED

EVENING = datetime(2026, 3, 14, 21, 30, tzinfo=UTC)
OTHER_BED = "06:35:69:ab:f6:80"
ROOMY = 10**9


@pytest.fixture
def nights(tmp_path: Path) -> RawNights:
    """Return an empty folder."""
    return RawNights(tmp_path)


def keep(nights: RawNights, *starts: datetime, n_bytes: int = 1000) -> None:
    """Keep some bytes for each session."""
    for start in starts:
        nights.write(BED, start, lambda path: path.write_bytes(bytes(n_bytes)))


def evenings(n: int) -> list[datetime]:
    """Return the evenings of some days in a row."""
    return [EVENING + timedelta(days=day) for day in range(n)]


def starts(nights: RawNights) -> list[datetime]:
    """Return when the nights that are kept began."""
    return [night.start for night in nights.nights(BED)]


def test_a_night_has_its_name_from_its_bed_and_its_start(
    nights: RawNights, tmp_path: Path
) -> None:
    """Test a person finds a night without us."""
    keep(nights, EVENING)

    path = tmp_path / "nights" / "063569abf679" / "20260314T213000Z.edf"
    assert nights.path_of(BED, EVENING) == path
    assert path.stat().st_size == 1000


@pytest.mark.parametrize("off_s", [-59, -1, 0, 1, 59])
def test_a_start_that_is_known_better_by_now_finds_its_night(
    nights: RawNights, off_s: int
) -> None:
    """Test a clock that was learned on does not lose a file."""
    keep(nights, EVENING)

    assert nights.path_of(BED, EVENING + timedelta(seconds=off_s)) is not None


def test_another_start_or_bed_has_none(nights: RawNights) -> None:
    """Test a night is never taken for another."""
    keep(nights, EVENING)

    assert nights.path_of(BED, EVENING + timedelta(minutes=2)) is None
    assert nights.path_of(OTHER_BED, EVENING) is None
    assert not nights.delete(BED, EVENING + timedelta(minutes=2))
    assert nights.delete_all(OTHER_BED) == 0
    assert starts(nights) == [EVENING]


def test_a_session_that_goes_on_replaces_what_it_was(nights: RawNights) -> None:
    """Test somebody who came back to bed has one file, and not two."""
    keep(nights, EVENING)
    keep(nights, EVENING + timedelta(seconds=2), n_bytes=2000)

    (night,) = nights.nights(BED)
    assert night.size_bytes == 2000


def test_what_goes_wrong_in_mid_write_leaves_the_old(nights: RawNights) -> None:
    """Test a file is there whole or not at all."""
    keep(nights, EVENING)

    def _fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise ValueError("not what was written")

    with pytest.raises(ValueError, match="not what was written"):
        nights.write(BED, EVENING, _fail)

    (night,) = nights.nights(BED)
    assert night.size_bytes == 1000
    assert [path.name for path in night.path.parent.iterdir()] == [night.path.name]


def test_what_a_crash_left_is_no_night_and_goes(nights: RawNights) -> None:
    """Test a torn file is never read, and does not stay for ever."""
    keep(nights, EVENING)
    path = nights.nights(BED)[0].path
    torn, strange = path.with_suffix(".new"), path.with_name("notes.edf")
    torn.write_bytes(b"torn")
    strange.write_bytes(b"a file of the user's own")

    before = starts(nights)
    dropped = nights.enforce(BED, RawLimits(nights=7, size_bytes=ROOMY))

    assert before == starts(nights) == [EVENING]
    assert dropped == ()
    assert not torn.exists()
    assert strange.exists()


@pytest.mark.parametrize("kept", [0, 1, 3, 365])
def test_the_newest_nights_stay(nights: RawNights, kept: int) -> None:
    """Test the oldest go, oldest first, and no more than must."""
    keep(nights, *evenings(5))
    oldest_first = [night.path for night in nights.nights(BED)]

    dropped = nights.enforce(BED, RawLimits(nights=kept, size_bytes=ROOMY))

    assert starts(nights) == evenings(5)[max(0, 5 - kept) :]
    assert list(dropped) == oldest_first[: max(0, 5 - kept)]


def test_a_nap_does_not_cost_a_night(nights: RawNights) -> None:
    """Test what was slept on one day counts as one."""
    first, second = evenings(2)
    nap, early = second - timedelta(hours=5), first + timedelta(hours=9)
    keep(nights, first, early, nap, second)

    nights.enforce(BED, RawLimits(nights=2, size_bytes=ROOMY))

    assert starts(nights) == [first, early, nap, second]


def test_they_take_no_more_room_than_they_may(nights: RawNights) -> None:
    """Test the limit in bytes holds, whatever the number of nights."""
    keep(nights, *evenings(5))

    nights.enforce(BED, RawLimits(nights=365, size_bytes=3999))

    assert starts(nights) == evenings(5)[2:]


def test_each_bed_has_its_own(nights: RawNights) -> None:
    """Test nobody's nights go for another's."""
    keep(nights, *evenings(3))
    nights.write(OTHER_BED, EVENING, lambda path: path.write_bytes(b"x"))

    nights.enforce(OTHER_BED, RawLimits(nights=0, size_bytes=ROOMY))

    assert starts(nights) == evenings(3)
    assert nights.nights(OTHER_BED) == ()


def test_what_is_deleted_is_gone(nights: RawNights) -> None:
    """Test one night, then all of them."""
    keep(nights, *evenings(3))

    assert nights.delete(BED, EVENING)
    assert not nights.delete(BED, EVENING)
    assert starts(nights) == evenings(3)[1:]
    assert nights.delete_all(BED) == 2
    assert starts(nights) == []


ON_A_SMALL_DISK = """
import sys
from datetime import timedelta
from pathlib import Path
import numpy as np
from custom_components.sleep_twitch.raw_nights import RawNights
from tests.nights import BED, EVENING

def write(path):
    with path.open("wb") as file:
        file.write(b"header")
        np.zeros(300_000, np.uint8).tofile(file)

nights = RawNights(Path(sys.argv[1]))
for day in range(5):
    dropped = nights.write(BED, EVENING + timedelta(days=day), write)
    print(day, [path.name[:8] for path in dropped])
print([f"{night.start:%d}" for night in nights.nights(BED)])
try:
    nights.write(BED, EVENING, lambda path: path.write_bytes(bytes(2_000_000)))
except OSError as err:
    print("refused", err.errno, len(nights.nights(BED)))
"""
"""Five nights of 0.3 MB, and one of 2 MB, on a disk of 1 MB."""


def test_a_full_disk_costs_the_oldest_nights(tmp_path: Path) -> None:
    """Test the night that is over is kept, on a real disk without room."""
    if shutil.which("unshare") is None or not _can_mount():
        pytest.skip("no file system can be mounted here: the disk cannot be filled")
    mount = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "$0" -c "$1" "$2"'
    command = ["unshare", "-rm", "sh", "-c", mount]

    done = subprocess.run(
        [*command, sys.executable, ON_A_SMALL_DISK, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.stdout.splitlines() == [
        "0 []",
        "1 []",
        "2 []",
        "3 ['20260314']",
        "4 ['20260315']",
        "['16', '17', '18']",
        "refused 28 0",
    ]


def _can_mount() -> bool:
    """Return whether a file system of our own can be mounted."""
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", os.fspath("/mnt")]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
