"""The action that judges nights anew from their raw data."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import probatio
from homeassistant.components import persistent_notification
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    SupportsResponse,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.translation import async_get_translations

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
    async_require_administrator,
)
from .const import CONF_RULES, CONF_SENSITIVITY, DOMAIN
from .export.errors import RecordingError
from .kept_night import KeptNight, NightHead
from .night.models import NightSummary, RuleSet
from .night.summary import as_dict
from .places import Place
from .rescore import rescore
from .stages import BedSettings
from .store import DATA_STORE
from .store_error import UnknownNightError

ATTR_ALL: Final = "all_kept"

_DAYS_AROUND: Final = timedelta(days=2)
"""A file is filed under the day by UTC, a night under the day by the clock on the wall,
which ends at noon."""

_FIGURES: Final = ("limb_movements", "plm", "plm_per_hour", "series", "hypnic_jerks")
"""What the response tells of a night before and after."""


@dataclass
class Outcome:
    """What became of the nights so far."""

    judged: list[dict[str, Any]] = field(default_factory=list)
    without_raw: list[str] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Return how many nights were looked at."""
        return len(self.judged) + len(self.without_raw) + len(self.failed)


async def _async_rescore(call: ServiceCall) -> Answer:
    """Judge one night anew, those of a period, or all that have raw data."""
    await async_require_administrator(call)
    place = await async_place_of(call)
    settings = _settings(call, place)
    ids = await _async_chosen(call, place)
    if not ids:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="nothing_to_rescore",
            translation_placeholders={"name": place.sleeper.name},
        )
    progress = await Progress.async_begin(call.hass, place, len(ids))
    outcome = Outcome()
    for night_id in ids:
        await _async_judge(call.hass, place, settings, night_id, outcome)
        progress.tell(outcome)
    await place.bed.async_nights_changed()
    progress.end(outcome)
    return {
        "rules": settings.rules.value,
        "sensitivity": settings.sensitivity,
        "nights": outcome.judged,
        "without_raw_data": outcome.without_raw,
        "failed": outcome.failed,
    }


class Progress:
    """A notification that counts the nights, when there are several."""

    def __init__(
        self, hass: HomeAssistant, place: Place, nights: int, text: str
    ) -> None:
        """Count up to so many nights of a bed."""
        self._hass = hass
        self._title = place.bed.config_entry.title
        self._id = f"{DOMAIN}_rescore_{place.bed.config_entry.entry_id}"
        self._nights = nights
        self._text = text

    @classmethod
    async def async_begin(
        cls, hass: HomeAssistant, place: Place, nights: int
    ) -> Progress:
        """Begin to count, in Home Assistant's language."""
        texts = await async_get_translations(
            hass, hass.config.language, "common", {DOMAIN}
        )
        progress = cls(
            hass, place, nights, texts[f"component.{DOMAIN}.common.rescore_progress"]
        )
        progress.tell(Outcome())
        return progress

    def tell(self, outcome: Outcome) -> None:
        """Say how far it is: every user sees that, so no figure of a night."""
        if self._nights > 1:
            text = self._text.format(
                done=outcome.done,
                nights=self._nights,
                without_raw=len(outcome.without_raw),
                failed=len(outcome.failed),
            )
            persistent_notification.async_create(
                self._hass, text, title=self._title, notification_id=self._id
            )

    def end(self, outcome: Outcome) -> None:
        """Say no more, unless there is something left to be read."""
        if not (outcome.failed or outcome.without_raw):
            persistent_notification.async_dismiss(self._hass, self._id)


def _settings(call: ServiceCall, place: Place) -> BedSettings:
    """Return the settings of the bed, changed as the caller wants them."""
    bed = place.bed
    settings = BedSettings.from_options(
        bed.mac, place.sleeper.subentry_id, bed.config_entry.options
    )
    return replace(
        settings,
        rules=call.data.get(CONF_RULES, settings.rules),
        sensitivity=call.data.get(CONF_SENSITIVITY, settings.sensitivity),
    )


async def _async_chosen(call: ServiceCall, place: Place) -> list[int]:
    """Return the numbers of the nights to judge; all have raw data, or one is named."""
    store = call.hass.data[DATA_STORE]
    if call.data[ATTR_ALL]:
        return await _async_all_with_raw(call.hass, place)
    if {ATTR_START_DATE, ATTR_END_DATE} & set(call.data):
        period = Period.of(call, 1)
        heads = await store.async_nights(place.owner, period.first, period.last)
        return [head.id for head in heads]
    kept = await async_night_of(call, place)
    return [kept.id or 0]


async def _async_all_with_raw(hass: HomeAssistant, place: Place) -> list[int]:
    """Return the nights that have raw data: few, whatever is kept of others."""
    raw = await hass.async_add_executor_job(
        place.bed.raw_nights.nights.nights, place.bed.mac
    )
    if not raw:
        return []
    days = [each.day for each in raw]
    heads = await hass.data[DATA_STORE].async_nights(
        place.owner, min(days) - _DAYS_AROUND, max(days) + _DAYS_AROUND
    )
    paths = [await _async_path(hass, place, head) for head in heads]
    return [head.id for head, path in zip(heads, paths, strict=True) if path]


async def _async_judge(
    hass: HomeAssistant,
    place: Place,
    settings: BedSettings,
    night_id: int,
    outcome: Outcome,
) -> None:
    """Judge a night and note what became of it; the others go on all the same."""
    store = hass.data[DATA_STORE]
    kept = await store.async_night(night_id)
    if kept is None:
        return
    day = kept.day.isoformat()
    path = await _async_path(hass, place, kept)
    if path is None:
        outcome.without_raw.append(day)
        return
    try:
        fresh = await hass.async_add_executor_job(rescore, path, settings, kept)
    except RecordingError as err:
        outcome.failed.append({"date": day, "error": str(err)})
        return
    try:
        await store.async_rescore(night_id, fresh)
    except UnknownNightError:
        # Deleted while it was judged.
        return
    judged = await store.async_night(night_id)
    outcome.judged.append(
        {
            "id": night_id,
            "date": day,
            "before": _figures(kept.summary),
            "after": _figures((judged or fresh).summary),
        }
    )


async def _async_path(
    hass: HomeAssistant, place: Place, kept: KeptNight | NightHead
) -> Path | None:
    return await hass.async_add_executor_job(
        place.bed.raw_nights.nights.path_of, kept.bed, kept.start
    )


def _figures(summary: NightSummary) -> dict[str, Any]:
    plain = as_dict(summary)
    return {name: plain[name] for name in _FIGURES}


RESCORE: Final = Action(
    name="rescore",
    fields={
        **SLEEPER_FIELDS,
        **NIGHT_FIELDS,
        **PERIOD_FIELDS,
        probatio.Optional(ATTR_ALL, default=False): cv.boolean,
        probatio.Optional(CONF_RULES): probatio.Coerce(RuleSet),
        probatio.Optional(CONF_SENSITIVITY): probatio.All(
            probatio.Coerce(int), probatio.Range(min=1, max=5)
        ),
    },
    handler=_async_rescore,
    response=SupportsResponse.OPTIONAL,
)
