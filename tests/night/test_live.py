"""The night while it runs, on epochs and movements made by hand."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.models import (
    Detected,
    Epochs,
    Movement,
    MovementShape,
)
from custom_components.sleep_twitch.night.live import LiveNight
from custom_components.sleep_twitch.night.models import MovementKind
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.presence import EmptyBed
from custom_components.sleep_twitch.night.scorer import score_night
from custom_components.sleep_twitch.wire.timeline import BootLine
from tests.night.figures import features_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.sleep_twitch.night.live import LiveState

RATE = 100
BOOT = 5
START_US = 1_800_000_000_000_000
LINES = (
    BootLine(
        boot_id=BOOT,
        reference_sample=0,
        reference_utc_us=START_US,
        us_per_sample=1e6 / RATE,
    ),
)
EMPTY = EmptyBed(heartbeat_mg=0.1, breathing_mg=0.05)
MINUTE_S = 60


def _epochs(first_s: int, last_s: int, *, taken: bool) -> Epochs:
    """Return quiet seconds of an empty bed, or of one with a body in it."""
    n = last_s - first_s
    rng = np.random.default_rng(first_s)
    scatter = 0.4 if taken else 0.1
    lift = 6.0 if taken else 1.0
    level = lift * np.exp(rng.normal(0, scatter, n))
    columns: dict[str, Any] = {field.name: np.zeros(n) for field in fields(Epochs)} | {
        "boot_id": np.full(n, BOOT, np.uint32),
        "first_sample": np.arange(first_s, last_s, dtype=np.int64) * RATE,
        "n_samples": np.full(n, RATE, np.int32),
        "valid_share": np.ones(n),
        "gravity_mg": np.zeros((n, 3)),
        "heartbeat_mg": EMPTY.heartbeat_mg * level,
        "breathing_mg": EMPTY.breathing_mg * level,
    }
    return Epochs(**columns)


def _movement(at_s: float, length_s: float, shape: MovementShape) -> Movement:
    return Movement(
        boot_id=BOOT,
        onset_sample=round(at_s * RATE),
        active_samples=round(length_s * RATE),
        shape=shape,
        features=features_of(shape, length_s),
    )


class _Evening:
    """Feed a night that is empty, taken from minute 30 to `up_min`, then empty."""

    def __init__(self, up_min: int = 150) -> None:
        self.in_s, self.up_s = 30 * MINUTE_S, up_min * MINUTE_S
        self.movements = [
            _movement(self.in_s, 6, MovementShape.LARGE),
            *(
                _movement(at_s, 2, MovementShape.LIMB)
                for at_s in range(self.in_s + 900, self.in_s + 1200, 25)
            ),
            _movement(self.up_s - 6, 6, MovementShape.LARGE),
        ]

    def pieces(self, until_min: int, piece_s: int = 10) -> Iterator[Detected]:
        for first_s in range(0, until_min * MINUTE_S, piece_s):
            last_s = first_s + piece_s
            yield Detected(
                movements=tuple(
                    movement
                    for movement in self.movements
                    if first_s * RATE <= movement.onset_sample < last_s * RATE
                ),
                epochs=_epochs(first_s, last_s, taken=self.in_s <= first_s < self.up_s),
            )


def _play(live: LiveNight, evening: _Evening, until_min: int) -> list[LiveState]:
    return [live.process(piece, LINES) for piece in evening.pieces(until_min)]


@pytest.fixture(scope="module", name="course")
def fixture_course() -> list[LiveState]:
    """Return what was told through an evening, a state every ten seconds."""
    live = LiveNight(NightParams(), known=EMPTY)
    return _play(live, _Evening(), until_min=180)


def test_nothing_is_known_before_the_first_sample() -> None:
    """Test unknown is said, not "nobody"."""
    state = LiveNight(NightParams()).state

    assert state.in_bed is None
    assert state.moving is None
    assert state.reason.code == "no_samples_yet"


def test_a_night_opens_in_bed_and_closes_after_getting_up(
    course: list[LiveState],
) -> None:
    """Test the whole course: empty, in bed, session, up, closed once."""
    minutes = {minute: course[minute * 6 - 1] for minute in (29, 45, 149, 165, 172)}

    assert [minutes[m].in_bed for m in (29, 45, 149, 165)] == [False, True, True, False]
    assert minutes[29].so_far is None
    assert minutes[149].so_far is not None
    assert len([record for state in course for record in state.closed]) == 1
    assert minutes[172].so_far is None


def test_the_closed_session_is_scored_with_its_limb_movements(
    course: list[LiveState],
) -> None:
    """Test what the final pass gets is the session, from its own start."""
    evening = _Evening()
    (record,) = [record for state in course for record in state.closed]

    night = score_night(
        record.movements,
        record.epochs,
        record.timeline,
        NightParams(),
        presence=record.presence,
    ).night

    assert record.timeline.origin_utc_us == START_US + evening.in_s * 1_000_000
    assert night.time_in_bed_s == pytest.approx(evening.up_s - evening.in_s)
    limbs = [m for m in night.movements if m.kind is MovementKind.LIMB_MOVEMENT]
    assert len(limbs) == 12
    assert {movement.series for movement in limbs} == {1}


def test_every_movement_is_told_once_and_in_order(course: list[LiveState]) -> None:
    """Test automations do not fire twice on one kick."""
    told = [dated for state in course for dated in state.new_movements]

    onsets_us = [dated.onset_utc_us for dated in told]
    assert onsets_us == sorted(set(onsets_us))
    kinds = [dated.movement.kind for dated in told]
    assert kinds.count(MovementKind.LIMB_MOVEMENT) == 12


def test_ending_by_hand_closes_at_the_press() -> None:
    """Test the button ends a night while the sleeper is still in bed."""
    live = LiveNight(NightParams(), known=EMPTY)
    _play(live, _Evening(), until_min=60)

    live.end_session(BOOT, 59 * MINUTE_S * RATE)
    (record,) = live.process(
        Detected(movements=(), epochs=_epochs(3600, 3601, taken=True)), LINES
    ).closed

    (stay,) = record.presence.in_bed
    assert stay.end_s == pytest.approx((59 - 30) * MINUTE_S)


def test_a_bed_empty_for_three_hours_may_begin_anew() -> None:
    """Test memory does not grow through the day."""
    live = LiveNight(NightParams(), known=EMPTY)
    evening = _Evening(up_min=60)

    states = _play(live, evening, until_min=250)

    assert not states[230 * 6].can_restart
    assert states[-1].can_restart


def test_moving_is_told_for_a_while_after_a_movement() -> None:
    """Test the live sensor turns on with a movement and off again by itself."""
    live = LiveNight(NightParams(), known=EMPTY)
    evening = _Evening()
    evening.movements = [_movement(100, 1, MovementShape.LIMB)]

    states = _play(live, evening, until_min=5)

    assert [states[piece].moving for piece in (9, 10, 13)] == [False, True, False]


def test_a_boot_without_a_line_of_time_is_refused() -> None:
    """Test samples whose time nobody knows are an error, never a guess."""
    live = LiveNight(NightParams())
    other = (replace(LINES[0], boot_id=6),)

    with pytest.raises(ValueError, match="no line of time for boot 5"):
        live.process(Detected(movements=(), epochs=_epochs(0, 10, taken=False)), other)
