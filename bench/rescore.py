"""What a night costs in the morning: `python -m bench.rescore`.

The final pass over 7.5 hours from what the live pass kept, and a re-score of the same
night from its raw samples, each against one `np.cumsum` over the n x 3 float64 array of
the night, all in one run. Prints the figures; ends with an error beyond the goals.
"""

import sys
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from bench.synthetic_bed import SCENARIOS, generate_night
from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_night
from custom_components.sleep_twitch.night.summary import summarize
from custom_components.sleep_twitch.wire.models import SampleBlock
from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline

NIGHT_S: Final = 27_000.0
FINAL_PASS_GOAL: Final = 10.0
RESCORE_GOAL: Final = 40.0
RUNS: Final = 3


def quickest_s(work: Callable[[], object]) -> float:
    """Return the least CPU time of some runs: what the work itself takes."""
    times_s = []
    for _ in range(RUNS):
        begin_s = time.process_time()
        work()
        times_s.append(time.process_time() - begin_s)
    return min(times_s)


def main() -> int:
    """Measure, tell, and return the process's exit code."""
    made = generate_night(SCENARIOS["demo"], seed=1)
    counts = made.counts[: round(NIGHT_S * made.rate_hz)]
    block = SampleBlock(
        boot_id=1,
        first_sample=0,
        counts=counts,
        scale_mg_per_count=made.scale_mg_per_count,
        nominal_rate_hz=made.rate_hz,
    )
    line = BootLine(
        boot_id=1,
        reference_sample=0,
        reference_utc_us=0,
        us_per_sample=1e6 / made.rate_hz,
    )
    timeline = Timeline(origin_utc_us=0, lines=(line,))
    params = NightParams()

    def _detect() -> object:
        return detect(Detector(made.rate_hz, made.scale_mg_per_count), [block])

    found = detect(Detector(made.rate_hz, made.scale_mg_per_count), [block])

    def _score() -> object:
        scored = score_night(found.movements, found.epochs, timeline, params)
        return summarize(scored.night, params)

    values_mg = counts.astype(np.float64) * made.scale_mg_per_count
    yardstick_s = quickest_s(lambda: np.cumsum(values_mg, axis=0))
    final_s = quickest_s(_score)
    rescore_s = quickest_s(_detect) + final_s
    tell = sys.stdout.write
    tell(f"np.cumsum over {values_mg.shape}: {yardstick_s * 1e3:.0f} ms CPU\n")
    tell(f"final pass: {final_s * 1e3:.0f} ms, {final_s / yardstick_s:.2f} x\n")
    tell(f"re-score: {rescore_s * 1e3:.0f} ms, {rescore_s / yardstick_s:.1f} x\n")
    met = (
        final_s <= FINAL_PASS_GOAL * yardstick_s
        and rescore_s <= RESCORE_GOAL * yardstick_s
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
