"""Figures of the last night, of tonight so far, and of the node."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory, UnitOfFrequency, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .bed_state import NodeFigures, Tonight
from .coordinator import BedConfigEntry
from .entity import BedEntity, SleeperEntity
from .kept_night import KeptNight

PARALLEL_UPDATES = 0

_PER_HOUR = "1/h"
_PARTS_PER_MILLION = "ppm"


@dataclass(frozen=True, kw_only=True)
class LastNightDescription(SensorEntityDescription):
    """Describe a figure of the night that is over."""

    value_fn: Callable[[KeptNight], float | datetime | None]
    attributes_fn: Callable[[KeptNight], Mapping[str, Any]] = lambda _: {}


@dataclass(frozen=True, kw_only=True)
class TonightDescription(SensorEntityDescription):
    """Describe a figure of the session that is going on."""

    value_fn: Callable[[Tonight], float]


@dataclass(frozen=True, kw_only=True)
class NodeDescription(SensorEntityDescription):
    """Describe a figure of the node."""

    value_fn: Callable[[NodeFigures], float | None]


def _rules(kept: KeptNight) -> dict[str, Any]:
    return {"rules": kept.summary.rules.value}


def _last_night_count(
    key: str,
    value_fn: Callable[[KeptNight], float | None],
    attributes_fn: Callable[[KeptNight], Mapping[str, Any]] = lambda _: {},
) -> LastNightDescription:
    return LastNightDescription(
        key=key,
        translation_key=key,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=value_fn,
        attributes_fn=attributes_fn,
    )


def _last_night_hours(
    key: str, value_fn: Callable[[KeptNight], float | None]
) -> LastNightDescription:
    return LastNightDescription(
        key=key,
        translation_key=key,
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.HOURS,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=value_fn,
    )


def _last_night_time(
    key: str, value_fn: Callable[[KeptNight], datetime | None]
) -> LastNightDescription:
    return LastNightDescription(
        key=key,
        translation_key=key,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=value_fn,
    )


LAST_NIGHT: tuple[LastNightDescription, ...] = (
    _last_night_count("limb_movements", lambda kept: kept.summary.limb_movements),
    _last_night_count("plm", lambda kept: kept.summary.plm, _rules),
    LastNightDescription(
        key="plm_per_hour",
        translation_key="plm_per_hour",
        native_unit_of_measurement=_PER_HOUR,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda kept: kept.summary.plm_per_hour,
        attributes_fn=_rules,
    ),
    _last_night_count("series", lambda kept: kept.summary.series, _rules),
    LastNightDescription(
        key="periodicity_index",
        translation_key="periodicity_index",
        suggested_display_precision=2,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda kept: kept.summary.periodicity_index,
        attributes_fn=lambda kept: {"by_chance": kept.summary.periodicity_index_chance},
    ),
    LastNightDescription(
        key="rhythm_period",
        translation_key="rhythm_period",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda kept: kept.summary.rhythm_period_s,
    ),
    _last_night_count("hypnic_jerks", lambda kept: kept.summary.hypnic_jerks),
    _last_night_count("small_twitches", lambda kept: kept.summary.small_twitches),
    _last_night_count("body_movements", lambda kept: kept.summary.body_movements),
    _last_night_hours("time_in_bed", lambda kept: kept.summary.time_in_bed_s),
    _last_night_hours("sleep_period", lambda kept: kept.summary.sleep_period_s),
    _last_night_time("sleep_onset", lambda kept: kept.moment(kept.night.sleep_onset_s)),
    _last_night_time("final_wake", lambda kept: kept.moment(kept.night.final_wake_s)),
    LastNightDescription(
        key="coverage",
        translation_key="coverage",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda kept: (
            None
            if kept.summary.coverage is None
            else round(100 * kept.summary.coverage, 1)
        ),
    ),
)


def _tonight_count(key: str, value_fn: Callable[[Tonight], int]) -> TonightDescription:
    return TonightDescription(
        key=key,
        translation_key=key,
        state_class=SensorStateClass.TOTAL,
        value_fn=value_fn,
    )


TONIGHT: tuple[TonightDescription, ...] = (
    _tonight_count("tonight_limb_movements", lambda tonight: tonight.limb_movements),
    _tonight_count("tonight_hypnic_jerks", lambda tonight: tonight.hypnic_jerks),
    _tonight_count("tonight_small_twitches", lambda tonight: tonight.small_twitches),
    _tonight_count("tonight_body_movements", lambda tonight: tonight.body_movements),
    TonightDescription(
        key="tonight_time_in_bed",
        translation_key="tonight_time_in_bed",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.HOURS,
        suggested_display_precision=1,
        state_class=SensorStateClass.TOTAL,
        value_fn=lambda tonight: tonight.time_in_bed_s,
    ),
)

NODE: tuple[NodeDescription, ...] = (
    NodeDescription(
        key="measured_rate",
        translation_key="measured_rate",
        device_class=SensorDeviceClass.FREQUENCY,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfFrequency.HERTZ,
        suggested_display_precision=2,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda figures: figures.measured_rate_hz,
    ),
    NodeDescription(
        key="lost_samples",
        translation_key="lost_samples",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda figures: figures.lost_samples,
    ),
    NodeDescription(
        key="clock_drift",
        translation_key="clock_drift",
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=_PARTS_PER_MILLION,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda figures: figures.clock_drift_ppm,
    ),
    NodeDescription(
        key="buffered",
        translation_key="buffered",
        device_class=SensorDeviceClass.DURATION,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=0,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda figures: figures.buffered_s,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the sensors of a bed and of the sleepers whom everyone may see."""
    coordinator = entry.runtime_data
    async_add_entities(NodeSensor(coordinator, description) for description in NODE)
    for sleeper in coordinator.public_sleepers:
        async_add_entities(
            [
                *(LastNightSensor(coordinator, sleeper, each) for each in LAST_NIGHT),
                *(TonightSensor(coordinator, sleeper, each) for each in TONIGHT),
            ],
            config_subentry_id=sleeper.subentry_id,
        )


class LastNightSensor(SleeperEntity, SensorEntity):
    """A figure of the last night: it stays past midnight, and without the node."""

    entity_description: LastNightDescription
    _unrecorded_attributes = frozenset({"provisional"})

    @property
    @override
    def available(self) -> bool:
        """Return True: what is over does not go away with the node."""
        return True

    @property
    @override
    def native_value(self) -> float | datetime | None:
        """Return the figure, None before the first night."""
        kept = self._kept
        return None if kept is None else self.entity_description.value_fn(kept)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return the day of the night, and what the figure rests on."""
        kept = self._kept
        if kept is None:
            return None
        return {
            "night": kept.day.isoformat(),
            "provisional": kept.provisional,
            **self.entity_description.attributes_fn(kept),
        }

    @property
    def _kept(self) -> KeptNight | None:
        return self.coordinator.data.last_night if self.is_attributed else None


class TonightSensor(SleeperEntity, SensorEntity):
    """A figure of the session that is going on; the final pass may judge otherwise."""

    entity_description: TonightDescription
    _attr_extra_state_attributes = {"provisional": True}  # noqa: RUF012 - core's own idiom
    _unrecorded_attributes = frozenset({"provisional"})

    @property
    @override
    def available(self) -> bool:
        """Return whether somebody counts on: the node is there, and not paused."""
        return self.coordinator.data.is_live

    @property
    @override
    def native_value(self) -> float | None:
        """Return the figure so far, None while nobody is in bed for the night."""
        tonight = self._tonight
        return None if tonight is None else self.entity_description.value_fn(tonight)

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return when the session began: there the count began at zero."""
        tonight = self._tonight
        return None if tonight is None else tonight.start

    @property
    def _tonight(self) -> Tonight | None:
        return self.coordinator.data.tonight if self.is_attributed else None


class NodeSensor(BedEntity, SensorEntity):
    """A figure of the node, for whoever looks after it."""

    entity_description: NodeDescription

    @property
    @override
    def native_value(self) -> float | None:
        """Return the figure."""
        return self.entity_description.value_fn(self.coordinator.data.figures)
