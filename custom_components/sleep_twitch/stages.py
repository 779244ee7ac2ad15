"""Detector and night in a row, and what their findings mean on the calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Self

from .bed_state import Tonight
from .const import CONF_RULES, CONF_SENSITIVITY, DEFAULT_SENSITIVITY
from .detector.detector import Detector
from .detector.joined import joined
from .detector.models import Detected
from .detector.params import DetectorParams
from .detector.rest_level import RestLevel
from .insight.bed_floor import BedFloor
from .kept_night import KeptNight, kind_alone
from .learned import Learned, with_level
from .moment import from_us
from .news import DatedMovement, LineNews
from .night.live import LiveNight, LiveState
from .night.models import MovementKind, RuleSet
from .night.params import NightParams
from .night.record import SessionRecord
from .night.scorer import score_night
from .night.session import PressKind
from .night.summary import summarize
from .wire.models import Cursor, SampleBlock, StreamHeader
from .wire.timeline import BootLine, in_order

_FRESH: Final = timedelta(minutes=3)
"""A movement is news for so long: the first pass looks every half minute and the
detector ten seconds on; what is older was fetched late."""
_MINUTE_S: Final = 60.0
"""Time in bed grows all night: by the second it would fill a database."""


@dataclass(frozen=True, kw_only=True)
class BedSettings:
    """Whose bed it is, and how its movements are judged."""

    mac: str
    sleeper: str | None
    rules: RuleSet
    sensitivity: int

    @classmethod
    def from_options(
        cls, mac: str, sleeper: str | None, options: Mapping[str, Any]
    ) -> Self:
        """Return the settings that an entry's options stand for."""
        return cls(
            mac=mac,
            sleeper=sleeper,
            rules=RuleSet(options.get(CONF_RULES, RuleSet.WASM2016)),
            sensitivity=options.get(CONF_SENSITIVITY, DEFAULT_SENSITIVITY),
        )

    @property
    def detector_params(self) -> DetectorParams:
        """Return the numbers of the detector that the settings stand for."""
        return DetectorParams.for_sensitivity(self.sensitivity)

    @property
    def night_params(self) -> NightParams:
        """Return the numbers that the settings stand for."""
        return NightParams.for_settings(self.rules, self.sensitivity)


class Stages:
    """Turn blocks into news, from a moment when the bed was empty or unknown."""

    def __init__(
        self, settings: BedSettings, header: StreamHeader, learned: Learned
    ) -> None:
        """Begin with what earlier nights taught."""
        self.cursor: Cursor | None = None
        """Behind the newest sample taken."""
        self._settings = settings
        self._header = header
        self._learned = learned
        self._detector = Detector(
            header.nominal_rate_hz,
            header.scale_mg_per_count,
            header.noise_ug_per_sqrt_hz,
            settings.detector_params,
            profile=learned.profile,
            range_mg=header.range_mg,
        )
        self._live = LiveNight(settings.night_params, known=learned.empty)
        self._waiting: list[Detected] = []
        # By boot: the first sample taken, and the one behind the last.
        self._held: dict[int, tuple[int, int]] = {}
        self._is_open = False
        self._floor: BedFloor | None = None

    def fits(self, header: StreamHeader) -> bool:
        """Return whether samples under this header are of the same kind."""
        return (header.nominal_rate_hz, header.scale_mg_per_count) == (
            self._header.nominal_rate_hz,
            self._header.scale_mg_per_count,
        )

    @property
    def can_restart(self) -> bool:
        """Return whether nothing would be lost by beginning anew here."""
        return self._live.state.can_restart

    @property
    def is_open(self) -> bool:
        """Return whether a session is going on."""
        return self._is_open

    @property
    def learned(self) -> Learned:
        """Return what is known of the bed by now."""
        profile = self._detector.profile()
        if self._floor:
            profile = with_level(profile, self._floor.level_mg)
        return Learned(profile=profile, empty=self._live.empty)

    def rest_level(self) -> RestLevel | None:
        """Return what rest is, as the detector knows it by now."""
        return self._detector.rest_level()

    def take(self, blocks: Iterable[SampleBlock]) -> None:
        """Run the detector over blocks; the night looks at them with the next news."""
        for block in blocks:
            self._waiting.append(self._detector.process(block))
            self.cursor = Cursor(boot_id=block.boot_id, next_sample=block.next_sample)
            begin, _ = self._held.get(block.boot_id, (block.first_sample, 0))
            self._held[block.boot_id] = (begin, block.next_sample)

    def press(self, press: PressKind, at: Cursor) -> None:
        """Begin or end a night by hand; it shows with the next news."""
        if press is PressKind.START:
            self._live.start_session(at.boot_id, at.next_sample)
        else:
            self._waiting.append(self._detector.flush())
            self._live.end_session(at.boot_id, at.next_sample)

    def measured(self, floor: BedFloor) -> None:
        """Take what the empty bed shows: the night is told from it from now on.

        The detector looks at no moment twice: it knows when the stages begin anew.
        """
        self._floor = floor
        self._live.know_empty(floor.empty)

    def news(self, lines: Sequence[BootLine], now_us: int) -> LineNews:
        """Return what is new with all that was taken.

        Parameters
        ----------
        lines : sequence of BootLine
            A line of time for every boot taken.
        now_us : int
            UTC of the node's newest sample, taken or not.
        """
        lines = self.in_order(lines)
        state = self._live.process(joined(self._waiting), lines)
        self._waiting = []
        was_open, self._is_open = self._is_open, state.so_far is not None
        opened = None
        if self._is_open and not was_open:
            opened = self.tonight(lines)
        return LineNews(
            is_in_bed=state.in_bed,
            presence_reason=state.reason,
            is_moving=state.moving,
            tonight=_tonight(state),
            closed=tuple(self._kept(record) for record in state.closed),
            opened=opened,
            movements=_dated(state, now_us),
        )

    def tonight(self, lines: Sequence[BootLine]) -> KeptNight | None:
        """Return the open session as the final pass would see it now, or None."""
        record = self._live.record_so_far(self.in_order(lines))
        return None if record is None else self._kept(record)

    def in_order(self, lines: Sequence[BootLine]) -> tuple[BootLine, ...]:
        """Return the lines as the night is laid on them, whatever clocks were set."""
        return in_order(lines, self._held)

    def _kept(self, record: SessionRecord) -> KeptNight:
        return kept_night(
            record,
            self._settings,
            is_simulated=self._header.virtual_clock is not None,
        )


def kept_night(
    record: SessionRecord, settings: BedSettings, *, is_simulated: bool
) -> KeptNight:
    """Return a session scored by the final pass, with its place in time."""
    params = settings.night_params
    night = score_night(
        record.movements,
        record.epochs,
        record.timeline,
        params,
        presence=record.presence,
    ).night
    start = from_us(record.timeline.origin_utc_us)
    return KeptNight(
        bed=settings.mac,
        sleeper=settings.sleeper,
        first_boot_id=int(record.epochs.boot_id[0]),
        last_boot_id=int(record.epochs.boot_id[-1]),
        start=start,
        end=start + timedelta(seconds=night.in_bed[-1].end_s),
        kind=kind_alone(night.time_in_bed_s),
        provisional=not record.is_closed,
        simulated=is_simulated,
        night=night,
        summary=summarize(night, params),
    )


def _tonight(state: LiveState) -> Tonight | None:
    so_far = state.so_far
    if so_far is None:
        return None
    return Tonight(
        start=from_us(so_far.start_utc_us),
        limb_movements=so_far.counts.get(MovementKind.LIMB_MOVEMENT, 0),
        hypnic_jerks=so_far.counts.get(MovementKind.HYPNIC_JERK, 0),
        small_twitches=so_far.counts.get(MovementKind.SMALL_TWITCH, 0),
        body_movements=so_far.counts.get(MovementKind.BODY_MOVEMENT, 0),
        time_in_bed_s=so_far.time_in_bed_s // _MINUTE_S * _MINUTE_S,
    )


def _dated(state: LiveState, now_us: int) -> tuple[DatedMovement, ...]:
    oldest_news_us = now_us - _FRESH // timedelta(microseconds=1)
    return tuple(
        DatedMovement(
            movement=dated.movement,
            onset=from_us(dated.onset_utc_us),
            is_fresh=dated.onset_utc_us >= oldest_news_us,
        )
        for dated in state.new_movements
    )
