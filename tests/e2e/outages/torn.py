"""What a power cut does to the end of a file that was not synchronised."""

import os
import random
from pathlib import Path
from typing import Final

_MAGIC_BYTES: Final = 4
"""They went to the disk with the file itself."""
_LEFT_AS_ZEROS: Final = 0.5
_LEFT_AS_NOISE: Final = 0.75


def tear(journal: Path, severity: float, longest_share: float) -> None:
    """Take the end of a journal away, or what is in it, if there is one at all.

    A file system may have lengthened the file before it wrote into it: then there are
    zeros, or what lay on the disk before.

    Parameters
    ----------
    journal : Path
        Nobody has it open for writing.
    severity : float
        From 0 to 1: how much goes, and what is left in its place.
    longest_share : float
        Share of the file that goes at most.
    """
    if not journal.exists():
        return
    size = journal.stat().st_size - _MAGIC_BYTES
    torn = round(severity * longest_share * size)
    os.truncate(journal, _MAGIC_BYTES + size - torn)
    with journal.open("ab") as file:
        if severity > _LEFT_AS_NOISE:
            file.write(random.Random(severity).randbytes(torn))  # noqa: S311 - not secret
        elif severity > _LEFT_AS_ZEROS:
            file.write(bytes(torn))
