"""The state of the nodes, as Home Assistant's own system page shows it."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import BedConfigEntry


@callback
def async_register(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    register: system_health.SystemHealthRegistration,
) -> None:
    """Register what the system page shows."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return how the nodes do, all together."""
    entries: list[BedConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    states = [entry.runtime_data.data for entry in entries]
    nodes = [entry.runtime_data.node_state for entry in entries]
    rates_hz = [state.figures.measured_rate_hz or 0.0 for state in states]
    lost = [node.header.lost_samples for node in nodes if node.header]
    return {
        "nodes": f"{sum(state.is_connected is True for state in states)}/{len(states)}",
        "samples_per_second": round(sum(rates_hz), 1),
        "lost_samples": sum(lost),
        "corrupt_bytes": sum(node.counts.corrupt_bytes for node in nodes),
    }
