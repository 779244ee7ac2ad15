"""How far the live signal is behind what happens: real firmware, in real time."""

import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from bench.synthetic_bed import find_scenario, generate_night, write_edf
from custom_components.sleep_twitch.const import DOMAIN
from tests.asking import ask
from tests.firmware.conftest import StartNode
from tests.home import set_up, sleeper_data
from tests.nights import BED

VIRTUAL_ORIGIN: Final = datetime(2026, 3, 14, 21, tzinfo=UTC)
EVENTS: Final = 12

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(120),
    pytest.mark.usefixtures("enable_custom_integrations", "mock_async_zeroconf"),
]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a short night as a file."""
    night = generate_night(replace(find_scenario("short"), clock_error=0.0), seed=3)
    path = tmp_path_factory.mktemp("recording") / "night.edf"
    write_edf(night, path)
    return path


async def test_the_signal_is_seen_within_three_seconds(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    start_node: StartNode,
    simulator: Path,
    recording: Path,
) -> None:
    """Test who moves a foot sees it while they still know which one it was."""
    wall_origin_s = time.time()
    node = start_node(
        simulator,
        BED_MOTION_RECORDING=recording,
        BED_MOTION_SPEED=1.0,
        BED_MOTION_WALL_ORIGIN_US=round(wall_origin_s * 1e6),
        BED_MOTION_VIRTUAL_ORIGIN_US=round(VIRTUAL_ORIGIN.timestamp() * 1e6),
    )
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id=BED,
        title="Bed Node",
        data={"host": "127.0.0.1", "port": node.port},
        subentries_data=[sleeper_data()],
    )
    entry.add_to_hass(hass)
    await set_up(hass, entry)
    client = await hass_ws_client()
    assert (await ask(client, "subscribe_live"))["success"]

    lags_s: list[float] = []
    while len(lags_s) < EVENTS:
        event = (await client.receive_json())["event"]
        if event["signal"]:
            now = VIRTUAL_ORIGIN + timedelta(seconds=time.time() - wall_origin_s)
            lags_s.append((now - _end(event["signal"])).total_seconds())

    # The first may have waited for the connection.
    assert 1.0 < statistics.median(lags_s[2:]) < 3.0


def _end(signal: dict[str, Any]) -> datetime:
    begin = datetime.fromisoformat(signal["at"])
    return begin + timedelta(seconds=len(signal["signal_mg"]) / signal["rate_hz"])
