"""The actions that begin and end a night by hand."""

from typing import Final

from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError

from .action import SLEEPER_FIELDS, Action, async_bed_of
from .const import DOMAIN
from .coordinator import BedCoordinator


async def _async_start_night(call: ServiceCall) -> None:
    """Begin a night here and now, whatever the bed shows."""
    bed = await _async_live_bed(call)
    await bed.async_start_night()


async def _async_end_night(call: ServiceCall) -> None:
    """End the night here and now."""
    bed = await _async_live_bed(call)
    if bed.data.tonight is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_open_night",
            translation_placeholders={"name": bed.config_entry.title},
        )
    await bed.async_end_night()


async def _async_live_bed(call: ServiceCall) -> BedCoordinator:
    """Return the bed that is meant, if it records now."""
    bed = (await async_bed_of(call))[0].bed
    if not bed.data.is_live:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_recording",
            translation_placeholders={"name": bed.config_entry.title},
        )
    return bed


START_NIGHT: Final = Action(
    name="start_night",
    fields={**SLEEPER_FIELDS},
    handler=_async_start_night,
    response=SupportsResponse.NONE,
)
END_NIGHT: Final = Action(
    name="end_night",
    fields={**SLEEPER_FIELDS},
    handler=_async_end_night,
    response=SupportsResponse.NONE,
)
