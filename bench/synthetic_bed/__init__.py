"""A bed that never was, with a sleeper in it, and the truth of the night beside it.

Physics from the published figures, parameters drawn anew for every seed. Times in the
truth are seconds of the recording: sample number by nominal rate.
"""

from .models import Source, Stretch, SyntheticNight, TrueEvent, TrueKind, Truth
from .night import generate_night
from .recording import write_csv, write_edf, write_truth_json
from .scenario import SCENARIOS, House, Partner, Scenario, find_scenario

__all__ = [
    "SCENARIOS",
    "House",
    "Partner",
    "Scenario",
    "Source",
    "Stretch",
    "SyntheticNight",
    "TrueEvent",
    "TrueKind",
    "Truth",
    "find_scenario",
    "generate_night",
    "write_csv",
    "write_edf",
    "write_truth_json",
]
