"""Samples of a bed, kept as blocks in a ring and handed to whoever asks."""

from typing import Any

import esphome.codegen as cg
import esphome.config_validation as cv
import esphome.final_validate as fv
from esphome.const import CONF_ACTIONS, CONF_API, CONF_ID, CONF_SOURCE, CONF_TYPE
from esphome.core import CORE

from esphome import automation

from .source import SOURCES, TYPE_SIMULATOR, bed_motion_ns, source_schema

CODEOWNERS = ["@sleep-twitch"]
DEPENDENCIES = ["api"]

CONF_BED_MOTION_ID = "bed_motion_id"
CONF_BLOCK_SIZE = "block_size"
CONF_BOOT = "boot"
CONF_MAX_BYTES = "max_bytes"
CONF_RING_SIZE = "ring_size"
CONF_SINCE_HIGH = "since_high"
CONF_SINCE_LOW = "since_low"
CONF_WAIT_MS = "wait_ms"

FETCH_ACTION = "fetch"
FETCH_ARGUMENTS = (
    CONF_BOOT,
    CONF_SINCE_LOW,
    CONF_SINCE_HIGH,
    CONF_MAX_BYTES,
    CONF_WAIT_MS,
)

MINIMUM_BLOCK_SAMPLES = 10
MAXIMUM_BLOCK_SAMPLES = 255
MINIMUM_RING_BYTES = 8_000
MAXIMUM_RING_BYTES = 32_000_000
# Three quarters of what the recommended board has, five hours. Where that is not free,
# the node takes half, and so on.
RING_BYTES_WITH_PSRAM = 6_000_000
RING_BYTES_WITHOUT_PSRAM = 64_000

BedMotion = bed_motion_ns.class_("BedMotion", cg.Component)
FetchAction = bed_motion_ns.class_("FetchAction", automation.Action)


def AUTO_LOAD(config: dict[str, Any] | None = None) -> list[str]:  # noqa: N802
    """Load what an answer with data drags in, and the simulator where asked for."""
    loads = ["json"]
    if not config or config[CONF_SOURCE][CONF_TYPE] == TYPE_SIMULATOR:
        loads.append("bed_motion_simulator")
    return loads


def _one_bed(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        raise cv.Invalid(
            "A node watches one bed with one source, and bed_motion is here "
            f"{len(value)} times. Use one node for each bed."
        )
    return value


def _ring_bytes(value: Any) -> int:
    ring_bytes = cv.validate_bytes(value)
    if not MINIMUM_RING_BYTES <= ring_bytes <= MAXIMUM_RING_BYTES:
        raise cv.Invalid(
            f"A ring of {ring_bytes} bytes is not possible: it takes 8kB to 32MB, and "
            "1MB holds about an hour."
        )
    return ring_bytes


CONFIG_SCHEMA = cv.All(
    _one_bed,
    cv.Schema(
        {
            cv.GenerateID(): cv.declare_id(BedMotion),
            cv.Required(CONF_SOURCE): source_schema,
            cv.Optional(CONF_BLOCK_SIZE): cv.int_range(
                min=MINIMUM_BLOCK_SAMPLES, max=MAXIMUM_BLOCK_SAMPLES
            ),
            cv.Optional(CONF_RING_SIZE): _ring_bytes,
        }
    ).extend(cv.COMPONENT_SCHEMA),
)


def _final_validate(config: dict[str, Any]) -> None:
    actions = fv.full_config.get()[CONF_API].get(CONF_ACTIONS, [])
    if not any(action["action"] == FETCH_ACTION for action in actions):
        raise cv.Invalid(
            "Nobody could read this node: the api has no action called 'fetch'. "
            "Include packages/bed-motion.yaml, which declares it."
        )
    source = config[CONF_SOURCE]
    SOURCES[source[CONF_TYPE]].check(source)


FINAL_VALIDATE_SCHEMA = _final_validate


def FILTER_SOURCE_FILES() -> list[str]:  # noqa: N802
    """Leave out the drivers of the sources that this node does not have."""
    used = CORE.config["bed_motion"][CONF_SOURCE][CONF_TYPE]
    return [
        name
        for type_, source in SOURCES.items()
        if type_ != used
        for name in source.files
    ]


async def to_code(config: dict[str, Any]) -> None:
    """Generate the component and its source."""
    # api.respond would set these; answers in binary need them as well.
    cg.add_define("USE_API_USER_DEFINED_ACTION_RESPONSES")
    cg.add_define("USE_API_USER_DEFINED_ACTION_RESPONSES_JSON")
    source_config = config[CONF_SOURCE]
    source = await SOURCES[source_config[CONF_TYPE]].to_code(source_config)
    var = cg.new_Pvariable(config[CONF_ID], source)
    await cg.register_component(var, config)
    has_room = CORE.is_host or "psram" in CORE.config
    default_ring = RING_BYTES_WITH_PSRAM if has_room else RING_BYTES_WITHOUT_PSRAM
    ring_bytes = config.get(CONF_RING_SIZE, default_ring)
    if source_config[CONF_TYPE] == TYPE_SIMULATOR:
        ring_bytes = source.ring_bytes(ring_bytes)
    cg.add(var.set_ring_bytes(ring_bytes))
    if CONF_BLOCK_SIZE in config:
        cg.add(var.set_block_samples(config[CONF_BLOCK_SIZE]))


@automation.register_action(
    "bed_motion.fetch",
    FetchAction,
    cv.Schema(
        {
            cv.GenerateID(): cv.use_id(BedMotion),
            **{cv.Required(name): cv.templatable(cv.int_) for name in FETCH_ARGUMENTS},
        }
    ),
    synchronous=False,
)
async def fetch_to_code(
    config: dict[str, Any], action_id: Any, template_arg: Any, args: Any
) -> Any:
    """Generate the step that answers a reader."""
    parent = await cg.get_variable(config[CONF_ID])
    var = cg.new_Pvariable(action_id, template_arg, parent)
    for name in FETCH_ARGUMENTS:
        value = await cg.templatable(config[name], args, cg.int32)
        cg.add(getattr(var, f"set_{name}")(value))
    return var
