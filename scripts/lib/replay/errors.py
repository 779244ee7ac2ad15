"""What keeps scripts/replay from doing what it was asked."""

from typing import Final

GONE: Final = "the Dask cluster has gone"


class ReplayError(Exception):
    """Nothing to do with one recording alone; the message is one line for a person."""
