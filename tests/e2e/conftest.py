"""The real firmware, for the tests that see everything together."""

from tests.firmware.conftest import simulator, start_node

__all__ = ["simulator", "start_node"]
