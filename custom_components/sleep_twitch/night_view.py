"""A night as the cards want it: plain values, reasons in words."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
from .kept_night import KeptNight
from .night.models import Interval, Reason, ScoredMovement
from .night.reason import reason_text
from .night.summary import as_dict


class ReasonTexts:
    """The sentences of the reasons in Home Assistant's language."""

    def __init__(self, sentences: Mapping[str, str], paused: str) -> None:
        """Take the sentences by code, figures and codes in braces."""
        self._sentences = sentences
        self.paused: Final[dict[str, Any]] = {
            "code": "paused",
            "values": {},
            "text": paused,
        }
        """Why nothing is known while nothing is recorded, as a reason is viewed."""

    def view(self, reason: Reason) -> dict[str, Any]:
        """Return a reason with its sentence, figures filled in."""
        return {
            "code": reason.code,
            "values": dict(reason.values),
            "text": reason_text(reason, self._sentences),
        }


async def async_reason_texts(hass: HomeAssistant) -> ReasonTexts:
    """Return the sentences of the reasons, English where a language has none."""
    common = f"component.{DOMAIN}.common."
    prefix = f"{common}reason_"
    translations = await async_get_translations(
        hass, hass.config.language, "common", {DOMAIN}
    )
    return ReasonTexts(
        {
            key.removeprefix(prefix): sentence
            for key, sentence in translations.items()
            if key.startswith(prefix)
        },
        translations[f"{common}paused"],
    )


def night_view(kept: KeptNight, texts: ReasonTexts) -> dict[str, Any]:
    """Return a night for the cards; None stays None, unknown is never zero."""
    night = kept.night
    return {
        "id": kept.id,
        "date": kept.day.isoformat(),
        "kind": kept.kind,
        "origin": kept.origin,
        "provisional": kept.provisional,
        "simulated": kept.simulated,
        "movements_forgotten": kept.movements_forgotten,
        "start": kept.start.isoformat(),
        "duration_s": (kept.end - kept.start).total_seconds(),
        "in_bed": _spans(night.in_bed),
        "gaps": _spans(night.gaps),
        "sleep_onset_s": night.sleep_onset_s,
        "final_wake_s": night.final_wake_s,
        "presence_reason": texts.view(night.presence_reason),
        "movements": [
            {
                "onset_s": round(movement.onset_s, 3),
                **movement_view(movement, texts),
                "wrong": movement.onset_s in kept.wrong_onsets_s,
            }
            for movement in night.movements
        ],
        "summary": as_dict(kept.summary),
    }


def movement_view(movement: ScoredMovement, texts: ReasonTexts) -> dict[str, Any]:
    """Return what a movement was, without when it was."""
    return {
        "duration_s": round(movement.duration_s, 3),
        "kind": movement.kind,
        "peak_mg": movement.peak_mg,
        "confidence": movement.confidence,
        "series": movement.series,
        "reason": texts.view(movement.reason),
    }


def _spans(intervals: tuple[Interval, ...]) -> list[list[float]]:
    return [[round(span.start_s, 3), round(span.end_s, 3)] for span in intervals]
