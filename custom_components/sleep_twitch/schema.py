"""The tables of the database, version by version."""

from typing import Final

MIGRATIONS: Final = (
    """
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
""",
)
"""What takes a database from each version to the next; the first makes it."""
