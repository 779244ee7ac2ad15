"""Nodes that run: the real firmware, built for this machine, behind its real API."""

import asyncio
import os
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from aioesphomeapi import UserService
from aioesphomeapi.client import APIClient, ExecuteServiceDataType

from .building import YAML, build_node
from .wire_reader import Block, Header, read_reply

STARTS_WITHIN_S: Final = 10.0


@dataclass(kw_only=True)
class Node:
    """A node's process, and where it listens."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def stop(self) -> None:
        """Kill the process, as a power cut would."""
        self.process.kill()
        self.process.wait()


@dataclass(kw_only=True)
class Reader:
    """One reader's connection to a node, and its cursor."""

    client: APIClient
    action: UserService
    boot_id: int = 0
    since: int = 0
    blocks: list[Block] = field(default_factory=list)

    async def fetch(
        self,
        *,
        boot_id: int | None = None,
        since: int | None = None,
        max_bytes: int = 4096,
        wait_ms: int = 0,
    ) -> tuple[Header, list[Block]]:
        """Ask once, from the cursor when nothing else is said."""
        data = await self.fetch_bytes(
            boot_id=boot_id, since=since, max_bytes=max_bytes, wait_ms=wait_ms
        )
        return read_reply(data)

    async def fetch_bytes(
        self,
        *,
        boot_id: int | None = None,
        since: int | None = None,
        max_bytes: int = 4096,
        wait_ms: int = 0,
        timeout_s: float = 35.0,
    ) -> bytes:
        """Ask once and return the answer as it came."""
        number = self.since if since is None else since
        arguments: ExecuteServiceDataType = {
            "boot": as_int32(self.boot_id if boot_id is None else boot_id),
            "since_low": as_int32(number & 0xFFFF_FFFF),
            "since_high": as_int32(number >> 32),
            "max_bytes": max_bytes,
            "wait_ms": wait_ms,
        }
        answer = await self.client.execute_service(
            self.action, arguments, return_response=True, timeout=timeout_s
        )
        assert answer is not None
        assert answer.success
        return answer.response_data

    async def follow(self, until_sample: int, within_s: float = 60.0) -> Header:
        """Read on until the node has shown a sample number, and keep the blocks."""
        async with asyncio.timeout(within_s):
            while True:
                header, blocks = await self.fetch(max_bytes=1 << 20, wait_ms=5000)
                self.boot_id = header.boot_id
                self.blocks += blocks
                if blocks:
                    self.since = blocks[-1].next_sample
                if self.since >= until_sample:
                    return header


def as_int32(value: int) -> int:
    """Return an unsigned half as the API's integers carry it."""
    return value - (1 << 32) if value >= 1 << 31 else value


StartNode = Callable[..., Node]
Connect = Callable[[Node], Awaitable[Reader]]


@pytest.fixture(scope="session")
def simulator() -> Path:
    """Return the program of the simulated node."""
    return build_node()


@pytest.fixture(scope="session")
def lsm6dso_node() -> Path:
    """Return the program of a node with an LSM6DSO on a fake bus."""
    return build_node(YAML / "lsm6dso.host.yaml")


@pytest.fixture(scope="session")
def motion_node() -> Path:
    """Return the program of a node with ESPHome's motion hub on a fake bus."""
    return build_node(YAML / "motion.host.yaml")


@pytest.fixture
def start_node(
    tmp_path: Path,
    socket_enabled: None,  # noqa: ARG001
) -> Iterator[StartNode]:
    """Return a function that starts a node with settings; all end with the test."""
    nodes: list[Node] = []

    def start(program: Path, **settings: object) -> Node:
        port = free_port()
        variables = {name: str(value) for name, value in settings.items()}
        variables |= {"BED_MOTION_PORT": str(port), "OWN_PORT": str(port)}
        log = tmp_path / f"node-{len(nodes)}.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [program],
                env=os.environ | variables | {"ESPHOME_PREFDIR": str(tmp_path)},
                stdout=output,
                stderr=output,
                text=True,
            )
        node = Node(process=process, port=port, log=log)
        nodes.append(node)
        wait_until_it_listens(node)
        return node

    yield start
    for node in nodes:
        node.stop()


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Return a function that connects a reader; all disconnect with the test."""
    clients: list[APIClient] = []

    async def connect_to(node: Node) -> Reader:
        client = APIClient("127.0.0.1", node.port, None)
        clients.append(client)
        await client.connect(login=True)
        _, services = await client.list_entities_services()
        (action,) = services
        return Reader(client=client, action=action)

    yield connect_to
    for client in clients:
        await client.disconnect(force=True)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_it_listens(node: Node) -> None:
    """Wait for the node's API, or say what the node said instead."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while node.process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", node.port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"the node does not listen:\n{node.log.read_text()}")
