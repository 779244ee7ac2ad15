"""A power cut: what was brought to the disk is there, the rest is asked for again."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from custom_components.sleep_twitch.const import TICK_INTERVAL
from custom_components.sleep_twitch.line import BedLine
from custom_components.sleep_twitch.night.session import PressKind

from .raw_home import SETTINGS
from .short_night import replies_of_short_night

NIGHT = replies_of_short_night()
MOST_LOST = timedelta(seconds=10)


class Disk:
    """What would be left of files if the power went now.

    The real calls are made; it is noted beside them how long each file was.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Follow what is brought to the disk from now on."""
        self._safe_bytes: dict[Path, int] = {}
        for name in ("fdatasync", "fsync"):
            monkeypatch.setattr(os, name, self._followed(getattr(os, name)))

    def cut_power(self, path: Path) -> None:
        """Leave of a file what was brought to the disk."""
        os.truncate(path, self._safe_bytes[path])

    def _followed(self, bring_to_disk: Callable[[int], None]) -> Callable[[int], None]:
        def _bring(descriptor: int) -> None:
            bring_to_disk(descriptor)
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            self._safe_bytes[path] = os.fstat(descriptor).st_size

        return _bring


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Return a disk whose power may be cut."""
    return Disk(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the journal lies."""
    return tmp_path / "journal" / "bed.journal"


def test_the_journal_is_made_safe_often_enough() -> None:
    """Test a line that is at work for two seconds does not break the promise."""
    assert TICK_INTERVAL + timedelta(seconds=2) <= MOST_LOST


@pytest.mark.parametrize("tick_after", [1, 7, 20])
def test_what_came_since_the_last_tick_is_asked_for_again(
    disk: Disk, path: Path, tick_after: int
) -> None:
    """Test the node is to go on behind the last sample that is on the disk."""
    line = BedLine(path, SETTINGS)
    line.replay()
    for reply in NIGHT.replies[:tick_after]:
        line.process(reply, NIGHT.lines)
    line.tick(NIGHT.lines, None)
    for reply in NIGHT.replies[tick_after : tick_after + 5]:
        line.process(reply, NIGHT.lines)

    disk.cut_power(path)
    after = BedLine(path, SETTINGS)
    replayed = after.replay()
    after.close()

    last = NIGHT.replies[tick_after - 1].blocks[-1]
    assert replayed.cursor is not None
    assert replayed.cursor.boot_id == last.boot_id
    assert replayed.cursor.next_sample == last.next_sample


def test_a_night_with_a_power_cut_is_the_night_without(
    disk: Disk, path: Path, tmp_path: Path
) -> None:
    """Test what the node gives again makes up for what was lost."""
    whole = BedLine(tmp_path / "whole" / "bed.journal", SETTINGS)
    whole.replay()
    for reply in NIGHT.replies:
        whole.process(reply, NIGHT.lines)
    (expected,) = whole.press(PressKind.END, NIGHT.lines)
    whole.close()
    half = len(NIGHT.replies) // 2
    before = BedLine(path, SETTINGS)
    before.replay()
    for reply in NIGHT.replies[:half]:
        before.process(reply, NIGHT.lines)
    before.tick(NIGHT.lines, None)
    for reply in NIGHT.replies[half : half + 10]:
        before.process(reply, NIGHT.lines)

    disk.cut_power(path)
    after = BedLine(path, SETTINGS)
    after.replay()
    for reply in NIGHT.replies[half:]:
        after.process(reply, NIGHT.lines)
    (news,) = after.press(PressKind.END, NIGHT.lines)
    after.close()

    assert news.closed == expected.closed


def test_a_night_that_was_ended_stays_ended(disk: Disk, path: Path) -> None:
    """Test no node gives a press back, so it is on the disk when it is told."""
    line = BedLine(path, SETTINGS)
    line.replay()
    for reply in NIGHT.replies:
        line.process(reply, NIGHT.lines)
    (news,) = line.press(PressKind.END, NIGHT.lines)

    disk.cut_power(path)
    after = BedLine(path, SETTINGS)
    replayed = after.replay()
    after.close()

    assert replayed.news.closed == news.closed
    assert replayed.news.opened is None


def test_the_first_night_of_all_is_there_after_a_power_cut(
    disk: Disk, path: Path
) -> None:
    """Test a journal that was just made has its name on the disk."""
    line = BedLine(path, SETTINGS)
    line.replay()

    folders = {each for each in disk._safe_bytes if each.is_dir()}

    line.close()
    assert {path.parent, path.parent.parent} <= folders
