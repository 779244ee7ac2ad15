"""The journal on a full disk: older nights make room, and the open one goes on."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ON_A_SMALL_DISK = """
import sys
from datetime import timedelta
from pathlib import Path
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.raw_keeper import RawTrouble
from tests.nights import BED, EVENING
from tests.raw_home import RawHome
from tests.short_night import replies_of_short_night

night = replies_of_short_night()
home = RawHome(Path(sys.argv[1]))
for day in range(9):
    home.nights.write(
        BED,
        EVENING - timedelta(days=9 - day),
        lambda path: path.write_bytes(bytes(100_000)),
    )
home.live_through(night.replies, night.lines)
print(9 - len(home.nights.nights(BED)), home.keeper.trouble)
(news,) = home.line.press(PressKind.END, night.lines)
home.line.keep_raw(())
(kept,) = news.closed
samples = home.file_of(kept).samples.counts.shape[1]
print(samples == sum(len(b.counts) for r in night.replies for b in r.blocks))
print(home.keeper.trouble.dropped >= 4, home.keeper.trouble.is_lost)
home.line.close()
print(RawHome(Path(sys.argv[1])).replayed.news.closed == (kept,))
"""
"""Nine nights of 0.1 MB, then a journal and a night of 0.2 and 0.4 MB, on 1 MB."""


def test_an_open_night_is_worth_more_than_the_oldest(tmp_path: Path) -> None:
    """Test not one sample of tonight is lost on a real disk that is full."""
    if shutil.which("unshare") is None or not _can_mount():
        pytest.skip("no file system can be mounted here: the disk cannot be filled")
    mount = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "$0" -c "$1" "$2"'

    done = subprocess.run(
        [
            *("unshare", "-rm", "sh", "-c", mount),
            *(sys.executable, ON_A_SMALL_DISK, str(tmp_path)),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "1 RawTrouble(dropped=1, is_lost=False)",
        "True",
        "True False",
        "True",
    ]


def _can_mount() -> bool:
    """Return whether a file system of our own can be mounted."""
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
