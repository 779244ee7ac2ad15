"""The client of a bed's node: where it looks, with which key, and by which clock."""

import asyncio
from collections.abc import Awaitable, Callable

from homeassistant.components import zeroconf
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .client import NodeClient, NodeState
from .const import LOGGER, UNUSABLE_PAUSE
from .line import Replayed, UnusableStreamError
from .node import NodeConnectionError, NodeEndpoint, WrongKeyError
from .node_address import endpoints_of
from .wire.clock import StreamClock
from .wire.models import Reply


class NodeFollower:
    """Follow the node of a bed for ever, from where its journal ends."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        on_reply: Callable[[Reply], Awaitable[None]],
        on_state: Callable[[NodeState], None],
        on_unusable: Callable[[], None],
    ) -> None:
        """Prepare; `async_run` begins.

        Parameters
        ----------
        hass : HomeAssistant
            Home Assistant.
        entry : ConfigEntry
            The bed's: it knows the node, or whom to ask.
        on_reply : callable
            Takes what the node brings, and is waited for.
        on_state : callable
            Is told that the node is there, or why it is not.
        on_unusable : callable
            Is told that the node's stream is of no use as it is set.
        """
        self.clock = StreamClock()
        self.client: NodeClient | None = None
        """None until the journal is lived through."""
        self._hass = hass
        self._entry = entry
        self._mac = entry.unique_id or ""
        self._on_reply = on_reply
        self._on_state = on_state
        self._on_unusable = on_unusable
        self._wrong_keys = 0

    async def async_run(self, replayed: Replayed) -> None:
        """Follow the node, go on behind what is held of it."""
        self.clock = StreamClock(replayed.lines)
        self.client = NodeClient(
            self._endpoint,
            self._on_reply,
            self._on_state,
            expected_mac=self._mac,
            clock=self.clock,
            cursor=replayed.cursor,
            zeroconf_instance=await zeroconf.async_get_instance(self._hass),
        )
        while True:
            try:
                await self.client.async_run()
            except UnusableStreamError as err:
                LOGGER.error("%s cannot be used: %s", self._entry.title, err)
                self._on_unusable()
            await asyncio.sleep(UNUSABLE_PAUSE.total_seconds())

    @callback
    def reconnect_soon(self) -> None:
        """Try at once where a pause is on: somebody has seen the node."""
        if self.client:
            self.client.reconnect_soon()

    def _endpoint(self) -> NodeEndpoint:
        """Return where to look next: the keys that are known take turns."""
        endpoints = endpoints_of(self._hass, self._entry.data, self._mac)
        if not endpoints:
            raise NodeConnectionError(
                f"nobody knows the address of {self._entry.title}"
            )
        if self.client and isinstance(self.client.state.error, WrongKeyError):
            self._wrong_keys += 1
            if self._wrong_keys % len(endpoints) == 0:
                self._entry.async_start_reauth(self._hass)
        return endpoints[self._wrong_keys % len(endpoints)]
