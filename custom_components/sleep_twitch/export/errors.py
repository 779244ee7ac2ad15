"""What is wrong with a file that was given to be read."""


class RecordingError(ValueError):
    """A file that cannot be used; the message is one line for a person."""
