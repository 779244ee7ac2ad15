"""A kept night as its files tell it."""

from dataclasses import replace
from datetime import date

from custom_components.sleep_twitch.exported import exported
from custom_components.sleep_twitch.kept_night import Origin

from .nights import kept_night


def test_a_night_goes_out_with_its_place_in_the_calendar() -> None:
    """Test a file tells number, day, kind and sleeper as the house knows them."""
    kept = replace(
        kept_night(), id=12, origin=Origin.IMPORTED, movements_forgotten=True
    )

    night = exported(kept, "Ada")

    assert (night.night_id, night.sleeper) == (12, "Ada")
    assert night.day == kept.day == date(2026, 3, 15)
    assert (night.kind, night.origin) == ("night", "imported")
    assert night.are_movements_forgotten
    assert not night.is_provisional
    assert night.night is kept.night
    assert night.summary is kept.summary


def test_a_mark_goes_with_its_movement() -> None:
    """Test what a sleeper marked as wrong is so in the file, and nothing else is."""
    first, second = kept_night().night.movements
    kept = replace(kept_night(), wrong_onsets_s=frozenset({second.onset_s}))

    night = exported(kept, None)

    assert night.is_wrong(second)
    assert not night.is_wrong(first)
    assert night.sleeper is None
