"""The time of every sample: one line a boot, from sample number to UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .node_clock import NodeClock
from .sample_clock import SampleClock
from .timeline import BootLine, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import Reply, StreamHeader

BOOTS_KEPT: Final = 64
"""Lines remembered; a node that reboots more often in a night has another problem."""


@dataclass(frozen=True, slots=True)
class _Boot:
    """What is being learned of one boot."""

    boot_id: int
    node: NodeClock
    samples: SampleClock


class StreamClock:
    """Learn when each sample was taken, from the replies and from probes of the clock.

    Boots are in order of arrival, which is the order of time: a node cannot go back to
    an earlier boot. Only the newest one is still learned; when the next begins, its
    line is fixed. A boot has no line before the first probe in it *and* its first
    block; a client probes first, so samples never come undated.

    Parameters
    ----------
    known : iterable of BootLine
        Lines learned before a restart, in order. They serve where nothing newer does.
    """

    def __init__(self, known: Iterable[BootLine] = ()) -> None:
        """Know what was known before."""
        self._lines = {line.boot_id: line for line in known}
        self._known = frozenset(self._lines)
        self._boot: _Boot | None = None

    @property
    def lines(self) -> tuple[BootLine, ...]:
        """Return the lines known, in order of time; a few numbers each, to be kept."""
        self._remember()
        return tuple(self._lines.values())

    @property
    def drift_ppm(self) -> float | None:
        """Return by how much the node's clock runs fast; None until it is known."""
        return self._boot.node.drift_ppm if self._boot else None

    @property
    def measured_rate_hz(self) -> float | None:
        """Return the true sample rate; None until it is known.

        By the node's own clock, less its drift where that is known.
        """
        if self._boot is None or self._boot.samples.measured_rate_hz is None:
            return None
        drift_ppm = self._boot.node.drift_ppm or 0.0
        return self._boot.samples.measured_rate_hz * (1 + drift_ppm * 1e-6)

    @property
    def jumps(self) -> int:
        """Return how often a clock jumped in this boot, the node's or ours."""
        if self._boot is None:
            return 0
        return max(self._boot.node.jumps, self._boot.samples.jumps)

    @property
    def is_suspect(self) -> bool:
        """Return whether another probe soon would settle a doubt."""
        return self._boot is not None and self._boot.node.is_suspect

    def is_probed(self, boot_id: int) -> bool:
        """Return whether the clock of a boot was ever read."""
        boot = self._boot
        return boot is not None and boot.boot_id == boot_id and bool(boot.node.line)

    def probe(
        self, header: StreamHeader, received_utc_us: int, round_trip_us: float
    ) -> None:
        """Take the node's clock from an answer that came at an instant of UTC.

        Parameters
        ----------
        header : StreamHeader
            Of the answer.
        received_utc_us : int
            UTC in microseconds when it came, by the reader's clock.
        round_trip_us : float
            Time since the question, by a clock that never jumps. The shorter it is the
            more the reading counts.
        """
        middle_us = received_utc_us - round(round_trip_us / 2)
        if clock := header.virtual_clock:
            middle_us = clock.virtual_us(middle_us)
            round_trip_us *= clock.speed
        boot = self._meet(header)
        boot.node.process(header.node_clock_us, middle_us, round_trip_us)

    def process(self, reply: Reply) -> None:
        """Take the clock pairs of a reply's blocks."""
        boot = self._meet(reply.header)
        for block in reply.blocks:
            boot.samples.process(block)

    def line(self, boot_id: int) -> BootLine | None:
        """Return the line of a boot as it is known now; None when it is not."""
        self._remember()
        return self._lines.get(boot_id)

    def timeline(self, origin_utc_us: int) -> Timeline:
        """Return all lines known, with seconds that count from an origin."""
        return Timeline(origin_utc_us=origin_utc_us, lines=self.lines)

    def _meet(self, header: StreamHeader) -> _Boot:
        """Return what is learned of the header's boot; a new one ends the last."""
        if self._boot is None or self._boot.boot_id != header.boot_id:
            self._remember()
            self._boot = _Boot(
                header.boot_id, NodeClock(), SampleClock(header.nominal_rate_hz)
            )
        return self._boot

    def _remember(self) -> None:
        """Write down the line of the newest boot, unless a better one was known."""
        if self._boot is None or (line := _boot_line(self._boot)) is None:
            return
        is_young = self._boot.samples.measured_rate_hz is None and not self.jumps
        if is_young and line.boot_id in self._known:
            return
        self._lines[line.boot_id] = line
        while len(self._lines) > BOOTS_KEPT:
            del self._lines[next(iter(self._lines))]


def _boot_line(boot: _Boot) -> BootLine | None:
    """Return the line from samples over node clock to UTC, if both are known."""
    samples, node = boot.samples.line, boot.node.line
    if samples is None or node is None:
        return None
    return BootLine(
        boot_id=boot.boot_id,
        reference_sample=samples.reference_sample,
        reference_utc_us=node.utc_us(samples.reference_node_us),
        us_per_sample=samples.us_per_sample * node.utc_us_per_node_us,
    )
