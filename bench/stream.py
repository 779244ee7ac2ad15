"""The part of the line that the measurements of the stream run."""

import asyncio
from dataclasses import dataclass, field

from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.client import NodeClient, NodeState
from custom_components.sleep_twitch.detector.detector import Detector
from custom_components.sleep_twitch.node import NodeEndpoint
from custom_components.sleep_twitch.wire.clock import StreamClock
from custom_components.sleep_twitch.wire.models import Reply

from .ground import NODE_MAC


@dataclass(kw_only=True)
class Stream:
    """The part of the line that is measured, and what went through it."""

    hass: HomeAssistant
    port: int
    n_samples: int = 0
    n_epochs: int = 0
    detector: Detector | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def follow(self) -> None:
        """Run client, wire and detector until cancelled."""
        client = NodeClient(
            lambda: NodeEndpoint(host="127.0.0.1", port=self.port, noise_psk=None),
            self._accept,
            _ignore_state,
            expected_mac=NODE_MAC,
            clock=StreamClock(),
        )
        await client.async_run()

    async def received(self, n_samples: int) -> None:
        """Wait until that many samples went through."""
        while self.n_samples < n_samples:
            self.news.clear()
            await self.news.wait()

    async def _accept(self, reply: Reply) -> None:
        await self.hass.async_add_executor_job(self._detect, reply)
        self.news.set()

    def _detect(self, reply: Reply) -> None:
        if self.detector is None:
            self.detector = Detector(
                reply.header.nominal_rate_hz,
                reply.header.scale_mg_per_count,
                reply.header.noise_ug_per_sqrt_hz,
            )
        for block in reply.blocks:
            self.n_samples += len(block.counts)
            self.n_epochs += len(self.detector.process(block).epochs)


def _ignore_state(_state: NodeState) -> None:
    """Take no interest in how the connection is."""
