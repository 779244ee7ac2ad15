"""What the recorder keeps of the entities that show nights, and when it has done so."""

import asyncio

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.services import (
    ATTR_KEEP_DAYS,
    SERVICE_PURGE_ENTITIES,
)
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er


async def async_forget_history(hass: HomeAssistant, entry_id: str) -> None:
    """Forget the history and the own statistics of a bed's entities.

    The recorder cannot forget a part of an entity's history, so it goes whole, but for
    the figures of the node. The nights that stay are in the store, and so their
    statistics.
    """
    if RECORDER_DOMAIN not in hass.config.components:
        return
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry_id)
    ids = [each.entity_id for each in entities if each.entity_category is None]
    if not ids:
        return
    get_instance(hass).async_clear_statistics(ids)
    await hass.services.async_call(
        RECORDER_DOMAIN,
        SERVICE_PURGE_ENTITIES,
        {ATTR_ENTITY_ID: ids, ATTR_KEEP_DAYS: 0},
        blocking=True,
    )


async def async_settled(recorder: Recorder) -> None:
    """Return when all that the recorder was asked for before is in its database.

    Its own way of waiting looks whether the queue is empty, and so returns while the
    last one is still being worked on.
    """
    done: asyncio.Future[None] = recorder.hass.loop.create_future()
    recorder.queue_task(SynchronizeTask(done))
    await done
