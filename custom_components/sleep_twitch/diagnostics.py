"""What helps to find a fault, without a word about anybody's night."""

from collections import Counter
from dataclasses import asdict
from typing import Any, Final

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant

from .const import CONF_NOISE_PSK, CONF_USERS
from .coordinator import BedConfigEntry
from .kept_night import KeptNight

_REDACTED: Final = {
    CONF_HOST,
    CONF_NOISE_PSK,
    CONF_USERS,
    "friendly_name",
    "mac",
    "name",
    "title",
    "unique_id",
}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
) -> dict[str, Any]:
    """Return the state of the node and counts of the last night, no times of it."""
    coordinator = entry.runtime_data
    node, state = coordinator.node_state, coordinator.data
    return async_redact_data(
        {
            "entry": entry.as_dict(),
            "node": {
                "connected": node.connected,
                "error": node.error and type(node.error).__name__,
                "info": node.info and asdict(node.info),
                "header": node.header and asdict(node.header),
                "decoder": asdict(node.counts),
                "connections": node.connections,
                "replies": node.replies,
                "received_bytes": node.received_bytes,
                "timeouts": node.timeouts,
                "corrupt_replies": node.corrupt_replies,
                "clock_jumps": coordinator.clock_jumps,
            },
            "figures": asdict(state.figures),
            "problem": state.problem,
            "presence_reason": state.presence_reason and state.presence_reason.code,
            "session_open": state.tonight is not None,
            "last_night": state.last_night and _counts(state.last_night),
        },
        _REDACTED,
    )


def _counts(kept: KeptNight) -> dict[str, Any]:
    """Return how many there were of what, never when."""
    movements = kept.night.movements
    return {
        "kinds": dict(Counter(movement.kind for movement in movements)),
        "reasons": dict(Counter(movement.reason.code for movement in movements)),
        "presence_reason": kept.night.presence_reason.code,
        "stays": len(kept.night.in_bed),
        "gaps": len(kept.night.gaps),
        "coverage": kept.summary.coverage,
        "rules": kept.summary.rules,
        "simulated": kept.simulated,
    }
