"""When a recording is over though nobody got up: the node has nothing more to tell."""

import time
from dataclasses import replace

from custom_components.sleep_twitch.client import NodeState
from custom_components.sleep_twitch.silence import silent_since_us
from custom_components.sleep_twitch.wire.models import Cursor

from .short_night import replies_of_short_night


def test_a_node_that_began_anew_and_gives_nothing_keeps_no_night_open() -> None:
    """Test a sensor that is gone after a power cut does not hold the figures back."""
    header = replies_of_short_night().replies[-1].header
    begun_anew = replace(
        header,
        boot_id=header.boot_id + 1,
        oldest_sample=0,
        next_sample=0,
        virtual_clock=None,
    )
    held = Cursor(boot_id=header.boot_id, next_sample=header.next_sample)
    node = NodeState(connected=True, header=begun_anew, cursor=held)
    one_more = replace(node, header=replace(begun_anew, next_sample=1))

    since_us = silent_since_us(node, is_paused=False)

    assert since_us is not None
    assert since_us < time.time_ns() // 1000
    assert silent_since_us(one_more, is_paused=False) is None
    assert silent_since_us(replace(node, connected=False), is_paused=False) is None
