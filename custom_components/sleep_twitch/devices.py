"""The devices of a bed and its sleepers in Home Assistant's registry."""

from collections.abc import Iterable
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .node import NodeInfo
from .sleeper import Sleeper
from .wire.models import SensorModel, StreamHeader

_MAKER: Final = "Sleep Twitch"
_SENSOR_NAMES: Final = {
    SensorModel.UNKNOWN: None,
    SensorModel.LSM6DS3: "LSM6DS3",
    SensorModel.MPU6050: "MPU-6050",
    SensorModel.ICM42688: "ICM-42688",
    SensorModel.SIMULATED_BED: "Simulated bed",
    SensorModel.RECORDING: "Recording",
}
"""How a sensor is written where its name in the protocol is not how."""


@callback
def register_devices(
    hass: HomeAssistant, entry: ConfigEntry, mac: str, sleepers: Iterable[Sleeper]
) -> None:
    """Register the bed, and each sleeper behind it."""
    devices = dr.async_get(hass)
    bed = devices.async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, mac)},
        connections={(dr.CONNECTION_NETWORK_MAC, mac)},
        manufacturer=_MAKER,
        name=entry.title,
    )
    for sleeper in sleepers:
        devices.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=sleeper.subentry_id,
            identifiers={(DOMAIN, sleeper.subentry_id)},
            manufacturer=_MAKER,
            model="Sleeper",
            name=sleeper.name,
            entry_type=dr.DeviceEntryType.SERVICE,
            via_device_id=bed.id,
        )


@callback
def update_bed_device(
    hass: HomeAssistant, entry: ConfigEntry, info: NodeInfo, header: StreamHeader
) -> None:
    """Write down what the node says of itself, and that it is simulated if it is."""
    sensor = _SENSOR_NAMES.get(header.sensor_model, header.sensor_model.name)
    model = "Bed node" if header.virtual_clock is None else "Simulated bed node"
    devices = dr.async_get(hass)
    bed = devices.async_get_device_by_identifier((DOMAIN, info.mac), entry.entry_id)
    if bed is None:
        return
    devices.async_update_device(
        bed.id,
        model=model,
        model_id=sensor,
        hw_version=info.model or None,
        sw_version=f"{info.project_version} (ESPHome {info.esphome_version})",
    )


@callback
def remove_hidden_entities(
    hass: HomeAssistant, entry: ConfigEntry, sleepers: Iterable[Sleeper]
) -> None:
    """Remove the entities of sleepers whom not everyone may see any more."""
    hidden = {sleeper.subentry_id for sleeper in sleepers if not sleeper.is_public}
    entities = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        if entity.config_subentry_id in hidden:
            entities.async_remove(entity.entity_id)
