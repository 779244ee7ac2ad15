"""What can go wrong with the database of nights."""


class StoreError(Exception):
    """The database cannot be used; the message says why."""


class StoreTooNewError(StoreError):
    """The database was written by a newer version of the integration."""


class UnknownNightError(StoreError):
    """No night of that number is kept, or none any more."""


class UnknownMovementError(StoreError):
    """A night has no movement that begins then."""
