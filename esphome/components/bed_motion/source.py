"""Where a node's samples can come from, and what each source can do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import (
    CONF_ID,
    CONF_MOTION,
    CONF_PLATFORM,
    CONF_RANGE,
    CONF_TYPE,
    CONF_UPDATE_INTERVAL,
)
from esphome.core import CORE

from esphome.components import i2c, motion

CONF_MOTION_ID = "motion_id"
CONF_RATE = "rate"

bed_motion_ns = cg.esphome_ns.namespace("bed_motion")
bed_motion_simulator_ns = cg.esphome_ns.namespace("bed_motion_simulator")
SensorModel = bed_motion_ns.enum("SensorModel", is_class=True)
Lsm6dsoRate = bed_motion_ns.enum("Lsm6dsoRate")
Lsm6dsoRange = bed_motion_ns.enum("Lsm6dsoRange")
SampleSource = bed_motion_ns.class_("SampleSource")
Lsm6dsoFifo = bed_motion_ns.class_("Lsm6dsoFifo", SampleSource, i2c.I2CDevice)
MotionHubSource = bed_motion_ns.class_("MotionHubSource", SampleSource)
BedSimulator = bed_motion_simulator_ns.class_("BedSimulator", SampleSource)

TYPE_LSM6DSO = "lsm6dso"
TYPE_MOTION = "motion"
TYPE_SIMULATOR = "simulator"

LSM6DSO_RATES_HZ = {
    26: Lsm6dsoRate.LSM6DSO_RATE_26_HZ,
    52: Lsm6dsoRate.LSM6DSO_RATE_52_HZ,
    104: Lsm6dsoRate.LSM6DSO_RATE_104_HZ,
    208: Lsm6dsoRate.LSM6DSO_RATE_208_HZ,
    416: Lsm6dsoRate.LSM6DSO_RATE_416_HZ,
}
LSM6DSO_RANGES_G = {
    2: Lsm6dsoRange.LSM6DSO_RANGE_2G,
    4: Lsm6dsoRange.LSM6DSO_RANGE_4G,
    8: Lsm6dsoRange.LSM6DSO_RANGE_8G,
    16: Lsm6dsoRange.LSM6DSO_RANGE_16G,
}

# Platforms of ESPHome's motion hub, and the noise density of their chips in µg/√Hz.
MOTION_CHIPS = {
    "lsm6ds": (SensorModel.LSM6DS3, 90),
    "bmi270": (SensorModel.BMI270, 160),
    "qmi8658": (SensorModel.QMI8658, 150),
}
SLOWEST_POLL_MS = 40


def chip_rate(chip: str, rates_hz: dict[int, Any]) -> Callable[[Any], int]:
    """Return a validator of a data rate that the chip has."""

    def validate(value: Any) -> int:
        rate_hz = cv.frequency(value)
        if rate_hz in rates_hz:
            return int(rate_hz)
        nearest = min(rates_hz, key=lambda known: abs(known - rate_hz))
        known = ", ".join(str(rate) for rate in rates_hz)
        raise cv.Invalid(
            f"The {chip} has no data rate of {rate_hz:g} Hz; it has {known} Hz. The "
            f"nearest is {nearest}Hz."
        )

    return validate


def chip_range(chip: str, ranges_g: dict[int, Any]) -> Callable[[Any], int]:
    """Return a validator of a full scale that the chip has."""

    def validate(value: Any) -> int:
        range_g = cv.float_with_unit("range", "(g|G)?")(value)
        if range_g in ranges_g:
            return int(range_g)
        known = ", ".join(f"{known}g" for known in ranges_g)
        raise cv.Invalid(
            f"The {chip} has no range of {range_g:g} g; it has {known}. A bed needs 2g."
        )

    return validate


async def _lsm6dso_to_code(config: dict[str, Any]) -> Any:
    source = cg.new_Pvariable(config[CONF_ID])
    await i2c.register_i2c_device(source, config)
    cg.add(source.set_rate(LSM6DSO_RATES_HZ[config[CONF_RATE]]))
    cg.add(source.set_range(LSM6DSO_RANGES_G[config[CONF_RANGE]]))
    return source


def _motion_hub(motion_id: Any) -> dict[str, Any]:
    return next(
        hub for hub in CORE.config[CONF_MOTION] if hub[CONF_ID].id == motion_id.id
    )


async def _motion_to_code(config: dict[str, Any]) -> Any:
    parent = await cg.get_variable(config[CONF_MOTION_ID])
    source = cg.new_Pvariable(config[CONF_ID], parent)
    hub = _motion_hub(config[CONF_MOTION_ID])
    cg.add(source.set_update_interval_ms(hub[CONF_UPDATE_INTERVAL].total_milliseconds))
    model, noise_ug_per_sqrt_hz = MOTION_CHIPS.get(
        hub[CONF_PLATFORM], (SensorModel.UNKNOWN, 0)
    )
    cg.add(source.set_sensor(model, noise_ug_per_sqrt_hz))
    return source


def check_motion_hub(config: dict[str, Any]) -> None:
    """Refuse a hub that has no accelerometer, or is read too slowly."""
    motion.check_has_accelerometer(config[CONF_MOTION_ID], "bed_motion")
    hub = motion.get_motion_config(config[CONF_MOTION_ID])
    interval_ms = hub[CONF_UPDATE_INTERVAL].total_milliseconds
    if interval_ms > SLOWEST_POLL_MS:
        raise cv.Invalid(
            f"The motion hub is read every {interval_ms} ms, too slowly to see a "
            "twitch; give it 'update_interval: 10ms'."
        )


def _host_only(config: dict[str, Any]) -> dict[str, Any]:
    if not CORE.is_host:
        real = ", ".join(type_ for type_ in SOURCES if type_ != TYPE_SIMULATOR)
        raise cv.Invalid(
            "The simulator runs on the host platform only, and this is "
            f"{CORE.target_platform}. A real node takes one of: {real}."
        )
    return config


async def _simulator_to_code(config: dict[str, Any]) -> Any:
    return cg.new_Pvariable(config[CONF_ID])


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of source."""

    schema: Callable[[Any], Any]
    to_code: Callable[[dict[str, Any]], Awaitable[Any]]
    files: tuple[str, ...] = ()
    """Its own C++ files, left out of a node that has another source."""
    check: Callable[[dict[str, Any]], None] = lambda _config: None
    """What can only be checked when the whole configuration is known."""


SOURCES: dict[str, Source] = {
    TYPE_LSM6DSO: Source(
        schema=cv.Schema(
            {
                cv.GenerateID(): cv.declare_id(Lsm6dsoFifo),
                cv.Optional(CONF_RATE, default="104Hz"): chip_rate(
                    "LSM6DSO", LSM6DSO_RATES_HZ
                ),
                cv.Optional(CONF_RANGE, default="2g"): chip_range(
                    "LSM6DSO", LSM6DSO_RANGES_G
                ),
            }
        ).extend(i2c.i2c_device_schema(0x6A)),
        to_code=_lsm6dso_to_code,
        files=("lsm6dso_fifo.h", "lsm6dso_fifo.cpp", "lsm6dso_registers.h"),
    ),
    TYPE_MOTION: Source(
        schema=cv.Schema(
            {
                cv.GenerateID(): cv.declare_id(MotionHubSource),
                cv.GenerateID(CONF_MOTION_ID): cv.use_id(motion.MotionComponent),
            }
        ),
        to_code=_motion_to_code,
        files=("motion_hub_source.h", "motion_hub_source.cpp"),
        check=check_motion_hub,
    ),
    TYPE_SIMULATOR: Source(
        schema=cv.All(
            cv.Schema({cv.GenerateID(): cv.declare_id(BedSimulator)}), _host_only
        ),
        to_code=_simulator_to_code,
    ),
}


def source_schema(value: Any) -> dict[str, Any]:
    """Accept one source of a known type."""
    known = ", ".join(SOURCES)
    if isinstance(value, list):
        raise cv.Invalid(
            f"A node has one source, and here are {len(value)}. Keep the one whose "
            "chip lies under the mattress."
        )
    if not isinstance(value, dict) or CONF_TYPE not in value:
        raise cv.Invalid(f"A source needs a type, one of: {known}.")
    rest = dict(value)
    type_ = cv.string_strict(rest.pop(CONF_TYPE)).lower()
    if type_ not in SOURCES:
        raise cv.Invalid(
            f"There is no source of type '{type_}'; this firmware knows: {known}. A "
            "chip that ESPHome's own motion hub reads works as type 'motion'.",
            path=[CONF_TYPE],
        )
    return {**SOURCES[type_].schema(rest), CONF_TYPE: type_}
