"""What the flat files of the integration share."""

import logging
from datetime import timedelta
from typing import Final

DOMAIN: Final = "sleep_twitch"
LOGGER = logging.getLogger(__package__)

PROJECT_PREFIX: Final = "sleep_twitch."
"""How the project name of every bed node begins, as the zeroconf matcher wants it."""

DEFAULT_PORT: Final = 6053
"""Port of ESPHome's native API."""

ESPHOME_DOMAIN: Final = "esphome"
CONF_NOISE_PSK: Final = "noise_psk"
"""Key under which core's ESPHome integration keeps the encryption key, and we too."""

SUBENTRY_SLEEPER: Final = "sleeper"
CONF_ACCESS: Final = "access"
CONF_USERS: Final = "users"

CONF_RULES: Final = "rules"
CONF_SENSITIVITY: Final = "sensitivity"
DEFAULT_SENSITIVITY: Final = 3
"""Middle of 1 (only what is certain) to 5 (everything that might be one)."""

CONF_RAW_NIGHTS: Final = "raw_nights"
DEFAULT_RAW_NIGHTS: Final = 7
"""A week: long enough to find that a setting was wrong and to judge anew."""
CONF_RAW_SIZE_GB: Final = "raw_size_gb"
DEFAULT_RAW_SIZE_GB: Final = 2.0
"""Twice a week at the fastest rate and more, and a sixteenth of a usual SD card."""

CONF_MOVEMENT_DAYS: Final = "movement_days"
DEFAULT_MOVEMENT_DAYS: Final = 0
"""For ever: five years of movements take 120 MB, and can be looked at again."""

TICK_INTERVAL: Final = timedelta(seconds=8)
"""How often the journal is made safe. A power cut may cost 10 s, which the node's ring
gives back; the line may be at work for one or two of them when its turn comes."""
FIGURES_TICKS: Final = 7
"""Ticks between two looks at rate, drift and losses, which change with every block:
a state row a minute is enough of them."""
PATIENCE: Final = timedelta(minutes=20)
"""A node that is there and gives no more samples is waited for as long as for a sleeper
who got up: then the recording is over, and so is the session."""
UNUSABLE_PAUSE: Final = timedelta(minutes=5)
"""Before a node that cannot be used is looked at again: somebody has to change it."""
