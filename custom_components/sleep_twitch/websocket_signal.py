"""The command that answers the signal behind a movement."""

import math
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import probatio
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from .action import ATTR_NIGHT_ID
from .const import LOGGER
from .export.errors import RecordingError
from .export.signal_window import SignalWindow
from .kept_night import KeptNight
from .open_night import DATA_OPEN_NIGHT, OpenNight
from .places import Place
from .websocket_command import (
    DEVICE_FIELDS,
    ERR_NO_RAW_DATA,
    Command,
    RefusedError,
    async_night_of_number,
    visible_places,
)

ATTR_START: Final = "start_s"
ATTR_END: Final = "end_s"
ATTR_PIXELS: Final = "pixels"

_SHORTEST_WINDOW_S: Final = 0.1
"""A handful of values: closer there is nothing to see."""
_LONGEST_WINDOW_S: Final = 3600.0
"""The longest that is computed while a finger moves: some 25 ms."""
_FURTHEST_S: Final = 1e6
"""Days beyond both ends of any night."""
_MOST_PIXELS: Final = 4000
"""A wide screen has as many."""
_DIGITS: Final = 3
"""The signal to the micro-g: far below what any sensor tells."""


async def _async_send_signal(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer the movement signal of a short window of a night."""
    places = visible_places(hass, connection, msg)
    start_s, end_s = _ends_s(msg)
    place, kept = await async_night_of_number(hass, places, msg[ATTR_NIGHT_ID])
    window = await _async_window(hass, place, kept, msg)
    connection.send_result(
        msg["id"],
        {
            "start_s": start_s,
            "end_s": end_s,
            "rate_hz": window.rate_hz,
            "points": _points(window),
        },
    )


def _ends_s(msg: dict[str, Any]) -> tuple[float, float]:
    start_s, end_s = msg[ATTR_START], msg[ATTR_END]
    if not _SHORTEST_WINDOW_S <= end_s - start_s <= _LONGEST_WINDOW_S:
        raise RefusedError.wrong(
            f"{start_s:g} to {end_s:g} s are {end_s - start_s:g} s: "
            f"ask for {_SHORTEST_WINDOW_S:g} to {_LONGEST_WINDOW_S:g} s"
        )
    return start_s, end_s


async def _async_window(
    hass: HomeAssistant, place: Place, kept: KeptNight, msg: dict[str, Any]
) -> SignalWindow:
    open_night = _open_night(hass)
    path: Path | None = await hass.async_add_executor_job(
        place.bed.raw_nights.nights.path_of, kept.bed, kept.start
    )
    if path is None:
        open_night.async_close()
        raise RefusedError(
            ERR_NO_RAW_DATA, f"The raw data of night {kept.id} is not kept"
        )
    try:
        return await open_night.async_window(
            path,
            kept.start + timedelta(seconds=msg[ATTR_START]),
            kept.start + timedelta(seconds=msg[ATTR_END]),
            msg[ATTR_PIXELS],
        )
    except (RecordingError, OSError) as err:
        LOGGER.warning("The raw data of night %s cannot be read: %s", kept.id, err)
        raise RefusedError(
            ERR_NO_RAW_DATA, f"The raw data of night {kept.id} cannot be read"
        ) from err


def _open_night(hass: HomeAssistant) -> OpenNight:
    return hass.data.setdefault(DATA_OPEN_NIGHT, OpenNight(hass))


def _points(window: SignalWindow) -> list[list[float] | None]:
    """Return least and largest value of each pixel, None in a hole."""
    ends = zip(window.least_mg.tolist(), window.largest_mg.tolist(), strict=True)
    return [
        None if math.isnan(least) else [round(least, _DIGITS), round(largest, _DIGITS)]
        for least, largest in ends
    ]


_SECOND: Final = probatio.All(
    probatio.Any(int, float), probatio.Range(min=-_FURTHEST_S, max=_FURTHEST_S)
)

SIGNAL: Final = Command(
    name="signal",
    fields={
        **DEVICE_FIELDS,
        probatio.Required(ATTR_NIGHT_ID): cv.positive_int,
        probatio.Required(ATTR_START): _SECOND,
        probatio.Required(ATTR_END): _SECOND,
        probatio.Required(ATTR_PIXELS): probatio.All(
            int, probatio.Range(min=1, max=_MOST_PIXELS)
        ),
    },
    handler=_async_send_signal,
)
