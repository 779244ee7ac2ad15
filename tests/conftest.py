"""A real Home Assistant for the tests of the flat files, and a node on loopback."""

from collections.abc import AsyncIterator
from unittest.mock import MagicMock

import pytest

# Before the plugin's folder of the same name is found: the loader asks this package
# where custom integrations are.
import custom_components.sleep_twitch  # noqa: F401

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
