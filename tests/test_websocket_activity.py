"""When a sleeper moved, as the cards are told it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    ScoredMovement,
)
from custom_components.sleep_twitch.store import DATA_STORE

from .asking import ask
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import BED, EVENING, MOVEMENT, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

DAY: Final = timedelta(days=1)
MARCH: Final = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


def night_of(
    *movements: tuple[float, MovementKind],
    in_bed: tuple[tuple[float, float], ...] = ((0.0, 3600.0),),
    gaps: tuple[tuple[float, float], ...] = (),
    start_after_s: float = 0.0,
) -> KeptNight:
    """Return an hour from 21:30 on, or a little later, in which somebody moved."""
    kept = kept_night(EVENING + timedelta(seconds=start_after_s), hours=1.0)
    night = replace(
        kept.night,
        in_bed=tuple(Interval(start_s=start, end_s=end) for start, end in in_bed),
        gaps=tuple(Interval(start_s=start, end_s=end) for start, end in gaps),
        movements=tuple(_movement(*each) for each in movements),
    )
    return replace(kept, night=night)


def _movement(onset_s: float, kind: MovementKind) -> ScoredMovement:
    return replace(MOVEMENT, onset_s=onset_s, kind=kind)


async def _told(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    kept: KeptNight,
    **request: object,
) -> dict[str, Any]:
    """Return what is told of a night, the only one."""
    await keep(hass, kept)
    await set_up(hass, add_bed(hass, node))
    answer = await ask(await hass_ws_client(), "activity", **MARCH, **request)
    (night,) = answer["result"]["nights"]
    told: dict[str, Any] = night
    return told


async def test_movements_are_counted_by_the_quarter_of_an_hour(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test each movement stands where the clock stood, zero being a count of none."""
    kept = night_of(
        (0.0, MovementKind.LIMB_MOVEMENT),
        (899.9, MovementKind.LIMB_MOVEMENT),
        (900.0, MovementKind.BODY_MOVEMENT),
        (3599.0, MovementKind.HYPNIC_JERK),
        (3599.5, MovementKind.SMALL_TWITCH),
    )

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["first_bin"] == "2026-03-14T21:30:00+00:00"
    assert night["limb_movements"] == [2, 0, 0, 0]
    assert night["movements"] == [2, 1, 0, 2]
    assert night["heard_s"] == [900, 900, 900, 900]


async def test_the_house_and_getting_up_are_not_counted(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a door is no restless quarter of an hour."""
    kept = night_of(
        (10.0, MovementKind.ENVIRONMENT), (20.0, MovementKind.BED_TRANSITION)
    )

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["movements"] == [0, 0, 0, 0]


async def test_bins_begin_on_round_times_whenever_the_night_did(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test nights that begin at odd minutes can stand below one another."""
    kept = night_of((599.0, MovementKind.LIMB_MOVEMENT), start_after_s=300.0)

    night = await _told(hass, node, hass_ws_client, kept, bin_s=900)

    assert night["first_bin"] == "2026-03-14T21:30:00+00:00"
    assert night["limb_movements"] == [1, 0, 0, 0, 0]
    assert night["heard_s"] == [600, 900, 900, 900, 300]


async def test_a_bin_of_its_own_length(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test whoever wants finer bins gets them."""
    kept = night_of((601.0, MovementKind.LIMB_MOVEMENT))

    night = await _told(hass, node, hass_ws_client, kept, bin_s=300)

    assert night["limb_movements"] == [0, 0, 1, *[0] * 9]


async def test_what_nobody_heard_is_unknown_and_never_zero(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a gap is no quiet quarter of an hour, and a short one spoils none."""
    kept = night_of(
        (2750.0, MovementKind.LIMB_MOVEMENT),
        gaps=((0.0, 100.0), (900.0, 1900.0), (2700.0, 2710.0)),
    )

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["limb_movements"] == [0, None, 0, 1]
    assert night["movements"] == [0, None, 0, 1]
    assert night["heard_s"] == [800, 0, 800, 890]


async def test_a_gap_at_the_edge_of_a_night_is_unknown_too(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a short begin of which nothing was heard is not told as known."""
    kept = night_of(gaps=((0.0, 600.0),), start_after_s=300.0)

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["limb_movements"] == [None, 0, 0, 0, 0]


async def test_time_out_of_bed_is_heard_by_nobody(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a rate can be taken of the time in bed, gaps being left out of it once."""
    kept = night_of(in_bed=((0.0, 600.0), (1900.0, 3600.0)), gaps=((500.0, 700.0),))

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["in_bed"] == [[0, 600], [1900, 3600]]
    assert night["heard_s"] == [500, 0, 800, 900]
    assert night["limb_movements"] == [0, 0, 0, 0]


async def test_what_is_marked_as_wrong_is_left_out(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a movement that was none darkens no cell."""
    kept = night_of(
        (10.0, MovementKind.LIMB_MOVEMENT), (20.0, MovementKind.LIMB_MOVEMENT)
    )
    kept = replace(kept, wrong_onsets_s=frozenset({20.0}))

    night = await _told(hass, node, hass_ws_client, kept)

    assert night["limb_movements"] == [1, 0, 0, 0]


async def test_movements_that_are_kept_no_longer_are_unknown(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test an old night is told as such: when it was, and nothing of its movements."""
    await keep(hass, night_of((10.0, MovementKind.LIMB_MOVEMENT)))
    await set_up(hass, add_bed(hass, node))
    store = hass.data[DATA_STORE]
    client = await hass_ws_client()

    await store.async_forget_movements_before((EVENING + DAY * 9).date(), bed=BED)

    (night,) = (await ask(client, "activity", **MARCH))["result"]["nights"]
    assert night["movements_forgotten"] is True
    assert night["limb_movements"] == night["movements"] == [None] * 4
    assert night["heard_s"] == [900] * 4
    assert night["plm_per_hour"] == 3.42


async def test_nights_are_those_of_the_list_with_their_figures(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test the picture and the list of a period agree on nights, naps and figures."""
    nap = kept_night(EVENING + timedelta(hours=22), hours=1.0, boot_id=8)
    await keep(hass, kept_night(), nap, kept_night(EVENING + 30 * DAY, boot_id=9))
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()

    listed = (await ask(client, "nights", **MARCH))["result"]
    drawn = (await ask(client, "activity", **MARCH))["result"]

    assert drawn["sleeper"] == listed["sleeper"]
    assert drawn["node"]["device_id"] == listed["node"]["device_id"]
    assert len(drawn["nights"]) == 2
    same = ("id", "date", "kind", "simulated", "start", "end", "sleep_onset_s")
    figures = ("rules", "plm_per_hour", "time_in_bed_s", "coverage")
    for one, other in zip(drawn["nights"], listed["nights"], strict=True):
        assert [one[key] for key in same] == [other[key] for key in same]
        assert [one[key] for key in figures] == [
            other["summary"][key] for key in figures
        ]


async def test_nobody_sees_the_nights_of_another(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a second bed has a picture of its own."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node, sleeper_data(access="chosen_users")))
    await set_up(hass, add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01"))

    result = (await ask(await hass_ws_client(), "activity", **MARCH))["result"]

    assert result["sleeper"]["name"] == "Bo"
    assert result["nights"] == []


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        pytest.param({"start_date": "2026-04-01"}, "0 days", id="backwards"),
        pytest.param({"start_date": "2025-09-12"}, "201 days", id="too many"),
        pytest.param({"bin_s": 600}, "bin_s", id="bins that fit no quarter"),
    ],
)
async def test_a_question_that_cannot_be(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    request_: dict[str, Any],
    named: str,
) -> None:
    """Test the refusal says what was wrong."""
    await set_up(hass, add_bed(hass, node))

    answer = await ask(await hass_ws_client(), "activity", **{**MARCH, **request_})

    assert answer["error"]["code"] == "invalid_format"
    assert named in answer["error"]["message"]
