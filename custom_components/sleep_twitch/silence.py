"""When a node that is there has nothing more to tell of a recording."""

import time
from datetime import timedelta
from typing import Final

from .client import NodeState
from .const import PATIENCE

_CLOSE_BEHIND_S: Final = 60.0
"""A paused bed goes on to sample: so near to its newest sample, all before the pause
was taken."""


def silent_since_us(node: NodeState, *, is_paused: bool) -> int | None:
    """Return since when there must have been a sample; None while more may come.

    Parameters
    ----------
    node : NodeState
        How the stream stands.
    is_paused : bool
        What comes is dropped, so that a recording waits for nothing.

    Returns
    -------
    int or None
        UTC in microseconds as the node counts it: a played bed has a clock of its own.
    """
    if not node.connected or node.header is None or node.cursor is None:
        return None
    if (node.buffered_s or 0.0) > (_CLOSE_BEHIND_S if is_paused else 0.0):
        return None
    now_us = time.time_ns() // 1000
    if node.header.virtual_clock:
        now_us = node.header.virtual_clock.virtual_us(now_us)
    return now_us - PATIENCE // timedelta(microseconds=1)
