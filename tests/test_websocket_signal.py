"""The signal behind a movement, as a card draws it."""

import os
from pathlib import Path
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockUser,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.night.models import MovementKind
from custom_components.sleep_twitch.open_night import DATA_OPEN_NIGHT, HELD_FOR

from .acting import record_short_night
from .asking import ask, token_of
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import kept_night
from .short_night import RATE_HZ

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

MINUTE: Final[dict[str, Any]] = {"start_s": 300, "end_s": 360, "pixels": 120}


async def ask_signal(
    client: MockHAClientWebSocket, kept: KeptNight, **window: float
) -> dict[str, Any]:
    """Return the answer to a request for some of a night's signal."""
    assert kept.id is not None
    return await ask(client, "signal", **{"night_id": kept.id, **MINUTE, **window})


def file_of(bed: BedCoordinator, kept: KeptNight) -> Path:
    """Return the file of a night's raw data."""
    path = bed.raw_nights.nights.path_of(kept.bed, kept.start)
    assert path is not None
    return path


async def test_a_movement_stands_out_of_its_signal(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test whoever taps a movement sees it where and when the list says it was."""
    bed, kept = await record_short_night(hass, node)
    client = await hass_ws_client()
    movement = max(
        (
            moved
            for moved in kept.night.movements
            if moved.kind is MovementKind.LIMB_MOVEMENT
        ),
        key=lambda moved: moved.peak_mg or 0,
    )
    start_s, end_s = movement.onset_s - 5, movement.onset_s + 5

    answer = await ask_signal(client, kept, start_s=start_s, end_s=end_s, pixels=100)

    result = answer["result"]
    assert (result["start_s"], result["end_s"]) == (start_s, end_s)
    assert result["rate_hz"] == RATE_HZ
    assert len(result["points"]) == 100
    assert all(0 <= least <= largest for least, largest in result["points"])
    tallest = max(range(100), key=lambda pixel: result["points"][pixel][1])
    seen_s = (tallest + 0.5) / 10 - 5
    assert -0.5 < seen_s < movement.duration_s + 0.5
    assert bed.data.tonight is None


async def test_where_there_is_no_sample_there_is_no_point(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test the hour before the first sample is a gap and not a still bed."""
    _, kept = await record_short_night(hass, node)

    answer = await ask_signal(
        await hass_ws_client(), kept, start_s=-4000, end_s=-3000, pixels=10
    )

    assert answer["result"]["points"] == [None] * 10


async def test_zooming_does_not_read_the_file_anew(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a finger on a phone does not keep a disk busy; a new file is read."""
    bed, kept = await record_short_night(hass, node)
    client = await hass_ws_client()
    first = await ask_signal(client, kept)
    path = file_of(bed, kept)
    stat = path.stat()

    path.write_bytes(bytes(stat.st_size))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    again = await ask_signal(client, kept)
    os.utime(path)
    anew = await ask_signal(client, kept)

    assert again["result"] == first["result"]
    assert anew["error"]["code"] == "no_raw_data"
    assert "cannot be read" in anew["error"]["message"]


async def test_a_night_is_let_go_of_when_nobody_looks(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test twenty megabytes are not held all day for one look in the morning."""
    _, kept = await record_short_night(hass, node)
    await ask_signal(await hass_ws_client(), kept)
    held = hass.data[DATA_OPEN_NIGHT]
    assert held._night is not None

    async_fire_time_changed(hass, dt_util.utcnow() + HELD_FOR)
    await hass.async_block_till_done()

    assert held._night is None


async def test_raw_data_that_was_deleted(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test what was deleted is neither shown nor held."""
    bed, kept = await record_short_night(hass, node)
    client = await hass_ws_client()
    before = await ask_signal(client, kept)

    await bed.raw_nights.async_delete(kept.start)
    after = await ask_signal(client, kept)

    assert before["success"] is True
    assert after["error"]["code"] == "no_raw_data"
    assert str(kept.id) in after["error"]["message"]
    assert hass.data[DATA_OPEN_NIGHT]._night is None


async def test_a_night_that_never_had_any(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a night of years ago, or from a file, says why there is no signal."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    answer = await ask(await hass_ws_client(), "signal", night_id=1, **MINUTE)

    assert answer["error"]["code"] == "no_raw_data"


async def test_a_number_of_no_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a night that was deleted meanwhile is not found."""
    await set_up(hass, add_bed(hass, node))

    answer = await ask(await hass_ws_client(), "signal", night_id=4711, **MINUTE)

    assert answer["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param({"end_s": 300}, "0.1 to 3600 s", id="no length"),
        pytest.param({"end_s": 200}, "0.1 to 3600 s", id="backwards"),
        pytest.param({"end_s": 3901}, "0.1 to 3600 s", id="too long"),
        pytest.param({"pixels": 0}, "1", id="no pixel"),
        pytest.param({"pixels": 4001}, "4000", id="too many pixels"),
        pytest.param({"start_s": -1e300}, "start_s", id="before the world"),
        pytest.param({"end_s": "soon"}, "end_s", id="no number"),
    ],
)
async def test_a_window_that_cannot_be(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    wrong: dict[str, Any],
    right: str,
) -> None:
    """Test the refusal says what would be right."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    answer = await ask(
        await hass_ws_client(), "signal", **{"night_id": 1, **MINUTE, **wrong}
    )

    assert answer["error"]["code"] == "invalid_format"
    assert right in answer["error"]["message"]


async def test_whose_signal_it_is(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
) -> None:
    """Test a kept signal is shown to the chosen user and not to the administrator."""
    hidden = sleeper_data(access="chosen_users", users=(hass_read_only_user.id,))
    _, kept = await record_short_night(hass, node, add_bed(hass, node, hidden))
    admin = await hass_ws_client()
    chosen = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    refused = await ask_signal(admin, kept)
    shown = await ask_signal(chosen, kept)

    assert refused["error"]["code"] == "unauthorized"
    assert len(shown["result"]["points"]) == 120
