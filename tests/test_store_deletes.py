"""What is deleted from the database is gone, down to its bytes."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.kept_night import KeptNight, Owner, SessionKind
from custom_components.sleep_twitch.night.models import Reason
from custom_components.sleep_twitch.store import NightStore

from .nights import ADA, BED, EVENING, MOVEMENT, OWNER, kept_night

OTHER_BED: Final = "06:35:69:ab:f6:80"
MANY: Final = 40
"""Nights, so that the database has pages in several layers."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the database is, with its log."""
    return tmp_path / "sleep_twitch"


def secret(number: int) -> str:
    """Return a word that stands in every movement of one night, and nowhere else."""
    return f"secret_of_night_{number:03d}"


def secret_night(number: int) -> KeptNight:
    """Return a night that is known by its word, with a hundred movements."""
    kept = kept_night(EVENING + timedelta(days=number), boot_id=7 + number)
    movements = tuple(
        replace(
            MOVEMENT,
            onset_s=1000.0 + 30 * step,
            reason=Reason(secret(number), {"active_s": 2.0 + step % 7}),
        )
        for step in range(100)
    )
    reason = Reason(secret(number), {})
    return replace(
        kept,
        night=replace(kept.night, movements=movements, presence_reason=reason),
    )


async def write_secrets(store: NightStore) -> None:
    """Write nights as they come: movement by movement first, then as a whole."""
    for number in range(MANY):
        kept = secret_night(number)
        night_id = await store.async_open_night(replace(kept, provisional=True))
        await store.async_add_movements(night_id, kept.night.movements[:60])
        await store.async_write_night(kept)
        await store.async_rescore(night_id, kept)


def found_in(folder: Path, word: str) -> bool:
    """Return whether the bytes of a word are in any file of the database."""
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())


async def test_the_bytes_of_a_deleted_night_are_gone(
    hass: HomeAssistant, store: NightStore, folder: Path
) -> None:
    """Test who takes the disk finds nothing of a night that was deleted."""
    await write_secrets(store)
    day = secret_night(20).day
    before = await hass.async_add_executor_job(found_in, folder, secret(20))

    deleted = await store.async_delete_nights(OWNER, day, day)

    assert before
    assert [head.start for head in deleted] == [secret_night(20).start]
    assert not await hass.async_add_executor_job(found_in, folder, secret(20))
    assert await store.async_day(OWNER, secret_night(21).day) == secret_night(21)


async def test_nothing_stays_of_everything(
    hass: HomeAssistant, store: NightStore, folder: Path
) -> None:
    """Test a bed that is given away takes no night along, other beds keep theirs."""
    await write_secrets(store)
    await store.async_open_night(
        replace(kept_night(EVENING + timedelta(days=50)), provisional=True)
    )
    other = await store.async_write_night(replace(kept_night(), bed=OTHER_BED))
    full_bytes = (folder / "nights.db").stat().st_size

    deleted = await store.async_delete_everything(BED)

    assert len(deleted) == MANY + 1
    for number in range(MANY):
        assert not await hass.async_add_executor_job(found_in, folder, secret(number))
    assert await store.async_night(other) == replace(kept_night(), bed=OTHER_BED)
    assert (folder / "nights.db").stat().st_size < full_bytes / 4


async def test_one_night_goes_and_the_nap_of_the_day_stays(store: NightStore) -> None:
    """Test a night that was somebody else's can be deleted by itself."""
    night_id = await store.async_write_night(kept_night(hours=5))
    nap = kept_night(EVENING + timedelta(hours=7), hours=2, boot_id=8)
    await store.async_write_night(nap)

    deleted = await store.async_delete_night(night_id)

    assert deleted is not None
    assert deleted.id == night_id
    assert await store.async_day(OWNER, nap.day) == nap
    assert await store.async_delete_night(night_id) is None


async def test_the_next_longest_takes_the_place_of_a_deleted_night(
    store: NightStore,
) -> None:
    """Test a day whose night is deleted shows the other long sleep of the day."""
    night_id = await store.async_write_night(kept_night(hours=5))
    second = await store.async_write_night(
        kept_night(EVENING + timedelta(hours=8.5), hours=4, boot_id=8)
    )

    await store.async_delete_night(night_id)

    (head,) = await store.async_nights(OWNER, date.min, date.max)
    assert (head.id, head.kind) == (second, SessionKind.NIGHT)


async def test_only_the_owners_nights_are_deleted(store: NightStore) -> None:
    """Test who sleeps in the bed now cannot delete the nights of another."""
    night_id = await store.async_write_night(kept_night())
    stranger = Owner(bed=BED, sleeper="bo", set_up=EVENING - timedelta(days=1))

    assert await store.async_delete_nights(stranger, date.min, date.max) == ()
    assert await store.async_night(night_id) is not None


async def test_no_part_of_a_deleted_night_stays(
    store: NightStore, folder: Path
) -> None:
    """Test movements and gaps are deleted with their night."""
    await store.async_write_night(kept_night())

    await store.async_delete_everything(BED)

    with closing(sqlite3.connect(folder / "nights.db")) as other:
        for table in ("night", "movement", "gap"):
            query = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own tables
            assert other.execute(query).fetchone() == (0,)


async def test_a_diary_is_deleted_with_its_bytes(
    hass: HomeAssistant, store: NightStore, folder: Path
) -> None:
    """Test what somebody noted of themselves can be taken back, others' notes stay."""
    for sleeper, note in ((ADA, secret(1)), ("bo", secret(2))):
        mark = DiaryMark(
            sleeper=sleeper,
            kind=DiaryKind.MEDICATION,
            at=EVENING,
            amount=None,
            note=note,
        )
        await store.async_write_mark(mark)

    assert await store.async_delete_diary(ADA) == 1

    assert await store.async_marks(ADA) == ()
    assert not await hass.async_add_executor_job(found_in, folder, secret(1))
    assert len(await store.async_marks("bo")) == 1


async def test_old_movements_are_forgotten_and_figures_stay(
    store: NightStore,
) -> None:
    """Test retention takes movements, bytes and all, and leaves the trend whole."""
    await write_secrets(store)
    heads = await store.async_nights(OWNER, date.min, date.max)
    first_kept = secret_night(30).day

    count = await store.async_forget_movements_before(first_kept, bed=BED)

    after = await store.async_nights(OWNER, date.min, date.max)
    assert count == 30 * 100
    assert [head.movements_forgotten for head in after] == [True] * 30 + [False] * 10
    assert [head.summary for head in after] == [head.summary for head in heads]
    forgotten = await store.async_night(heads[29].id)
    assert forgotten is not None
    assert forgotten.movements_forgotten
    assert forgotten.night.movements == ()
    assert await store.async_night(heads[30].id) == secret_night(30)
    assert await store.async_forget_movements_before(first_kept, bed=BED) == 0


async def test_forgotten_movements_leave_no_bytes(
    hass: HomeAssistant, store: NightStore, folder: Path
) -> None:
    """Test what moved is gone from the disk: the word of the night stays in its row."""
    await write_secrets(store)
    word = f"{secret(3)}{{"

    def _count() -> int:
        return sum(file.read_bytes().count(word.encode()) for file in folder.iterdir())

    before = await hass.async_add_executor_job(_count)

    await store.async_forget_movements_before(date.max, bed=BED)

    assert before >= 100
    assert await hass.async_add_executor_job(_count) == 0


async def test_an_open_session_may_be_deleted(store: NightStore) -> None:
    """Test the night that goes on after it is written when it is over."""
    kept = kept_night()
    night_id = await store.async_open_night(replace(kept, provisional=True))
    await store.async_add_movements(night_id, [MOVEMENT])

    (deleted,) = await store.async_delete_nights(OWNER, kept.day, kept.day)

    assert deleted.provisional
    await store.async_write_night(kept)
    assert await store.async_last_night(OWNER) == kept
