"""A phone with the Home Assistant app, and a clock that tests can move."""

import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .house import BLUEPRINTS, ZONE

APP: Final = {
    "app_id": "io.homeassistant.test",
    "app_name": "Home Assistant",
    "app_version": "2026.10",
    "device_name": "Ada's phone",
    "manufacturer": "Test",
    "model": "One",
    "os_name": "Test OS",
    "os_version": "1",
    "supports_encryption": False,
}


class Phone:
    """A phone as Home Assistant sees it: notifications go out, taps come back."""

    device_id: str

    def __init__(self, hass: HomeAssistant) -> None:
        """Switch it on."""
        self.hass = hass
        self._notifications: list[dict[str, Any]] = []

    async def handle_push(self, request: web.Request) -> web.Response:
        """Take a notification, as the maker's push service does."""
        self._notifications.append(await request.json())
        return web.json_response({}, status=201)

    def notification(self) -> dict[str, Any]:
        """Return the one notification that has come since the last look."""
        (notification,) = self._notifications
        self._notifications.clear()
        return notification

    @property
    def is_silent(self) -> bool:
        """Return whether none has come since the last look."""
        return not self._notifications

    async def tap(self, button: dict[str, Any]) -> None:
        """Answer a notification."""
        self.hass.bus.async_fire("mobile_app_notification_action", dict(button))
        await self.hass.async_block_till_done()


type MoveTo = Callable[[str], Coroutine[Any, Any, None]]


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Return a configuration folder with the blueprints in it."""
    target = Path(hass_tmp_config_dir) / "blueprints"
    shutil.copytree(BLUEPRINTS, target, dirs_exist_ok=True)
    return hass_tmp_config_dir


@pytest.fixture
async def to(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> MoveTo:
    """Return what moves the clock to a local time; it begins on a Thursday at 10:00."""
    await hass.config.async_set_time_zone(str(ZONE))

    async def move_to(local: str) -> None:
        now = datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(UTC)
        freezer.move_to(now)
        async_fire_time_changed(hass, now)
        await hass.async_block_till_done()

    await move_to("2026-03-12 10:00")
    return move_to


@pytest.fixture
async def phone(
    socket_enabled: None,  # noqa: ARG001 - before Home Assistant's server
    to: MoveTo,  # noqa: ARG001 - before anything notes the time
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
) -> AsyncIterator[Phone]:
    """Return a phone that was registered as the app does it."""
    phone = Phone(hass)
    push_service = web.Application()
    push_service.router.add_post("/push", phone.handle_push)
    # Views must be there before the server runs, and notify comes with some.
    for domain in ("notify", "mobile_app"):
        assert await async_setup_component(hass, domain, {})
    await hass.async_block_till_done()
    async with TestServer(push_service) as server:
        app_data = {"push_token": "token", "push_url": str(server.make_url("/push"))}
        client = await hass_client()
        response = await client.post(
            "/api/mobile_app/registrations", json={**APP, "app_data": app_data}
        )
        assert response.ok
        await hass.async_block_till_done()
        (entry,) = hass.config_entries.async_entries("mobile_app")
        devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        phone.device_id = devices[0].id
        yield phone
