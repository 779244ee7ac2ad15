"""The command that answers the nights of a period, without their movements."""

from typing import Any, Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .action_nights import head_document
from .diary import DiaryMark
from .kept_night import NightHead, day_of
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

_MOST_DAYS: Final = 800
"""Two years and a bit: what the longest chart shows."""


async def _async_send_nights(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer nights and naps that are over, with what the sleeper noted meanwhile."""
    place = visible_places(hass, connection, msg)[0]
    period = period_of(msg, _MOST_DAYS)
    store = hass.data[DATA_STORE]
    heads = await store.async_nights(place.owner, period.first, period.last)
    marks = await store.async_marks(place.sleeper.subentry_id)
    nights = await hass.async_add_executor_job(_documents, heads)
    connection.send_result(
        msg["id"],
        {
            **place_view(hass, place, await async_reason_texts(hass)),
            "nights": nights,
            "marks": [
                _mark_view(mark)
                for mark in marks
                if period.first <= day_of(mark.at) <= period.last
            ],
        },
    )


def _documents(heads: tuple[NightHead, ...]) -> list[dict[str, Any]]:
    """Return the nights as plain values: two years of them take a moment."""
    return [head_document(head) for head in heads]


def _mark_view(mark: DiaryMark) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "at": mark.at.isoformat(),
        "amount": mark.amount,
        "note": mark.note,
    }


NIGHTS: Final = Command(
    name="nights",
    fields={
        **DEVICE_FIELDS,
        **PERIOD_FIELDS,
    },
    handler=_async_send_nights,
)
