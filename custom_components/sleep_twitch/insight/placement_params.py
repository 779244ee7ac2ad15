"""Numbers of the placement test: each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementParams:
    """How long the steps take, and where one verdict ends and the next begins."""

    still_s: float = 120.0
    """Each of the two quiet steps: a hundred heartbeats, thirty breaths, and about as
    long as people lie still when asked to."""
    settling_s: float = 10.0
    """Not looked at as a quiet step begins: somebody walks away, or lies down."""
    again_s: float = 4.0
    """The same after a movement: the bed rings, and a breath is drawn."""
    first_look_s: float = 8.0
    """Seconds gathered before a movement can be told from rest."""
    moved_ratio: float = 8.0
    """Peak in resting levels that is a movement and no heart: the strongest beats of
    a sleeper stay below half of it, a turn is ten times as large."""
    heart_share: float = 0.5
    """Share of the looks in which a heart must be seen to be said to be there."""
    foot_s: float = 120.0
    """Longest wait for the foot: ten movements take a minute."""
    foot_settling_s: float = 3.0
    """Not looked at as that begins: the hand still holds the phone."""
    foot_wanted: int = 10
    """Movements asked for: one more or less does not shift their median."""
    fewest_feet: int = 5
    """Fewer say too little."""
    foot_pause_s: float = 0.8
    """Stillness between two movements: a foot goes up and down in less."""
    foot_longest_s: float = 10.0
    """What goes on for longer is no leg movement (WASM)."""
    good_margin: float = 2.0
    """Over the detector's threshold, of the weakest fifth: movements in sleep that are
    half as strong are still found."""
    fair_margin: float = 1.2
    """Below it one in five is found or not by chance."""
    loud_ratio: float = 3.0
    """Level of the empty bed over the least that the sensor has, from which something
    shakes it: chips differ by less from what their datasheet says."""
    body_ratio: float = 1.7
    """Level of a resting body over that of a loud empty bed: as in `body_evidence`, it
    is certain from here on."""
