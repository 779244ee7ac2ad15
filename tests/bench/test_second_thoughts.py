"""What was told live is laid beside the morning's word: nothing twice, nothing lost."""

from bench.second_thoughts import (
    Fate,
    LivedNight,
    Phase,
    Settled,
    Told,
    fate_table,
    kind_table,
    reckon,
    silence_table,
    together,
)
from custom_components.sleep_twitch.night.models import MovementKind

LIMB, BODY = MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT
ENVIRONMENT = MovementKind.ENVIRONMENT


def told(onset_s: float, kind: MovementKind = LIMB, duration_s: float = 2.0) -> Told:
    """Return a movement that was told half a minute after it began."""
    return Told(
        onset_s=onset_s, duration_s=duration_s, kind=kind, told_s=onset_s + 30.0
    )


def settled(
    onset_s: float, kind: MovementKind = LIMB, duration_s: float = 2.0
) -> Settled:
    """Return a movement of the final pass."""
    return Settled(onset_s=onset_s, duration_s=duration_s, kind=kind)


def night(said: list[Told], final: list[Settled]) -> LivedNight:
    """Return a night with sleep from 1,000 s on, its session open from 600 s on."""
    return LivedNight(
        told=tuple(said), settled=tuple(final), opened_s=600.0, sleep_onset_s=1000.0
    )


def test_a_movement_that_stays_what_it_was_is_the_same() -> None:
    """Test a small shift of the onset is no second thought."""
    (thought,) = reckon(night([told(700.0)], [settled(700.4)])).thoughts

    assert thought.fate is Fate.SAME
    assert thought.latency_s == 30.0


def test_what_became_of_a_movement_is_told_from_what_grew() -> None:
    """Test a kind that changed with the movement is told from one judged anew."""
    said = [told(700.0), told(800.0)]
    final = [settled(700.0, BODY), settled(800.0, BODY, duration_s=12.0)]

    anew, grown = reckon(night(said, final)).thoughts

    assert [anew.fate, grown.fate] == [Fate.OTHER, Fate.OTHER]
    assert [anew.has_grown, grown.has_grown] == [False, True]


def test_a_part_of_a_longer_movement_is_not_gone() -> None:
    """Test what joined the movement before it was no false alarm."""
    said = [told(700.0, BODY), told(708.0), told(760.0)]

    whole, piece, lost = reckon(
        night(said, [settled(700.0, BODY, duration_s=10.0)])
    ).thoughts

    assert [whole.fate, piece.fate, lost.fate] == [Fate.SAME, Fate.JOINED, Fate.GONE]


def test_the_night_is_parted_at_sleep_onset_and_an_hour_after() -> None:
    """Test a movement is counted where as much of the night was known."""
    onsets_s = (999.0, 1000.0, 4599.0, 4600.0)

    thoughts = reckon(night([told(at_s) for at_s in onsets_s], [])).thoughts

    assert [it.phase for it in thoughts] == [
        Phase.BEFORE_SLEEP,
        Phase.FIRST_HOUR,
        Phase.FIRST_HOUR,
        Phase.LATER,
    ]


def test_silence_is_counted_for_the_sleeper_alone() -> None:
    """Test the house's own are owed to nobody, and a session must have begun."""
    final = [settled(500.0), settled(700.0), settled(800.0, ENVIRONMENT)]

    reckoning = reckon(night([], final))

    assert reckoning.n_settled == 2
    assert reckoning.n_too_early == 1
    assert reckoning.n_untold == 1


def test_a_movement_told_under_another_onset_was_told() -> None:
    """Test a turn whose second push was told alone is not counted as silence."""
    reckoning = reckon(
        night([told(706.0, BODY)], [settled(700.0, BODY, duration_s=10.0)])
    )

    assert reckoning.n_untold == 0


def test_the_tables_count_every_night() -> None:
    """Test two nights are added, and shares are of what was told as that kind."""
    one = reckon(night([told(700.0)], [settled(700.0, BODY)]))
    other = reckon(night([told(5000.0)], [settled(5000.0)]))

    total = together([one, other])

    assert "| at any time | 2 | 1 (50.0 %) | 1 (50.0 %) |" in fate_table(total)
    assert "| limb_movement | body_movement | 1 | 50.0 % |" in kind_table(total)
    assert "| all | 2 |" in silence_table(total)
