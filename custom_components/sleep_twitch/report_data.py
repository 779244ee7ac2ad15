"""The page for a doctor, filled from the store, the diary and the registry."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_get_translations
from homeassistant.loader import async_get_integration
from homeassistant.util import dt as dt_util

from .action import Period
from .const import DOMAIN
from .diary import DiaryMark
from .export.report_models import Report, ReportMark, ReportNight
from .kept_night import NightHead, Origin, SessionKind
from .places import Place
from .stages import BedSettings
from .store import DATA_STORE


async def async_report(hass: HomeAssistant, place: Place, period: Period) -> Report:
    """Return what the page tells of a sleeper's nights in a period."""
    store, bed = hass.data[DATA_STORE], place.bed
    heads = await store.async_nights(place.owner, period.first, period.last)
    marks = await store.async_marks(place.sleeper.subentry_id)
    integration = await async_get_integration(hass, DOMAIN)
    options = bed.config_entry.options
    settings = BedSettings.from_options(bed.mac, place.sleeper.subentry_id, options)
    nights = [head for head in heads if head.kind is SessionKind.NIGHT]
    return Report(
        sleeper=place.sleeper.name,
        bed=bed.config_entry.title,
        sensor=_sensor(hass, place),
        first_day=period.first,
        last_day=period.last,
        rules=settings.rules,
        generated_at=dt_util.now(),
        software=str(integration.version),
        nights=tuple(_night(head) for head in nights),
        naps=len(heads) - len(nights),
        marks=tuple(_mark(mark) for mark in marks if _is_near(mark, period)),
    )


async def async_report_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return the texts of the page in Home Assistant's language."""
    texts = await async_get_translations(hass, hass.config.language, "common", {DOMAIN})
    prefix = f"component.{DOMAIN}.common."
    return {key.removeprefix(prefix): text for key, text in texts.items()}


def _night(head: NightHead) -> ReportNight:
    return ReportNight(
        day=head.day,
        start=dt_util.as_local(head.start),
        end=dt_util.as_local(head.end),
        sleep_onset=_moment(head, head.sleep_onset_s),
        final_wake=_moment(head, head.final_wake_s),
        summary=head.summary,
        simulated=head.simulated,
        imported=head.origin is Origin.IMPORTED,
    )


def _moment(head: NightHead, seconds: float | None) -> datetime | None:
    if seconds is None:
        return None
    return dt_util.as_local(head.start + timedelta(seconds=seconds))


def _mark(mark: DiaryMark) -> ReportMark:
    return ReportMark(
        kind=mark.kind.value,
        at=dt_util.as_local(mark.at),
        amount=mark.amount,
        note=mark.note,
    )


def _is_near(mark: DiaryMark, period: Period) -> bool:
    """Return whether a mark may belong to the period; the page draws the line."""
    a_day = timedelta(days=1)
    return period.first - a_day <= dt_util.as_local(mark.at).date() <= period.last


def _sensor(hass: HomeAssistant, place: Place) -> str | None:
    """Return the sensor by name, and how often it looks while that is known."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, place.bed.mac), place.bed.config_entry.entry_id
    )
    if device is None or device.model_id is None:
        return None
    header = place.bed.node_state.header
    rate = "" if header is None else f", {header.nominal_rate_hz:g} Hz"
    return device.model_id + rate
