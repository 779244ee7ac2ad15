"""A second simulator of nights in bed, made apart from the first.

Its sources are published figures alone, and it shares no line of physics with
`bench/synthetic_bed`. What a detector learned from the one is put to the test on the
other: only the record of the truth and the judge are common.
"""

from .catalogue import CATALOGUE
from .composer import compose_night
from .plan import NightPlan

__all__ = ["CATALOGUE", "NightPlan", "compose_night"]
