"""Nights in the calendar: midnight, noon, and the nights that clocks are changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.kept_night import SessionKind, day_of, kind_alone
from custom_components.sleep_twitch.store import NightStore

from .nights import OWNER, kept_night

CHANGES = [
    pytest.param("Europe/Berlin", date(2026, 3, 29), id="Europe, an hour less"),
    pytest.param("Europe/Berlin", date(2026, 10, 25), id="Europe, an hour more"),
    pytest.param("America/New_York", date(2026, 3, 8), id="America, an hour less"),
    pytest.param("America/New_York", date(2026, 11, 1), id="America, an hour more"),
    pytest.param("Australia/Lord_Howe", date(2026, 4, 5), id="half an hour more"),
    pytest.param("Asia/Kolkata", date(2026, 3, 29), id="no change at all"),
]


def local(zone: str, day: date, hour: float, *, fold: int = 0) -> datetime:
    """Return the instant of an hour of the clock on the wall, in UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    # Hours are added to what the clock shows; which of two alike ones is said after.
    wall = midnight + timedelta(hours=hour)
    return wall.replace(fold=fold).astimezone(UTC)


@pytest.mark.parametrize(("zone", "change"), CHANGES)
async def test_a_night_is_of_the_morning_it_ends_in(
    hass: HomeAssistant, zone: str, change: date
) -> None:
    """Test eight hours from eleven on are filed under the day, whatever clocks do."""
    await hass.config.async_set_time_zone(zone)
    evening = local(zone, change - timedelta(days=1), 23)

    assert day_of(evening + timedelta(hours=8)) == change


@pytest.mark.parametrize(("zone", "change"), CHANGES)
async def test_a_day_turns_at_noon_by_the_clock_on_the_wall(
    hass: HomeAssistant, zone: str, change: date
) -> None:
    """Test noon is noon on the day that has an hour less or more."""
    await hass.config.async_set_time_zone(zone)
    noon = local(zone, change, 12)

    assert day_of(noon - timedelta(seconds=1)) == change
    assert day_of(noon) == change + timedelta(days=1)


@pytest.mark.parametrize(("zone", "change"), CHANGES)
@pytest.mark.parametrize("hour", [22.5, 0.5], ids=["before midnight", "after midnight"])
async def test_every_day_around_the_change_has_its_night(
    hass: HomeAssistant, store: NightStore, zone: str, change: date, hour: float
) -> None:
    """Test nobody's week has a day without a night, or one with two."""
    await hass.config.async_set_time_zone(zone)
    days = [change + timedelta(days=number) for number in range(-3, 4)]
    for number, day in enumerate(days):
        evening = day - timedelta(days=1) if hour > 12 else day
        await store.async_write_night(
            kept_night(local(zone, evening, hour), hours=7.5, boot_id=10 + number)
        )

    heads = await store.async_nights(OWNER, days[0], days[-1])

    assert [head.day for head in heads] == days
    assert {head.kind for head in heads} == {SessionKind.NIGHT}
    assert {head.end - head.start for head in heads} == {timedelta(hours=7.5)}
    for day, head in zip(days, heads, strict=True):
        night = await store.async_day(OWNER, day)
        assert night is not None
        assert night.id == head.id


@pytest.mark.parametrize(("zone", "change"), CHANGES)
async def test_a_night_of_three_hours_is_one_in_any_night(
    hass: HomeAssistant, store: NightStore, zone: str, change: date
) -> None:
    """Test three hours in bed make a night though the clock shows two, or four."""
    await hass.config.async_set_time_zone(zone)
    begin = local(zone, change, 0.75)
    await store.async_write_night(kept_night(begin, hours=3))
    await store.async_write_night(
        kept_night(begin + timedelta(hours=7), hours=2.99, boot_id=8)
    )

    heads = await store.async_nights(OWNER, change, change)

    assert [head.kind for head in heads] == [SessionKind.NIGHT, SessionKind.NAP]
    assert kind_alone(10_800.0) is SessionKind.NIGHT
    assert kind_alone(10_799.0) is SessionKind.NAP
    assert kind_alone(None) is SessionKind.NAP


@pytest.mark.parametrize(("zone", "change"), CHANGES)
async def test_naps_are_listed_beside_the_night_they_follow(
    hass: HomeAssistant, store: NightStore, zone: str, change: date
) -> None:
    """Test a nap before noon is of the same day, one in the afternoon of the next."""
    await hass.config.async_set_time_zone(zone)
    await store.async_write_night(kept_night(local(zone, change, 0.25), hours=6))
    for number, hour in enumerate((10.5, 14)):
        await store.async_write_night(
            kept_night(local(zone, change, hour), hours=1, boot_id=20 + number)
        )

    heads = await store.async_nights(OWNER, change, change + timedelta(days=1))

    assert [(head.day, head.kind) for head in heads] == [
        (change, SessionKind.NIGHT),
        (change, SessionKind.NAP),
        (change + timedelta(days=1), SessionKind.NAP),
    ]


@pytest.mark.parametrize(("zone", "change"), CHANGES)
async def test_a_later_longer_sleep_takes_the_place_of_the_night(
    hass: HomeAssistant, store: NightStore, zone: str, change: date
) -> None:
    """Test real hours are compared: the clock on the wall would have it otherwise."""
    await hass.config.async_set_time_zone(zone)
    # By the wall the first lasts up to an hour longer or shorter than it does.
    first = await store.async_write_night(
        kept_night(local(zone, change, 0.5), hours=3.2)
    )
    later = await store.async_write_night(
        kept_night(local(zone, change, 8), hours=3.4, boot_id=8)
    )

    heads = await store.async_nights(OWNER, change, change)

    assert {head.id: head.kind for head in heads} == {
        first: SessionKind.NAP,
        later: SessionKind.NIGHT,
    }
    night = await store.async_last_night(OWNER)
    assert night is not None
    assert night.id == later


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        pytest.param("Europe/Berlin", date(2026, 10, 25), id="Europe"),
        pytest.param("America/New_York", date(2026, 11, 1), id="America"),
    ],
)
async def test_an_hour_that_comes_twice_is_two_hours(
    hass: HomeAssistant, store: NightStore, zone: str, change: date
) -> None:
    """Test two naps at the same hour of the clock stay two, in order."""
    await hass.config.async_set_time_zone(zone)
    hour = 2.2 if zone.startswith("Europe") else 1.2
    for fold in (1, 0):
        await store.async_write_night(
            kept_night(
                local(zone, change, hour, fold=fold), hours=0.5, boot_id=30 + fold
            )
        )

    heads = await store.async_nights(OWNER, change, change)

    assert len(heads) == 2
    assert heads[1].start - heads[0].start == timedelta(hours=1)


async def test_a_night_keeps_its_day_when_its_sleeper_moves(
    hass: HomeAssistant, store: NightStore
) -> None:
    """Test a new time zone files no old night anew, marked or judged again or not."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    kept = kept_night(datetime(2026, 3, 14, 23, 0, tzinfo=UTC), hours=11.5)
    night_id = await store.async_write_night(kept)
    await hass.config.async_set_time_zone("Pacific/Auckland")

    await store.async_mark_movement(
        night_id, kept.night.movements[0].onset_s, is_wrong=True
    )
    await store.async_rescore(night_id, replace(kept, first_boot_id=8))

    (head,) = await store.async_nights(OWNER, date.min, date.max)
    night = await store.async_night(night_id)
    assert night is not None
    assert night.day == head.day == date(2026, 3, 15)
    assert day_of(kept.end) == date(2026, 3, 16)


async def test_a_night_judged_anew_to_another_end_is_filed_anew(
    hass: HomeAssistant, store: NightStore
) -> None:
    """Test a sleep that now ends after noon is the next day's, the old day is free."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    begin = datetime(2026, 3, 15, 4, 0, tzinfo=UTC)
    night_id = await store.async_write_night(kept_night(begin, hours=6.5))
    kept = await store.async_night(night_id)
    assert kept is not None

    await store.async_rescore(
        night_id, replace(kept, end=kept.end + timedelta(hours=1))
    )

    night = await store.async_night(night_id)
    assert night is not None
    assert kept.day == date(2026, 3, 15)
    assert night.day == date(2026, 3, 16)
    assert await store.async_day(OWNER, kept.day) is None
