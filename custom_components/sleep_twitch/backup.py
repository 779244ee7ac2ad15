"""Home Assistant's backups: nights are in them whole, and written meanwhile."""

from homeassistant.core import HomeAssistant

from .store import DATA_STORE


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Keep the database still while it is copied."""
    await hass.data[DATA_STORE].async_hold()


async def async_post_backup(hass: HomeAssistant) -> None:
    """Let the database be written again."""
    await hass.data[DATA_STORE].async_release()
