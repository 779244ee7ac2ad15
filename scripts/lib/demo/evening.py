"""Watching the night go by, and what it came to."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from custom_components.sleep_twitch.export.recording import read_recording

from .bedroom import Bedroom
from .options import Options

LOOK_EVERY_S = 2.0
AFTER_END_S = 8.0
"""Wall time that the last samples may take through node, link and detector."""
CAUGHT_UP_S = 5.0
"""Buffered seconds of the recording under which nothing waits in the node."""
CATCH_UP_S = 900.0
"""A busy machine may lag behind a fast night, but not for longer than this."""
CLOSE_S = 60.0
"""A night that does not close within this time is a fault."""
UNKNOWN = ("unknown", "unavailable")

Say = Callable[[str], None]


async def watch(bedroom: Bedroom, recording: Path, options: Options, say: Say) -> None:
    """Tell what happens until the recording is over, then what the night came to."""
    played_s = recording_s(recording) / options.speed + AFTER_END_S
    say(f"the night takes {played_s / 60:.1f} minutes; Ctrl-C ends it at any time.")
    end = time.monotonic() + played_s
    latest = end + CATCH_UP_S
    told = ""
    while time.monotonic() < end or (
        time.monotonic() < latest and await _is_behind(bedroom)
    ):
        line = await _tonight(bedroom)
        if line != told:
            say(line)
            told = line
        await asyncio.sleep(LOOK_EVERY_S)
    for line in _figures(await _close(bedroom)):
        say(line)
    if not options.once:
        say("the night is over; Home Assistant stays up until Ctrl-C.")
        await asyncio.Event().wait()


def recording_s(path: Path) -> float:
    """Return the length of a recording in seconds."""
    recording = read_recording(path)
    return float(len(recording.counts) / recording.rate_hz)


async def _close(bedroom: Bedroom) -> dict[str, Any] | None:
    """Return the closed night; ended by hand when nobody got up in the recording."""
    if night := await bedroom.last_night():
        return night
    await bedroom.end_night()
    deadline = time.monotonic() + CLOSE_S
    while time.monotonic() < deadline:
        if night := await bedroom.last_night():
            return night
        await asyncio.sleep(LOOK_EVERY_S)
    return None


async def _is_behind(bedroom: Bedroom) -> bool:
    buffered = (await bedroom.state("buffered"))["state"]
    return buffered in UNKNOWN or float(buffered) > CAUGHT_UP_S


async def _tonight(bedroom: Bedroom) -> str:
    movement = await bedroom.state("movement")
    in_bed = await bedroom.state("in_bed")
    limbs = await bedroom.state("tonight_limb_movements")
    words = {"on": "in bed", "off": "bed empty"}.get(
        in_bed["state"], "presence unknown"
    )
    last = movement["attributes"]
    text = f"{words}; limb movements so far: {limbs['state']}"
    if movement["state"] not in UNKNOWN:
        text += f"; last movement {last.get('onset', '?')}: {last.get('event_type')}"
    return text


def _figures(night: dict[str, Any] | None) -> list[str]:
    if night is None:
        return ["no night: nobody was in bed, or for less than ten minutes."]
    return [
        f"night of {night['date']} ({night['kind']}):",
        *(
            f"  {key}: {_figure(value)}"
            for key, value in night["summary"].items()
            if not isinstance(value, (dict, list))
        ),
    ]


def _figure(value: float | str | None) -> str:
    """Return a figure as a person reads it."""
    if value is None:
        return "unknown"
    return f"{value:.2f}" if isinstance(value, float) else f"{value}"
