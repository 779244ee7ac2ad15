"""The wind-down of the lights, evening by evening, on a real automation."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context

from .house import House, running

type OpenHouse = Callable[..., Any]

BEDSIDE = "light.bedside"
FULL = 255
FIRST = 204
"""80 % of 255."""
HALF_WAY = 72
"""Between 80 % and 10 % by ratio: the square root of their product, 28.3 %."""
LAST = 26
"""10 % of 255."""


@pytest.fixture
async def open_house(
    hass_tmp_config_dir: str,
    hass_storage: dict[str, Any],  # noqa: ARG001 - what a restart finds again
    freezer: FrozenDateTimeFactory,
) -> AsyncIterator[OpenHouse]:
    """Return what opens a house on a Thursday afternoon, bedtime at 23:00."""
    freezer.move_to("2026-03-12 15:00:00+00:00")
    async with AsyncExitStack() as stack:

        async def open_one(
            lamps: tuple[str, ...] = ("bedside",), **inputs: object
        ) -> House:
            lights = [f"light.{lamp}" for lamp in lamps]
            house = House(
                Path(hass_tmp_config_dir),
                freezer,
                "wind_down_lights",
                {"lights": lights, **inputs},
                lamps,
            )
            return await stack.enter_async_context(running(house))

        yield open_one


async def test_brightness_follows_the_clock(open_house: OpenHouse) -> None:
    """Test from 80 % to 10 % in 80 minutes: half way in time is half way in ratio."""
    house = await open_house(wind_down=80)

    seen = []
    for clock in ("21:38", "21:40", "22:20", "23:00"):
        await house.to(f"2026-03-12 {clock}")
        seen.append((house.brightness(), house.kelvin()))

    assert seen == [(FULL, 4000), (FIRST, 3500), (HALF_WAY, 2545), (LAST, 2000)]


async def test_every_step_is_small_and_down(open_house: OpenHouse) -> None:
    """Test nobody sees the light jump, or rise."""
    house = await open_house()
    await house.to("2026-03-12 21:30")

    steps = [house.brightness()]
    for minute in range(32, 60, 2):
        await house.to(f"2026-03-12 21:{minute}")
        steps.append(house.brightness())

    changes = [before - after for before, after in pairwise(steps)]
    assert all(0 < change <= 0.06 * FIRST for change in changes)


async def test_the_night_is_left_alone(open_house: OpenHouse) -> None:
    """Test a light switched on after bedtime is nobody's business."""
    house = await open_house()
    await house.to("2026-03-12 23:02")

    await house.call("light.turn_on", entity_id=BEDSIDE, brightness=FULL)
    await house.to("2026-03-13 02:00")

    assert house.brightness() == FULL


@pytest.mark.parametrize(
    ("evening", "bedtime"),
    [("2026-03-12", "23:00"), ("2026-03-13", "23:44"), ("2026-03-15", "23:00")],
    ids=["a Thursday", "a Friday", "a Sunday"],
)
async def test_weekends_have_a_bedtime_of_their_own(
    open_house: OpenHouse, evening: str, bedtime: str
) -> None:
    """Test the light is darkest at that evening's bedtime, and not yet before."""
    house = await open_house()
    await house.jump(f"{evening} 18:00")

    await house.to(f"{evening} 21:20")
    before = house.brightness()
    await house.to(f"{evening} {bedtime}")

    assert before == FULL
    assert house.brightness() == pytest.approx(LAST, abs=1)


async def test_a_bedtime_after_midnight_belongs_to_its_evening(
    open_house: OpenHouse,
) -> None:
    """Test Friday's late bedtime, on Saturday at 00:30, is a weekend's."""
    house = await open_house(weekend_bedtime="00:30:00")

    await house.jump("2026-03-13 18:00")
    await house.to("2026-03-13 23:30")
    late = house.brightness()
    await house.to("2026-03-14 00:30")

    assert late is not None
    assert LAST < late < FIRST
    assert house.brightness() == LAST


async def test_an_evening_of_a_clock_change_ends_in_time(open_house: OpenHouse) -> None:
    """Test a bedtime on the night the clock goes forward is reached in dim light."""
    house = await open_house(weekend_bedtime="03:30:00", wind_down=60)

    await house.jump("2026-03-28 22:00")
    await house.to("2026-03-29 03:30")

    assert house.brightness() == LAST


async def test_a_light_that_is_off_stays_off(open_house: OpenHouse) -> None:
    """Test the wind-down switches nothing on."""
    house = await open_house(lamps=("bedside", "hall"))
    await house.call("light.turn_off", entity_id="light.hall")

    await house.to("2026-03-12 22:30")

    assert house.state("light.hall") == "off"
    assert house.brightness() < FIRST


async def test_a_light_switched_on_joins_at_once(open_house: OpenHouse) -> None:
    """Test nobody is dazzled by the light of the bathroom half way through."""
    house = await open_house(lamps=("bedside", "hall"))
    await house.call("light.turn_off", entity_id="light.hall")
    await house.to("2026-03-12 22:30")

    await house.call("light.turn_on", entity_id="light.hall", brightness=FULL)
    joined = house.brightness("hall")
    await house.to("2026-03-12 23:00")

    assert joined == house.brightness("bedside") or joined < HALF_WAY
    assert house.brightness("hall") == LAST


async def test_a_light_that_a_person_brightens_is_theirs(open_house: OpenHouse) -> None:
    """Test the reading lamp stays bright, and the others go on dimming."""
    house = await open_house(lamps=("bedside", "reading"))
    await house.to("2026-03-12 22:00")

    house.lamps["reading"].dim_at_the_wall(FULL)
    await house.to("2026-03-12 23:10")

    assert (house.brightness("reading"), house.brightness("bedside")) == (FULL, LAST)


async def test_a_light_dimmed_in_the_app_is_not_dimmed_further(
    open_house: OpenHouse,
) -> None:
    """Test it stays a person's when the wind-down comes to the very same brightness."""
    house = await open_house(lamps=("bedside", "reading"), wind_down=80)
    await house.to("2026-03-12 22:00")

    by_ada = Context(user_id=(await house.hass.auth.async_create_user("Ada")).id)
    reading = {"entity_id": "light.reading", "brightness": HALF_WAY}
    await house.call("light.turn_on", by_ada, **reading)
    await house.to("2026-03-12 23:10")

    assert (house.brightness("reading"), house.brightness("bedside")) == (
        HALF_WAY,
        LAST,
    )


async def test_what_was_taken_over_follows_again_the_next_evening(
    open_house: OpenHouse,
) -> None:
    """Test one bright evening is not for ever."""
    house = await open_house()
    await house.to("2026-03-12 22:00")
    house.lamps["bedside"].dim_at_the_wall(FULL)
    await house.to("2026-03-12 23:10")

    await house.jump("2026-03-13 20:00")
    await house.to("2026-03-13 23:44")

    assert house.brightness() == pytest.approx(LAST, abs=1)


async def test_a_restart_changes_nothing(open_house: OpenHouse) -> None:
    """Test the light is where the clock wants it right after the restart."""
    house = await open_house(wind_down=80)
    await house.to("2026-03-12 22:00")
    before = house.brightness()

    await house.stop()
    await house.start()
    await house.jump("2026-03-12 22:20")

    assert before > HALF_WAY
    assert house.brightness() == HALF_WAY


async def test_a_restart_takes_no_light_back_from_a_person(
    open_house: OpenHouse,
) -> None:
    """Test a bright lamp is still theirs when Home Assistant comes back."""
    house = await open_house(lamps=("bedside", "reading"))
    await house.to("2026-03-12 22:00")
    house.lamps["reading"].dim_at_the_wall(FULL)
    await house.to("2026-03-12 22:10")

    await house.stop()
    await house.start()
    await house.to("2026-03-12 23:00")

    assert (house.brightness("reading"), house.brightness("bedside")) == (FULL, LAST)


async def test_a_skipped_evening_is_bright_and_the_only_one(
    open_house: OpenHouse,
) -> None:
    """Test the helper is off again at bedtime, so tomorrow is dimmed as ever."""
    house = await open_house(skip_tonight="input_boolean.skip_tonight")
    await house.call("input_boolean.turn_on", entity_id="input_boolean.skip_tonight")

    await house.to("2026-03-12 22:58")
    skipped = (house.brightness(), house.state("input_boolean.skip_tonight"))
    await house.to("2026-03-12 23:00")
    after = (house.brightness(), house.state("input_boolean.skip_tonight"))
    await house.jump("2026-03-13 20:00")
    await house.to("2026-03-13 23:44")

    assert (skipped, after) == ((FULL, "on"), (FULL, "off"))
    assert house.brightness() == pytest.approx(LAST, abs=1)


async def test_further_conditions_are_asked(open_house: OpenHouse) -> None:
    """Test nobody at home means no dimming."""
    at_home = {"condition": "state", "entity_id": "input_boolean.awake", "state": "off"}
    house = await open_house(only_when=[at_home])

    await house.to("2026-03-12 22:58")

    assert house.brightness() == FULL


async def test_every_input_can_be_set(open_house: OpenHouse) -> None:
    """Test an evening without defaults, from its first light to the morning."""
    house = await open_house(
        bedtime="22:00:00",
        weekend_bedtime="22:30:00",
        weekend_evenings=["thu"],
        wind_down=60,
        first_brightness=60,
        last_brightness=20,
        change_colour=False,
        first_kelvin=3000,
        last_kelvin=2200,
        switch_off=True,
        transition=5,
        skip_tonight="input_boolean.skip_tonight",
        only_when=[],
        tolerance=10,
        sleep_mode="switch.sleep_mode",
        sleep_mode_until="06:30:00",
    )

    await house.to("2026-03-12 22:00")
    half_way = (house.brightness(), house.kelvin(), house.state("switch.sleep_mode"))
    await house.to("2026-03-12 22:30")
    bedtime = (house.state(BEDSIDE), house.state("switch.sleep_mode"))
    await house.to("2026-03-13 06:30")

    assert half_way == (88, 4000, "off")
    assert bedtime == ("off", "on")
    assert house.state("switch.sleep_mode") == "off"
