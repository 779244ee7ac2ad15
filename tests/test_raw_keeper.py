"""From the journal to a file: whatever happens between, one of the two is whole."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.journal import Journal, RecordKind
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.raw_keeper import RawTrouble
from custom_components.sleep_twitch.raw_nights import RawLimits

from .nights import BED
from .raw_home import RawHome, night_until_got_up
from .short_night import Replies, replies_of_short_night

NIGHT = replies_of_short_night()


@pytest.fixture
def closed(tmp_path: Path) -> KeptNight:
    """Return a night that is over and has no file yet: Home Assistant went down."""
    home = RawHome(tmp_path)
    home.live_through(NIGHT.replies, NIGHT.lines)
    (news,) = home.line.press(PressKind.END, NIGHT.lines)
    (kept,) = news.closed
    home.line.close()
    return kept


def restarted(folder: Path) -> RawHome:
    """Return the bed after Home Assistant started again and kept what was to keep."""
    home = RawHome(folder)
    home.line.keep_raw(())
    home.line.close()
    return home


def end_by_hand(home: RawHome, night: Replies = NIGHT) -> KeptNight:
    """Return the night that is ended by hand."""
    (news,) = home.line.press(PressKind.END, night.lines)
    (kept,) = news.closed
    return kept


def test_a_night_without_a_file_has_one_after_a_restart(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test a crash before the first byte costs nothing: it is the file it would be."""
    uninterrupted = RawHome(tmp_path / "uninterrupted")
    uninterrupted.live_through(NIGHT.replies, NIGHT.lines)
    end_by_hand(uninterrupted)
    uninterrupted.line.keep_raw(())
    uninterrupted.line.close()

    home = restarted(tmp_path)

    assert home.replayed.news.closed == (closed,)
    assert home.file_of(closed).is_same_as(uninterrupted.file_of(closed))


def test_what_came_after_the_end_is_not_in_the_file(tmp_path: Path) -> None:
    """Test a file made late is the file made at once, samples that followed or not."""
    night = night_until_got_up()
    late, early = RawHome(tmp_path / "late"), RawHome(tmp_path / "early")
    (kept,) = late.live_through(night.replies, night.lines)
    for reply in night.replies:
        if any(news.closed for news in early.line.process(reply, night.lines)):
            early.line.keep_raw(())
    late.line.close()
    early.line.close()

    home = restarted(tmp_path / "late")

    assert home.replayed.news.closed == (kept,)
    assert home.file_of(kept).is_same_as(early.file_of(kept))
    assert home.file_of(kept).samples.counts.shape[1] < sum(
        len(block.counts) for reply in night.replies for block in reply.blocks
    )


def test_a_file_that_is_whole_is_not_written_again(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test a restart in the morning does not wear out a card."""
    before = restarted(tmp_path).path_of(closed).stat()

    after = restarted(tmp_path).path_of(closed).stat()

    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_was_damaged_is_written_again(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test the journal mends what a card lost, for as long as it has it."""
    path = restarted(tmp_path).path_of(closed)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    restarted(tmp_path)

    assert path.read_bytes() == whole


def test_the_journal_stays_until_there_is_a_file(tmp_path: Path) -> None:
    """Test the line makes the file itself before it begins anew."""
    home = RawHome(tmp_path)
    home.live_through(NIGHT.replies, NIGHT.lines)
    kept = end_by_hand(home)
    n_samples = sum(len(b.counts) for r in NIGHT.replies for b in r.blocks)

    other = NIGHT.replies[0]
    other = replace(
        other,
        header=replace(other.header, nominal_rate_hz=104.0),
        blocks=tuple(replace(b, nominal_rate_hz=104.0) for b in other.blocks),
    )
    home.line.process(other, NIGHT.lines)

    home.line.close()
    assert home.file_of(kept).samples.counts.shape[1] == n_samples
    assert home.journal.stat().st_size < 20_000


def test_with_nothing_to_keep_there_is_no_file(tmp_path: Path) -> None:
    """Test a retention of 0 keeps the open night to its end, and not longer."""
    home = RawHome(tmp_path, limits=RawLimits(nights=0, size_bytes=10**9))
    home.live_through(NIGHT.replies, NIGHT.lines)
    journal_bytes = home.journal.stat().st_size

    kept = end_by_hand(home)
    home.line.keep_raw(())

    home.line.close()
    assert journal_bytes > 190_000
    assert home.nights.path_of(BED, kept.start) is None
    assert home.keeper.trouble == RawTrouble()


def test_a_night_goes_with_the_limit_that_it_passes(tmp_path: Path) -> None:
    """Test the limits are kept the moment a night is."""
    home = RawHome(tmp_path, limits=RawLimits(nights=7, size_bytes=1000))
    home.live_through(NIGHT.replies, NIGHT.lines)

    end_by_hand(home)
    home.line.keep_raw(())

    home.line.close()
    assert home.nights.nights(BED) == ()


def test_a_limit_that_was_lowered_holds_at_once(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test nobody waits for the next night to see the last one's signal go."""
    assert restarted(tmp_path).path_of(closed).exists()
    home = RawHome(tmp_path, limits=RawLimits(nights=0, size_bytes=10**9))

    home.line.keep_raw(())

    home.line.close()
    assert home.nights.nights(BED) == ()


def test_the_diary_of_the_night_is_in_the_file(tmp_path: Path) -> None:
    """Test a coffee in the night is seen beside the movements, and no other day's."""
    home = RawHome(tmp_path)
    home.live_through(NIGHT.replies, NIGHT.lines)
    kept = end_by_hand(home)
    middle = kept.start + (kept.end - kept.start) / 2
    mark = DiaryMark(
        sleeper="ada", kind=DiaryKind.CAFFEINE, at=middle, amount=1.5, note="espresso"
    )

    home.line.keep_raw((mark, replace(mark, at=kept.end.replace(year=2027))))

    home.line.close()
    content = home.path_of(kept).read_bytes()
    assert content.count(b"mark caffeine 1.5\x14") == 1
    assert b"espresso" not in content


def test_a_night_that_is_deleted_does_not_come_back(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test file and journal forget it: a restart finds nothing to show."""
    home = RawHome(tmp_path)
    home.line.keep_raw(())

    home.line.forget(closed.start)

    home.line.close()
    after = restarted(tmp_path)
    assert after.replayed.news.closed == ()
    assert after.nights.nights(BED) == ()
    assert home.journal.stat().st_size < 20_000


def test_what_is_deleted_under_an_open_night_does_not_come_back(
    tmp_path: Path,
) -> None:
    """Test the night that goes on keeps what it needs, and only itself."""
    half = len(NIGHT.replies) // 2
    home = RawHome(tmp_path)
    home.live_through(NIGHT.replies[:1], NIGHT.lines)
    home.line.press(PressKind.START, NIGHT.lines)
    home.live_through(NIGHT.replies[1:half], NIGHT.lines)
    kept = end_by_hand(home)
    home.line.keep_raw(())
    home.line.press(PressKind.START, NIGHT.lines)
    home.live_through(NIGHT.replies[half : half + 20], NIGHT.lines)

    home.line.forget(None)

    home.live_through(NIGHT.replies[half + 20 : half + 25], NIGHT.lines)
    home.line.close()
    after = restarted(tmp_path)
    assert home.nights.path_of(BED, kept.start) is None
    assert after.replayed.news.closed == ()
    assert after.replayed.news.opened is not None
    assert after.nights.nights(BED) == ()


def test_a_disk_that_fails_costs_the_file_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Test the night itself is kept when its raw data cannot be."""
    home = RawHome(tmp_path)
    (tmp_path / "nights").write_bytes(b"a file where the folder should be")
    home.live_through(NIGHT.replies, NIGHT.lines)

    kept = end_by_hand(home)
    home.line.keep_raw(())

    home.line.close()
    assert kept.night.movements != ()
    assert home.keeper.trouble == RawTrouble(is_lost=True)
    assert not home.keeper.is_waiting
    assert "raw data of a night cannot be kept" in caplog.text


KEEP_AND_KILL = """
import os, random, signal, sys, time
from pathlib import Path
from custom_components.sleep_twitch.export.edf_night import read_night
from tests.nights import BED
from tests.raw_home import RawHome

folder = Path(sys.argv[1])
journal = (folder / "journal" / "bed.journal").read_bytes()
rng = random.Random(8)

def keep():
    home = RawHome(folder)
    begun_s = time.monotonic()
    home.line.keep_raw(())
    took_s = time.monotonic() - begun_s
    home.line.close()
    return home, took_s

home, took_s = keep()
(night,) = home.nights.nights(BED)
expected = read_night(night.path)
for _ in range(10):
    home.nights.delete_all(BED)
    waiting = RawHome(folder)
    child = os.fork()
    if not child:
        waiting.line.keep_raw(())
        os._exit(0)
    time.sleep(rng.uniform(0, took_s))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    waiting.line.close()
    left = sorted(path.suffix for path in night.path.parent.iterdir())
    assert (folder / "journal" / "bed.journal").read_bytes() == journal
    assert all(
        read_night(each.path).is_same_as(expected) for each in home.nights.nights(BED)
    )
    keep()
    (again,) = night.path.parent.iterdir()
    assert read_night(again).is_same_as(expected)
    print(*left)
"""
"""A process that makes the file, killed at ten moments, each time looked after."""


def test_a_kill_at_any_moment_leaves_the_journal_or_the_file(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test a real process that is killed: what it leaves is whole, and enough."""
    assert closed.night.movements

    done = subprocess.run(
        [sys.executable, "-c", KEEP_AND_KILL, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 10


def test_a_restart_after_the_end_knows_by_which_clock_it_was(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test what was learned of the clock since changes no night that is over."""
    home = RawHome(tmp_path)
    learned = (replace(NIGHT.lines[0], us_per_sample=19_230.1),)
    home.line.tick(learned, None)
    home.line.close()

    after = RawHome(tmp_path)
    after.line.close()

    assert after.replayed.lines == learned
    assert after.replayed.news.closed == (closed,)


def test_the_journal_says_where_a_session_was_over(
    closed: KeptNight, tmp_path: Path
) -> None:
    """Test it is written once, however often Home Assistant starts."""
    restarted(tmp_path)
    home = restarted(tmp_path)
    assert home.replayed.news.closed == (closed,)

    journal = Journal(home.journal)
    kinds = [record.kind for record in journal.read()]
    journal.close()
    assert kinds.count(RecordKind.CLOSED) == 1
    assert kinds[-1] == RecordKind.CLOSED
