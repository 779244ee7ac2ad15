"""A night's raw samples, with all else that its final pass rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..wire.models import SampleBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from numpy.typing import NDArray

    from ..detector.models import BedProfile
    from ..night.models import RuleSet
    from ..night.presence import EmptyBed
    from ..night.session import PressKind
    from ..wire.timeline import BootLine

_PAIR_INTERVAL_S: Final = 60.0
"""A pair a minute draws the line of a night as well as two a second do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Samples of one boot with nothing missing between them."""

    boot_id: int
    first_sample: int
    n_samples: int

    @property
    def next_sample(self) -> int:
        """Return the number after the last sample."""
        return self.first_sample + self.n_samples


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPair:
    """The node's clock when a sample was its newest."""

    boot_id: int
    sample: int
    node_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePress:
    """A night begun or ended by hand, at the sample that was next."""

    kind: PressKind
    boot_id: int
    sample: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NightNote:
    """Something to be said at an instant of the night."""

    at_utc_us: int
    duration_s: float | None
    text: str
    """Without control characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightContext:
    """What the final pass knew beside the samples."""

    start_utc_us: int
    """Start of the session that was closed; the samples begin before it."""
    end_utc_us: int
    rules: RuleSet
    sensitivity: int
    scale_mg_per_count: float
    nominal_rate_hz: float
    sensor: str
    range_mg: int
    noise_ug_per_sqrt_hz: int | None
    is_simulated: bool
    lines: tuple[BootLine, ...]
    """A line of time for every boot, as it was when the session closed."""
    presses: tuple[SamplePress, ...]
    profile: BedProfile | None
    """What the bed was known to ring like before the first sample."""
    empty: EmptyBed | None
    """What the empty bed was known to show before the first sample."""

    def line(self, boot_id: int) -> BootLine:
        """Return the line of a boot.

        Raises
        ------
        ValueError
            If it has none.
        """
        for line in self.lines:
            if line.boot_id == boot_id:
                return line
        raise ValueError(f"no line of time for boot {boot_id}")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NightSamples:
    """Every sample of a night, and no other."""

    stretches: tuple[Stretch, ...]
    """In order, at least one."""
    counts: NDArray[np.int16]
    """Shape (3, n_samples): the stretches of x, y and z one behind the other."""
    pairs: tuple[ClockPair, ...]
    """About one a minute, exactly as the node gave it."""

    def blocks(
        self, context: NightContext, n_samples: int
    ) -> Iterator[SampleBlock | SamplePress]:
        """Give blocks of at most some samples, and the presses where they fell."""
        offset = 0
        presses = list(context.presses)
        for stretch in self.stretches:
            at = stretch.first_sample
            while True:
                if presses and _is_at(presses[0], stretch.boot_id, at):
                    yield presses.pop(0)
                    continue
                if at == stretch.next_sample:
                    break
                end = min(at + n_samples, stretch.next_sample)
                if presses and presses[0].boot_id == stretch.boot_id:
                    end = min(end, presses[0].sample)
                rows = self.counts[:, offset : offset + end - at]
                yield _block(context, stretch, at, rows)
                offset += end - at
                at = end


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NightFile:
    """A night as it is kept: samples and context."""

    samples: NightSamples
    context: NightContext
    start: datetime
    """Local time of the first sample by a clock on the wall, to the second."""

    @property
    def begin_utc_us(self) -> int:
        """Return the instant of the first sample."""
        first = self.samples.stretches[0]
        return self.context.line(first.boot_id).utc_us(first.first_sample)

    def is_same_as(self, other: NightFile) -> bool:
        """Return whether another holds the same, bit for bit."""
        mine, others = self.samples, other.samples
        return (
            self.context == other.context
            and self.start == other.start
            and mine.stretches == others.stretches
            and mine.pairs == others.pairs
            and np.array_equal(mine.counts, others.counts)
        )


def gather_samples(blocks: Iterable[SampleBlock]) -> NightSamples:
    """Return the samples of blocks that come in order.

    Raises
    ------
    ValueError
        If there is no block at all.
    """
    parts: list[NDArray[np.int16]] = []
    stretches: list[Stretch] = []
    pairs: list[ClockPair] = []
    for block in blocks:
        parts.append(block.counts)
        _extend(stretches, block)
        _keep_pair(pairs, block)
    if not parts:
        raise ValueError("a night without a single block cannot be kept")
    counts = np.empty((3, sum(map(len, parts))), np.int16)
    end = counts.shape[1]
    # From the back, each part let go of at once: a night is large.
    while parts:
        part = parts.pop()
        counts[:, end - len(part) : end] = part.T
        end -= len(part)
    return NightSamples(stretches=tuple(stretches), counts=counts, pairs=tuple(pairs))


def _block(
    context: NightContext, stretch: Stretch, at: int, rows: NDArray[np.int16]
) -> SampleBlock:
    return SampleBlock(
        boot_id=stretch.boot_id,
        first_sample=at,
        counts=np.ascontiguousarray(rows.T),
        scale_mg_per_count=context.scale_mg_per_count,
        nominal_rate_hz=context.nominal_rate_hz,
    )


def _is_at(press: SamplePress, boot_id: int, sample: int) -> bool:
    """Return whether a press fell before a sample that is about to come."""
    return press.boot_id == boot_id and press.sample <= sample


def _extend(stretches: list[Stretch], block: SampleBlock) -> None:
    last = stretches[-1] if stretches else None
    if (
        last
        and last.boot_id == block.boot_id
        and last.next_sample == block.first_sample
    ):
        first, n_samples = last.first_sample, last.n_samples + len(block.counts)
        stretches.pop()
    else:
        first, n_samples = block.first_sample, len(block.counts)
    stretches.append(
        Stretch(boot_id=block.boot_id, first_sample=first, n_samples=n_samples)
    )


def _keep_pair(pairs: list[ClockPair], block: SampleBlock) -> None:
    """Keep the pair of a block unless one of the same minute is kept."""
    if block.clock_sample is None or block.clock_us is None:
        return
    last = pairs[-1] if pairs else None
    if (
        last
        and last.boot_id == block.boot_id
        and abs(block.clock_us - last.node_us) < _PAIR_INTERVAL_S * 1e6
    ):
        return
    pairs.append(
        ClockPair(
            boot_id=block.boot_id, sample=block.clock_sample, node_us=block.clock_us
        )
    )
