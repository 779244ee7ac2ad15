"""Test-only: runs the LSM6DSO driver against a fake chip by a script."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID

DEPENDENCIES = ["fake_i2c", "bed_motion"]

DriverBench = cg.esphome_ns.namespace("driver_bench").class_(
    "DriverBench", cg.Component
)
CONFIG_SCHEMA = cv.Schema({cv.GenerateID(): cv.declare_id(DriverBench)}).extend(
    cv.COMPONENT_SCHEMA
)


async def to_code(config: dict[str, object]) -> None:
    """Generate the bench, which ends the process when its script is over."""
    var = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(var, config)
