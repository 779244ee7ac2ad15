"""What the node's encoder takes and gives: `python -m bench.encoder_instructions`.

Instructions are counted by callgrind inside `encode_block` alone, on noise of each
chip's strength, in blocks of 0.75 s at 104 Hz, which is what a node sends. The program
is built for this machine with -O2; a 32-bit chip takes about as many, as nothing in the
encoder is 64 bits wide. A second table has the bits a value by the length of the block.
Prints Markdown: docs/wire.md has it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.firmware.building import OPTIMIZED, build_program

BLOCK_SAMPLES: Final = 78
BLOCKS: Final = 400
VALUES_A_SAMPLE: Final = 3
RATE_HZ: Final = 104
SPREADS_COUNTS: Final = {
    "LIS3DH": 0.4,
    "LSM6DSO": 8.3,
    "LSM6DS3": 10.6,
    "a movement": 600.0,
}
"""Noise in counts at ±2 g and 104 Hz, and what a kick makes of it."""
BLOCK_LENGTHS: Final = (10, 26, 52, 78, 104, 156, 255)


def bits_a_value(program: Path, spread_counts: float, block_samples: int) -> float:
    """Return the mean length of a value, the blocks' headers included."""
    arguments = (str(spread_counts), str(block_samples), str(BLOCKS))
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=True
    )
    return int(done.stdout) * 8 / (block_samples * BLOCKS * VALUES_A_SAMPLE)


def instructions_a_sample(program: Path, spread_counts: float) -> float:
    """Return the instructions that a sample of three axes takes."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={folder}/callgrind.out",
                "--toggle-collect=*encode_block*",
                program,
                str(spread_counts),
                str(BLOCK_SAMPLES),
                str(BLOCKS),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if collected is None:
        sys.exit(f"callgrind counted nothing:\n{done.stderr}")
    return int(collected[1]) / (BLOCK_SAMPLES * BLOCKS)


def print_instructions(program: Path) -> None:
    """Print what a sample takes, or what is missing to count it."""
    if shutil.which("valgrind") is None:
        print("valgrind is missing: sudo apt-get install valgrind")
        return
    print("| noise of | spread, counts | instructions a sample |")
    print("|---|---|---|")
    for name, spread_counts in SPREADS_COUNTS.items():
        instructions = instructions_a_sample(program, spread_counts)
        print(f"| {name} | {spread_counts:g} | {instructions:.0f} |")


def print_bits(program: Path) -> None:
    """Print what a value takes on the wire, by the length of the block."""
    cells = [f"{length / RATE_HZ:.2f} s ({length})" for length in BLOCK_LENGTHS]
    print(f"| noise of | {' | '.join(cells)} |")
    print("|---" * (len(cells) + 1) + "|")
    for name, spread_counts in SPREADS_COUNTS.items():
        bits = (
            bits_a_value(program, spread_counts, length) for length in BLOCK_LENGTHS
        )
        print(f"| {name} | {' | '.join(f'{each:.1f}' for each in bits)} |")


def main() -> None:
    """Print the tables."""
    program = build_program(Path(__file__).with_name("encode_loop.cpp"), OPTIMIZED)
    print_instructions(program)
    print()
    print_bits(program)


if __name__ == "__main__":
    main()
