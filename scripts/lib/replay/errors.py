"""What keeps scripts/replay from doing what it was asked."""


class ReplayError(Exception):
    """Nothing to do with one recording alone; the message is one line for a person."""
