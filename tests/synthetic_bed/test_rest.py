"""A resting body beats and breathes as bodies do."""

from dataclasses import replace

import numpy as np
import pytest

from bench.synthetic_bed import breath, heart


def test_the_heart_beats_at_its_rate_and_faster_after_a_movement() -> None:
    """Test the beat goes on at the rate drawn, with its irregularity."""
    rng = np.random.default_rng(1)
    person = heart.draw_heart(rng)
    ticks = 4 * 3600

    beats_s = heart.beat_times_s(
        rng,
        person,
        wakefulness=np.zeros(ticks),
        breath_phase=np.arange(ticks) * 0.4,
        arousals_s=[1800.0],
    )

    calm = np.diff(beats_s[(beats_s > 1000) & (beats_s < 1700)])
    after = np.diff(beats_s[(beats_s > 1801) & (beats_s < 1806)])
    assert 60 / calm.mean() == pytest.approx(person.resting_bpm, rel=0.12)
    assert calm.std() / calm.mean() > 0.005
    assert after.mean() < calm.mean()


def test_a_beat_is_a_wave_of_1_to_10_hz() -> None:
    """Test the kick of a beat has its energy where the ballistocardiogram has it."""
    for seed in range(10):
        person = heart.draw_heart(np.random.default_rng(seed))
        wave = heart.beat_force(person, 200.0)

        power = np.sum(np.abs(np.fft.rfft(wave, 4096)) ** 2, axis=0)
        hz = np.fft.rfftfreq(4096, 1 / 200)
        inside = power[(hz > 1) & (hz < 14)].sum() / power.sum()

        assert inside > 0.9


def test_breath_pauses_before_it_comes_back() -> None:
    """Test breathing-related movements have a breath that stops and returns."""
    rng = np.random.default_rng(2)
    person = breath.draw_breath(rng)
    phase = breath.breath_phase(rng, person, 600.0)

    depth = breath.breath_depth(rng, person, phase, [300.0])

    pause = depth[round(288 * breath.TICK_HZ) : round(299 * breath.TICK_HZ)]
    back = depth[round(301 * breath.TICK_HZ) : round(306 * breath.TICK_HZ)]
    assert pause.mean() < 0.3 * back.mean()


def test_an_early_beat_is_followed_by_a_strong_one() -> None:
    """Test a heart may stumble: a bump in its step that no detector should report."""
    rng = np.random.default_rng(3)
    person = replace(heart.draw_heart(rng), ectopic_share=0.02, amplitude_jitter=0.01)
    times_s = np.arange(2000) * 1.0

    shifted_s, sizes = heart.with_ectopics(rng, person, times_s)

    early = np.flatnonzero(shifted_s < times_s)
    assert 20 <= len(early) <= 70
    assert np.median(sizes[early]) < 0.75
    assert sizes[early + 1].mean() > 1.4
