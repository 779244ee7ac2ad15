"""A folder of small recordings as it may lie on a researcher's disk."""

import os
from pathlib import Path

import pytest

from bench.synthetic_bed import (
    SyntheticNight,
    find_scenario,
    generate_night,
    write_csv,
    write_edf,
)
from tests.replay.cohort.cohorts import MANY, Tables, scored


@pytest.fixture(scope="session", name="folder")
def fixture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return three short nights, two files that are none, and some other things."""
    folder = tmp_path_factory.mktemp("cohort")
    (folder / "lab 2").mkdir()
    write_edf(_short(seed=3), folder / "b.edf")
    write_edf(_short(seed=4), folder / "lab 2" / "d.EDF")
    write_csv(_short(seed=5), folder / "lab 2" / "c.Csv")
    (folder / "a broken.edf").write_bytes(b"0       and then nothing of an EDF")
    (folder / "e.csv").touch()
    (folder / "notes.txt").write_text("no recording", encoding="utf-8")
    (folder / "._b.edf").write_bytes(b"what another system leaves beside a file")
    return folder


@pytest.fixture(scope="session", name="serial")
def fixture_serial(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Return its tables as one process makes them."""
    place = tmp_path_factory.mktemp("serial") / "tables"
    return scored(folder, place, "--jobs", "1")


@pytest.fixture(scope="session", name="many")
def fixture_many(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dozen recordings and a half, so that a run takes its time."""
    many = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        os.link(folder / "b.edf", many / f"night{number:02}.edf")
    return many


def _short(seed: int) -> SyntheticNight:
    return generate_night(find_scenario("short"), seed=seed)
