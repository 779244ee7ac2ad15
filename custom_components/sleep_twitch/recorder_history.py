"""What the recorder keeps of the entities that show nights."""

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.services import (
    ATTR_KEEP_DAYS,
    SERVICE_PURGE_ENTITIES,
)
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
    get_instance(hass).async_clear_statistics(ids)
    await hass.services.async_call(
        RECORDER_DOMAIN,
        SERVICE_PURGE_ENTITIES,
        {ATTR_ENTITY_ID: ids, ATTR_KEEP_DAYS: 0},
        blocking=True,
    )
