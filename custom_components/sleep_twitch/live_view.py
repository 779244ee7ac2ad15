"""What the bed does now: its signal, made only while somebody wants it."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from homeassistant.core import CALLBACK_TYPE, callback

from .boot_lines import boot_line
from .const import LOGGER
from .detector.live_trace import LiveTrace, TracePiece
from .detector.params import DetectorParams
from .detector.rest_level import RestLevel
from .detector.sensor import Sensor
from .moment import from_us
from .wire.models import Reply, SampleBlock, StreamHeader
from .wire.timeline import BootLine

LATEST_S: Final = 20.0
"""Held for who comes to look while another does already: the width of a chart."""
_OLDEST_S: Final = 20.0
"""What the node held back for longer, because it was out of reach, is not now."""

type PieceListener = Callable[[DatedPiece], None]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DatedPiece:
    """A piece of the live signal, and when it was."""

    piece: TracePiece
    at: datetime
    """UTC of its first value."""
    rate_hz: float
    """Values a second, by the node's clock as it is known."""

    @property
    def duration_s(self) -> float:
        """Return how long it is."""
        return len(self.piece.signal_mg) / self.rate_hz


class LiveView:
    """The live signal of one bed, one for all who look on.

    While nobody does, nothing is worked on and nothing held.
    """

    def __init__(self, params: DetectorParams) -> None:
        """Prepare the view of a bed whose movements are judged by these numbers."""
        self._params = params
        self._listeners: list[PieceListener] = []
        self._latest: deque[DatedPiece] = deque()
        self._latest_s = 0.0
        # The worker's own, as only one runs at a time.
        self._trace: LiveTrace | None = None
        self._sensor_of: tuple[float, float] | None = None

    @property
    def latest(self) -> tuple[DatedPiece, ...]:
        """Return the last seconds, for who has just come."""
        return tuple(self._latest)

    @callback
    def async_watch(self, listener: PieceListener) -> CALLBACK_TYPE:
        """Call the listener with each piece from now on; return what ends it."""
        self._listeners.append(listener)

        @callback
        def _stop() -> None:
            self._listeners.remove(listener)
            if not self._listeners:
                self._latest.clear()
                self._latest_s = 0.0

        return _stop

    def process(
        self,
        reply: Reply,
        lines: Iterable[BootLine],
        level: Callable[[], RestLevel | None],
    ) -> tuple[DatedPiece, ...]:
        """Return what a reply shows; nothing, at no cost, while nobody looks on.

        It takes a millisecond or two, and is for a worker thread.

        Parameters
        ----------
        reply : Reply
            What the line has taken.
        lines : iterable of BootLine
            Where its samples lie in time.
        level : callable
            Gives rest as the detector knows it by now.
        """
        if not self._listeners:
            self._trace = None
            return ()
        try:
            return self._pieces(reply, lines, level)
        except ValueError:
            # Who looks on must not cost the night what was found in it.
            LOGGER.exception("The live signal begins anew")
            self._trace = None
            return ()

    @callback
    def async_tell(self, pieces: Iterable[DatedPiece]) -> None:
        """Hand pieces to who looks on."""
        for piece in pieces:
            if not self._listeners:
                return
            self._hold(piece)
            for listener in tuple(self._listeners):
                listener(piece)

    def _pieces(
        self,
        reply: Reply,
        lines: Iterable[BootLine],
        level: Callable[[], RestLevel | None],
    ) -> tuple[DatedPiece, ...]:
        line = boot_line(lines, reply.header.boot_id)
        trace, rest = self._trace_of(reply.header), level()
        pieces = [
            trace.process(block, rest)
            for block in reply.blocks
            if _is_now(block, reply.header)
        ]
        return tuple(_dated(piece, line) for piece in pieces if piece is not None)

    def _hold(self, piece: DatedPiece) -> None:
        self._latest.append(piece)
        self._latest_s += piece.duration_s
        while self._latest_s - self._latest[0].duration_s >= LATEST_S:
            self._latest_s -= self._latest.popleft().duration_s

    def _trace_of(self, header: StreamHeader) -> LiveTrace:
        """Return the trace that goes on, or one for a chip that was set anew."""
        sensor_of = (header.nominal_rate_hz, header.scale_mg_per_count)
        if self._trace is None or sensor_of != self._sensor_of:
            sensor = Sensor.of(
                header.nominal_rate_hz,
                header.scale_mg_per_count,
                header.noise_ug_per_sqrt_hz,
                header.range_mg,
                self._params,
                step_counts=1.0,
            )
            self._trace, self._sensor_of = LiveTrace(sensor, self._params), sensor_of
        return self._trace


def _is_now(block: SampleBlock, header: StreamHeader) -> bool:
    """Return whether a block is young enough to be looked at as what happens."""
    speed = 1.0 if header.virtual_clock is None else header.virtual_clock.speed
    waited_s = (header.next_sample - block.next_sample) / header.nominal_rate_hz
    return block.boot_id == header.boot_id and waited_s / speed <= _OLDEST_S


def _dated(piece: TracePiece, line: BootLine) -> DatedPiece:
    width = piece.grid.samples_per_tick
    # A tick stands in the middle of its samples.
    middle_us = line.us_per_sample * width / 2
    return DatedPiece(
        piece=piece,
        at=from_us(line.utc_us(piece.first_sample) + round(middle_us)),
        rate_hz=1e6 / (line.us_per_sample * width),
    )
