"""ESPHome's native API, the server's side: as much of it as a client needs."""

import asyncio
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import Any, Final

from aioesphomeapi.core import MESSAGE_TYPE_TO_PROTO

from .framing import Framing, NoiseFraming, PlainFraming

pb: Any = import_module("aioesphomeapi.api_pb2")
"""The messages of the native API: made at run time, so no type checker knows them."""

type Message = Any
"""One of them."""

_NUMBERS: Final = {message: number for number, message in MESSAGE_TYPE_TO_PROTO.items()}


class ApiConnection:
    """One client that is connected."""

    def __init__(self, framing: Framing, writer: asyncio.StreamWriter) -> None:
        """Take over a socket."""
        self.tasks: set[asyncio.Task[None]] = set()
        self._framing = framing
        self._writer = writer

    def send(self, message: Message) -> None:
        """Write a message, if there is still somebody to read it."""
        if self._writer.is_closing():
            return
        data = message.SerializeToString()
        self._writer.write(self._framing.frame(_NUMBERS[type(message)], data))

    async def receive(self) -> Message:
        """Return the next message."""
        number, data = await self._framing.receive()
        return MESSAGE_TYPE_TO_PROTO[number].FromString(data)

    def abort(self) -> None:
        """Cut the line without a word."""
        for task in self.tasks:
            task.cancel()
        self._writer.transport.abort()


class NativeApiServer:
    """Serve handshake, identity, entities and actions; the actions are the owner's.

    Parameters
    ----------
    device : DeviceInfoResponse
        Who the node says it is.
    actions : list of ListEntitiesServicesResponse
        What it offers.
    execute : callable
        Awaited, in a task of its own, with each call of an action.
    """

    def __init__(
        self,
        device: Message,
        actions: list[Message],
        execute: Callable[[ApiConnection, Message], Coroutine[Any, Any, None]],
    ) -> None:
        """Prepare to serve; `start` does."""
        self.device = device
        self.actions = actions
        self.entities: list[Message] = []
        self.noise_psk: str | None = None
        self.subscriptions = 0
        self.connections: set[ApiConnection] = set()
        self._execute = execute
        self._server: asyncio.Server | None = None

    async def start(self, port: int = 0) -> int:
        """Listen on loopback and return the port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port)
        listening: int = self._server.sockets[0].getsockname()[1]
        return listening

    async def stop(self) -> None:
        """Listen no more, and throw out who is connected."""
        if self._server is None:
            return
        self._server.close()
        self.abort_all()
        await self._server.wait_closed()
        self._server = None

    def abort_all(self) -> None:
        """Throw out who is connected."""
        for connection in list(self.connections):
            connection.abort()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        framing = self._framing(reader, writer)
        connection = ApiConnection(framing, writer)
        self.connections.add(connection)
        try:
            await framing.handshake()
            while not isinstance(
                message := await connection.receive(), pb.DisconnectRequest
            ):
                self._answer(connection, message)
            connection.send(pb.DisconnectResponse())
            await writer.drain()
        except asyncio.IncompleteReadError, ConnectionError:
            return
        finally:
            for task in connection.tasks:
                task.cancel()
            self.connections.discard(connection)
            writer.close()

    def _framing(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Framing:
        if self.noise_psk is None:
            return PlainFraming(reader, writer)
        greeting = (self.device.name, self.device.mac_address.replace(":", "").lower())
        return NoiseFraming(reader, writer, self.noise_psk, greeting)

    def _answer(self, connection: ApiConnection, message: Message) -> None:
        match type(message).__name__:
            case "HelloRequest":
                connection.send(
                    pb.HelloResponse(
                        api_version_major=1,
                        api_version_minor=14,
                        server_info="fake",
                        name=self.device.name,
                    )
                )
            case "PingRequest":
                connection.send(pb.PingResponse())
            case "DeviceInfoRequest":
                connection.send(self.device)
            case "ListEntitiesRequest":
                for listed in (*self.entities, *self.actions):
                    connection.send(listed)
                connection.send(pb.ListEntitiesDoneResponse())
            case "SubscribeStatesRequest":
                self.subscriptions += 1
            case "ExecuteServiceRequest":
                task = asyncio.create_task(self._execute(connection, message))
                connection.tasks.add(task)
                task.add_done_callback(connection.tasks.discard)
