"""What a night file says of itself beside its samples, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..detector.models import BedProfile
from ..night.models import RuleSet
from ..night.presence import EmptyBed
from ..night.session import PressKind
from ..wire.timeline import BootLine
from .night_file import ClockPair, NightContext, SamplePress, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .night_file import NightSamples

FORMAT: Final = 1
"""Version of the document; a reader refuses a later one."""


class Document(NamedTuple):
    """What a document holds."""

    context: NightContext
    stretches: tuple[Stretch, ...]
    rows: tuple[int, ...]
    """Row of the file at which each stretch begins."""
    pairs: tuple[ClockPair, ...]
    digest: str


def context_document(
    context: NightContext, samples: NightSamples, rows: Sequence[int], digest: str
) -> str:
    """Return the document; JSON writes every float so that it is read back exactly.

    Parameters
    ----------
    context : NightContext
        Is in it whole.
    samples : NightSamples
        Their numbers and clock pairs are in it; the counts are signals of the file.
    rows : sequence of int
        Row of the file at which each stretch begins.
    digest : str
        SHA-256 of the counts, to know a damaged file.
    """
    document = {
        "format": FORMAT,
        "sha256": digest,
        **asdict(context),
        "stretches": [
            [part.boot_id, part.first_sample, part.n_samples, row]
            for part, row in zip(samples.stretches, rows, strict=True)
        ],
        "clock_pairs": [
            [pair.boot_id, pair.sample, pair.node_us] for pair in samples.pairs
        ],
    }
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def parse_document(text: str) -> Document:
    """Return what a document holds.

    Raises
    ------
    ValueError
        If it is none that this version knows.
    """
    document: dict[str, Any] = json.loads(text)
    if document.get("format") != FORMAT:
        raise ValueError(
            f"night file of format {document.get('format')}, only {FORMAT} is known"
        )
    try:
        return Document(
            _context(document),
            tuple(
                Stretch(boot_id=boot_id, first_sample=first, n_samples=n)
                for boot_id, first, n, _ in document["stretches"]
            ),
            tuple(row for *_, row in document["stretches"]),
            tuple(
                ClockPair(boot_id=boot_id, sample=sample, node_us=node_us)
                for boot_id, sample, node_us in document["clock_pairs"]
            ),
            str(document["sha256"]),
        )
    except (KeyError, TypeError) as err:
        raise ValueError(f"night file without {err}") from err


def _context(document: dict[str, Any]) -> NightContext:
    profile, empty = document["profile"], document["empty"]
    return NightContext(
        start_utc_us=document["start_utc_us"],
        end_utc_us=document["end_utc_us"],
        rules=RuleSet(document["rules"]),
        sensitivity=document["sensitivity"],
        scale_mg_per_count=document["scale_mg_per_count"],
        nominal_rate_hz=document["nominal_rate_hz"],
        sensor=document["sensor"],
        range_mg=document["range_mg"],
        noise_ug_per_sqrt_hz=document["noise_ug_per_sqrt_hz"],
        is_simulated=document["is_simulated"],
        lines=tuple(BootLine(**line) for line in document["lines"]),
        presses=tuple(
            SamplePress(**{**press, "kind": PressKind(press["kind"])})
            for press in document["presses"]
        ),
        profile=profile
        and BedProfile(**{**profile, "ring_lags": tuple(profile["ring_lags"])}),
        empty=empty and EmptyBed(**empty),
    )
