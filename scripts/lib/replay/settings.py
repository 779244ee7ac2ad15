"""What a recording is scored with."""

from dataclasses import dataclass

from custom_components.sleep_twitch.night.models import RuleSet

from .chips import NOISE_UG_PER_SQRT_HZ


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to score, the same for every recording of a run."""

    rules: RuleSet
    sensitivity: int
    """1 reports only what is certain, 5 also what is faint."""
    chip: str | None
    """Accelerometer of the recording, as `chips` spells it; None if none was named."""

    @property
    def noise_ug_per_sqrt_hz(self) -> float | None:
        """Return the noise of the chip that was named; None without one."""
        return None if self.chip is None else NOISE_UG_PER_SQRT_HZ[self.chip]
