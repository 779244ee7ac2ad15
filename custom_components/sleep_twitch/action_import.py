"""The action that takes nights from a file made elsewhere."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Final

import probatio
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .action import (
    SLEEPER_FIELDS,
    Action,
    Answer,
    async_place_of,
    async_require_administrator,
)
from .action_file import ATTR_PATH
from .const import DOMAIN
from .export.errors import RecordingError
from .export_place import HomeFolders, require_file
from .kept_night import KeptNight, NightHead, Origin
from .places import Place
from .stages import BedSettings
from .store import DATA_STORE

ATTR_START: Final = "start"

_SUFFIXES: Final = (".csv", ".edf", ".json")
_SAME_START: Final = timedelta(minutes=1)
"""An import that begins so near to an earlier one is the same again."""
_DAY: Final = timedelta(days=1)


async def _async_import(call: ServiceCall) -> Answer:
    """Take the nights of a file, all of them or none."""
    await async_require_administrator(call)
    place = await async_place_of(call)
    folders = HomeFolders.of(call.hass)
    settings = BedSettings.from_options(
        place.bed.mac, place.sleeper.subentry_id, place.bed.config_entry.options
    )

    def _read() -> tuple[KeptNight, ...]:
        # What reads EDF is slow to import, so only who needs it waits for it.
        from .import_night import nights_from_file  # noqa: PLC0415

        path = folders.place(call.data[ATTR_PATH], _SUFFIXES)
        require_file(folders, path)
        try:
            return nights_from_file(
                path,
                settings,
                call.data.get(ATTR_START),
                dt_util.get_default_time_zone(),
            )
        except RecordingError as err:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="file_not_understood",
                translation_placeholders={"error": _told(err, path, folders)},
            ) from err

    nights = await call.hass.async_add_executor_job(_read)
    await _async_require_room(call, place, nights)
    store = call.hass.data[DATA_STORE]
    ids = [await store.async_import_night(night) for night in nights]
    await place.bed.async_nights_changed()
    return {
        "nights": [
            {
                "id": night_id,
                "date": night.day.isoformat(),
                "start": night.start.isoformat(),
                "end": night.end.isoformat(),
                "movements": len(night.night.movements),
            }
            for night_id, night in zip(ids, nights, strict=True)
        ]
    }


async def _async_require_room(
    call: ServiceCall, place: Place, nights: tuple[KeptNight, ...]
) -> None:
    """Refuse nights that lie over ones that are kept, unless they come once more."""
    days = [night.day for night in nights]
    heads = await call.hass.data[DATA_STORE].async_nights(
        place.owner, min(days) - _DAY, max(days) + _DAY
    )
    for night in nights:
        if in_the_way := _first_over(night, heads):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="night_in_the_way",
                translation_placeholders={
                    "start": dt_util.as_local(night.start).isoformat(" ", "minutes"),
                    "kept": dt_util.as_local(in_the_way.start).isoformat(
                        " ", "minutes"
                    ),
                    "night_id": str(in_the_way.id),
                },
            )


def _first_over(night: KeptNight, heads: Iterable[NightHead]) -> NightHead | None:
    for head in heads:
        is_same = (
            head.origin is Origin.IMPORTED
            and abs(head.start - night.start) < _SAME_START
        )
        if night.start < head.end and night.end > head.start and not is_same:
            return head
    return None


def _told(error: RecordingError, path: Path, folders: HomeFolders) -> str:
    """Return what is wrong with a file, by the name that the caller knows it by."""
    return str(error).replace(str(path), folders.told(path))


IMPORT: Final = Action(
    name="import",
    fields={
        **SLEEPER_FIELDS,
        probatio.Required(ATTR_PATH): cv.string,
        probatio.Optional(ATTR_START): cv.datetime,
    },
    handler=_async_import,
    response=SupportsResponse.OPTIONAL,
)
