"""What may be asked of the demonstration."""

import argparse
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Self

DEFAULT_SPEED = 60.0
"""Virtual seconds a second: a night passes in eight minutes, a cup of tea."""
SLOWEST = 0.1
"""Slower than this nobody waits for."""
FASTEST = 600.0
"""Beyond this a reply a second no longer keeps up with the samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The command line, checked."""

    speed: float
    recording: Path | None
    port: int
    once: bool

    @classmethod
    def parse(cls, arguments: list[str]) -> Self:
        """Return what the arguments ask for, or end the process with what is wrong."""
        parser = argparse.ArgumentParser(
            prog="scripts/demo",
            description="Real firmware on a simulated bed, and a real Home Assistant.",
        )
        parser.add_argument(
            "--speed",
            type=_speed,
            default=DEFAULT_SPEED,
            help="virtual seconds a second, 1 is life (default: %(default)g)",
        )
        parser.add_argument(
            "--recording",
            type=_file,
            help="EDF or CSV of three acceleration axes (default: a made-up night)",
        )
        parser.add_argument(
            "--port",
            type=int,
            default=8123,
            help="port for the browser (default: %(default)s, or a free one if taken)",
        )
        parser.add_argument(
            "--once",
            action="store_true",
            help="end when the night is over, and print its figures",
        )
        given = parser.parse_args(arguments)
        return cls(**vars(given))


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not SLOWEST <= speed <= FASTEST:
        msg = f"{text!r} is no speed: give a number from {SLOWEST:g} to {FASTEST:g}"
        raise argparse.ArgumentTypeError(msg)
    return speed


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        msg = f"there is no file {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return path.resolve()
