"""The tables of the database, version by version."""

import json
import sqlite3
from collections.abc import Callable
from typing import Final, NamedTuple


class Migration(NamedTuple):
    """What takes a database from one version to the next, in one transaction."""

    script: str
    fill: Callable[[sqlite3.Connection], None] | None = None
    """What no SQL can say: SQLite may round the numbers of JSON."""


def _gaps_of_their_own(database: sqlite3.Connection) -> None:
    """Move the gaps of every night out of its detail."""
    nights = database.execute("SELECT id, detail FROM night").fetchall()
    for night_id, text in nights:
        detail = json.loads(text)
        spans = detail.pop("gaps")
        database.executemany(
            "INSERT INTO gap VALUES (?, ?, ?)",
            ((night_id, start_s, end_s) for start_s, end_s in spans),
        )
        database.execute(
            "UPDATE night SET detail = ? WHERE id = ?", (json.dumps(detail), night_id)
        )


_FIRST: Final = """
CREATE TABLE night (
  id INTEGER PRIMARY KEY,
  bed TEXT NOT NULL,
  sleeper TEXT,
  first_boot_id INTEGER NOT NULL,
  last_boot_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  kind TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  simulated INTEGER NOT NULL,
  rules TEXT NOT NULL,
  sleep_onset_s REAL,
  final_wake_s REAL,
  limb_movements INTEGER,
  plm INTEGER,
  plm_per_hour REAL,
  series INTEGER,
  periodicity_index REAL,
  periodicity_index_chance REAL,
  rhythm_period_s REAL,
  hypnic_jerks INTEGER,
  small_twitches INTEGER,
  body_movements INTEGER,
  time_in_bed_s REAL,
  sleep_period_s REAL,
  coverage REAL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX night_by_day ON night (bed, day);
CREATE INDEX night_by_start ON night (bed, start_us);
CREATE TABLE movement (
  night INTEGER NOT NULL REFERENCES night (id) ON DELETE CASCADE,
  provisional INTEGER NOT NULL,
  onset_s REAL NOT NULL,
  duration_s REAL NOT NULL,
  kind TEXT NOT NULL,
  peak_mg REAL,
  confidence REAL,
  series INTEGER,
  reason TEXT NOT NULL,
  reason_values TEXT NOT NULL
) STRICT;
CREATE INDEX movement_by_night ON movement (night, onset_s);
CREATE TABLE diary (
  id INTEGER PRIMARY KEY,
  sleeper TEXT NOT NULL,
  kind TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  amount REAL,
  note TEXT
) STRICT;
CREATE INDEX diary_by_time ON diary (sleeper, at_us);
"""

_SECOND: Final = """
CREATE TABLE night_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bed TEXT NOT NULL,
  sleeper TEXT,
  origin TEXT NOT NULL,
  first_boot_id INTEGER NOT NULL,
  last_boot_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  kind TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  simulated INTEGER NOT NULL,
  forgotten INTEGER NOT NULL,
  rules TEXT NOT NULL,
  sleep_onset_s REAL,
  final_wake_s REAL,
  limb_movements INTEGER,
  plm INTEGER,
  plm_per_hour REAL,
  series INTEGER,
  periodicity_index REAL,
  periodicity_index_chance REAL,
  rhythm_period_s REAL,
  hypnic_jerks INTEGER,
  small_twitches INTEGER,
  body_movements INTEGER,
  time_in_bed_s REAL,
  sleep_period_s REAL,
  coverage REAL,
  detail TEXT NOT NULL
) STRICT;
INSERT INTO night_anew
  SELECT id, bed, sleeper, 'recorded', first_boot_id, last_boot_id, day, start_us,
    end_us, kind, provisional, simulated, 0, rules, sleep_onset_s, final_wake_s,
    limb_movements, plm, plm_per_hour, series, periodicity_index,
    periodicity_index_chance, rhythm_period_s, hypnic_jerks, small_twitches,
    body_movements, time_in_bed_s, sleep_period_s, coverage, detail
  FROM night;
DROP TABLE night;
ALTER TABLE night_anew RENAME TO night;
CREATE INDEX night_by_day ON night (bed, day, start_us);
CREATE INDEX night_by_start ON night (bed, start_us);
CREATE INDEX night_with_movements ON night (bed, day) WHERE NOT forgotten;
CREATE TABLE gap (
  night INTEGER NOT NULL REFERENCES night (id) ON DELETE CASCADE,
  start_s REAL NOT NULL,
  end_s REAL NOT NULL
) STRICT;
CREATE INDEX gap_by_night ON gap (night, start_s);
ALTER TABLE movement ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;
CREATE INDEX movement_marked_wrong ON movement (night) WHERE wrong;
"""
"""A number is never given to a second night: what is asked for late finds nothing."""

MIGRATIONS: Final = (Migration(_FIRST), Migration(_SECOND, _gaps_of_their_own))
"""What takes a database from each version to the next; the first makes it."""
