"""Ring, writer, desk and rate meter as plain C++ under the sanitizers."""

import re
import subprocess
from pathlib import Path

import pytest

from .building import CPP, build_program

pytestmark = pytest.mark.firmware

SOURCE = CPP / "unit_tests.cpp"
NAMES = re.findall(r'^TEST\("(.*)"\)', SOURCE.read_text(), re.MULTILINE)


@pytest.fixture(scope="module")
def program() -> Path:
    """Return the built tests."""
    return build_program(SOURCE)


@pytest.mark.parametrize("name", NAMES)
def test_unit(program: Path, name: str) -> None:
    """Test one sentence of unit_tests.cpp."""
    done = subprocess.run(
        [program, name], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 0, done.stderr


def test_the_program_has_every_test_of_its_source(program: Path) -> None:
    """Test nothing in the source goes unrun because it is spelled another way."""
    listed = subprocess.run([program], capture_output=True, text=True, check=True)

    assert listed.stdout.splitlines() == NAMES
