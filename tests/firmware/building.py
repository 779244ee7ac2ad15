"""Builds what the firmware's tests run: plain C++ programs, nodes for this machine."""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.tools import ROOT, require_esphome, require_program

COMPONENT: Final = ROOT / "esphome" / "components" / "bed_motion"
CPP: Final = Path(__file__).with_name("cpp")
YAML: Final = Path(__file__).with_name("yaml")
BUILD: Final = ROOT / ".build" / "firmware" / "cpp"
CORE_SOURCES: Final = (
    "block_encoder.cpp",
    "block_ring.cpp",
    "block_writer.cpp",
    "fetch_desk.cpp",
    "rate_meter.cpp",
)
SANITIZED: Final = (
    "-g",
    "-O1",
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
)
OPTIMIZED: Final = ("-g", "-O2")
STANDARD: Final = ("-std=gnu++20", "-Wall", "-Wextra", "-Werror")


def build_program(source: Path, flags: tuple[str, ...] = SANITIZED) -> Path:
    """Compile one file with the ESPHome-free core; quick when nothing changed."""
    compiler = require_program("g++")
    sources = [source, *(COMPONENT / name for name in CORE_SOURCES)]
    arguments = (*STANDARD, *flags, f"-I{COMPONENT}", f"-I{CPP}")
    program = BUILD / f"{source.stem}-{_fingerprint(source, arguments)}"
    if not program.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        part = program.with_suffix(f".{os.getpid()}.part")
        subprocess.run([compiler, *arguments, *sources, "-o", part], check=True)
        part.rename(program)
    return program


def _fingerprint(source: Path, arguments: tuple[str, ...]) -> str:
    digest = hashlib.sha256(" ".join(arguments).encode())
    inputs = {source, *COMPONENT.glob("*.[hc]*"), *CPP.glob("*.h")}
    for path in sorted(inputs):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def build_node(yaml: Path | None = None) -> Path:
    """Build a node for this machine through ESPHome and return its program."""
    require_esphome()
    require_program("g++")
    script = ROOT / "scripts" / "lib" / "build_host_node.sh"
    done = subprocess.run(
        [script, *([yaml] if yaml else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"the node does not build:\n{done.stderr}")
    return Path(done.stdout.strip())


def validate(
    yaml: Path, data: Path, *substitution: str
) -> subprocess.CompletedProcess[str]:
    """Let `esphome config` look at a configuration, maybe with a substitution."""
    esphome = require_esphome()
    return subprocess.run(
        [esphome, *(("-s", *substitution) if substitution else ()), "config", yaml],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"ESPHOME_DATA_DIR": str(data)},
    )
