"""The command that leads through the placement test of a bed."""

from typing import Any, Final

import probatio
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .placement import PlacementOrder
from .websocket_command import DEVICE_FIELDS, Command, RefusedError, visible_bed

ATTR_DO: Final = "do"


async def _async_do(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Do what is asked, and answer how the test stands then."""
    bed = visible_bed(hass, connection, msg)
    if not connection.user.is_admin:
        raise RefusedError.no_administrator()
    order = PlacementOrder(msg[ATTR_DO])
    if order is PlacementOrder.START and bed.data.is_paused:
        raise RefusedError.wrong("Recording is paused: resume it before a test")
    try:
        await bed.placement.async_do(order)
    except ValueError as err:
        raise RefusedError.wrong(str(err)) from err
    connection.send_result(msg["id"], bed.placement.view)


PLACEMENT_TEST: Final = Command(
    name="placement_test",
    fields={
        **DEVICE_FIELDS,
        probatio.Required(ATTR_DO): probatio.In(
            [order.value for order in PlacementOrder]
        ),
    },
    handler=_async_do,
)
