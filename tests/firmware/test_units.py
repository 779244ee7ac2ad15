"""Ring, writer, desk and rate meter as plain C++ under the sanitizers."""

import re
import subprocess
from pathlib import Path

import pytest

from .building import CPP, build_program

pytestmark = pytest.mark.firmware

SOURCES = sorted(CPP.glob("*_tests.cpp"))


def names_in(source: Path) -> list[str]:
    """Return the tests of a source, by their sentences."""
    return re.findall(r'^TEST\("(.*)"\)', source.read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param(source, name, id=name)
        for source in SOURCES
        for name in names_in(source)
    ],
)
def test_unit(source: Path, name: str) -> None:
    """Test one sentence of a C++ source."""
    done = subprocess.run(
        [build_program(source), name],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_program_has_every_test_of_its_source(source: Path) -> None:
    """Test nothing in the source goes unrun because it is spelled another way."""
    listed = subprocess.run(
        [build_program(source)], capture_output=True, text=True, check=True
    )

    assert listed.stdout.splitlines() == names_in(source)
