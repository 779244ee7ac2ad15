"""What looking at the live signal costs: `python -m bench.live_view`.

Ten minutes of a bed in blocks of half a second, as a node gives them: the live trace
with its heartbeat, and the placement test on top, each against the detector on the same
blocks. The detector takes ten seconds at once; whoever looks on cannot wait for that.
Prints the figures; ends with an error beyond the goal.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bench.synthetic_bed import find_scenario, generate_night
from custom_components.sleep_twitch.detector.detector import Detector
from custom_components.sleep_twitch.detector.live_trace import LiveTrace
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.sensor import Sensor
from custom_components.sleep_twitch.insight.placement import PlacementTest
from custom_components.sleep_twitch.insight.placement_params import PlacementParams
from custom_components.sleep_twitch.wire.models import SampleBlock

SECONDS: Final = 600.0
BLOCK_S: Final = 0.5
GOAL: Final = 8.0
"""Of the detector, which is a twentieth of what a second of stream takes in all."""
RUNS: Final = 3


def quickest_ms(work: Callable[[], object]) -> float:
    """Return the least CPU time of some runs for a second of signal."""
    times_s = []
    for _ in range(RUNS):
        begin_s = time.process_time()
        work()
        times_s.append(time.process_time() - begin_s)
    return min(times_s) / SECONDS * 1000


class LookedAt:
    """A bed that is looked at, or tested."""

    def __init__(self) -> None:
        """Make the bed."""
        scenario = replace(find_scenario("short"), rate_hz=104.0)
        made = generate_night(scenario, seed=1)
        self._rate_hz, self._scale_mg = made.rate_hz, made.scale_mg_per_count
        self._noise_ug = made.noise_ug_per_sqrt_hz
        self._params = DetectorParams()
        size = round(BLOCK_S * made.rate_hz)
        self.blocks: Sequence[SampleBlock] = [
            SampleBlock(
                boot_id=1,
                first_sample=first,
                counts=made.counts[first : first + size],
                scale_mg_per_count=made.scale_mg_per_count,
                nominal_rate_hz=made.rate_hz,
            )
            for first in range(0, round(SECONDS * made.rate_hz), size)
        ]

    def detect(self) -> Detector:
        """Run the detector, as it runs all the time."""
        detector = Detector(self._rate_hz, self._scale_mg, self._noise_ug, self._params)
        for block in self.blocks:
            detector.process(block)
        return detector

    def look(self, detector: Detector, test: PlacementTest | None = None) -> None:
        """Run the live trace, and a test if there is one."""
        sensor = Sensor.of(
            self._rate_hz,
            self._scale_mg,
            self._noise_ug,
            None,
            self._params,
            step_counts=1.0,
        )
        trace = LiveTrace(sensor, self._params)
        for block in self.blocks:
            piece = trace.process(block, detector.rest_level())
            if test and piece:
                test.process(piece)

    def new_test(self) -> PlacementTest:
        """Return a test of which a step goes on all the time, the dearest case."""
        params = replace(PlacementParams(), still_s=2 * SECONDS, moved_ratio=1e9)
        return PlacementTest(params, self._params)


def main() -> int:
    """Measure, tell, and return the process's exit code."""
    bed = LookedAt()
    detector = bed.detect()
    detector_ms = quickest_ms(bed.detect)
    live_ms = quickest_ms(lambda: bed.look(detector))
    test_ms = quickest_ms(lambda: bed.look(detector, bed.new_test()))
    ratio = live_ms / detector_ms
    print(f"detector      {detector_ms:.2f} ms a second of signal")
    print(f"live trace    {live_ms:.2f} ms, {ratio:.1f} x (at most {GOAL:g})")
    print(f"with a test   {test_ms:.2f} ms")
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main())
