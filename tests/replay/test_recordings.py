"""`scripts/replay RECORDING`: a file in, a night out, by the contract's letters."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bench.synthetic_bed import (
    SyntheticNight,
    TrueKind,
    find_scenario,
    generate_night,
    write_csv,
    write_edf,
)
from tests.replay.replaying import refused, replay, replayed

MOVEMENT_KEYS = [
    "onset_s",
    "duration_s",
    "kind",
    "peak_mg",
    "confidence",
    "series",
    "reason",
]
NIGHT_KEYS = [
    "in_bed",
    "sleep_onset_s",
    "final_wake_s",
    "time_in_bed_s",
    "sleep_period_s",
    "coverage",
]
SUMMARY_KEYS = [
    "rules",
    "limb_movements",
    "plm",
    "plm_per_hour",
    "series",
    "periodicity_index",
    "periodicity_index_chance",
    "rhythm_period_s",
    "hypnic_jerks",
    "small_twitches",
    "body_movements",
]


@pytest.fixture(scope="module", name="short")
def fixture_short() -> SyntheticNight:
    """Return twenty minutes on a bed, with all that happened known."""
    return generate_night(find_scenario("short"), seed=3)


@pytest.fixture(scope="module", name="edf")
def fixture_edf(
    short: SyntheticNight, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the same as an EDF file."""
    path = tmp_path_factory.mktemp("recordings") / "short.edf"
    write_edf(short, path)
    return path


@pytest.fixture(scope="module", name="document")
def fixture_document(edf: Path) -> dict[str, Any]:
    """Return what replay says of it."""
    return replayed(edf, "--chip", "LSM6DSO")


def test_the_document_has_the_contract_s_keys(document: dict[str, Any]) -> None:
    """Test every program that reads the document finds what it was promised."""
    assert list(document) == ["recording", "night", "movements", "summary"]
    assert list(document["recording"]) == [
        "file",
        "start",
        "duration_s",
        "sample_rate_hz",
    ]
    assert list(document["night"]) == NIGHT_KEYS
    assert list(document["summary"]) == SUMMARY_KEYS
    assert {tuple(movement) for movement in document["movements"]} == {
        tuple(MOVEMENT_KEYS)
    }


def test_the_recording_is_told_as_it_is(
    document: dict[str, Any], short: SyntheticNight
) -> None:
    """Test length and rate are the file's own."""
    recording = document["recording"]

    assert recording["file"] == "short.edf"
    assert recording["duration_s"] == pytest.approx(short.duration_s)
    assert recording["sample_rate_hz"] == short.rate_hz


def test_movements_are_in_order_and_plausible(document: dict[str, Any]) -> None:
    """Test types and bounds of every movement."""
    onsets_s = [movement["onset_s"] for movement in document["movements"]]

    assert onsets_s == sorted(onsets_s)
    for movement in document["movements"]:
        assert 0 <= movement["onset_s"] <= document["recording"]["duration_s"]
        assert movement["duration_s"] > 0
        assert movement["kind"] in set(TrueKind)
        assert movement["peak_mg"] > 0
        assert 0 <= movement["confidence"] <= 1
        assert movement["reason"]


def test_what_happened_is_found(
    document: dict[str, Any], short: SyntheticNight
) -> None:
    """Test most of the limb movements of an easy bed are found where they were."""
    truth = [
        event.onset_s
        for event in short.truth.events
        if event.kind is TrueKind.LIMB_MOVEMENT and event.visible
    ]
    found = [
        movement["onset_s"]
        for movement in document["movements"]
        if movement["kind"] == "limb_movement"
    ]

    hits = sum(min(abs(np.array(found) - onset_s)) <= 1 for onset_s in truth)

    assert hits >= 0.7 * len(truth)


def test_summary_counts_what_began_in_the_sleep_period(
    document: dict[str, Any],
) -> None:
    """Test the summary can be counted again from the movements above it."""
    night, summary = document["night"], document["summary"]
    asleep = [
        movement
        for movement in document["movements"]
        if night["sleep_onset_s"] <= movement["onset_s"] <= night["final_wake_s"]
    ]

    assert summary["plm"] == sum(m["series"] is not None for m in asleep)
    for name, kind in (
        ("limb_movements", "limb_movement"),
        ("hypnic_jerks", "hypnic_jerk"),
        ("small_twitches", "small_twitch"),
        ("body_movements", "body_movement"),
    ):
        assert summary[name] == sum(m["kind"] == kind for m in asleep)
    hours = night["sleep_period_s"] / 3600
    assert summary["plm_per_hour"] == pytest.approx(summary["plm"] / hours, abs=1e-3)
    assert night["time_in_bed_s"] == pytest.approx(
        sum(end_s - start_s for start_s, end_s in night["in_bed"]), abs=1e-3
    )


def test_a_csv_is_the_same_night(
    document: dict[str, Any], short: SyntheticNight, tmp_path: Path
) -> None:
    """Test the file's form hardly matters; a CSV has no start."""
    path = tmp_path / "short.csv"
    write_csv(short, path)

    same = replayed(path, "--chip", "lsm6dso")

    assert same["recording"]["start"] is None
    assert _onsets_of(same["movements"]) == pytest.approx(
        _onsets_of(document["movements"]), abs=0.3
    )


def _onsets_of(movements: Sequence[dict[str, Any]]) -> list[float]:
    return [m["onset_s"] for m in movements if m["kind"] == "bed_transition"]


def test_options_change_what_they_say(edf: Path, document: dict[str, Any]) -> None:
    """Test the rule set is named, and a keener setting finds no less."""
    calm = replayed(edf, "--sensitivity", "1", "--rules", "aasm")
    keen = replayed(edf, "--sensitivity", "5")

    assert calm["summary"]["rules"] == "aasm"
    assert document["summary"]["rules"] == "wasm2016"
    assert len(calm["movements"]) <= len(keen["movements"])


def test_the_page_says_what_the_document_says(edf: Path) -> None:
    """Test one readable page with units, the rule set and the limits of it all."""
    done = replay(edf)

    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) <= 45
    assert "short.edf" in lines[0]
    assert "periodic (WASM 2016)" in done.stdout
    assert "not a medical device" in done.stdout


def _still(n_samples: int) -> np.ndarray:
    rng = np.random.default_rng(1)
    return np.array([3.0, -5.0, 998.0]) + rng.normal(0, 3.0, (n_samples, 3))


def test_a_still_sensor_has_no_night(tmp_path: Path) -> None:
    """Test nobody is put to bed by noise: no movement, no night, no figure."""
    path = tmp_path / "still.csv"
    rows = [
        f"{row / 100:.2f},{x:.3f},{y:.3f},{z:.3f}"
        for row, (x, y, z) in enumerate(_still(30_000).tolist())
    ]
    path.write_text("\n".join(["time_s,x_mg,y_mg,z_mg", *rows]), encoding="utf-8")

    document = replayed(path)

    assert document["night"] is None
    assert document["movements"] == []
    figures = {k: v for k, v in document["summary"].items() if k != "rules"}
    assert set(figures.values()) == {None}
    assert "Nothing moved" in replay(path).stdout


def test_a_slow_recording_is_refused_with_the_rate_that_is_needed(
    tmp_path: Path,
) -> None:
    """Test somebody who polls too slowly is told why and what to do."""
    path = tmp_path / "slow.csv"
    rows = [f"{row / 1.6:.3f},0.01,0.02,0.99" for row in range(500)]
    path.write_text("\n".join(["time_s,x_g,y_g,z_g", *rows]), encoding="utf-8")

    line = refused(path)

    assert "1.6 samples a second" in line
    assert "25 Hz are needed" in line


def test_nothing_but_json_is_on_standard_output(edf: Path) -> None:
    """Test a program may read standard output as it is, and errors are elsewhere."""
    done = replay(edf, "--json")

    assert json.loads(done.stdout)["recording"]["file"] == "short.edf"
    assert done.stdout.count("\n") == 1
    assert "NaN" not in done.stdout
