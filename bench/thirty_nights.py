"""Whether a bed needs more memory from night to night: `python -m bench.thirty_nights`.

Thirty short nights, each another one, go one after the other through what Home
Assistant runs for a bed: replies of a node through decoder, line, journal, detector
and night, each night into the database and its raw data into a file. Tells the memory
of the process after every night. Exit code 1 when the last nights need more than 5 %
more than the first ones.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.synthetic_bed import find_scenario, generate_night
from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.journal import journal_path
from custom_components.sleep_twitch.line import BedLine
from custom_components.sleep_twitch.news import LineNews
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.night_writes import write_night
from custom_components.sleep_twitch.raw_keeper import RawKeeper
from custom_components.sleep_twitch.raw_nights import RawLimits, RawNights
from custom_components.sleep_twitch.stages import BedSettings
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.frame import encode_block
from custom_components.sleep_twitch.wire.header import encode_header
from custom_components.sleep_twitch.wire.models import (
    Reply,
    SampleBlock,
    SensorModel,
    StreamHeader,
)
from custom_components.sleep_twitch.wire.timeline import BootLine

GOAL: Final = 1.05
NIGHTS: Final = 30
WARM_UP: Final = 5
"""Nights in which libraries are loaded, and pools of memory find their size."""
COMPARED: Final = 5
"""Nights at each end, as one night is larger than another."""
RATE_HZ: Final = 52.0
SCALE_MG: Final = float(np.float32(0.061))
BLOCK_SAMPLES: Final = 50
BLOCKS_A_REPLY: Final = 30
"""Half a minute: as often as the line looks at the night."""
BOOT_ID: Final = 7
FIRST_US: Final = 1_773_527_400_000_000
BED: Final = "06:35:69:ab:f6:79"
SETTINGS: Final = BedSettings(
    mac=BED, sleeper="01JZSLEEPER", rules=RuleSet.WASM2016, sensitivity=3
)
LINES: Final = (
    BootLine(
        boot_id=BOOT_ID,
        reference_sample=0,
        reference_utc_us=FIRST_US,
        us_per_sample=1e6 / RATE_HZ,
    ),
)


def main() -> int:
    """Measure, tell, and return the process's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        sizes_mb = list(_nights(Path(folder)))
    first_mb = median(sizes_mb[WARM_UP : WARM_UP + COMPARED])
    last_mb = median(sizes_mb[-COMPARED:])
    ratio = last_mb / first_mb
    print(
        f"nights {WARM_UP + 1} to {WARM_UP + COMPARED}: {first_mb:.1f} MB, "
        f"the last {COMPARED}: {last_mb:.1f} MB, {ratio:.3f} x"
    )
    return 0 if ratio <= GOAL else 1


def _nights(folder: Path) -> Iterator[float]:
    """Live through the nights, and give the memory after each in MB."""
    journal = journal_path(folder, BED)
    limits = RawLimits(nights=3, size_bytes=1 << 30)
    raw = RawKeeper(RawNights(folder), SETTINGS, limits, journal)
    line, decoder = BedLine(journal, SETTINGS, raw), FrameDecoder()
    line.replay()
    with closing(open_database(folder / "nights.db").connection) as database:
        for number in range(NIGHTS):
            all_news = _live_through(line, decoder, number)
            line.keep_raw(())
            kept = [each for news in all_news for each in news.closed]
            if not kept:
                raise RuntimeError(f"night {number + 1} was not found")
            with database:
                for each in kept:
                    write_night(database, each)
            resident_mb = _resident_mb()
            print(
                f"night {number + 1}: {resident_mb:.1f} MB, "
                f"{len(kept[-1].night.movements)} movements, "
                f"journal {journal.stat().st_size / 1e6:.2f} MB"
            )
            yield resident_mb
    line.close()


def _live_through(line: BedLine, decoder: FrameDecoder, number: int) -> list[LineNews]:
    """Return the news of one night, which is ended by hand at its end."""
    scenario = replace(find_scenario("short"), rate_hz=RATE_HZ)
    counts = generate_night(scenario, seed=number).counts
    all_news: list[LineNews] = []
    for reply in _replies(counts, decoder):
        all_news += line.process(reply, LINES)
    return [*all_news, *line.press(PressKind.END, LINES)]


def _replies(counts: NDArray[np.int16], decoder: FrameDecoder) -> Iterator[Reply]:
    """Give the counts as a node would answer them, behind what it gave before."""
    first = decoder.cursor.next_sample if decoder.cursor else 0
    whole = len(counts) // BLOCK_SAMPLES * BLOCK_SAMPLES
    blocks = [
        encode_block(_block(first + at, counts[at : at + BLOCK_SAMPLES]))
        for at in range(0, whole, BLOCK_SAMPLES)
    ]
    for at in range(0, len(blocks), BLOCKS_A_REPLY):
        some = blocks[at : at + BLOCKS_A_REPLY]
        newest = first + (at + len(some)) * BLOCK_SAMPLES
        header = encode_header(_header(newest), len(some))
        yield decoder.process(header + b"".join(some))


def _block(first_sample: int, counts: NDArray[np.int16]) -> SampleBlock:
    newest = first_sample + len(counts) - 1
    return SampleBlock(
        boot_id=BOOT_ID,
        first_sample=first_sample,
        counts=counts,
        scale_mg_per_count=SCALE_MG,
        nominal_rate_hz=RATE_HZ,
        clock_sample=newest,
        clock_us=round((newest + 0.5) / RATE_HZ * 1e6),
    )


def _header(next_sample: int) -> StreamHeader:
    return StreamHeader(
        version=1,
        boot_id=BOOT_ID,
        oldest_sample=0,
        next_sample=next_sample,
        node_clock_us=round(next_sample / RATE_HZ * 1e6),
        scale_mg_per_count=SCALE_MG,
        nominal_rate_hz=RATE_HZ,
        sensor_model=SensorModel.LSM6DSO,
        range_mg=2000,
        lost_samples=0,
        noise_ug_per_sqrt_hz=70,
        more=False,
        polled=False,
        paused=False,
        virtual_clock=None,
    )


def _resident_mb() -> float:
    """Return the memory that this process has in use."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmRSS":
            return float(value.split()[0]) / 1024
    raise RuntimeError("/proc/self/status does not tell the memory in use")


if __name__ == "__main__":
    sys.exit(main())
