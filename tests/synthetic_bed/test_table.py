"""The table says what the nights say."""

from dataclasses import replace

from bench.nights.figures import RATIOS, NightFigures, Tally
from bench.nights.matching import GROUPS
from bench.nights.table import confusion_table, goal_rows, night_table, recall_table

NIGHT = NightFigures(
    name="hand-made-1",
    scenario="hand-made",
    tallies={group.name: Tally(found=18, missed=1, false=1) for group in GROUPS},
    invisible_share=0.25,
    strangers=10,
    strangers_taken=4,
    empty_events_per_hour=None,
    empty_series=None,
    plm_per_hour_error=-0.5,
    periodicity_index_error=0.02,
    sleep_onset_error_min=-3.0,
    final_wake_error_min=4.0,
    time_in_bed_error_min=1.0,
    duration_errors_s=[-0.2, 0.1, 0.3] * 6,
    onset_errors_s=[0.0] * 18,
    limb_recall={name: Tally(found=3, missed=1) for name in RATIOS},
    confusion={"turn > body_movement": 2, "turn > nothing": 1},
)
BAD_NIGHT = replace(
    NIGHT,
    tallies={group.name: Tally(found=2, missed=10, false=6) for group in GROUPS},
    strangers_taken=10,
    plm_per_hour_error=2.5,
)


def reached(nights: list[NightFigures], what: str) -> str:
    """Return the figure in the row that begins so."""
    return next(row[2] for row in goal_rows(nights) if row[0].startswith(what))


def test_f1_is_pooled_over_movements_not_averaged_over_nights() -> None:
    """Test a short bad night weighs by its movements: 40 of 58, not the mean of two."""
    assert reached([NIGHT, BAD_NIGHT], "limb_movement, F1") == "0.690"


def test_the_worst_night_shows() -> None:
    """Test one bad night cannot hide behind the pool."""
    assert reached([NIGHT, BAD_NIGHT], "limb_movement, F1 of the worst") == "0.200"
    assert reached([NIGHT, BAD_NIGHT], "PLM/h, worst") == "2.50"


def test_errors_count_by_their_size() -> None:
    """Test half too few and half too many are not right on average."""
    opposite = replace(NIGHT, plm_per_hour_error=0.5)

    assert reached([NIGHT, opposite], "PLM/h, mean") == "0.50"


def test_strangers_are_a_share_of_all_of_them() -> None:
    """Test four and ten of ten and ten are 70 %."""
    assert reached([NIGHT, BAD_NIGHT], "house or partner") == "70 % of 20"


def test_every_night_has_a_line_and_every_cell_a_place() -> None:
    """Test the tables are whole: a row of another width would shift its figures."""
    for table in (night_table([NIGHT, BAD_NIGHT]), recall_table([NIGHT])):
        widths = {line.count("|") for line in table.splitlines()}
        assert len(widths) == 1
    assert len(night_table([NIGHT, BAD_NIGHT]).splitlines()) == 4


def test_the_confusion_adds_up() -> None:
    """Test what became of a turn is summed over nights, by what was said."""
    header, _, row = confusion_table([NIGHT, BAD_NIGHT]).splitlines()

    assert header == "| what it was | body_movement | nothing |"
    assert row == "| turn | 4 | 2 |"
