"""What a bed decided is on the disk within two seconds, for whoever looks."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.keeper import NightKeeper
from custom_components.sleep_twitch.line import BedLine
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.stages import BedSettings
from custom_components.sleep_twitch.store import NightStore

from .nights import ADA, BED, OWNER
from .short_night import replies_of_short_night

GOAL_S: Final = 2.0
SETTINGS: Final = BedSettings(
    mac=BED, sleeper=ADA, rules=RuleSet.WASM2016, sensitivity=3
)
LOOK: Final = """
import sqlite3, sys
database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(database.execute("SELECT count(*) FROM movement WHERE provisional").fetchone()[0])
"""
"""What another program sees; it has no part in the store."""


async def test_a_movement_is_on_the_disk_in_two_seconds(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test another process reads each movement soon after it was decided."""
    night = replies_of_short_night()
    line = BedLine(tmp_path / "bed.journal", SETTINGS)
    await hass.async_add_executor_job(line.replay)
    keeper = NightKeeper(store, OWNER)
    decided, waits_s = 0, []

    for reply in night.replies:
        for news in await hass.async_add_executor_job(line.process, reply, night.lines):
            decided_s = time.monotonic()
            await keeper.async_keep(news)
            decided += len(news.movements)
            if news.movements:
                # The other program needs its time to start, which is no part of this.
                waits_s.append(time.monotonic() - decided_s)
                seen = await hass.async_add_executor_job(_look, store.folder)
                assert seen == decided
    await hass.async_add_executor_job(line.close)

    assert decided >= 5
    assert max(waits_s) < GOAL_S


def _look(folder: Path) -> int:
    """Return how many movements a program of its own finds in the database."""
    command = [sys.executable, "-c", LOOK, str(folder / "nights.db")]
    looked = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(looked.stdout)
