"""Who was in bed when: told from levels, silence and large movements."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.detector.models import Movement, MovementShape
from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.night.params import PresenceParams
from custom_components.sleep_twitch.night.presence import (
    EmptyBed,
    Presence,
    find_presence,
)
from tests.night.handmade import (
    EMPTY_MG,
    clocked,
    clocked_seconds,
    fidgets,
    in_order,
    shaken,
)

LARGE = MovementShape.LARGE
PARAMS = PresenceParams()


def _door(at_s: float, length_s: float = 5.0, size: float = 100.0) -> Movement:
    return shaken(at_s, length_s, LARGE, peak_ratio=size)


def _presence(
    stretches: list[tuple[float, float]],
    movements: list[Movement],
    known: EmptyBed | None = None,
) -> Presence:
    return find_presence(
        clocked_seconds(*stretches), clocked(*in_order(movements)), known, PARAMS
    )


def test_a_night_lies_between_getting_in_and_getting_out() -> None:
    """Test the first night of a new bed: nothing is known but the night itself."""
    presence = _presence(
        [(400, 1.0), (6000, 2.0), (300, 1.0)],
        [_door(400), *fidgets(420, 6300, 10, 1), _door(3000), _door(6395)],
    )

    (stay,) = presence.in_bed
    assert stay.start_s == pytest.approx(400)
    assert stay.end_s == pytest.approx(6400)
    assert presence.is_known
    assert [t.start_s for t in presence.transitions] == [400, 6395]


def test_a_walk_to_the_bathroom_is_a_stay_apart() -> None:
    """Test ten minutes away are not slept."""
    presence = _presence(
        [(300, 1.0), (5000, 2.0), (600, 1.0), (5000, 2.0), (300, 1.0)],
        [
            *map(_door, (300, 5295, 5900, 10895)),
            *fidgets(320, 5200, 8, 2),
            *fidgets(5950, 10800, 8, 3),
        ],
    )

    assert [round(stay.start_s) for stay in presence.in_bed] == [300, 5900]
    assert [round(stay.end_s) for stay in presence.in_bed] == [5300, 10900]


def test_a_chip_that_hears_no_heart_goes_by_movements() -> None:
    """Test a noisy chip: silence, a large movement, and then somebody who fidgets."""
    presence = _presence(
        [(7000, 1.0)],
        [_door(700), *fidgets(720, 6300, 25, 4), _door(3000, size=60), _door(6395)],
    )

    (stay,) = presence.in_bed
    assert stay.start_s == pytest.approx(700)
    assert stay.end_s == pytest.approx(6400)


def test_a_calm_posture_is_no_absence() -> None:
    """Test lying still on the far side lowers the level, and is still being there."""
    presence = _presence(
        [(300, 1.0), (4000, 2.5), (3000, 1.35), (4000, 2.5), (300, 1.0)],
        [*map(_door, (300, 4300, 7300, 11295)), *fidgets(320, 11200, 10, 5)],
    )

    assert [(round(s.start_s), round(s.end_s)) for s in presence.in_bed] == [
        (300, 11300)
    ]


def test_without_an_empty_bed_all_of_it_counts() -> None:
    """Test a recording that begins and ends in bed is a night in bed, and says so."""
    presence = _presence(
        [(8000, 2.0)], [*fidgets(10, 7900, 12, 6), _door(2000), _door(5000)]
    )

    assert presence.in_bed == (Interval(start_s=0.0, end_s=8000.0),)
    assert not presence.is_known
    assert presence.reason.code == "empty_bed_unknown"
    assert presence.empty is None


def test_without_a_movement_there_is_nobody() -> None:
    """Test a still sensor has no night."""
    presence = _presence([(5000, 1.0)], [])

    assert presence.in_bed == ()
    assert presence.reason.code == "no_movement"


def test_a_house_without_a_sleeper_is_nobody_s_night() -> None:
    """Test steps and doors around an empty bed make no stay, however long."""
    steps = [
        shaken(at_s, 1.0, MovementShape.EXTERNAL) for at_s in range(900, 9000, 900)
    ]
    presence = _presence([(10_000, 1.0)], [*steps, shaken(4000, 0.3)])

    assert presence.in_bed == ()
    assert presence.reason.code == "nobody_all_along"


def test_a_bed_known_from_before_needs_no_example() -> None:
    """Test a bed that was seen empty last night is known when this one begins in it."""
    known = EmptyBed(heartbeat_mg=EMPTY_MG, breathing_mg=0.1)
    stretches = [(3000.0, 3.0), (40.0, 1.0)]
    movements = [*fidgets(10, 2900, 15, 7), _door(2995)]

    strange = _presence(stretches, movements)
    familiar = _presence(stretches, movements, known)

    assert familiar.is_known
    assert familiar.in_bed[-1].end_s == pytest.approx(3000)
    assert strange.in_bed[0].start_s == familiar.in_bed[0].start_s == 0.0


def test_the_level_of_the_empty_bed_is_learned() -> None:
    """Test a night hands on what the next one needs."""
    presence = _presence(
        [(900, 1.0), (6000, 2.0), (900, 1.0)],
        [_door(900), *fidgets(920, 6800, 10, 8), _door(6895)],
    )

    assert presence.empty is not None
    assert presence.empty.heartbeat_mg == pytest.approx(EMPTY_MG, rel=0.05)
    assert presence.empty.breathing_mg == pytest.approx(0.1, rel=0.1)


def test_a_loud_machine_before_bedtime_is_not_a_body() -> None:
    """Test the empty bed is the lowest level of all, not just any low one."""
    presence = _presence(
        [(600, 1.6), (6000, 2.4), (600, 1.0)],
        [_door(600), *fidgets(620, 6500, 12, 9), _door(6595)],
    )

    assert presence.in_bed[-1].end_s == pytest.approx(6600)
    assert presence.empty is not None
    assert presence.empty.heartbeat_mg == pytest.approx(EMPTY_MG, rel=0.05)


def test_a_long_gap_can_hide_somebody_going() -> None:
    """Test a node that was off while its sleeper left does not keep them in bed."""
    presence = _presence(
        [(300, 1.0), (3000, 2.0), (500, 0.0), (2000, 1.0)],
        [_door(300), *fidgets(320, 3200, 20, 10)],
    )

    (stay,) = presence.in_bed
    assert stay.start_s == pytest.approx(300)
    assert 3300 <= stay.end_s <= 3800


@pytest.mark.parametrize("pieces", [1, 3])
def test_pushes_of_getting_in_are_one_door(pieces: int) -> None:
    """Test somebody who needs three pushes to lie down got in with the first."""
    pushes = [_door(400 + 6 * piece, 2.0) for piece in range(pieces)]
    presence = _presence(
        [(400, 1.0), (4000, 2.0), (400, 1.0)],
        [*pushes, *fidgets(440, 4300, 15, 11), _door(4395)],
    )

    assert presence.in_bed[0].start_s == pytest.approx(400)
    assert presence.transitions[0].end_s == pytest.approx(402 + 6 * (pieces - 1))


def test_a_movement_before_any_rest_is_no_riddle() -> None:
    """Test the first seconds of a known bed are looked at, and the night goes on."""
    known = EmptyBed(heartbeat_mg=EMPTY_MG, breathing_mg=0.1)

    presence = _presence([(8, 2.0)], [_door(3, length_s=2.0)], known)

    assert presence.empty is not None
