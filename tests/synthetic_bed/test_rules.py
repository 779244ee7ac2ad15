"""The yardstick's own reading of the rules agrees with the published vectors."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.nights.answer import Reported
from bench.nights.rules import plm_onsets_s, rhythm
from bench.synthetic_bed import Stretch, TrueKind

CASES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "plm_series.json").read_text("utf-8")
)["cases"]
WHOLE = Stretch(start_s=0.0, end_s=1e6)


def limbs(rows: list[list[float]]) -> list[Reported]:
    """Return limb movements from rows of onset and duration."""
    return [
        Reported(onset_s=onset_s, duration_s=duration_s, kind=TrueKind.LIMB_MOVEMENT)
        for onset_s, duration_s in rows
    ]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_series_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    """Test what checks the product is itself right, movement by movement."""
    movements = limbs(case["movements"])

    found = plm_onsets_s(movements, ())

    flags = [int(move.onset_s in found) for move in movements]
    assert flags == case["plm_wasm2016"]


def test_a_turn_and_a_gap_end_a_series() -> None:
    """Test what lies between movements breaks them apart: three and three are none."""
    rows = [[100.0 + 20 * number, 2.0] for number in range(6)]
    turn = Reported(onset_s=150.0, duration_s=5.0, kind=TrueKind.BODY_MOVEMENT)
    gap = Stretch(start_s=150.0, end_s=153.0)

    assert len(plm_onsets_s(limbs(rows), ())) == 6
    assert plm_onsets_s([*limbs(rows), turn], ()) == []
    assert plm_onsets_s(limbs(rows), [gap]) == []


def test_hours_lost_in_a_gap_are_not_slept() -> None:
    """Test the rate is by recorded hours: half an hour lost of two makes it larger."""
    rows = [[100.0 + 20 * number, 2.0] for number in range(60)]
    period = Stretch(start_s=0.0, end_s=7200.0)
    lost = Stretch(start_s=4000.0, end_s=5800.0)

    assert rhythm(limbs(rows), period, ()).plm_per_hour == pytest.approx(30)
    assert rhythm(limbs(rows), period, [lost]).plm_per_hour == pytest.approx(40)


def test_only_movements_of_the_sleep_period_count() -> None:
    """Test a series before sleep gives no rate and no index."""
    rows = [[100.0 + 20 * number, 2.0] for number in range(10)]

    late = rhythm(limbs(rows), Stretch(start_s=5000.0, end_s=9000.0), ())

    assert late.plm_per_hour == 0
    assert late.periodicity_index is None
    assert rhythm(limbs(rows), WHOLE, ()).periodicity_index == 1.0
