"""A real Home Assistant for the tests of the flat files, and a node on loopback."""

from collections.abc import AsyncIterator, Iterator
from unittest.mock import MagicMock

import pytest
from homeassistant.core import HomeAssistant

# Before the plugin's folder of the same name is found: the loader asks this package
# where custom integrations are.
import custom_components.sleep_twitch  # noqa: F401
from custom_components.sleep_twitch.store import NightStore

from .client.fake_node import FakeBedNode


@pytest.fixture
def hass_config_dir(
    hass_tmp_config_dir: str,
    mock_async_zeroconf: MagicMock,  # noqa: ARG001 - must outlive Home Assistant
) -> str:
    """Return a configuration folder of the test's own: nights are kept below it.

    Home Assistant asks for the folder first, so what this fixture holds is there until
    after its end: a bed may look for mDNS at the very last moment.
    """
    return hass_tmp_config_dir


@pytest.fixture
async def store(hass: HomeAssistant) -> AsyncIterator[NightStore]:
    """Return an open store."""
    store = NightStore(hass)
    await store.async_open()
    yield store
    await store.async_close()


@pytest.fixture
def only_flows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep entries from being set up: here only the flows are looked at."""

    async def _set_up_nothing(*_: object) -> bool:
        return True

    with monkeypatch.context() as patch:
        for name in ("async_setup_entry", "async_unload_entry"):
            patch.setattr(f"custom_components.sleep_twitch.{name}", _set_up_nothing)
        yield


@pytest.fixture
async def node(
    socket_enabled: None,  # noqa: ARG001 - lets the test have real sockets
) -> AsyncIterator[FakeBedNode]:
    """Return a bed node that listens and holds nothing yet."""
    node = FakeBedNode()
    await node.start()
    yield node
    if listening := node.server._server:
        listening.close()
        # Also a client whose connection was accepted and not yet served.
        listening.abort_clients()
    await node.stop()
