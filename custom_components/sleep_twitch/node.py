"""A bed node as this integration knows it, and what can be wrong with it."""

from dataclasses import dataclass


class NodeError(Exception):
    """Something is wrong with the node or the way to it; the message says what."""


class NodeConnectionError(NodeError):
    """The node cannot be reached, or was lost."""


class NodeTimeoutError(NodeConnectionError):
    """The node did not answer in time."""


class WrongKeyError(NodeError):
    """The node wants another encryption key, or one at all, or none."""


class WrongNodeError(NodeError):
    """Another node answers at this address."""


class NotABedNodeError(NodeError):
    """The device is no bed node: its action is missing or speaks otherwise."""


class NodeTooNewError(NodeError):
    """The node speaks a protocol newer than this integration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeEndpoint:
    """Where a node is reached, and with which key."""

    host: str
    port: int
    noise_psk: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeInfo:
    """Who a node is."""

    mac: str
    """As in "06:35:69:ab:f6:79"."""
    name: str
    friendly_name: str
    model: str
    project_name: str
    project_version: str
    esphome_version: str
