"""The line of one bed: the same night, whatever happens to Home Assistant."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from custom_components.sleep_twitch.insight.bed_floor import BedFloor
from custom_components.sleep_twitch.journal import Journal, RecordKind
from custom_components.sleep_twitch.kept_night import KeptNight, SessionKind
from custom_components.sleep_twitch.learned import Learned
from custom_components.sleep_twitch.line import BedLine, Replayed
from custom_components.sleep_twitch.news import LineNews
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.night.params import NightParams, SessionParams
from custom_components.sleep_twitch.night.presence import EmptyBed
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.stages import BedSettings
from custom_components.sleep_twitch.wire.models import Reply

from .nights import BED
from .short_night import Replies, replies_of_short_night

SETTINGS = BedSettings(mac=BED, sleeper="ada", rules=RuleSet.WASM2016, sensitivity=3)
FLOOR = BedFloor(
    empty=EmptyBed(heartbeat_mg=0.1 + 0.2, breathing_mg=0.04), level_mg=1 / 3
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the journal lies."""
    return tmp_path / "journal" / "bed.journal"


@pytest.fixture(scope="module")
def night() -> Replies:
    """Return the short night in replies."""
    return replies_of_short_night()


@pytest.fixture(scope="module")
def uninterrupted(
    night: Replies, tmp_path_factory: pytest.TempPathFactory
) -> KeptNight:
    """Return the night as a line that ran through finds it."""
    line = BedLine(tmp_path_factory.mktemp("whole") / "bed.journal", SETTINGS)
    line.replay()
    return live_through(line, night, night.replies)


def live_through(line: BedLine, night: Replies, replies: Iterable[Reply]) -> KeptNight:
    """Return the night that the line closes when it is ended by hand after all."""
    for reply in replies:
        line.process(reply, night.lines)
    (news,) = line.press(PressKind.END, night.lines)
    line.close()
    (kept,) = news.closed
    return kept


def test_a_night_is_found(uninterrupted: KeptNight) -> None:
    """Test the line does what it is for: a rhythm in the legs, and who was in bed."""
    kinds = [movement.kind for movement in uninterrupted.night.movements]

    assert uninterrupted.bed == BED
    assert uninterrupted.sleeper == "ada"
    assert uninterrupted.simulated
    assert not uninterrupted.provisional
    assert uninterrupted.kind is SessionKind.NAP
    assert len(uninterrupted.night.in_bed) == 1
    assert kinds.count(MovementKind.LIMB_MOVEMENT) >= 8
    assert uninterrupted.night.gaps == ()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9], ids=["early", "half-way", "late"])
def test_a_restart_changes_nothing(
    night: Replies, uninterrupted: KeptNight, path: Path, share: float
) -> None:
    """Test a night with a restart of Home Assistant in it is the night without."""
    cut = int(len(night.replies) * share)
    before = BedLine(path, SETTINGS)
    before.replay()
    for reply in night.replies[:cut]:
        before.process(reply, night.lines)
    before.close()

    after = BedLine(path, SETTINGS)
    replayed = after.replay()

    assert replayed.cursor is not None
    assert replayed.cursor.next_sample == night.replies[cut - 1].blocks[-1].next_sample
    assert live_through(after, night, night.replies[cut:]) == uninterrupted


def test_a_kill_changes_nothing(
    night: Replies, uninterrupted: KeptNight, path: Path
) -> None:
    """Test a process that ends without a word, in mid-write, loses nothing."""
    cut = len(night.replies) // 2
    killed = BedLine(path, SETTINGS)
    killed.replay()
    for reply in night.replies[:cut]:
        killed.process(reply, night.lines)
    torn = path.read_bytes()[:-100]
    killed.close()
    path.write_bytes(torn)

    after = BedLine(path, SETTINGS)
    replayed = after.replay()

    # The last reply was torn: the node is asked for it again.
    assert replayed.cursor is not None
    assert replayed.cursor.next_sample == night.replies[cut - 2].blocks[-1].next_sample
    assert live_through(after, night, night.replies[cut - 1 :]) == uninterrupted


def test_a_press_survives_a_restart(night: Replies, path: Path) -> None:
    """Test a night ended by hand stays ended, though the bed is still taken."""
    cut = len(night.replies) * 3 // 4
    before = BedLine(path, SETTINGS)
    before.replay()
    closed = live_through(before, night, night.replies[:cut])

    after = BedLine(path, SETTINGS)
    replayed = after.replay()
    after.close()

    assert replayed.news.closed == (closed,)
    assert replayed.news.tonight is None


def test_a_measured_floor_survives_a_restart(night: Replies, path: Path) -> None:
    """Test a night whose bed was measured in it is the same, restart or none."""
    cut = len(night.replies) // 2
    whole = BedLine(path.with_name("whole.journal"), SETTINGS)
    before = BedLine(path, SETTINGS)
    for line in (whole, before):
        line.replay()
        for reply in night.replies[:cut]:
            line.process(reply, night.lines)
        assert line.measured(FLOOR)
    before.close()

    after = BedLine(path, SETTINGS)
    after.replay()

    assert after._stages is not None
    profile = after._stages.learned.profile
    assert profile is not None
    assert profile.empty_floor_mg == FLOOR.level_mg
    expected = live_through(whole, night, night.replies[cut:])
    assert live_through(after, night, night.replies[cut:]) == expected
    assert after._stages.learned == whole._stages.learned  # type: ignore[union-attr] # it lived through a night


def test_the_next_stages_begin_with_a_measured_floor(
    night: Replies, path: Path
) -> None:
    """Test what a test found is handed on when journal and stages begin anew."""
    line = BedLine(path, SETTINGS)
    line.replay()
    assert not line.measured(FLOOR)
    for reply in night.replies[:4]:
        line.process(reply, night.lines)
    assert line.measured(FLOOR)

    line.forget(None)

    line.close()
    head = json.loads(next(iter(Journal(path).read())).payload)
    assert Learned.from_dict(head["learned"]).empty == FLOOR.empty
    assert head["learned"]["profile"]["empty_floor_mg"] == FLOOR.level_mg


def test_what_was_lived_through_before_is_no_news(night: Replies, path: Path) -> None:
    """Test a restart turns on no light for what happened hours ago."""
    before = BedLine(path, SETTINGS)
    before.replay()
    for reply in night.replies[: len(night.replies) * 3 // 4]:
        before.process(reply, night.lines)
    before.close()

    replayed = replay_and_close(BedLine(path, SETTINGS))

    assert replayed.news.opened is not None
    assert replayed.news.movements != ()
    assert not any(dated.is_fresh for dated in replayed.news.movements)


def test_a_movement_is_news_while_it_is_young(night: Replies, path: Path) -> None:
    """Test movements are told as they happen, and late ones only kept."""
    line = BedLine(path, SETTINGS)
    line.replay()
    live = [
        dated
        for reply in night.replies
        for news in line.process(_as_if_newest(reply), night.lines)
        for dated in news.movements
    ]
    late = BedLine(path.with_name("late.journal"), SETTINGS)
    late.replay()
    fetched_late = [
        dated
        for reply in night.replies
        for news in late.process(_as_if_an_hour_ago(reply), night.lines)
        for dated in news.movements
    ]
    line.close()
    late.close()

    assert live != []
    assert all(dated.is_fresh for dated in live)
    assert not any(dated.is_fresh for dated in fetched_late)
    assert [each.movement for each in live] == [each.movement for each in fetched_late]


def test_the_end_of_a_recording_ends_the_night(night: Replies, path: Path) -> None:
    """Test a night is closed though nobody gets up any more."""
    line = BedLine(path, SETTINGS)
    line.replay()
    for reply in night.replies:
        line.process(reply, night.lines)
    newest = night.replies[-1].blocks[-1].next_sample
    newest_us = night.lines[-1].utc_us(newest)

    waiting = line.tick(night.lines, None)
    too_soon = line.tick(night.lines, newest_us)
    ended = line.tick(night.lines, newest_us + 1)
    again = line.tick(night.lines, newest_us + 1)
    line.close()

    assert waiting == too_soon == again == ()
    assert len(ended[0].closed) == 1
    assert ended[0].tonight is None


def test_another_rate_ends_the_night(night: Replies, path: Path) -> None:
    """Test a chip that is set anew does not stop the line."""
    line = BedLine(path, SETTINGS)
    line.replay()
    for reply in night.replies:
        line.process(reply, night.lines)
    other = night.replies[0]
    other = replace(
        other,
        header=replace(other.header, nominal_rate_hz=104.0),
        blocks=tuple(
            replace(block, nominal_rate_hz=104.0, first_sample=10_000_000 + i * 50)
            for i, block in enumerate(other.blocks)
        ),
    )

    ended, begun = line.process(other, night.lines)

    line.close()
    assert len(ended.closed) == 1
    assert begun.tonight is None
    journal = Journal(path)
    kinds = [record.kind for record in journal.read()]
    journal.close()
    assert kinds.count(RecordKind.REPLY) == 1


def test_a_full_disk_does_not_stop_the_night(
    night: Replies,
    uninterrupted: KeptNight,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Test the night is found all the same, and it is said once what it lacks."""

    def _no_room(*_: object) -> None:
        raise OSError(28, "no space left")

    line = BedLine(path, SETTINGS)
    line.replay()
    monkeypatch.setattr(Journal, "append", _no_room)

    assert live_through(line, night, night.replies) == uninterrupted
    assert caplog.text.count("cannot be written") == 1


def test_a_night_stays_until_somebody_took_it(
    night: Replies, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a kill right after the end of a night that is done with at once."""
    at_most = NightParams(session=SessionParams(longest_session_s=900.0))
    monkeypatch.setattr(BedSettings, "night_params", at_most)
    line = BedLine(path, SETTINGS)
    line.replay()
    replies = iter(night.replies)
    closed: tuple[KeptNight, ...] = ()
    while not closed:
        news = line.process(next(replies), night.lines)
        closed = tuple(kept for each in news for kept in each.closed)
    killed = path.with_suffix(".killed")
    killed.write_bytes(path.read_bytes())
    line.process(next(replies), night.lines)
    line.close()

    assert replay_and_close(BedLine(killed, SETTINGS)).news.closed == closed
    assert replay_and_close(BedLine(path, SETTINGS)).news.closed == ()


def test_nothing_is_taken_after_a_stop(night: Replies, path: Path) -> None:
    """Test a reply that comes while Home Assistant goes down is asked for again."""
    line = BedLine(path, SETTINGS)
    line.replay()
    line.ask_to_stop()

    assert line.process(night.replies[0], night.lines) == ()
    line.close()
    assert replay_and_close(BedLine(path, SETTINGS)).cursor is None


def replay_and_close(line: BedLine) -> Replayed:
    """Return what the journal gives back."""
    replayed = line.replay()
    line.close()
    return replayed


def test_an_empty_journal_holds_nothing(path: Path) -> None:
    """Test a first start asks the node for all it has."""
    assert replay_and_close(BedLine(path, SETTINGS)) == Replayed(LineNews(), (), None)


def _as_if_newest(reply: Reply, newer_s: float = 0) -> Reply:
    """Return the reply as a node gives it that holds nothing newer."""
    newer = round(newer_s * reply.header.nominal_rate_hz)
    newest = reply.blocks[-1].next_sample + newer
    return replace(reply, header=replace(reply.header, next_sample=newest))


def _as_if_an_hour_ago(reply: Reply) -> Reply:
    """Return the reply as a node gives it that was out of reach for an hour."""
    return _as_if_newest(reply, newer_s=3600)
