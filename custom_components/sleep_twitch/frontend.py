"""The cards: a folder of built scripts, served and announced to the frontend."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant

from .const import DOMAIN, LOGGER

_FOLDER: Final = Path(__file__).parent / "www"
_LOADER: Final = "loader.js"
"""Waits until Home Assistant's own elements are there, then imports the rest."""


async def async_setup_frontend(hass: HomeAssistant) -> None:
    """Serve the cards, if they were built, and have every dashboard load them.

    The hash of the files is in the path: a browser may keep them for ever, and asks
    for new ones after an update.
    """
    content_hash = await hass.async_add_executor_job(_hash_of, _FOLDER)
    if content_hash is None:
        LOGGER.warning(
            "The cards were not built: %s has no %s, so dashboards go without them",
            _FOLDER,
            _LOADER,
        )
        return
    url = f"/{DOMAIN}_static/{content_hash}"
    await hass.http.async_register_static_paths(
        [StaticPathConfig(url, str(_FOLDER), cache_headers=True)]
    )
    add_extra_js_url(hass, f"{url}/{_LOADER}")


def _hash_of(folder: Path) -> str | None:
    """Return a short hash of every file's name and content, None without a loader."""
    if not (folder / _LOADER).is_file():
        return None
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(file.relative_to(folder)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
