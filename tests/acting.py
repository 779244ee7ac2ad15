"""The actions, called as an automation or a person calls them."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.kept_night import KeptNight

from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, until
from .short_night import ring, short_night


async def act(
    hass: HomeAssistant,
    name: str,
    *,
    context: Context | None = None,
    **data: Any,  # noqa: ANN401 - as the action takes them
) -> dict[str, Any]:
    """Call an action that answers, and return what it answers."""
    response = await hass.services.async_call(
        DOMAIN, name, data, blocking=True, return_response=True, context=context
    )
    assert isinstance(response, dict)
    return response


def device_of(hass: HomeAssistant, entry: MockConfigEntry, name: str) -> str:
    """Return the id of a device."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, name), entry.entry_id
    )
    assert device is not None
    return device.id


async def record_short_night(
    hass: HomeAssistant, node: FakeBedNode, entry: MockConfigEntry | None = None
) -> tuple[BedCoordinator, KeptNight]:
    """Have the short night recorded, ended by hand and kept with its raw data."""
    short_night()  # The clock of the ring runs from its making on.
    node.ring = ring()
    node.ring.fill(short_night())
    bed = await set_up(hass, entry or add_bed(hass, node))
    await until(lambda: bed.data.tonight is not None, "a session")
    await until(
        lambda: bed._follower.client and bed._follower.client.state.buffered_s == 0,
        "all taken",
    )
    start = bed.data.tonight and bed.data.tonight.start
    assert start is not None
    await hass.services.async_call(DOMAIN, "end_night", blocking=True)
    kept = await bed.async_tonight()
    assert kept is None
    await until(lambda: bed.raw_nights.nights.nights(bed.mac), "raw data of the night")
    return bed, await newest(hass, bed)


async def newest(hass: HomeAssistant, bed: BedCoordinator) -> KeptNight:
    """Return the session kept last, with its movements."""
    answer = await act(
        hass, "get_nights", start_date="2000-01-01", end_date="2100-01-01"
    )
    kept = await bed.raw_nights._store.async_night(answer["nights"][-1]["id"])
    assert kept is not None
    return kept
