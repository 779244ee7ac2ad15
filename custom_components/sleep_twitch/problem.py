"""What can keep a bed node from being of use."""

from enum import StrEnum
from typing import Final

from .client import NodeState
from .node import (
    NodeError,
    NodeTooNewError,
    NotABedNodeError,
    WrongKeyError,
    WrongNodeError,
)


class Problem(StrEnum):
    """What keeps a bed node from being of use."""

    UNREACHABLE = "unreachable"
    WRONG_KEY = "wrong_key"
    WRONG_NODE = "wrong_node"
    NOT_A_BED_NODE = "not_a_bed_node"
    PROTOCOL_TOO_NEW = "protocol_too_new"
    UNUSABLE_RATE = "unusable_rate"
    PAUSED = "paused"
    LOSING_SAMPLES = "losing_samples"


_OF_ERRORS: Final = {
    WrongKeyError: Problem.WRONG_KEY,
    WrongNodeError: Problem.WRONG_NODE,
    NotABedNodeError: Problem.NOT_A_BED_NODE,
    NodeTooNewError: Problem.PROTOCOL_TOO_NEW,
}


def problem_of_error(error: NodeError) -> Problem:
    """Return what an error of the node, or on the way to it, comes to."""
    return _OF_ERRORS.get(type(error), Problem.UNREACHABLE)


def problem_of(
    state: NodeState, lost_samples_before: int, *, is_paused: bool
) -> Problem | None:
    """Return what is wrong with a node, or None.

    Parameters
    ----------
    state : NodeState
        How the stream stands.
    lost_samples_before : int
        What the node had lost when it was last looked at: more means it still does.
    is_paused : bool
        Somebody wants nothing to be recorded: then no more than this is said of a
        node that is there.
    """
    if state.error is not None:
        return problem_of_error(state.error)
    if is_paused:
        return Problem.PAUSED
    if state.header is None:
        return None
    if state.header.paused:
        return Problem.PAUSED
    if state.header.lost_samples > lost_samples_before:
        return Problem.LOSING_SAMPLES
    return None
