"""Nights begun and ended by an action."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.sleep_twitch.const import DOMAIN

from .acting import record_short_night
from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, sleeper_data, until
from .short_night import RATE_HZ, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def test_a_night_is_ended_and_begun(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a session that is ended is kept, and a new one can be begun at once."""
    bed, kept = await record_short_night(hass, node)
    ended = bed.data.tonight

    a_minute = short_night()[: round(60 * RATE_HZ)]
    await node.play(a_minute)
    await hass.services.async_call(DOMAIN, "start_night", blocking=True)
    await node.play(a_minute)

    await until(lambda: bed.data.tonight is not None, "a night begun by hand")
    assert ended is None
    assert bed.data.tonight is not None
    assert bed.data.tonight.start >= kept.end


async def test_a_bed_that_does_not_record_begins_no_night(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an automation hears that its action came to nothing, and why."""
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")

    with pytest.raises(ServiceValidationError) as nothing:
        await hass.services.async_call(DOMAIN, "end_night", blocking=True)
    await bed.async_pause()
    with pytest.raises(ServiceValidationError) as paused:
        await hass.services.async_call(DOMAIN, "start_night", blocking=True)

    assert nothing.value.translation_key == "no_open_night"
    assert paused.value.translation_key == "not_recording"


async def test_a_bed_of_two_is_one_bed(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test two sleepers in one bed need not be told apart to end their night."""
    bed = await set_up(
        hass, add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    )
    await until(lambda: bed.data.is_connected, "connected")

    with pytest.raises(ServiceValidationError) as refused:
        await hass.services.async_call(DOMAIN, "end_night", blocking=True)

    assert refused.value.translation_key == "no_open_night"
