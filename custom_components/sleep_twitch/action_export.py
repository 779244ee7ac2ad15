"""The action that writes nights to files."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import probatio
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    SupportsResponse,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from .action import (
    ATTR_END_DATE,
    ATTR_START_DATE,
    NIGHT_FIELDS,
    PERIOD_FIELDS,
    SLEEPER_FIELDS,
    Action,
    Answer,
    Period,
    async_night_of,
    async_place_of,
)
from .action_file import FILE_FIELDS, WantedFile, write_whole
from .const import DOMAIN
from .export.exported_night import ExportedNight
from .export.night_export import ExportFormat, files_of, write_export
from .exported import exported
from .kept_night import KeptNight
from .places import Place
from .store import DATA_STORE

ATTR_FORMAT: Final = "format"

_EDF: Final = "edf"
_SUFFIXES: Final = {
    _EDF: ".edf",
    ExportFormat.NIGHTS_CSV: ".csv",
    ExportFormat.MOVEMENTS_CSV: ".csv",
    ExportFormat.NIGHTS_JSON: ".json",
}
_USUAL_DAYS: Final = 14


async def _async_export(call: ServiceCall) -> Answer:
    """Write nights to a file: raw data of one, or figures and movements of many."""
    place = await async_place_of(call)
    if call.data[ATTR_FORMAT] == _EDF:
        return await _async_export_raw(call, place)
    return await _async_export_nights(call, place)


async def _async_export_raw(call: ServiceCall, place: Place) -> Answer:
    kept = await async_night_of(call, place)
    raw = await call.hass.async_add_executor_job(
        place.bed.raw_nights.nights.path_of, kept.bed, kept.start
    )
    day = kept.day.isoformat()
    if raw is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_raw_data",
            translation_placeholders={"night": day},
        )
    file = await WantedFile.async_of(call, place, f"raw_{day}", _SUFFIXES[_EDF])
    await file.async_write(_copy, raw)
    return {"files": file.told, "nights": 1}


async def _async_export_nights(call: ServiceCall, place: Place) -> Answer:
    export_format = ExportFormat(call.data[ATTR_FORMAT])
    ids, name = await _async_chosen(call, place)
    file = await WantedFile.async_of(
        call,
        place,
        f"{export_format.value.rsplit('_', 1)[0]}_{name}",
        _SUFFIXES[export_format],
        lambda path: files_of(export_format, path),
    )
    nights = _nights(call.hass, place, ids)
    zone = dt_util.get_default_time_zone()
    await file.async_write(lambda path: write_export(export_format, path, nights, zone))
    return {"files": file.told, "nights": len(ids)}


async def _async_chosen(call: ServiceCall, place: Place) -> tuple[list[int], str]:
    """Return the numbers of the nights to write, and what a file of them is called."""
    if {ATTR_START_DATE, ATTR_END_DATE} & set(call.data) or not (
        set(map(str, NIGHT_FIELDS)) & set(call.data)
    ):
        period = Period.of(call, _USUAL_DAYS)
        heads = await call.hass.data[DATA_STORE].async_nights(
            place.owner, period.first, period.last
        )
        return [head.id for head in heads], f"{period.first}_{period.last}"
    kept = await async_night_of(call, place)
    return [kept.id or 0], kept.day.isoformat()


def _nights(
    hass: HomeAssistant, place: Place, ids: list[int]
) -> Iterator[ExportedNight]:
    """Give the nights one by one; it waits for the event loop, so not from there."""
    store = hass.data[DATA_STORE]
    for night_id in ids:
        kept: KeptNight | None = asyncio.run_coroutine_threadsafe(
            store.async_night(night_id), hass.loop
        ).result()
        if kept is not None:
            yield exported(kept, place.sleeper.name)


def _copy(path: Path, raw: Path) -> None:
    """Copy a file byte for byte: a night is some 24 MB."""
    write_whole(path, raw.read_bytes())


EXPORT: Final = Action(
    name="export",
    fields={
        **SLEEPER_FIELDS,
        **NIGHT_FIELDS,
        **PERIOD_FIELDS,
        **FILE_FIELDS,
        probatio.Required(ATTR_FORMAT): probatio.In(list(_SUFFIXES)),
    },
    handler=_async_export,
    response=SupportsResponse.OPTIONAL,
)
