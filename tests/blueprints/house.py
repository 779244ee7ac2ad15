"""A house whose Home Assistant can be restarted while its lamps burn on."""

import shutil
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, override
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_TEMP_KELVIN,
    ColorMode,
    LightEntity,
)
from homeassistant.core import Context, HomeAssistant, State
from homeassistant.helpers import restore_state
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_test_home_assistant,
    setup_test_component_platform,
)

BLUEPRINTS: Final = Path(__file__).parents[2] / "blueprints"
ZONE: Final = ZoneInfo("Europe/Berlin")
TICK_S: Final = 120


class Lamp(LightEntity):
    """A lamp that knows brightness and colour temperature."""

    _attr_should_poll = False
    _attr_color_mode = ColorMode.COLOR_TEMP
    _attr_min_color_temp_kelvin = 1800
    _attr_max_color_temp_kelvin = 6500

    def __init__(self, name: str, *, is_on: bool = True) -> None:
        """Hang it up, at full brightness."""
        self._attr_supported_color_modes = {ColorMode.COLOR_TEMP}
        self._attr_name = name
        self._attr_unique_id = name
        self._attr_is_on = is_on
        self._attr_brightness = 255
        self._attr_color_temp_kelvin = 4000

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        self._attr_is_on = True
        self._attr_brightness = kwargs.get(ATTR_BRIGHTNESS, self._attr_brightness)
        self._attr_color_temp_kelvin = kwargs.get(
            ATTR_COLOR_TEMP_KELVIN, self._attr_color_temp_kelvin
        )
        self.async_write_ha_state()

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        self._attr_is_on = False
        self.async_write_ha_state()

    def dim_at_the_wall(self, brightness: int) -> None:
        """Turn the knob: nobody tells Home Assistant who did it."""
        self._attr_brightness = brightness
        self.async_set_context(Context())
        self.async_write_ha_state()

    def again(self) -> Lamp:
        """Return the same lamp for the next start of Home Assistant."""
        lamp = Lamp(str(self._attr_name), is_on=bool(self._attr_is_on))
        lamp._attr_brightness = self._attr_brightness
        lamp._attr_color_temp_kelvin = self._attr_color_temp_kelvin
        return lamp


class House:
    """Home Assistant with lamps, helpers and one automation from a blueprint."""

    def __init__(
        self,
        folder: Path,
        freezer: FrozenDateTimeFactory,
        blueprint: str,
        inputs: dict[str, Any],
        lamps: tuple[str, ...] = ("bedside",),
    ) -> None:
        """Choose what is in it; `start` makes it run."""
        self.hass: HomeAssistant
        self.lamps = {name: Lamp(name) for name in lamps}
        self._folder = folder
        self._freezer = freezer
        self._use = {"path": f"sleep_twitch/{blueprint}.yaml", "input": inputs}
        self._stack = AsyncExitStack()
        shutil.copytree(BLUEPRINTS, folder / "blueprints", dirs_exist_ok=True)

    async def start(self) -> None:
        """Start Home Assistant with what it kept from before."""
        self.hass = await self._stack.enter_async_context(
            async_test_home_assistant(config_dir=str(self._folder))
        )
        await self.hass.config.async_set_time_zone(str(ZONE))
        await restore_state.async_get(self.hass).async_load()
        self.lamps = {name: lamp.again() for name, lamp in self.lamps.items()}
        setup_test_component_platform(self.hass, "light", list(self.lamps.values()))
        await self._set_up("light", {"platform": "test"})
        helpers = {"skip_tonight": None, "sleep_mode": None, "awake": {"initial": True}}
        await self._set_up("input_boolean", helpers)
        sleep_mode = {
            "name": "sleep_mode",
            "state": "{{ is_state('input_boolean.sleep_mode', 'on') }}",
            "turn_on": _helper("turn_on"),
            "turn_off": _helper("turn_off"),
        }
        await self._set_up("template", [{"switch": [sleep_mode]}])
        automation = {"id": "one", "alias": "one", "use_blueprint": self._use}
        await self._set_up("automation", [automation])

    async def stop(self) -> None:
        """Stop it, as a restart does: what is worth keeping is written down."""
        await restore_state.async_get(self.hass).async_dump_states()
        await self.call("automation.turn_off", entity_id="automation.one")
        await self.hass.async_stop(force=True)
        await self._stack.aclose()

    async def to(self, local: str) -> None:
        """Let time pass, tick by tick, until a local time such as 2026-03-12 22:00."""
        target = datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(UTC)
        now = datetime.now(UTC)
        while now < target:
            now = min(_next_tick(now), target)
            await self._at(now)

    async def jump(self, local: str) -> None:
        """Be at a local time at once, nothing in between."""
        target = datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(UTC)
        await self._at(target)

    async def call(
        self, action: str, context: Context | None = None, **data: object
    ) -> None:
        """Call an action, as a person when there is a context with a user."""
        domain, name = action.split(".")
        await self.hass.services.async_call(
            domain, name, data, blocking=True, context=context
        )
        await self.hass.async_block_till_done()

    def brightness(self, lamp: str = "bedside") -> int | None:
        """Return the brightness that is shown, None for a lamp that is off."""
        value = self._state(f"light.{lamp}").attributes["brightness"]
        return None if value is None else int(value)

    def kelvin(self, lamp: str = "bedside") -> int:
        """Return the colour temperature that Home Assistant shows."""
        return int(self._state(f"light.{lamp}").attributes["color_temp_kelvin"])

    def state(self, entity_id: str) -> str:
        """Return a state."""
        return self._state(entity_id).state

    def _state(self, entity_id: str) -> State:
        state = self.hass.states.get(entity_id)
        assert state is not None, entity_id
        return state

    async def _at(self, now: datetime) -> None:
        self._freezer.move_to(now)
        async_fire_time_changed(self.hass, now)
        await self.hass.async_block_till_done()

    async def _set_up(self, domain: str, config: object) -> None:
        assert await async_setup_component(self.hass, domain, {domain: config})
        await self.hass.async_block_till_done()


@asynccontextmanager
async def running(house: House) -> AsyncGenerator[House]:
    """Run a house and stop it whatever happens."""
    await house.start()
    try:
        yield house
    finally:
        await house.stop()


def _helper(action: str) -> dict[str, Any]:
    return {
        "action": f"input_boolean.{action}",
        "target": {"entity_id": "input_boolean.sleep_mode"},
    }


def _next_tick(now: datetime) -> datetime:
    """Return the next time that a pattern of two minutes fires, to its half second."""
    whole = int(now.timestamp()) // TICK_S * TICK_S + TICK_S
    return datetime.fromtimestamp(whole, UTC)
