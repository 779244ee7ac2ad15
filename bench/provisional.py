"""How often a night changes its mind: `.venv/bin/python -m bench.provisional`.

A dozen simulated nights come in as a node sends them, through the stages that Home
Assistant runs. Each movement is kept as it was told while the night ran, and laid
beside the final pass. Prints Markdown: how many became something else, how many are
gone or came only in the morning, how late each was told, and when.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from math import inf
from typing import TYPE_CHECKING, Final

from custom_components.sleep_twitch.const import DEFAULT_SENSITIVITY
from custom_components.sleep_twitch.learned import Learned
from custom_components.sleep_twitch.moment import from_us
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.stages import BedSettings, Stages
from custom_components.sleep_twitch.wire.models import SensorModel, StreamHeader

from .nights.cache import cached_night
from .nights.line import BOOT_ID, blocks_of, boot_line_of
from .nights.sample import sample_parser, sampled
from .second_thoughts import (
    LivedNight,
    Reckoning,
    Settled,
    Told,
    fate_table,
    kind_table,
    reckon,
    silence_table,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from custom_components.sleep_twitch.kept_night import KeptNight
    from custom_components.sleep_twitch.news import LineNews

    from .nights.evaluation_set import EvaluationNight
    from .synthetic_bed import SyntheticNight

BLOCK_S: Final = 2.0
"""A reply of a node that is asked all the time holds about so much."""
_SETTINGS: Final = BedSettings(
    mac="", sleeper=None, rules=RuleSet.WASM2016, sensitivity=DEFAULT_SENSITIVITY
)
_ORIGIN: Final = from_us(0)
"""Zero of the recording: no simulated night knows a date."""


def main() -> None:
    """Live through the nights and print the tables."""
    options = sample_parser(
        "bench.provisional", "Measure how the live result differs from the final one."
    ).parse_args()
    nights = sampled(options)
    with ProcessPoolExecutor(options.processes) as pool:
        total = together(list(pool.map(_reckoned, nights)))
    print(f"# What was told in {len(nights)} nights\n\n{fate_table(total)}")
    print(f"\n## Which kind became which\n\n{kind_table(total)}")
    print(f"\n## What was never told\n\n{silence_table(total)}")


def live_through(night: SyntheticNight) -> LivedNight:
    """Return what the product tells while a night comes in, and its final pass.

    A node that goes silent ends its session; so does the end of the recording.
    """
    line = boot_line_of(night)
    header = _header(night)
    stages = Stages(_SETTINGS, header, Learned())
    diary = _Diary()
    for block in blocks_of(night, BLOCK_S):
        stages.take([block])
        now_us = line.utc_us(block.next_sample)
        diary.write(stages.news((line,), now_us), now_us / 1e6)
        if stages.can_restart:
            stages = Stages(_SETTINGS, header, stages.learned)
    if stages.is_open and stages.cursor:
        now_us = line.utc_us(stages.cursor.next_sample)
        stages.press(PressKind.END, stages.cursor)
        diary.write(stages.news((line,), now_us), now_us / 1e6)
    return diary.lived()


class _Diary:
    """Keep what the stages tell."""

    def __init__(self) -> None:
        self._told: list[Told] = []
        self._closed: list[KeptNight] = []
        self._opened_s = inf

    def write(self, news: LineNews, now_s: float) -> None:
        """Keep what is new at a moment."""
        if news.opened:
            self._opened_s = min(self._opened_s, now_s)
        self._told += [
            Told(
                onset_s=_seconds(dated.onset),
                duration_s=dated.movement.duration_s,
                kind=dated.movement.kind,
                told_s=now_s,
            )
            for dated in news.movements
            if dated.is_fresh
        ]
        for night in news.closed:
            # One that grew comes again, whole.
            self._closed = [it for it in self._closed if it.end <= night.start]
            self._closed.append(night)

    def lived(self) -> LivedNight:
        """Return all that was told, and the last word on it."""
        onsets_s = [
            _seconds(kept.start) + kept.night.sleep_onset_s
            for kept in self._closed
            if kept.night.sleep_onset_s is not None
        ]
        return LivedNight(
            told=tuple(self._told),
            settled=tuple(_settled(self._closed)),
            opened_s=self._opened_s,
            sleep_onset_s=min(onsets_s, default=None),
        )


def _settled(nights: Iterable[KeptNight]) -> list[Settled]:
    return [
        Settled(
            onset_s=_seconds(kept.start) + movement.onset_s,
            duration_s=movement.duration_s,
            kind=movement.kind,
        )
        for kept in nights
        for movement in kept.night.movements
    ]


def _seconds(moment: datetime) -> float:
    """Return a moment in seconds of the recording."""
    return (moment - _ORIGIN).total_seconds()


def _header(night: SyntheticNight) -> StreamHeader:
    """Return what a node with the night's chip says of itself."""
    return StreamHeader(
        version=1,
        boot_id=BOOT_ID,
        oldest_sample=0,
        next_sample=len(night.counts),
        node_clock_us=0,
        scale_mg_per_count=night.scale_mg_per_count,
        nominal_rate_hz=night.rate_hz,
        sensor_model=SensorModel.UNKNOWN,
        range_mg=2000,
        lost_samples=0,
        noise_ug_per_sqrt_hz=round(night.noise_ug_per_sqrt_hz),
        more=False,
        polled=False,
        paused=False,
        virtual_clock=None,
    )


def _reckoned(wanted: EvaluationNight) -> Reckoning:
    return reckon(live_through(cached_night(wanted)))


if __name__ == "__main__":
    main()
