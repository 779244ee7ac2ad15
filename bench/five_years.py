"""Years of nights in a database, for what must stay quick with them.

`python -m bench.five_years FOLDER` writes them where Home Assistant would look, below
its configuration folder, to try them by hand.
"""

import argparse
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np

from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.kept_night import KeptNight, Owner, SessionKind
from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    Night,
    Reason,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize
from custom_components.sleep_twitch.night_writes import write_night

FIVE_YEARS: Final = 1825
MOVEMENTS_A_NIGHT: Final = 274
"""500,000 in five years."""
NIGHT_S: Final = 27_000.0
DIFFERENT_NIGHTS: Final = 20
"""They come again and again: what is measured does not look inside."""
BED: Final = "06:35:69:ab:f6:79"
OWNER: Final = Owner(
    bed=BED, sleeper="01JZSLEEPER", set_up=datetime(2020, 1, 1, tzinfo=UTC)
)
FIRST_EVENING: Final = datetime(2021, 1, 1, 22, 0, tzinfo=UTC)

_KINDS: Final = (
    MovementKind.LIMB_MOVEMENT,
    MovementKind.BODY_MOVEMENT,
    MovementKind.SMALL_TWITCH,
    MovementKind.HYPNIC_JERK,
)
_KIND_SHARES: Final = (0.6, 0.2, 0.18, 0.02)


def fill(database: sqlite3.Connection, nights: int) -> None:
    """Write some nights, one after the other, as they would be when they close."""
    rng = np.random.default_rng(5)
    kinds_of_nights = [_night(rng) for _ in range(DIFFERENT_NIGHTS)]
    for number in range(nights):
        night = kinds_of_nights[number % DIFFERENT_NIGHTS]
        write_night(database, replace(night, **_dates(number)))
    database.commit()


def _dates(number: int) -> dict[str, Any]:
    """Return what tells a night from the others."""
    start = FIRST_EVENING + timedelta(days=number)
    return {
        "first_boot_id": number + 1,
        "last_boot_id": number + 1,
        "start": start,
        "end": start + timedelta(seconds=NIGHT_S),
    }


def _night(rng: np.random.Generator) -> KeptNight:
    """Return a night of 7.5 hours with as many movements as a restless sleeper has."""
    params = NightParams()
    gaps = (Interval(start_s=9000.0, end_s=9004.5),)
    night = Night(
        in_bed=(Interval(start_s=0.0, end_s=NIGHT_S),),
        gaps=gaps,
        sleep_onset_s=1200.0,
        final_wake_s=NIGHT_S - 600,
        time_in_bed_s=NIGHT_S,
        sleep_period_s=NIGHT_S - 1800,
        coverage=0.9998,
        rules=RuleSet.WASM2016,
        movements=score_series_only(_movements(rng), gaps, params),
        presence_reason=Reason("empty_bed_unknown", {}),
    )
    return KeptNight(
        bed=BED,
        sleeper=OWNER.sleeper,
        **_dates(0),
        kind=SessionKind.NIGHT,
        provisional=False,
        simulated=False,
        night=night,
        summary=summarize(night, params),
    )


def _movements(rng: np.random.Generator) -> list[ScoredMovement]:
    onsets_s = np.sort(rng.uniform(0, NIGHT_S, MOVEMENTS_A_NIGHT)).tolist()
    durations_s = rng.uniform(0.5, 6.0, MOVEMENTS_A_NIGHT).tolist()
    peaks_mg = rng.lognormal(3.5, 0.8, MOVEMENTS_A_NIGHT).tolist()
    kinds = rng.choice(len(_KINDS), MOVEMENTS_A_NIGHT, p=_KIND_SHARES).tolist()
    return [
        ScoredMovement(
            onset_s=onset_s,
            duration_s=duration_s,
            kind=_KINDS[kind],
            peak_mg=peak_mg,
            confidence=0.87,
            series=None,
            reason=Reason(
                "told_apart",
                {
                    "active_s": duration_s,
                    "peak_ratio": peak_mg / 2,
                    "rival": "rival_small_twitch",
                    "ground": "ground_length",
                },
            ),
        )
        for onset_s, duration_s, peak_mg, kind in zip(
            onsets_s, durations_s, peaks_mg, kinds, strict=True
        )
    ]


def main() -> None:
    """Write five years of nights below a configuration folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of Home Assistant's configuration")
    parser.add_argument("--nights", type=int, default=FIVE_YEARS)
    arguments = parser.parse_args()
    path = arguments.folder / "sleep_twitch" / "nights.db"
    if path.exists():
        parser.error(f"{path} is there: nights are not written among others")
    with closing(open_database(path).connection) as database:
        fill(database, arguments.nights)
    print(f"{arguments.nights} nights, {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
