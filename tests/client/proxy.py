"""A line between client and node that stalls and breaks when it is told to."""

import asyncio
import contextlib
from typing import Final

BUFFER_BYTES: Final = 2048
"""So small that a stall is felt by both ends, as on Wi-Fi, and not swallowed here."""


class Proxy:
    """Pass bytes between a port of its own and a node's.

    `stall()` and `flow()` hold them back and let them go; `cut()` breaks what is
    connected, `close()` and `open()` refuse new connections and accept them again.
    """

    def __init__(self, target_port: int) -> None:
        """Prepare to stand before a node; `start` does."""
        self.port = 0
        self.target_port = target_port
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._accepts = True
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on loopback."""
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, limit=BUFFER_BYTES
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()
            self.cut()
            self._flowing.set()
            await self._server.wait_closed()

    def stall(self) -> None:
        """Let nothing through, and keep all connections."""
        self._flowing.clear()

    def flow(self) -> None:
        """Let everything through again."""
        self._flowing.set()

    def cut(self) -> None:
        """Break all connections."""
        for writer in list(self._writers):
            writer.transport.abort()

    def close(self) -> None:
        """Break all connections, and whichever comes."""
        self._accepts = False
        self.cut()

    def open(self) -> None:
        """Accept connections again."""
        self._accepts = True

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            if not self._accepts:
                return
            node_reader, node_writer = await asyncio.open_connection(
                "127.0.0.1", self.target_port, limit=BUFFER_BYTES
            )
        except OSError:
            return
        finally:
            if not self._accepts:
                writer.transport.abort()
        self._writers |= {writer, node_writer}
        await asyncio.gather(
            self._pump(reader, node_writer), self._pump(node_reader, writer)
        )

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        writer.transport.set_write_buffer_limits(high=BUFFER_BYTES)
        with contextlib.suppress(OSError):
            while True:
                await self._flowing.wait()
                if not (data := await reader.read(BUFFER_BYTES)):
                    break
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
        self._writers.discard(writer)
