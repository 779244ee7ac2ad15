"""The C++ encoder against the vectors, and on noise of every kind."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures.wire_layout import payload
from tests.tools import ROOT

from .building import CPP, build_program
from .wire_reader import Counts, read_block

pytestmark = pytest.mark.firmware

FIXTURES = ROOT / "tests" / "fixtures"
VECTORS: dict[str, Any] = json.loads((FIXTURES / "wire_vectors.json").read_text())
CODINGS = ("raw", "frame of reference", "rice")
LONGEST_RAW_BLOCK = 32 + 6 * 255

Codec = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def codec() -> Codec:
    """Return a function that puts lines to the encoder and returns its answers."""
    program = build_program(CPP / "codec.cpp")

    def ask(lines: list[str]) -> list[str]:
        done = subprocess.run(
            [program],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout.splitlines()

    return ask


def block_line(coding: int, counts: Counts, **fields: int) -> str:
    """Return the codec's line for a block."""
    stamp = (
        fields.get("first_sample", 0),
        fields.get("flags", 0),
        fields.get("clock_offset", 0),
        fields.get("clock_us", 0),
        fields.get("measured_rate_mhz", 0),
    )
    values = (value for sample in counts for value in sample)
    return " ".join(str(word) for word in ("block", coding, *stamp, *values))


@pytest.mark.parametrize("vector", VECTORS["blocks"], ids=lambda v: v["name"])
def test_every_coding_is_the_vector_byte_for_byte(
    codec: Codec, vector: dict[str, Any]
) -> None:
    """Test the encoder means by its bits what docs/wire.md says."""
    counts = vector["counts"]

    answers = codec([block_line(c, counts, **vector["fields"]) for c in range(3)])

    expected = [vector["bytes"][name] for name in CODINGS]
    # The codec has room for twice the longest raw block; two vectors need more.
    possible = [
        answer if len(wanted) <= 4 * LONGEST_RAW_BLOCK else wanted
        for answer, wanted in zip(answers, expected, strict=True)
    ]
    assert possible == expected


@pytest.mark.parametrize("vector", VECTORS["blocks"], ids=lambda v: v["name"])
def test_the_shortest_coding_is_sent(codec: Codec, vector: dict[str, Any]) -> None:
    """Test the encoder's choice, on which bandwidth and the ring's reach depend."""
    (answer,) = codec([block_line(-1, vector["counts"], **vector["fields"])])

    assert answer == vector["bytes"][vector["chosen"]]


@pytest.mark.parametrize("vector", VECTORS["headers"], ids=lambda v: v["name"])
def test_the_stream_header_is_the_vector_byte_for_byte(
    codec: Codec, vector: dict[str, Any]
) -> None:
    """Test every field of the header lies where docs/wire.md puts it."""
    line = " ".join(f"{value!r}" for value in vector["fields"].values())

    assert codec([f"header {line}"]) == [vector["bytes"]]


def test_the_checksum_is_that_of_zlib(codec: Codec) -> None:
    """Test the reader's zlib and the node's table agree."""
    answers = codec([f"crc {vector['bytes']}" for vector in VECTORS["crc32"]])

    assert answers == [str(vector["crc32"]) for vector in VECTORS["crc32"]]


def test_halves_of_a_cursor_make_the_number_again(codec: Codec) -> None:
    """Test a node that has counted beyond 2^31 and 2^32 is asked the right number."""
    cursors = VECTORS["cursors"]

    answers = codec([f"halves {cursor['low']} {cursor['high']}" for cursor in cursors])

    assert answers == [str(cursor["sample"]) for cursor in cursors]


def noise(seed: int, count: int, spread: float) -> Counts:
    """Return noise of any strength, now and then with a blow in it."""
    source = random.Random(seed)  # noqa: S311
    blow = source.choice([0, 0, 500, 30_000])
    hit = source.randrange(count)
    centre = source.randint(-30_000, 30_000)

    def value(index: int) -> int:
        raw = source.gauss(centre, spread) + (blow if index == hit else 0)
        return max(-32768, min(32767, round(raw)))

    return [(value(i), value(i), value(i)) for i in range(count)]


BLOCKS = [
    noise(seed, count, spread)
    for seed, (count, spread) in enumerate(
        (count, spread)
        for count in (1, 2, 3, 7, 8, 50, 78, 104, 254, 255)
        for spread in (0, 0.3, 1, 4, 10.6, 60, 1000, 20_000)
        for _ in range(3)
    )
]


def test_what_was_encoded_is_decoded_again(codec: Codec) -> None:
    """Test no sample is changed by any coding, on 240 blocks of noise and blows."""
    answers = codec([block_line(-1, counts) for counts in BLOCKS])

    decoded = [read_block(bytes.fromhex(answer)).counts for answer in answers]

    assert decoded == BLOCKS


def test_no_coding_would_have_been_shorter(codec: Codec) -> None:
    """Test the encoder's walk downhill ends at the best k of all."""
    answers = codec([block_line(-1, counts) for counts in BLOCKS])

    lengths = [len(bytes.fromhex(answer)) - 32 for answer in answers]
    shortest = [
        min(len(payload(counts, coding)) for coding in range(3)) for counts in BLOCKS
    ]
    assert lengths == shortest


def test_the_vectors_are_what_their_generator_makes() -> None:
    """Test nobody has edited the vectors by hand."""
    generator = "tests.fixtures.make_wire_vectors"

    done = subprocess.run(
        [sys.executable, "-m", generator, "--check"], cwd=ROOT, check=False
    )

    assert done.returncode == 0
