"""What a quiet bed takes on the wire: `python -m bench.wire_size [RECORDING …]`.

A sleeper who seldom moves, on every chip that has a model, in the node's usual blocks;
then the recordings that are named. Bits are those of a value (one axis of a sample),
payload alone; bytes an hour and the hours in a ring count the blocks' headers, too.
Prints Markdown: docs/wire.md has it.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from custom_components.sleep_twitch.export.recording import read_recording
from custom_components.sleep_twitch.wire.frame import BLOCK_HEADER_BYTES
from custom_components.sleep_twitch.wire.payload import (
    Coding,
    encode_payload,
    encode_shortest,
)

from .synthetic_bed import find_scenario, generate_night
from .synthetic_bed.chip import CHIPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK_S: Final = 0.75
SEED: Final = 7
HOURS: Final = 2.0
SMALL_RING: Final = 64_000
LARGE_RING: Final = 8_000_000
"""What an ESP32-C3 can spare, and the PSRAM of the board that is recommended."""


def bits_a_value(counts: NDArray[np.int16], block_samples: int) -> dict[str, float]:
    """Return the mean length of a value in each coding, and in the shortest."""
    n_bytes = dict.fromkeys(("frame of reference", "Rice", "shortest"), 0)
    whole = len(counts) // block_samples * block_samples
    for block in np.split(counts[:whole], whole // block_samples):
        n_bytes["frame of reference"] += len(
            encode_payload(Coding.FRAME_OF_REFERENCE, block)
        )
        n_bytes["Rice"] += len(encode_payload(Coding.RICE, block))
        n_bytes["shortest"] += len(encode_shortest(block)[1])
    return {name: length * 8 / (3 * whole) for name, length in n_bytes.items()}


def row(name: str, counts: NDArray[np.int16], rate_hz: float) -> str:
    """Return a line of the table."""
    block_samples = round(rate_hz * BLOCK_S)
    bits = bits_a_value(counts, block_samples)
    payload_bytes = bits["shortest"] / 8 * 3 * rate_hz
    bytes_a_second = payload_bytes + BLOCK_HEADER_BYTES * rate_hz / block_samples
    cells = (
        name,
        f"{rate_hz:g} Hz",
        *(f"{value:.1f}" for value in bits.values()),
        f"{bytes_a_second * 3600 / 1e6:.2f} MB",
        f"{SMALL_RING / bytes_a_second / 60:.1f} min",
        f"{LARGE_RING / bytes_a_second / 3600:.1f} h",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recordings", nargs="*", type=Path)
    print(
        "| bed | rate | frame of reference | Rice | shortest "
        "| an hour | 64 KB hold | 8 MB hold |"
    )
    print("|---|---|---|---|---|---|---|---|")
    quiet = replace(find_scenario("quiet"), hours=HOURS)
    for chip in CHIPS:
        night = generate_night(replace(quiet, chip=chip), seed=SEED)
        print(row(f"synthetic, {chip}", night.counts, night.rate_hz))
    for path in parser.parse_args().recordings:
        recording = read_recording(path)
        print(row(path.stem, recording.counts, recording.nominal_rate_hz))


if __name__ == "__main__":
    main()
