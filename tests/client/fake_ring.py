"""The ring of a bed node that is not there: samples in, replies out, every fault."""

import itertools
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.wire.frame import encode_block
from custom_components.sleep_twitch.wire.header import encode_header
from custom_components.sleep_twitch.wire.models import (
    SampleBlock,
    SensorModel,
    StreamHeader,
    VirtualClock,
)

BLOCK_SAMPLES: Final = 50
SCALE_MG_PER_COUNT: Final = float(np.float32(0.061))


@dataclass(frozen=True, slots=True)
class HeldBlock:
    """A block as it lies in the ring."""

    first_sample: int
    next_sample: int
    data: bytes


@dataclass(kw_only=True)
class FakeRing:
    """One node's samples and clock, boot after boot.

    The attributes may be changed at any time; what they are is said in `FakeBedNode`.
    """

    rate_hz: float = 100.0
    nominal_rate_hz: float = 100.0
    clock_error_ppm: float = 0.0
    clock_leap_us: int = 0
    ring_samples: int | None = None
    speed: float | None = None
    virtual_origin_us: int = 1_773_527_400_000_000
    sensor_model: SensorModel = SensorModel.LSM6DSO
    version: int = 1
    paused: bool = False

    def __post_init__(self) -> None:
        """Boot for the first time."""
        self._wall_origin_s = time.time()
        self._boot_ids = itertools.count(0xF000_0001)
        self.boot()

    def boot(self) -> None:
        """Begin anew, with nothing but another boot id."""
        self.boot_id: int = next(self._boot_ids)
        self.blocks: deque[HeldBlock] = deque()
        self.next_sample: int = 0
        self.lost_samples: int = 0
        self._next_number: int = 0
        self._discontinuity: bool = False
        self._unfinished: NDArray[np.int16] = np.empty((0, 3), np.int16)
        self._booted_s: float = time.time()

    def fill(self, counts: NDArray[np.int16]) -> None:
        """Take samples that were taken before now."""
        self._booted_s -= len(counts) / self.rate_hz / (self.speed or 1.0)
        self.push(counts)

    def push(self, counts: NDArray[np.int16]) -> None:
        """Take samples; whole blocks of them can be fetched at once."""
        self._unfinished = np.concatenate((self._unfinished, counts))
        while len(self._unfinished) >= BLOCK_SAMPLES:
            self._store(self._unfinished[:BLOCK_SAMPLES])
            self._unfinished = self._unfinished[BLOCK_SAMPLES:]

    def lose(self, n_samples: int) -> None:
        """Give numbers to samples that were lost; the next block says so."""
        if len(self._unfinished):
            self._store(self._unfinished)
            self._unfinished = self._unfinished[:0]
        self._next_number += n_samples
        self.lost_samples += n_samples
        self._discontinuity = True

    def reply(self, since: int, max_bytes: int) -> bytes:
        """Return the answer to a reader that holds all before `since`."""
        due = [held for held in self.blocks if held.next_sample > since]
        chosen: list[bytes] = []
        room = max_bytes - len(encode_header(self.header(), 0))
        for held in due if max_bytes > 0 else ():
            room -= len(held.data)
            if chosen and room < 0:
                break
            chosen.append(held.data)
        header = self.header(more=len(chosen) < len(due))
        return encode_header(header, len(chosen)) + b"".join(chosen)

    def header(self, *, more: bool = False) -> StreamHeader:
        """Return what the node says of itself now."""
        oldest = self.blocks[0].first_sample if self.blocks else self.next_sample
        return StreamHeader(
            version=self.version,
            boot_id=self.boot_id,
            oldest_sample=oldest,
            next_sample=self.next_sample,
            node_clock_us=self.node_clock_us,
            scale_mg_per_count=SCALE_MG_PER_COUNT,
            nominal_rate_hz=self.nominal_rate_hz,
            sensor_model=self.sensor_model,
            range_mg=2000,
            lost_samples=self.lost_samples,
            noise_ug_per_sqrt_hz=70,
            more=more,
            polled=False,
            paused=self.paused,
            virtual_clock=self._virtual_clock(),
        )

    @property
    def node_clock_us(self) -> int:
        """Return the node's clock: the wall's since boot, never behind a sample."""
        since_boot_s = (time.time() - self._booted_s) * (self.speed or 1.0)
        newest_s = (self._next_number + len(self._unfinished)) / self.rate_hz
        return self._clock_us(max(since_boot_s, newest_s))

    def _clock_us(self, since_boot_s: float) -> int:
        true_us = since_boot_s * 1e6 * (1 + self.clock_error_ppm * 1e-6)
        return round(true_us) + self.clock_leap_us

    def _store(self, counts: NDArray[np.int16]) -> None:
        """Put a block into the ring, and let go of what no longer fits."""
        newest = self._next_number + len(counts) - 1
        block = SampleBlock(
            boot_id=self.boot_id,
            first_sample=self._next_number,
            counts=counts,
            scale_mg_per_count=SCALE_MG_PER_COUNT,
            nominal_rate_hz=self.nominal_rate_hz,
            clock_sample=newest,
            clock_us=self._clock_us((newest + 0.5) / self.rate_hz),
            discontinuity=self._discontinuity,
            overrun=self._discontinuity,
        )
        self._discontinuity = False
        self._next_number = self.next_sample = block.next_sample
        self.blocks.append(
            HeldBlock(block.first_sample, block.next_sample, encode_block(block))
        )
        while self.ring_samples and self._held_samples() > self.ring_samples:
            self.blocks.popleft()

    def _held_samples(self) -> int:
        return self.next_sample - self.blocks[0].first_sample

    def _virtual_clock(self) -> VirtualClock | None:
        if self.speed is None:
            return None
        return VirtualClock(
            virtual_origin_us=self.virtual_origin_us,
            wall_origin_us=round(self._wall_origin_s * 1e6),
            speed=self.speed,
        )


def counts_of(n_samples: int, seed: int = 1) -> NDArray[np.int16]:
    """Return samples that do not repeat."""
    rng = np.random.default_rng(seed)
    return rng.integers(-200, 200, (n_samples, 3)).astype(np.int16)
