"""The action that writes the page for a doctor."""

from pathlib import Path
from typing import Final

from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError

from .action import (
    PERIOD_FIELDS,
    SLEEPER_FIELDS,
    Action,
    Answer,
    Period,
    async_place_of,
)
from .action_file import FILE_FIELDS, WantedFile, write_whole
from .const import DOMAIN
from .export.report_models import LONGEST_PERIOD
from .report_data import async_report, async_report_texts

_USUAL_DAYS: Final = 14
"""Two weeks of nights are what a doctor asks for."""


async def _async_report(call: ServiceCall) -> Answer:
    """Write a sleeper's nights of a period as one page to print."""
    place = await async_place_of(call)
    period = Period.of(call, _USUAL_DAYS)
    if period.days > LONGEST_PERIOD:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="period_too_long",
            translation_placeholders={
                "days": str(period.days),
                "longest": str(LONGEST_PERIOD),
            },
        )
    report = await async_report(call.hass, place, period)
    texts = await async_report_texts(call.hass)
    file = await WantedFile.async_of(
        call, place, f"report_{period.first}_{period.last}", ".html"
    )

    def _write(path: Path) -> None:
        # What draws the page is needed by nobody else.
        from .export.report import report_html  # noqa: PLC0415

        write_whole(path, report_html(report, texts).encode())

    await file.async_write(_write)
    return {"files": file.told, "nights": len(report.nights), "naps": report.naps}


REPORT: Final = Action(
    name="report",
    fields={**SLEEPER_FIELDS, **PERIOD_FIELDS, **FILE_FIELDS},
    handler=_async_report,
    response=SupportsResponse.OPTIONAL,
)
