"""The night that is played, and what the line makes of it when nothing happens."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.synthetic_bed import find_scenario, generate_night, write_edf
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.learned import Learned
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.stages import BedSettings, Stages
from custom_components.sleep_twitch.wire.models import SampleBlock, StreamHeader
from custom_components.sleep_twitch.wire.timeline import BootLine
from tests.nights import BED

from .held import Held

HOURS: Final = 0.75
RATE_HZ: Final = 52.0
"""Half of what is usual: half the work."""
SETTINGS: Final = BedSettings(
    mac=BED, sleeper=None, rules=RuleSet.WASM2016, sensitivity=3
)
_BLOCK_SAMPLES: Final = 4999
"""Blocks of a length that no node sends: the night must not depend on it."""


@dataclass(frozen=True, kw_only=True)
class Bedtime:
    """A night as a file for the node, and its samples."""

    path: Path
    counts: NDArray[np.int16]

    @property
    def duration_s(self) -> float:
        """Return how long it is."""
        return len(self.counts) / RATE_HZ


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Samples that were held without a hole."""

    boot_id: int
    begin: int
    """Sample of the recording with which the boot began."""
    end: int
    """Sample of the recording behind the last one held."""


def make_bedtime(folder: Path) -> Bedtime:
    """Return three quarters of an hour with a rhythm in the legs, turns and jerks."""
    scenario = replace(find_scenario("short"), hours=HOURS, rate_hz=RATE_HZ)
    night = generate_night(scenario, seed=3)
    path = folder / "night.edf"
    write_edf(night, path)
    n_whole = len(night.counts) - len(night.counts) % round(RATE_HZ)
    return Bedtime(path=path, counts=night.counts[:n_whole])


def pieces_of(held: Held, bedtime: Bedtime) -> tuple[Piece, ...]:
    """Return where in the recording the samples of each boot lie; all must.

    Raises
    ------
    AssertionError
        If a boot holds what the recording does not, or out of order.
    """
    pieces: list[Piece] = []
    behind = 0
    for boot_id, counts in held.counts.items():
        begin = _position_of(counts, bedtime.counts, behind)
        behind = begin + len(counts)
        np.testing.assert_array_equal(counts, bedtime.counts[begin:behind])
        pieces.append(Piece(boot_id=boot_id, begin=begin, end=behind))
    return tuple(pieces)


def score(
    bedtime: Bedtime,
    pieces: tuple[Piece, ...],
    header: StreamHeader,
    lines: tuple[BootLine, ...],
) -> KeptNight:
    """Return the night that pieces of the recording are, in one go through the line."""
    stages = Stages(SETTINGS, header, Learned())
    for piece in pieces:
        for at in range(piece.begin, piece.end, _BLOCK_SAMPLES):
            stages.take(
                (
                    SampleBlock(
                        boot_id=piece.boot_id,
                        first_sample=at - piece.begin,
                        counts=bedtime.counts[at : min(at + _BLOCK_SAMPLES, piece.end)],
                        scale_mg_per_count=header.scale_mg_per_count,
                        nominal_rate_hz=header.nominal_rate_hz,
                    ),
                )
            )
    assert stages.cursor
    stages.press(PressKind.END, stages.cursor)
    (kept,) = stages.news(lines, 0).closed
    return kept


def true_lines(
    pieces: tuple[Piece, ...], virtual_origin_us: int
) -> tuple[BootLine, ...]:
    """Return the lines of time that a perfect clock would give."""
    return tuple(
        BootLine(
            boot_id=piece.boot_id,
            reference_sample=0,
            reference_utc_us=virtual_origin_us + round(piece.begin / RATE_HZ * 1e6),
            us_per_sample=1e6 / RATE_HZ,
        )
        for piece in pieces
    )


def _position_of(
    piece: NDArray[np.int16], whole: NDArray[np.int16], behind: int
) -> int:
    """Return where in a recording a piece of it begins, not before a sample."""
    length = min(50, len(piece))
    for place in np.flatnonzero((whole[behind:] == piece[0]).all(axis=1)) + behind:
        if np.array_equal(whole[place : place + length], piece[:length]):
            return int(place)
    raise AssertionError(f"{len(piece)} samples that the recording does not have")
