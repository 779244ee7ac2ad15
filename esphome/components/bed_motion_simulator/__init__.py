"""A bed that is not there: plays a recording or makes one up. Host platform only.

Loaded by `bed_motion: source: {type: simulator}`; its settings are environment
variables of the process, so that one program serves every test.
"""

import esphome.codegen as cg
import esphome.config_validation as cv

CODEOWNERS = ["@sleep-twitch"]
DEPENDENCIES = ["host"]
CONFIG_SCHEMA = cv.Schema({})


async def to_code(config: dict[str, object]) -> None:
    """Let the process be fast, and answer under a hardware address of its own."""
    cg.add_build_flag("-O1")
    cg.add_build_flag("-Wl,--wrap=_ZN7esphome19get_mac_address_rawEPh")
