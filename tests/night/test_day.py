"""A day and a night in one bed: what belongs together, however it is parcelled."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.models import (
    Detected,
    Epochs,
    MovementShape,
)
from custom_components.sleep_twitch.night.live import LiveNight
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.presence import EmptyBed
from tests.night.figures import RATE_HZ
from tests.night.handmade import BOOT_ID, EMPTY_MG, TIMELINE, seconds, shaken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.sleep_twitch.night.record import SessionRecord

HOUR_S: Final = 3600
TAKEN: Final = 6.0
EMPTY: Final = 1.0
DAY: Final = (
    (1 / 2, EMPTY),
    (3, TAKEN),
    (8 / 60, EMPTY),
    (2, TAKEN),
    (1.5, EMPTY),
    (1, TAKEN),
    (4, EMPTY),
    (40 / 60, TAKEN),
    (1, EMPTY),
)
"""Hours: bedtime, a toilet break, up too early, a second sleep, a nap at noon."""
KNOWN: Final = EmptyBed(heartbeat_mg=EMPTY_MG, breathing_mg=0.1)
SAME_S: Final = 60.0
"""A stay ends with the push of getting out, and what is felt of it."""


def edges_s() -> list[float]:
    """Return when each stretch of the day ends."""
    return list(np.cumsum([hours * HOUR_S for hours, _ in DAY]))


def stays_s() -> list[tuple[float, float]]:
    """Return the stays in bed."""
    edges = [0.0, *edges_s()]
    return [
        (edges[number], edges[number + 1])
        for number, (_, lift) in enumerate(DAY)
        if lift == TAKEN
    ]


def whole_day() -> Detected:
    """Return the day as the detector gives it, a push at every getting in and out."""
    doors = [shaken(at_s, 5.0, MovementShape.LARGE) for at_s in edges_s()[:-1]]
    return Detected(
        movements=tuple(doors),
        epochs=seconds(*((hours * HOUR_S, lift) for hours, lift in DAY)),
    )


def parcels(day: Detected, ends_s: Sequence[int]) -> list[Detected]:
    """Return the day cut at some seconds."""
    edges = [0, *ends_s, len(day.epochs)]
    return [
        Detected(
            movements=tuple(
                movement
                for movement in day.movements
                if begin <= movement.onset_sample / RATE_HZ < end
            ),
            epochs=Epochs(
                **{
                    field.name: getattr(day.epochs, field.name)[begin:end]
                    for field in fields(Epochs)
                }
            ),
        )
        for begin, end in pairwise(edges)
    ]


def closed(pieces: Sequence[Detected]) -> list[SessionRecord]:
    """Return the sessions of the day, each as it was told last."""
    live = LiveNight(NightParams(), known=KNOWN)
    told: dict[int, SessionRecord] = {}
    for piece in pieces:
        for record in live.process(piece, TIMELINE.lines).closed:
            told[record.timeline.origin_utc_us] = record
    return list(told.values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_night_with_a_break_and_a_second_sleep_is_one_and_a_nap_another(
    seed: int,
) -> None:
    """Test nobody's night falls apart at a toilet break, or swallows the nap."""
    day = whole_day()
    rng = np.random.default_rng(seed)
    ends_s = sorted(rng.choice(len(day.epochs), 40, replace=False).tolist())

    night, nap = closed(parcels(day, ends_s))

    expected = stays_s()
    found = [
        (
            record.timeline.origin_utc_us / 1e6 + stay.start_s,
            record.timeline.origin_utc_us / 1e6 + stay.end_s,
        )
        for record in (night, nap)
        for stay in record.presence.in_bed
    ]
    assert [len(night.presence.in_bed), len(nap.presence.in_bed)] == [3, 1]
    assert np.array(found) == pytest.approx(np.array(expected), abs=SAME_S)
    assert set(night.epochs.boot_id) == {BOOT_ID}


def test_parcels_do_not_change_a_stay() -> None:
    """Test what an outage brings late and at once is what came second by second."""
    day = whole_day()
    by_minutes = closed(parcels(day, range(300, len(day.epochs), 300)))

    at_once = closed([day])

    assert [record.presence.in_bed for record in by_minutes] == [
        record.presence.in_bed for record in at_once
    ]
