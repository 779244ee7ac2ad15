"""How the native API's messages lie on the line: in plaintext, or in Noise."""

import asyncio
import base64
from importlib import import_module
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidTag

PLAINTEXT: Final = b"\0"
ENCRYPTED: Final = b"\1"
NOISE_PROTOCOL: Final = b"Noise_NNpsk0_25519_ChaChaPoly_SHA256"
PROLOGUE: Final = b"NoiseAPIInit\0\0"

# The library that the client's side uses, too; it has no types.
_noise: Any = import_module("noise.connection")


class Framing(Protocol):
    """Messages by number and data, over a stream of bytes."""

    async def handshake(self) -> None:
        """Agree with the client."""

    async def receive(self) -> tuple[int, bytes]:
        """Return the next message's number and data."""

    def frame(self, number: int, data: bytes) -> bytes:
        """Return a message as bytes to be sent."""


class PlainFraming:
    """Preamble, length and number as varints, data."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Speak over a socket."""
        self._reader = reader
        self._writer = writer

    async def handshake(self) -> None:
        """Agree without a word."""

    async def receive(self) -> tuple[int, bytes]:
        """Return the next message; a client that encrypts is told so."""
        if (preamble := await self._reader.readexactly(1)) != PLAINTEXT:
            self._writer.write(PLAINTEXT + b"Bad indicator byte")
            raise ConnectionAbortedError(f"preamble {preamble!r}, not plaintext")
        length = await self._read_varint()
        number = await self._read_varint()
        return number, await self._reader.readexactly(length)

    def frame(self, number: int, data: bytes) -> bytes:
        """Return a message as bytes to be sent."""
        return PLAINTEXT + _varint(len(data)) + _varint(number) + data

    async def _read_varint(self) -> int:
        number = shift = 0
        while True:
            byte = (await self._reader.readexactly(1))[0]
            number |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return number


class NoiseFraming:
    """Noise with a shared key, as ESPHome's `api: encryption:` speaks it."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        noise_psk: str,
        greeting: tuple[str, str],
    ) -> None:
        """Speak over a socket, with a key; the greeting is name and bare address."""
        self._reader = reader
        self._writer = writer
        self._greeting = greeting
        self._noise = _noise.NoiseConnection.from_name(NOISE_PROTOCOL)
        self._noise.set_as_responder()
        self._noise.set_psks(base64.b64decode(noise_psk))
        self._noise.set_prologue(PROLOGUE)
        self._noise.start_handshake()

    async def handshake(self) -> None:
        """Tell who the node is, and check that the client has the key."""
        await self._read_frame()
        name, mac = self._greeting
        self._write_frame(b"\1" + name.encode() + b"\0" + mac.encode() + b"\0")
        try:
            self._noise.read_message((await self._read_frame())[1:])
        except InvalidTag as err:
            self._write_frame(b"\1Handshake MAC failure")
            raise ConnectionAbortedError("a client with another key") from err
        self._write_frame(b"\0" + self._noise.write_message())

    async def receive(self) -> tuple[int, bytes]:
        """Return the next message."""
        message = bytes(self._noise.decrypt(await self._read_frame()))
        return int.from_bytes(message[:2]), message[4:]

    def frame(self, number: int, data: bytes) -> bytes:
        """Return a message as bytes to be sent."""
        head = number.to_bytes(2) + len(data).to_bytes(2)
        return _framed(bytes(self._noise.encrypt(head + data)))

    async def _read_frame(self) -> bytes:
        preamble = await self._reader.readexactly(1)
        if preamble != ENCRYPTED:
            self._write_frame(b"\1Bad indicator byte")
            raise ConnectionAbortedError(f"preamble {preamble!r}, not encrypted")
        length = int.from_bytes(await self._reader.readexactly(2))
        return await self._reader.readexactly(length)

    def _write_frame(self, data: bytes) -> None:
        self._writer.write(_framed(data))


def _framed(data: bytes) -> bytes:
    return ENCRYPTED + len(data).to_bytes(2) + data


def _varint(number: int) -> bytes:
    out = bytearray()
    while True:
        byte, number = number & 0x7F, number >> 7
        out.append(byte | (0x80 if number else 0))
        if not number:
            return bytes(out)
