"""Movements as they happen."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)

from custom_components.sleep_twitch.moment import from_us

from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, state_of, until
from .short_night import RATE_HZ, ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

MOVEMENT = "event.ada_movement"


async def test_movements_are_told_while_they_are_news(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an automation hears of what has just happened, once, with scalars only."""
    node.ring = ring()
    node.ring.fill(short_night())
    told: list[dict[str, object]] = []

    @callback
    def _note(event: Event[EventStateChangedData]) -> None:
        new = event.data["new_state"]
        if event.data["entity_id"] == MOVEMENT and new and "onset" in new.attributes:
            told.append(dict(new.attributes))

    hass.bus.async_listen("state_changed", _note)
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: told, "a movement told")
    await hass.async_block_till_done()

    newest = from_us(bed._follower.clock.lines[-1].utc_us(node.ring.next_sample))
    onsets = [datetime.fromisoformat(str(each["onset"])) for each in told]
    assert onsets == sorted(set(onsets))
    assert all(newest - onset < timedelta(minutes=4) for onset in onsets)
    scalars = {name: value for name, value in told[0].items() if name != "event_types"}
    assert {type(value) for value in scalars.values()} <= {str, float}
    assert set(scalars) >= {"event_type", "onset", "duration_s", "peak_mg", "reason"}


async def test_what_was_fetched_late_is_kept_and_not_told(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test no light goes on for a movement of a quarter of an hour ago."""
    night = short_night()
    quiet = np.repeat(night[:1], round(300 * RATE_HZ), axis=0)
    node.ring = ring()
    node.ring.fill(np.concatenate((night[: round(900 * RATE_HZ)], quiet)))

    bed = await set_up(hass, add_bed(hass, node))
    await until(
        lambda: bed.data.tonight and bed.data.tonight.limb_movements > 5, "found"
    )
    await until(
        lambda: bed._follower.client and bed._follower.client.state.buffered_s == 0,
        "all taken",
    )

    assert state_of(hass, MOVEMENT).state == STATE_UNKNOWN
