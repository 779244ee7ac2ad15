"""How the node itself is doing. The samples are no entity: readers fetch them."""

from typing import Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import (
    DEVICE_CLASS_DURATION,
    DEVICE_CLASS_FREQUENCY,
    ENTITY_CATEGORY_DIAGNOSTIC,
    STATE_CLASS_MEASUREMENT,
    STATE_CLASS_TOTAL_INCREASING,
    UNIT_HERTZ,
    UNIT_MILLISECOND,
    UNIT_SECOND,
)

from esphome.components import sensor

# A platform in the component's folder lists that folder's files anew, so it needs the
# component's filter as well.
from . import CONF_BED_MOTION_ID, FILTER_SOURCE_FILES, BedMotion  # noqa: F401

DEPENDENCIES = ["bed_motion"]

SENSORS = {
    "measured_rate": sensor.sensor_schema(
        unit_of_measurement=UNIT_HERTZ,
        accuracy_decimals=3,
        device_class=DEVICE_CLASS_FREQUENCY,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    "lost_samples": sensor.sensor_schema(
        accuracy_decimals=0,
        state_class=STATE_CLASS_TOTAL_INCREASING,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    "buffered": sensor.sensor_schema(
        unit_of_measurement=UNIT_SECOND,
        accuracy_decimals=0,
        device_class=DEVICE_CLASS_DURATION,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    "poll_jitter": sensor.sensor_schema(
        unit_of_measurement=UNIT_MILLISECOND,
        accuracy_decimals=1,
        device_class=DEVICE_CLASS_DURATION,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
}

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_BED_MOTION_ID): cv.use_id(BedMotion),
        **{cv.Optional(name): schema for name, schema in SENSORS.items()},
    }
)


async def to_code(config: dict[str, Any]) -> None:
    """Generate the sensors that were asked for."""
    parent = await cg.get_variable(config[CONF_BED_MOTION_ID])
    for name in SENSORS:
        if name in config:
            var = await sensor.new_sensor(config[name])
            cg.add(getattr(parent, f"set_{name}_sensor")(var))
