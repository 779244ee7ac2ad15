"""The steps of the sensitivity are measured on the product itself."""

from dataclasses import replace

from bench.nights.figures import judge
from bench.nights.line import answer_of, blocks_of
from bench.nights.systems import replay
from bench.sensitivity import sensitivity_table
from bench.synthetic_bed import find_scenario, generate_night


def test_the_line_in_this_process_says_what_replay_says() -> None:
    """Test figures measured without a file are those of the product's own script."""
    night = generate_night(find_scenario("short"), 3)

    here, there = answer_of(night, 3), replay(night)

    assert len(here.movements) == len(there.movements) > 0
    assert [move.kind for move in here.movements] == [
        move.kind for move in there.movements
    ]


def test_blocks_leave_out_the_gaps_and_nothing_else() -> None:
    """Test every sample that was recorded comes once, and none that was not."""
    night = generate_night(replace(find_scenario("short"), gaps=3), 2)
    lost = sum(length for _, length in night.gaps)

    blocks = list(blocks_of(night, 7.0))

    assert lost > 0
    assert sum(len(block.counts) for block in blocks) == len(night.counts) - lost


def test_the_table_has_a_line_a_step() -> None:
    """Test the two ends of the setting stand in one table, an hour as the measure."""
    night = generate_night(find_scenario("short"), 3)
    by_step = {step: [judge("short", night, answer_of(night, step))] for step in (5, 1)}

    table = sensitivity_table(by_step, hours=0.5).splitlines()

    missed = by_step[1][0].tallies["limb_movement"].missed
    assert table[2].startswith(f"| 1 | {missed / 0.5:.2f} |")
    assert table[3].startswith("| 5 |")
