"""A night judged anew from its file: the very night, unless asked otherwise."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from homeassistant.util import dt as dt_util

from custom_components.sleep_twitch.export.edf_night import write_night
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.moment import to_us
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.rescore import rescore
from custom_components.sleep_twitch.stages import BedSettings

from .raw_home import SETTINGS, RawHome, night_until_got_up, night_with_faults
from .replay.replaying import replayed
from .short_night import Replies, replies_of_short_night
from .test_line import FLOOR

A_SECOND = timedelta(seconds=1)


def ended_by_hand(folder: Path, night: Replies, settings: BedSettings) -> KeptNight:
    """Return the night that a line keeps when somebody ends it, its file made."""
    home = RawHome(folder, settings)
    home.live_through(night.replies, night.lines)
    (news,) = home.line.press(PressKind.END, night.lines)
    home.line.keep_raw(())
    home.line.close()
    (kept,) = news.closed
    return kept


def file_in(folder: Path) -> Path:
    """Return the one raw night in a folder."""
    (path,) = folder.glob("nights/*/*.edf")
    return path


@pytest.mark.parametrize(
    "night",
    [replies_of_short_night(), night_with_faults()],
    ids=["whole", "with a hole and a restart of the node"],
)
def test_the_same_settings_give_the_same_night(night: Replies, tmp_path: Path) -> None:
    """Test every figure and movement is the final pass's own, to the last bit."""
    kept = ended_by_hand(tmp_path, night, SETTINGS)

    assert rescore(file_in(tmp_path), SETTINGS, kept) == kept


def test_a_night_in_which_the_bed_was_measured_is_the_same(tmp_path: Path) -> None:
    """Test the file of a night knows what its final pass knew of the empty bed."""
    night = night_until_got_up()
    home = RawHome(tmp_path)
    half = len(night.replies) // 2
    assert home.live_through(night.replies[:half], night.lines) == ()
    assert home.line.measured(FLOOR)

    (kept,) = home.live_through(night.replies[half:], night.lines)
    home.line.keep_raw(())
    home.line.close()

    assert home.file_of(kept).context.empty == FLOOR.empty
    assert rescore(file_in(tmp_path), SETTINGS, kept) == kept


def test_a_night_that_ended_by_itself_is_the_same(tmp_path: Path) -> None:
    """Test nothing depends on what the line saw after it was over."""
    night = night_until_got_up()
    home = RawHome(tmp_path)

    (kept,) = home.live_through(night.replies, night.lines)
    home.line.keep_raw(())
    home.line.close()

    assert not kept.provisional
    assert rescore(file_in(tmp_path), SETTINGS, kept) == kept


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, sensitivity=5),
        replace(SETTINGS, sensitivity=1),
        replace(SETTINGS, rules=RuleSet.AASM),
    ],
    ids=["more sensitive", "less sensitive", "other rules"],
)
def test_other_settings_give_the_night_they_would_have_given(
    settings: BedSettings, tmp_path: Path
) -> None:
    """Test a change of mind in the morning is as good as one in the evening."""
    night = night_with_faults()
    kept = ended_by_hand(tmp_path / "kept", night, SETTINGS)
    other = ended_by_hand(tmp_path / "other", night, settings)

    anew = rescore(file_in(tmp_path / "kept"), settings, kept)

    assert anew == other
    assert anew != kept


def test_whose_night_it_is_stays(tmp_path: Path) -> None:
    """Test figures change, and nothing else of a night."""
    night = replies_of_short_night()
    kept = ended_by_hand(tmp_path, night, SETTINGS)
    other = replace(kept, sleeper="eve", id=41)

    anew = rescore(file_in(tmp_path), SETTINGS, other)

    assert anew == other


def test_a_night_that_is_seen_no_more_keeps_its_time(tmp_path: Path) -> None:
    """Test judging anew may find other movements, and never makes a night vanish."""
    night = night_until_got_up()
    home = RawHome(tmp_path)
    (kept,) = home.live_through(night.replies, night.lines)
    home.line.keep_raw(())
    home.line.close()
    held = home.file_of(kept)
    start, end = kept.end + timedelta(minutes=5), kept.end + timedelta(minutes=17)
    moved = replace(held.context, start_utc_us=to_us(start), end_utc_us=to_us(end))
    path = tmp_path / "nobody.edf"
    write_night(path, replace(held, context=moved), [])

    anew = rescore(path, SETTINGS, replace(kept, start=start, end=end))

    assert abs(anew.start - start) < A_SECOND
    assert abs(anew.end - end) < A_SECOND
    assert not anew.provisional


def test_replay_gives_the_night_as_it_was_judged_here(tmp_path: Path) -> None:
    """Test a researcher who is handed the file sees what the sleeper saw."""
    night = night_with_faults()
    kept = ended_by_hand(tmp_path, night, SETTINGS)

    document = replayed(file_in(tmp_path), "--rules", "wasm2016", "--sensitivity", "3")

    begin = datetime.fromisoformat(document["recording"]["start"])
    assert abs(dt_util.as_local(kept.start).replace(tzinfo=None) - begin) < A_SECOND
    assert document["recording"]["duration_s"] == pytest.approx(
        (kept.end - kept.start).total_seconds(), abs=0.1
    )
    assert document["summary"]["limb_movements"] == kept.summary.limb_movements
    assert document["night"]["coverage"] == round(kept.night.coverage or 0, 4)
    assert [
        (m["onset_s"], m["duration_s"], m["kind"], m["peak_mg"], m["series"])
        for m in document["movements"]
    ] == [
        (
            round(movement.onset_s, 4),
            round(movement.duration_s, 4),
            movement.kind.value,
            round(movement.peak_mg or 0, 4),
            movement.series,
        )
        for movement in kept.night.movements
    ]
