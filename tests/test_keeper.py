"""The keeper of a bed's nights: in order, and once each, whoever brings them."""

import asyncio
from datetime import date, timedelta

from custom_components.sleep_twitch.keeper import NightKeeper
from custom_components.sleep_twitch.news import LineNews
from custom_components.sleep_twitch.store import NightStore

from .nights import EVENING, OWNER, kept_night


async def test_news_from_two_sides_are_written_once_each(store: NightStore) -> None:
    """Test a night ended by hand while a reply comes neither fails nor is lost."""
    keeper = NightKeeper(store, OWNER)
    first, second = kept_night(), kept_night(EVENING + timedelta(days=1), boot_id=8)

    await asyncio.gather(
        keeper.async_keep(LineNews(closed=(first,))),
        keeper.async_keep(LineNews()),
        keeper.async_keep(LineNews(closed=(second,))),
        keeper.async_keep(LineNews()),
    )

    nights = await store.async_nights(OWNER, date(2026, 3, 1), date(2026, 3, 31))
    assert [night.start for night in nights] == [first.start, second.start]


async def test_what_a_closed_store_refuses_is_written_later(store: NightStore) -> None:
    """Test a disk that fails for an hour costs no night."""
    keeper = NightKeeper(store, OWNER)
    await store.async_close()
    await keeper.async_keep(LineNews(closed=(kept_night(),)))
    await store.async_open()

    await keeper.async_keep(LineNews())

    last_night = await keeper.async_last_night()
    assert last_night is not None
    assert last_night.start == EVENING


async def test_a_store_that_cannot_tell_stops_no_bed(store: NightStore) -> None:
    """Test a start with a disk that fails writes a night twice rather than never."""
    keeper = NightKeeper(store, OWNER)
    news = LineNews(closed=(kept_night(),))
    await keeper.async_keep(news)
    known = await keeper.async_unknown(news)
    await store.async_close()

    unknown = await keeper.async_unknown(news)

    assert known.closed == ()
    assert unknown == news


async def test_a_store_that_fails_at_the_end_of_a_night_stops_no_bed(
    store: NightStore,
) -> None:
    """Test the bed shows what it showed, and goes on."""
    keeper = NightKeeper(store, OWNER)
    shown = kept_night()
    await store.async_close()

    await keeper.async_keep(LineNews(closed=(shown,)))

    assert await keeper.async_last_night_or(shown) == shown
