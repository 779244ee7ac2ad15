"""The pause: what happens in the bed then is nobody's to know, ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.journal import Journal, RecordKind, journal_path
from custom_components.sleep_twitch.moment import from_us
from custom_components.sleep_twitch.pause import Pause
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Cursor

from .acting import newest
from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, state_of, until
from .nights import BED
from .short_night import RATE_HZ, replies_of_short_night, ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

SWITCH = "switch.bed_node_pause_recording"


async def turn(hass: HomeAssistant, on_off: str) -> None:
    """Throw the switch."""
    await hass.services.async_call(
        "switch", f"turn_{on_off}", {"entity_id": SWITCH}, blocking=True
    )


async def all_taken(bed: BedCoordinator, node: FakeBedNode) -> None:
    """Wait until the client stands behind every whole block of the node."""

    def is_behind() -> bool:
        cursor = bed._follower.client and bed._follower.client.state.cursor
        return bool(node.ring.blocks and cursor) and (
            cursor.next_sample >= node.ring.blocks[-1].next_sample  # type: ignore[union-attr] # told by the line above
        )

    await until(is_behind, "all taken")


async def seconds_kept(hass: HomeAssistant, tmp_path: Path) -> set[int]:
    """Return the seconds of the node of which a sample lies on the disk."""
    journal = journal_path(Path(hass.config.path("sleep_twitch")), BED)
    return await hass.async_add_executor_job(_seconds_in, journal, tmp_path / "copy")


def _seconds_in(path: Path, copy: Path) -> set[int]:
    copy.write_bytes(path.read_bytes())
    decoder, journal = FrameDecoder(), Journal(copy)
    seconds = {
        int(number / RATE_HZ)
        for record in journal.read()
        if record.kind == RecordKind.REPLY
        for block in decoder.process(record.payload).blocks
        for number in range(block.first_sample, block.next_sample)
    }
    journal.close()
    return seconds


class Playing:
    """The short night, over and over, at a hundred times the speed of life."""

    def __init__(self, node: FakeBedNode) -> None:
        """Begin to play on a node."""
        self._node = node
        night = np.concatenate((short_night(), short_night(), short_night()))
        self._task = asyncio.ensure_future(node.play(night))

    async def at(self, second: int) -> None:
        """Return when the node has played so many seconds."""
        await until(lambda: self._second >= second, f"second {second} played")

    @property
    def _second(self) -> float:
        return self._node.ring.next_sample / RATE_HZ

    async def stop(self) -> None:
        """Play no more."""
        self._task.cancel()
        await asyncio.wait((self._task,))


@pytest.fixture
async def playing(node: FakeBedNode) -> AsyncIterator[Playing]:
    """Return a night that goes on until the test is over."""
    short_night()  # The clock of the ring runs from its making on.
    node.ring = ring()
    playing = Playing(node)
    yield playing
    await playing.stop()


async def test_a_pause_leaves_nothing_behind(
    hass: HomeAssistant, node: FakeBedNode, playing: Playing, tmp_path: Path
) -> None:
    """Test no sample of a pause is on the disk, and all before and after it are."""
    bed = await set_up(hass, add_bed(hass, node))
    await playing.at(100)
    await turn(hass, "on")
    await playing.at(200)
    await turn(hass, "off")
    await playing.at(300)
    await playing.stop()
    await all_taken(bed, node)

    kept = await seconds_kept(hass, tmp_path)
    assert kept & set(range(130, 195)) == set()
    assert kept >= set(range(5, 95))
    assert kept >= set(range(240, 295))


async def test_what_the_ring_held_through_an_outage_is_dropped_as_well(
    hass: HomeAssistant, node: FakeBedNode, playing: Playing, tmp_path: Path
) -> None:
    """Test a pause holds for what comes long after it, and only for the pause."""
    bed = await set_up(hass, add_bed(hass, node))
    await playing.at(50)
    await node.stop()
    await playing.at(100)
    await turn(hass, "on")
    await playing.at(200)
    await turn(hass, "off")
    await playing.at(300)
    await playing.stop()

    await node.start()
    bed.async_reconnect_soon()
    await all_taken(bed, node)

    kept = await seconds_kept(hass, tmp_path)
    assert kept & set(range(130, 195)) == set()
    assert kept >= set(range(5, 95))
    assert kept >= set(range(240, 295))


async def test_a_restart_does_not_end_a_pause(
    hass: HomeAssistant, node: FakeBedNode, playing: Playing, tmp_path: Path
) -> None:
    """Test a pause lasts until somebody ends it, also over an update at night."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    await playing.at(100)
    await turn(hass, "on")

    await hass.config_entries.async_reload(entry.entry_id)
    await playing.at(300)
    await playing.stop()
    await all_taken(entry.runtime_data, node)

    assert state_of(hass, SWITCH).state == STATE_ON
    kept = await seconds_kept(hass, tmp_path)
    assert kept >= set(range(5, 90))
    assert max(kept) < 140


async def test_a_short_pause_is_a_gap_in_the_night(
    hass: HomeAssistant, node: FakeBedNode, playing: Playing
) -> None:
    """Test a night goes on after a pause, and does not claim to know what was in it."""
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.tonight is not None, "a session")
    await playing.at(1000)
    await turn(hass, "on")
    await playing.at(1100)
    await turn(hass, "off")
    await playing.at(1200)
    await until(lambda: bed.data.is_live, "recording again")

    await hass.services.async_call(DOMAIN, "end_night", blocking=True)

    kept = await newest(hass, bed)
    assert len(kept.night.gaps) == 1
    assert 60 < kept.night.gaps[0].duration_s < 140
    assert kept.summary.coverage is not None
    assert kept.summary.coverage < 0.97


async def test_a_long_pause_ends_the_night_where_it_began(
    hass: HomeAssistant, node: FakeBedNode, playing: Playing
) -> None:
    """Test a session does not wait for the end of a pause, nor reach into it."""
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.tonight is not None, "a session")
    await playing.at(1000)
    await turn(hass, "on")
    tonight = bed.data.tonight
    await playing.at(2600)

    await bed._async_tick(dt_util.utcnow())

    assert bed.data.tonight is None
    kept = await newest(hass, bed)
    assert tonight is not None
    assert abs(kept.start - tonight.start) < timedelta(seconds=1)
    assert kept.end - kept.start < timedelta(seconds=1040)
    assert state_of(hass, SWITCH).state == STATE_ON


async def test_a_pause_is_shown_wherever_the_bed_is(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test nobody takes a pause for an empty bed or a quiet night."""
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")
    live = (
        "binary_sensor.bed_node_in_bed",
        "binary_sensor.bed_node_moving",
        "button.bed_node_start_night",
        "event.ada_movement",
        "sensor.ada_limb_movements_tonight",
    )

    await turn(hass, "on")
    paused = {each: state_of(hass, each).state for each in live}
    problem = state_of(hass, "binary_sensor.bed_node_problem")
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "sleep_twitch/night"})
    view = (await client.receive_json())["result"]["node"]
    await turn(hass, "off")

    assert set(paused.values()) == {STATE_UNAVAILABLE}
    assert problem.state == STATE_ON
    assert problem.attributes["reason"] == "paused"
    assert view["paused"] is True
    assert view["in_bed"] is None
    assert view["presence_reason"]["text"].startswith("recording is paused")
    assert state_of(hass, SWITCH).state == STATE_OFF
    assert state_of(hass, "binary_sensor.bed_node_problem").state == STATE_OFF
    assert state_of(hass, live[0]).state != STATE_UNAVAILABLE


async def test_a_pause_cuts_a_reply_in_its_bytes(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """Test what is left of a reply decodes to the same blocks, and a gap."""
    night = replies_of_short_night()
    reply = night.replies[3]
    clock = reply.header.virtual_clock
    assert clock is not None
    (line,) = night.lines
    begin, end = reply.blocks[4].first_sample + 10, reply.blocks[7].first_sample + 10
    pause = Pause(hass, BED)
    for sample, change in ((begin, pause.async_begin), (end, pause.async_end)):
        since_us = line.utc_us(sample) - clock.virtual_origin_us
        await change(from_us(clock.wall_origin_us + round(since_us / clock.speed)))

    cut = pause.cut(reply, night.lines)

    assert cut is not None
    decoded = FrameDecoder(
        Cursor(boot_id=reply.header.boot_id, next_sample=reply.blocks[0].first_sample)
    ).process(cut.raw)
    left = reply.blocks[:4] + reply.blocks[8:]
    assert [block.first_sample for block in decoded.blocks] == [
        block.first_sample for block in left
    ]
    assert all(
        np.array_equal(one.counts, other.counts)
        for one, other in zip(decoded.blocks, left, strict=True)
    )
    assert len(decoded.gaps) == 1
    assert f"{DOMAIN}.pause_{BED.replace(':', '')}" in hass_storage


async def test_a_bed_that_is_removed_takes_its_pause_along(
    hass: HomeAssistant, node: FakeBedNode, hass_storage: dict[str, Any]
) -> None:
    """Test nothing of a bed stays behind, and a new one records."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    await turn(hass, "on")
    before = [key for key in hass_storage if "pause" in key]

    await hass.config_entries.async_remove(entry.entry_id)

    assert before == [f"{DOMAIN}.pause_{BED.replace(':', '')}"]
    assert [key for key in hass_storage if "pause" in key] == []
