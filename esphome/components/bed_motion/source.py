"""Where a node's samples can come from, and what each source can do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID, CONF_TYPE
from esphome.core import CORE

bed_motion_ns = cg.esphome_ns.namespace("bed_motion")
bed_motion_simulator_ns = cg.esphome_ns.namespace("bed_motion_simulator")
SampleSource = bed_motion_ns.class_("SampleSource")
BedSimulator = bed_motion_simulator_ns.class_("BedSimulator", SampleSource)

TYPE_SIMULATOR = "simulator"

SIMULATOR_BLOCK_SAMPLES = 78


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of source."""

    schema: Callable[[Any], Any]
    files: tuple[str, ...]
    """Its own source files, left out of a node that has another."""
    to_code: Callable[[dict[str, Any]], Any]
    block_samples: Callable[[dict[str, Any]], int]


def _host_only(config: dict[str, Any]) -> dict[str, Any]:
    if not CORE.is_host:
        raise cv.Invalid(
            f"The simulator runs on the host platform only, and this is {CORE.target_platform}. "
            f"A real node takes one of: {', '.join(t for t in SOURCES if t != TYPE_SIMULATOR)}."
        )
    return config


async def _simulator_to_code(config: dict[str, Any]) -> Any:
    return cg.new_Pvariable(config[CONF_ID])


SOURCES: dict[str, Source] = {
    TYPE_SIMULATOR: Source(
        schema=cv.All(
            cv.Schema({cv.GenerateID(): cv.declare_id(BedSimulator)}), _host_only
        ),
        files=(),
        to_code=_simulator_to_code,
        block_samples=lambda _config: SIMULATOR_BLOCK_SAMPLES,
    ),
}

FILES_BY_TYPE = {type_: source.files for type_, source in SOURCES.items()}


def source_schema(value: Any) -> dict[str, Any]:
    """Accept one source of a known type."""
    known = ", ".join(SOURCES)
    if isinstance(value, list):
        raise cv.Invalid(
            f"A node has one source, and here are {len(value)}. Keep the one whose chip "
            "lies under the mattress."
        )
    if not isinstance(value, dict) or CONF_TYPE not in value:
        raise cv.Invalid(f"A source needs a type, one of: {known}.")
    rest = dict(value)
    type_ = cv.string_strict(rest.pop(CONF_TYPE)).lower()
    if type_ not in SOURCES:
        raise cv.Invalid(
            f"There is no source of type '{value[CONF_TYPE]}'; this firmware knows: {known}. Chips "
            "that ESPHome's own motion hub can read work through the type 'motion'.",
            path=[CONF_TYPE],
        )
    return {**SOURCES[type_].schema(rest), CONF_TYPE: type_}


async def new_source(config: dict[str, Any]) -> Any:
    """Generate the source's object."""
    return await SOURCES[config[CONF_TYPE]].to_code(config)


def default_block_samples(config: dict[str, Any]) -> int:
    """Return the block length that measures best for the source's rate."""
    return SOURCES[config[CONF_TYPE]].block_samples(config)
