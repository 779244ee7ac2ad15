"""Home Assistant's clock is set in mid-night: the night moves, and is one."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from custom_components.sleep_twitch.keeper import NightKeeper
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.line import BedLine
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.stages import BedSettings
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.wire.models import Reply
from custom_components.sleep_twitch.wire.timeline import BootLine

from .nights import ADA, BED, OWNER
from .short_night import Replies, replies_of_short_night

SETTINGS = BedSettings(mac=BED, sleeper=ADA, rules=RuleSet.WASM2016, sensitivity=3)
DOWN_S = 60.0
REBOOT_S = 5.0
MOVEMENTS_IN_TWO = 19
"""In the short night without a gap, and with one in its middle, whatever its length."""
STEPS_S = [
    pytest.param(3600.0, id="an hour forward"),
    pytest.param(-3600.0, id="an hour back"),
    pytest.param(200.0, id="minutes forward"),
    pytest.param(-200.0, id="minutes back"),
    pytest.param(11 * 3600.0, id="from a clock without a battery"),
]


def stepped(lines: tuple[BootLine, ...], step_s: float) -> tuple[BootLine, ...]:
    """Return the lines of time by a clock that was set."""
    step_us = round(step_s * 1e6)
    return tuple(
        replace(line, reference_utc_us=line.reference_utc_us + step_us)
        for line in lines
    )


def live_through(line: BedLine, night: Replies) -> KeptNight:
    """Return the night of a line that runs through, ended by hand."""
    line.replay()
    for reply in night.replies:
        line.process(reply, night.lines)
    (news,) = line.press(PressKind.END, night.lines)
    line.close()
    (kept,) = news.closed
    return kept


def as_written(kept: KeptNight | None, step_s: float = 0.0) -> KeptNight:
    """Return a night as it is read back, moved by as much as the clock was set."""
    assert kept is not None
    step = timedelta(seconds=step_s)
    return replace(kept, id=None, start=kept.start + step, end=kept.end + step)


@pytest.mark.parametrize("step_s", STEPS_S)
@pytest.mark.parametrize("n_restarts", [0, 1], ids=["running", "restarted"])
async def test_a_clock_that_is_set_moves_the_night_as_a_whole(
    store: NightStore, tmp_path: Path, step_s: float, n_restarts: int
) -> None:
    """Test no movement, stay or figure changes, and nothing is kept twice."""
    night = replies_of_short_night()
    uninterrupted = live_through(BedLine(tmp_path / "whole", SETTINGS), night)
    later = stepped(night.lines, step_s)
    cut = len(night.replies) * 4 // 5
    line, keeper = BedLine(tmp_path / "bed", SETTINGS), NightKeeper(store, OWNER)

    line.replay()
    for reply in night.replies[:cut]:
        for news in line.process(reply, night.lines):
            await keeper.async_keep(news)
    for _ in range(n_restarts):
        line.close()
        line, keeper = BedLine(tmp_path / "bed", SETTINGS), NightKeeper(store, OWNER)
        await keeper.async_keep(line.replay().news)
    for reply in night.replies[cut:]:
        for news in line.process(reply, later):
            await keeper.async_keep(news)
    for news in line.press(PressKind.END, later):
        await keeper.async_keep(news)
    line.close()

    heads = await store.async_nights(OWNER, date(2026, 3, 1), date(2026, 3, 31))
    with closing(sqlite3.connect(store.folder / "nights.db")) as database:
        rows = database.execute("SELECT provisional FROM night").fetchall()
    assert rows == [(0,)]
    assert as_written(await store.async_night(heads[0].id)) == as_written(
        uninterrupted, step_s
    )


@pytest.mark.parametrize("step_s", STEPS_S)
def test_a_clock_that_is_set_between_two_boots_loses_neither(
    tmp_path: Path, step_s: float
) -> None:
    """Test a power cut of both, after which the hour is another, ends one night."""
    night = replies_of_short_night()
    (first,) = night.lines
    cut = len(night.replies) // 2
    at = night.replies[cut].blocks[0].first_sample
    back_us = first.utc_us(at) + round((DOWN_S + step_s) * 1e6)
    second = replace(
        first,
        boot_id=first.boot_id + 1,
        reference_sample=0,
        reference_utc_us=back_us,
    )
    line = BedLine(tmp_path / "bed", SETTINGS)

    line.replay()
    for reply in night.replies[:cut]:
        line.process(reply, (first,))
    for reply in night.replies[cut:]:
        line.process(_rebooted(reply, at), (first, second))
    (news,) = line.press(PressKind.END, (first, second))
    line.close()

    (kept,) = news.closed
    (gap,) = kept.night.gaps
    expected_s = max(DOWN_S + step_s, REBOOT_S)
    assert gap.duration_s == pytest.approx(expected_s, abs=0.001)
    assert gap.end_s + kept.start.timestamp() == pytest.approx(back_us / 1e6, abs=0.001)
    assert len(kept.night.movements) == MOVEMENTS_IN_TWO
    assert list(tmp_path.glob("*.unreadable")) == []


def _rebooted(reply: Reply, at: int) -> Reply:
    """Return a reply as it comes after the node began anew at a sample."""
    return replace(
        reply,
        header=replace(reply.header, boot_id=reply.header.boot_id + 1),
        blocks=tuple(
            replace(
                block, boot_id=block.boot_id + 1, first_sample=block.first_sample - at
            )
            for block in reply.blocks
        ),
    )
