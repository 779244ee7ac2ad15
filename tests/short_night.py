"""Twenty minutes in bed with a rhythm in them, as a node would answer them."""

import time
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.synthetic_bed import find_scenario, generate_night
from custom_components.sleep_twitch.wire.clock import StreamClock
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Reply
from custom_components.sleep_twitch.wire.timeline import BootLine

from .client.fake_ring import FakeRing

RATE_HZ = 52.0
"""Half of what is usual: half the work."""
SPEED = 100.0
REPLY_BYTES = 4096


@dataclass(frozen=True)
class Replies:
    """What a node answered, in order, and the time of its samples."""

    replies: tuple[Reply, ...]
    lines: tuple[BootLine, ...]


@cache
def short_night() -> NDArray[np.int16]:
    """Return the counts of the night; the same for every test of a run."""
    scenario = replace(find_scenario("short"), rate_hz=RATE_HZ)
    counts: NDArray[np.int16] = generate_night(scenario, seed=3).counts
    return counts


def ring(**changes: float) -> FakeRing:
    """Return a ring with the rate of the night, played in the past."""
    settings = {"rate_hz": RATE_HZ, "nominal_rate_hz": RATE_HZ, "speed": SPEED}
    return FakeRing(**{**settings, **changes})  # type: ignore[arg-type] # all are floats


@cache
def replies_of_short_night() -> Replies:
    """Return the whole night in replies, as a client that began with it got them."""
    return replies_of(short_night())


def replies_of(counts: NDArray[np.int16]) -> Replies:
    """Return some counts in replies."""
    node, decoder, clock = ring(), FrameDecoder(), StreamClock()
    node.fill(counts)
    clock.probe(node.header(), time.time_ns() // 1000, 1000.0)
    replies = []
    while (reply := decoder.process(node.reply(_since(decoder), REPLY_BYTES))).blocks:
        clock.process(reply)
        replies.append(reply)
    return Replies(tuple(replies), clock.lines)


def _since(decoder: FrameDecoder) -> int:
    return decoder.cursor.next_sample if decoder.cursor else 0
