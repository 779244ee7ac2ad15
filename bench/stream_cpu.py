"""What a second of stream costs, against recording it: `python -m bench.stream_cpu`.

A second of 100 Hz x 3 axes goes from a real node through client, wire and detector, as
it does in Home Assistant. Against it stands what many would do without this project:
write the second as 300 states of a sensor entity, with the recorder running.

Both are processor time of the whole process, all threads, less what Home Assistant
takes when it has nothing to do. Exit code 1 when the ratio misses its goal.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from datetime import timedelta
from logging import getLogger
from pathlib import Path
from typing import Final

from homeassistant.components.recorder import get_instance
from homeassistant.components.sensor import SensorEntity, SensorStateClass
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import EntityPlatform

from .ground import cpu_of, home, node, quiet_bed, write_recording
from .stream import Stream

GOAL: Final = 1 / 30
RATE_HZ: Final = 100
STATES_A_SECOND: Final = 3 * RATE_HZ
WARM_UP_S: Final = 15.0
"""The detector settles, and the client reads the clock more often at first."""
IDLE_S: Final = 20.0
SPARE_S: Final = 30.0
BASELINE_SECONDS: Final = 20


class Acceleration(SensorEntity):
    """One axis as a sensor, the way that fills a database."""

    _attr_has_entity_name = True
    _attr_name = "Acceleration"
    _attr_native_unit_of_measurement = "mg"
    _attr_should_poll = False
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_unique_id = "acceleration"


async def stream_cpu_ms(
    hass: HomeAssistant, port: int, seconds: float, idle_ms: float
) -> float:
    """Return milliseconds of processor time for a second of the stream."""
    stream = Stream(hass=hass, port=port)
    task = asyncio.create_task(stream.follow())
    await asyncio.sleep(WARM_UP_S)
    before = stream.n_samples
    cpu_s = await cpu_of(seconds)
    received = stream.n_samples - before
    task.cancel()
    await asyncio.wait((task,))
    expected = seconds * RATE_HZ
    if not 0.97 < received / expected < 1.03:
        raise RuntimeError(f"{received} samples came in {seconds} s, not {expected}")
    return cpu_s / seconds * 1000 - idle_ms


async def recorder_cpu_ms(hass: HomeAssistant, seconds: int, idle_ms: float) -> float:
    """Return milliseconds of processor time for a second written as 300 states.

    They are written at their own pace, as the recorder's work grows faster than the
    number of states that it commits at once.
    """
    platform = EntityPlatform(
        hass=hass,
        logger=getLogger(__name__),
        domain="sensor",
        platform_name="bench",
        platform=None,
        scan_interval=timedelta(days=1),
        entity_namespace=None,
    )
    sensor = Acceleration()
    await platform.async_add_entities([sensor])
    values = (quiet_bed(seconds) * 0.061).ravel().round(3).tolist()
    began_s, cpu_before_s = time.monotonic(), time.process_time()
    for second in range(seconds):
        begin = second * STATES_A_SECOND
        for value in values[begin : begin + STATES_A_SECOND]:
            sensor._attr_native_value = value
            sensor.async_write_ha_state()
        await asyncio.sleep(max(began_s + second + 1 - time.monotonic(), 0))
    await get_instance(hass).async_block_till_done()
    cpu_s = time.process_time() - cpu_before_s
    return (cpu_s * 1000 - (time.monotonic() - began_s) * idle_ms) / seconds


async def measure(port: int, seconds: float) -> float:
    """Print what the two ways take, and return the ratio."""
    async with home() as hass:
        await asyncio.sleep(IDLE_S / 2)
        idle_ms = await cpu_of(IDLE_S) / IDLE_S * 1000
        stream_ms = await stream_cpu_ms(hass, port, seconds, idle_ms)
        recorder_ms = await recorder_cpu_ms(hass, BASELINE_SECONDS, idle_ms)
    ratio = stream_ms / recorder_ms
    print(f"idle Home Assistant       {idle_ms:8.2f} ms a second")
    print(f"client, wire and detector {stream_ms:8.2f} ms a second of 100 Hz x 3")
    print(f"300 recorded states       {recorder_ms:8.2f} ms")
    print(f"ratio                     1/{1 / ratio:.0f}, goal 1/{1 / GOAL:.0f}")
    return ratio


def main() -> bool:
    """Return whether the goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="of steady stream")
    seconds = parser.parse_args().seconds
    night = quiet_bed(2 * IDLE_S + WARM_UP_S + seconds + SPARE_S)
    with (
        tempfile.TemporaryDirectory() as folder,
        node(recording=write_recording(Path(folder) / "bed.csv", night)) as port,
    ):
        return asyncio.run(measure(port, seconds)) > GOAL


if __name__ == "__main__":
    sys.exit(main())
