"""Test-only: the API's port comes from OWN_PORT, so that tests can run side by side."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID

DEPENDENCIES = ["api"]

OwnPort = cg.esphome_ns.namespace("own_port").class_("OwnPort", cg.Component)
CONFIG_SCHEMA = cv.Schema({cv.GenerateID(): cv.declare_id(OwnPort)}).extend(
    cv.COMPONENT_SCHEMA
)


async def to_code(config: dict[str, object]) -> None:
    """Generate the component."""
    var = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(var, config)
