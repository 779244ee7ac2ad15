"""What earlier nights taught of a bed, as it is kept beside the journal."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from .detector.models import BedProfile
from .insight.bed_floor import BedFloor
from .night.presence import EmptyBed


@dataclass(frozen=True, kw_only=True)
class Learned:
    """How a bed rings, and what it shows while nobody is in it."""

    profile: BedProfile | None = None
    empty: EmptyBed | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what was learned; what another version wrote otherwise is dropped."""
        profile, empty = data.get("profile"), data.get("empty")
        try:
            return cls(
                profile=profile
                and BedProfile(**{**profile, "ring_lags": tuple(profile["ring_lags"])}),
                empty=empty and EmptyBed(**empty),
            )
        except KeyError, TypeError:
            return cls()

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self)


def with_level(profile: BedProfile, level_mg: float) -> BedProfile:
    """Return what is known of a bed, with the resting level that was measured."""
    return replace(profile, empty_floor_mg=level_mg)


def floor_of(data: Mapping[str, Any]) -> BedFloor:
    """Return the floor that was measured; floats are exact."""
    return BedFloor(empty=EmptyBed(**data["empty"]), level_mg=data["level_mg"])


def floor_dict(floor: BedFloor) -> dict[str, Any]:
    """Return a floor for JSON."""
    return asdict(floor)
