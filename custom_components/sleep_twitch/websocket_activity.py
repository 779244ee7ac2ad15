"""The command that answers when a sleeper moved in the nights of a period."""

from typing import Any, Final

import probatio
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .night_activity import NightActivity
from .night_view import async_reason_texts
from .place_view import place_view
from .store import DATA_STORE
from .websocket_command import (
    DEVICE_FIELDS,
    PERIOD_FIELDS,
    Command,
    period_of,
    visible_places,
)

_ATTR_BIN_S: Final = "bin_s"
_BINS_S: Final = (300, 900, 1800, 3600)
"""Every zone's clock is whole quarters of an hour from UTC: the first two fit all."""
_USUAL_BIN_S: Final = 900
_MOST_DAYS: Final = 200
"""Half a year and a bit: what the longest picture shows."""


async def _async_send_activity(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer nights and naps that are over, with counts of their movements."""
    place = visible_places(hass, connection, msg)[0]
    period = period_of(msg, _MOST_DAYS)
    bin_s = msg[_ATTR_BIN_S]
    nights = await hass.data[DATA_STORE].async_activity(
        place.owner, period.first, period.last, bin_s
    )
    connection.send_result(
        msg["id"],
        {
            **place_view(hass, place, await async_reason_texts(hass)),
            "bin_s": bin_s,
            "nights": await hass.async_add_executor_job(_views, nights),
        },
    )


def _views(nights: tuple[NightActivity, ...]) -> list[dict[str, Any]]:
    """Return the nights as plain values: half a year of them takes a moment."""
    return [_view(night) for night in nights]


def _view(night: NightActivity) -> dict[str, Any]:
    return {
        "id": night.id,
        "date": night.day.isoformat(),
        "kind": night.kind.value,
        "simulated": night.simulated,
        "movements_forgotten": night.movements_forgotten,
        "start": night.start.isoformat(),
        "end": night.end.isoformat(),
        "in_bed": [[round(stay.start_s), round(stay.end_s)] for stay in night.in_bed],
        "sleep_onset_s": night.sleep_onset_s,
        "final_wake_s": night.final_wake_s,
        "rules": night.rules.value,
        "plm_per_hour": night.plm_per_hour,
        "time_in_bed_s": night.time_in_bed_s,
        "coverage": night.coverage,
        "first_bin": night.first_bin.isoformat(),
        "heard_s": [round(each.heard_s) for each in night.bins],
        "limb_movements": [each.limb_movements for each in night.bins],
        "movements": [each.movements for each in night.bins],
    }


ACTIVITY: Final = Command(
    name="activity",
    fields={
        **DEVICE_FIELDS,
        **PERIOD_FIELDS,
        probatio.Optional(_ATTR_BIN_S, default=_USUAL_BIN_S): probatio.In(_BINS_S),
    },
    handler=_async_send_activity,
)
