"""Test-only: a bus that is not there, with a chip whose FIFO fills by the clock."""

from typing import Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ADDRESS, CONF_ID, CONF_TYPE

from esphome.components import i2c

DEPENDENCIES = ["i2c"]

CONF_RATE_ERROR = "rate_error"

fake_i2c_ns = cg.esphome_ns.namespace("fake_i2c")
FakeI2cBus = fake_i2c_ns.class_("FakeI2cBus", i2c.I2CBus)
CHIPS = {
    "lsm6dso": fake_i2c_ns.class_("FakeLsm6dso"),
    "lsm6ds3": fake_i2c_ns.class_("FakeLsm6ds3"),
}

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(): cv.declare_id(FakeI2cBus),
        cv.Required(CONF_TYPE): cv.one_of(*CHIPS),
        cv.Optional(CONF_ADDRESS, default=0x6A): cv.i2c_address,
        cv.Optional(CONF_RATE_ERROR, default=0.0): cv.float_,
    }
)


async def to_code(config: dict[str, Any]) -> None:
    """Generate the bus with its chip."""
    bus = cg.new_Pvariable(config[CONF_ID])
    chip = cg.RawExpression(
        f"new {CHIPS[config[CONF_TYPE]]}({config[CONF_RATE_ERROR]})"
    )
    cg.add(bus.add_chip(config[CONF_ADDRESS], chip))
