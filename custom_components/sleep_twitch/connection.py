"""One connection to a bed node: handshake, identity, and its one action."""

import asyncio
from typing import Final, Self

from aioesphomeapi.client import APIClient
from aioesphomeapi.core import (
    APIConnectionError,
    BadMACAddressAPIError,
    EncryptionPlaintextAPIError,
    InvalidAuthAPIError,
    InvalidEncryptionKeyAPIError,
    RequiresEncryptionAPIError,
    TimeoutAPIError,
)
from aioesphomeapi.model import DeviceInfo, UserService
from zeroconf import Zeroconf

from .node import (
    NodeConnectionError,
    NodeEndpoint,
    NodeError,
    NodeInfo,
    NodeTimeoutError,
    NodeTooNewError,
    NotABedNodeError,
    WrongKeyError,
    WrongNodeError,
)
from .wire.frame import LONGEST_BLOCK
from .wire.header import LONGEST_HEADER, parse_header
from .wire.models import Cursor, ProtocolTooNewError, StreamHeader, WireError

CONNECT_TIMEOUT_S: Final = 30.0
ANSWER_MARGIN_S: Final = 4.0
"""How much later than it was asked to wait a node may answer (docs/wire.md)."""
CLOSE_TIMEOUT_S: Final = 2.0

_ACTION: Final = "fetch"
_ACTION_ARGUMENTS: Final = ("boot", "since_low", "since_high", "max_bytes", "wait_ms")
_NOTHING_HELD: Final = Cursor(boot_id=0, next_sample=0)
_WRONG_KEY: Final = (
    EncryptionPlaintextAPIError,
    InvalidAuthAPIError,
    InvalidEncryptionKeyAPIError,
    RequiresEncryptionAPIError,
)


class NodeConnection:
    """A node that answered, proved who it is and has the action of a bed node.

    Made by `async_open`; a connection that was lost is not mended but opened anew.
    """

    def __init__(
        self,
        api: APIClient,
        lost: asyncio.Future[None],
        info: NodeInfo,
        action: UserService,
    ) -> None:
        """Take over a connection that `async_open` has checked."""
        self.info = info
        self._api = api
        self._lost = lost
        self._action = action

    @classmethod
    async def async_open(
        cls,
        endpoint: NodeEndpoint,
        *,
        expected_mac: str | None = None,
        zeroconf_instance: Zeroconf | None = None,
    ) -> Self:
        """Return a connection to the bed node at an endpoint.

        Raises
        ------
        NodeError
            One of its subclasses: unreachable, wrong key, another node, no bed node.
        """
        lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def _handle_stop(_expected: bool) -> None:  # noqa: FBT001
            if not lost.done():
                lost.set_result(None)

        api = APIClient(
            endpoint.host,
            endpoint.port,
            None,
            client_info="Sleep Twitch",
            noise_psk=endpoint.noise_psk,
            expected_mac=_bare(expected_mac) if expected_mac else None,
            zeroconf_instance=zeroconf_instance,
        )
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT_S):
                await api.connect(on_stop=_handle_stop, log_errors=False)
                device = await api.device_info()
                _, actions = await api.list_entities_services()
            info = _node_info(device)
            _require_mac(info, expected_mac)
            action = _bed_action(actions, info)
        except (APIConnectionError, TimeoutError) as err:
            await _async_close(api)
            raise _node_error(err, endpoint) from err
        except BaseException:
            await _async_close(api)
            raise
        return cls(api, lost, info, action)

    async def async_fetch(
        self, cursor: Cursor | None, *, max_bytes: int, wait_ms: int
    ) -> bytes:
        """Return the node's answer: a stream header, and the blocks that are due.

        Parameters
        ----------
        cursor : Cursor or None
            Next sample wanted; None when nothing is held.
        max_bytes : int
            Longest answer wanted; 0 asks for the stream header alone.
        wait_ms : int
            How long the node may wait for a block to be complete.

        Raises
        ------
        NodeTimeoutError
            If no answer came in time; the same may be asked again.
        NodeConnectionError
            If the connection is lost.
        NodeError
            If the node refused, or sent far more than it was asked for.
        """
        wanted = cursor or _NOTHING_HELD
        arguments = {
            "boot": _int32(wanted.boot_id),
            "since_low": _int32(wanted.next_sample),
            "since_high": _int32(wanted.next_sample >> 32),
            "max_bytes": max_bytes,
            "wait_ms": wait_ms,
        }
        data = await self._async_execute(arguments, wait_ms / 1000 + ANSWER_MARGIN_S)
        if len(data) > max_bytes + LONGEST_HEADER + LONGEST_BLOCK:
            raise NodeError(
                f"{self.info.name} sent {len(data)} bytes where {max_bytes} were asked"
            )
        return data

    async def async_close(self) -> None:
        """Say goodbye, within reason."""
        await _async_close(self._api)

    async def _async_execute(
        self, arguments: dict[str, int], timeout_s: float
    ) -> bytes:
        """Run the action; unlike the library's, the call fails when the node goes."""
        call = asyncio.ensure_future(
            self._api.execute_service(
                self._action, {**arguments}, return_response=True, timeout=timeout_s
            )
        )
        try:
            await asyncio.wait((call, self._lost), return_when=asyncio.FIRST_COMPLETED)
            if not call.done():
                raise NodeConnectionError(f"connection to {self.info.name} lost")
            response = call.result()
        except TimeoutError as err:
            raise NodeTimeoutError(
                f"{self.info.name} gave no answer in {timeout_s} s"
            ) from err
        except APIConnectionError as err:
            raise NodeConnectionError(f"{self.info.name}: {err}") from err
        finally:
            call.cancel()
        if response is None or not response.success:
            reason = response.error_message if response else ""
            raise NodeError(f"{self.info.name} refused: {reason or 'no reason given'}")
        return bytes(response.response_data)


async def async_probe(
    endpoint: NodeEndpoint,
    *,
    expected_mac: str | None = None,
    zeroconf_instance: Zeroconf | None = None,
) -> tuple[NodeInfo, StreamHeader]:
    """Return who answers at an endpoint and what its stream is.

    Raises
    ------
    NodeError
        One of its subclasses, as `NodeConnection.async_open`; also `NodeTooNewError`.
    """
    connection = await NodeConnection.async_open(
        endpoint, expected_mac=expected_mac, zeroconf_instance=zeroconf_instance
    )
    try:
        raw = await connection.async_fetch(None, max_bytes=0, wait_ms=0)
        header = parse_header(raw).header
    except ProtocolTooNewError as err:
        raise NodeTooNewError(f"{connection.info.name}: {err}") from err
    except WireError as err:
        raise NotABedNodeError(f"{connection.info.name}: {err}") from err
    finally:
        await connection.async_close()
    return connection.info, header


async def _async_close(api: APIClient) -> None:
    """Disconnect politely; after a while, or when there is nobody left, at once."""
    try:
        async with asyncio.timeout(CLOSE_TIMEOUT_S):
            await api.disconnect()
    except APIConnectionError, TimeoutError:
        await api.disconnect(force=True)


def _node_error(err: Exception, endpoint: NodeEndpoint) -> NodeError:
    """Return what a failed connection means to this integration."""
    where = f"{endpoint.host}:{endpoint.port}"
    match err:
        case _ if isinstance(err, _WRONG_KEY):
            return WrongKeyError(f"{where}: {err}")
        case BadMACAddressAPIError():
            return WrongNodeError(f"{where}: {err}")
        case TimeoutError() | TimeoutAPIError():
            return NodeTimeoutError(f"{where}: {err or 'no answer in time'}")
    return NodeConnectionError(f"{where}: {err}")


def _node_info(device: DeviceInfo) -> NodeInfo:
    return NodeInfo(
        mac=device.mac_address.lower(),
        name=device.name,
        friendly_name=device.friendly_name,
        model=device.model,
        project_name=device.project_name,
        project_version=device.project_version,
        esphome_version=device.esphome_version,
    )


def _require_mac(info: NodeInfo, expected_mac: str | None) -> None:
    """Check the address that the library checks on encrypted connections only."""
    if expected_mac is not None and _bare(info.mac) != _bare(expected_mac):
        raise WrongNodeError(
            f"{info.name} has the address {info.mac}, not {expected_mac}"
        )


def _bed_action(actions: list[UserService], info: NodeInfo) -> UserService:
    for action in actions:
        names = {argument.name for argument in action.args}
        if action.name == _ACTION and names == set(_ACTION_ARGUMENTS):
            return action
    raise NotABedNodeError(
        f"{info.name} has no action {_ACTION}({', '.join(_ACTION_ARGUMENTS)})"
    )


def _bare(mac: str) -> str:
    return mac.replace(":", "").lower()


def _int32(number: int) -> int:
    """Return the lower 32 bits as two's complement, which the native API can carry."""
    low = number & 0xFFFFFFFF
    return low - 0x1_0000_0000 if low & 0x8000_0000 else low
