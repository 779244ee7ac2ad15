"""When a node that is there and gives nothing any more has ended a recording."""

import time
from datetime import timedelta

from .client import NodeState
from .const import PATIENCE


def silent_since_us(node: NodeState) -> int | None:
    """Return since when there must have been a sample; None while more may come.

    In UTC as the node counts it: a played bed has a clock of its own.
    """
    if not node.connected or node.header is None or node.cursor is None:
        return None
    if node.cursor.next_sample != node.header.next_sample:
        return None
    now_us = time.time_ns() // 1000
    if node.header.virtual_clock:
        now_us = node.header.virtual_clock.virtual_us(now_us)
    return now_us - PATIENCE // timedelta(microseconds=1)
