"""What the entities of a bed and of a sleeper have in common."""

from typing import override

from homeassistant.helpers.device_registry import CONNECTION_NETWORK_MAC, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import BedCoordinator
from .sleeper import Sleeper


class BedEntity(CoordinatorEntity[BedCoordinator]):
    """An entity of the bed itself: it exists whoever may see the nights."""

    _attr_has_entity_name = True

    def __init__(
        self, coordinator: BedCoordinator, description: EntityDescription
    ) -> None:
        """Take the place of one description on the bed's device."""
        super().__init__(coordinator)
        self.entity_description = description
        self._attr_unique_id = f"{coordinator.mac}_{description.key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, coordinator.mac)},
            connections={(CONNECTION_NETWORK_MAC, coordinator.mac)},
        )

    @property
    @override
    def available(self) -> bool:
        """Return whether the node is there: what it says now is all these show."""
        return self.coordinator.data.is_connected is True


class SleeperEntity(CoordinatorEntity[BedCoordinator]):
    """An entity of a sleeper: it exists only while everyone may see the nights."""

    _attr_has_entity_name = True

    def __init__(
        self,
        coordinator: BedCoordinator,
        sleeper: Sleeper,
        description: EntityDescription,
    ) -> None:
        """Take the place of one description on the sleeper's device."""
        super().__init__(coordinator)
        self.entity_description = description
        self.sleeper = sleeper
        self._attr_unique_id = f"{sleeper.subentry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, sleeper.subentry_id)})

    @property
    def is_attributed(self) -> bool:
        """Return whether the movements are this sleeper's: nobody else is there."""
        return self.coordinator.sole_sleeper == self.sleeper
