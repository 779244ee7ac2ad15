"""The cards' files: served with their hash, announced once, not missed when absent."""

from pathlib import Path

import pytest
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.sleep_twitch import frontend
from custom_components.sleep_twitch.const import DOMAIN

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


@pytest.fixture
def www(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of cards of the test's own."""
    folder = tmp_path / "www"
    folder.mkdir()
    monkeypatch.setattr(frontend, "_FOLDER", folder)
    return folder


def announced(hass: HomeAssistant) -> list[str]:
    """Return what dashboards are told to load from us."""
    return [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if DOMAIN in url]


async def test_the_loader_is_served_and_announced(
    hass: HomeAssistant, www: Path, hass_client: ClientSessionGenerator
) -> None:
    """Test a browser gets the cards, and may keep them for ever."""
    (www / "loader.js").write_text("import('./cards.js')", encoding="utf-8")
    (www / "cards.js").write_text("// cards", encoding="utf-8")

    assert await async_setup_component(hass, DOMAIN, {})

    (url,) = announced(hass)
    client = await hass_client()
    loader = await client.get(url)
    cards = await client.get(url.replace("loader.js", "cards.js"))
    assert await loader.text() == "import('./cards.js')"
    assert await cards.text() == "// cards"
    assert "max-age" in loader.headers["Cache-Control"]


def test_a_changed_card_has_another_address(www: Path) -> None:
    """Test no browser shows the card of the version before."""
    (www / "loader.js").write_text("import('./cards.js')", encoding="utf-8")
    (www / "cards.js").write_text("// old", encoding="utf-8")
    old = frontend._hash_of(www)

    (www / "cards.js").write_text("// new", encoding="utf-8")

    assert frontend._hash_of(www) != old


@pytest.mark.usefixtures("www")
async def test_a_checkout_without_cards_works(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """Test cards that were not built are one line in the log."""
    assert await async_setup_component(hass, DOMAIN, {})

    assert announced(hass) == []
    assert caplog.text.count("The cards were not built") == 1
