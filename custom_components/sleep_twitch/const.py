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

DIAGNOSTICS_INTERVAL: Final = timedelta(minutes=1)
"""How often rate, drift and losses become states: they change with every block."""
