"""What a user should hear of and can mend."""

from pathlib import Path

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .raw_keeper import RawTrouble


@callback
def set_protocol_issue(
    hass: HomeAssistant, entry_id: str, name: str, *, too_new: bool
) -> None:
    """Tell that the integration is older than its node, or that it no longer is."""
    issue_id = f"protocol_too_new_{entry_id}"
    if not too_new:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="protocol_too_new",
        translation_placeholders={"name": name},
    )


@callback
def set_shared_bed_issue(
    hass: HomeAssistant, entry_id: str, name: str, sleepers: list[str]
) -> None:
    """Tell that several sleepers share a bed, or that they no longer do."""
    issue_id = f"shared_bed_{entry_id}"
    if len(sleepers) <= 1:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key="shared_bed",
        translation_placeholders={"name": name, "names": ", ".join(sleepers)},
    )


@callback
def set_damaged_store_issue(hass: HomeAssistant, set_aside: tuple[Path, ...]) -> None:
    """Tell of damaged nights that lie aside, or that none do any more."""
    if not set_aside:
        ir.async_delete_issue(hass, DOMAIN, "damaged_store")
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        "damaged_store",
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="damaged_store",
        translation_placeholders={
            "files": "\n".join(f"- {path}" for path in set_aside)
        },
    )


@callback
def set_raw_nights_issue(
    hass: HomeAssistant, entry_id: str, name: str, trouble: RawTrouble
) -> None:
    """Tell that raw nights had no room on the disk, or that they have again."""
    lost_id, dropped_id = f"raw_night_lost_{entry_id}", f"raw_nights_dropped_{entry_id}"
    if trouble.is_lost:
        ir.async_create_issue(
            hass,
            DOMAIN,
            lost_id,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key="raw_night_lost",
            translation_placeholders={"name": name},
        )
    else:
        ir.async_delete_issue(hass, DOMAIN, lost_id)
    if trouble.dropped:
        ir.async_create_issue(
            hass,
            DOMAIN,
            dropped_id,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key="raw_nights_dropped",
            translation_placeholders={"name": name, "count": str(trouble.dropped)},
        )
    else:
        ir.async_delete_issue(hass, DOMAIN, dropped_id)
