"""The live signal of a bed, looked at beside the line that keeps the night."""

from dataclasses import replace

import pytest

from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.live_view import DatedPiece, LiveView

from .short_night import replies_of_short_night


def test_a_fault_in_looking_costs_no_news(caplog: pytest.LogCaptureFixture) -> None:
    """Test a stream that cannot be drawn is logged, and looked at again after it."""
    played = replies_of_short_night()
    good = played.replies[0]
    bad = replace(good, header=replace(good.header, nominal_rate_hz=5.0))
    live = LiveView(DetectorParams())
    told: list[DatedPiece] = []
    live.async_watch(told.append)

    assert live.process(bad, played.lines, lambda: None) == ()
    pieces = live.process(good, played.lines, lambda: None)

    assert "The live signal begins anew" in caplog.text
    assert "5 Hz cannot be used" in caplog.text
    assert sum(len(dated.piece.signal_mg) for dated in pieces) > 0


def test_nobody_looking_costs_nothing() -> None:
    """Test a reply is not even asked for its rate while nobody looks on."""
    played = replies_of_short_night()
    bad = replace(
        played.replies[0],
        header=replace(played.replies[0].header, nominal_rate_hz=5.0),
    )
    live = LiveView(DetectorParams())

    assert live.process(bad, played.lines, lambda: None) == ()
