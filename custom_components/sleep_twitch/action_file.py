"""The file that an action is to write, checked before anything is written."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self

import probatio
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import slugify

from .action import async_require_administrator
from .const import DOMAIN
from .export_place import CONFIG, MEDIA, HomeFolders, require_free
from .places import Place

ATTR_PATH: Final = "path"
ATTR_OVERWRITE: Final = "overwrite"

FILE_FIELDS: Final = {
    probatio.Optional(ATTR_PATH): cv.string,
    probatio.Optional(ATTR_OVERWRITE, default=False): cv.boolean,
}
"""Where to write; a name is made up where none is given."""
_FOLDER: Final = f"{DOMAIN}_files"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class WantedFile:
    """A file below the media or the config folder, and those written beside it."""

    def __init__(
        self, hass: HomeAssistant, folders: HomeFolders, files: tuple[Path, ...]
    ) -> None:
        """Take what was checked; `async_of` checks it."""
        self._hass = hass
        self._folders = folders
        self._files = files

    @classmethod
    async def async_of(
        cls,
        call: ServiceCall,
        place: Place,
        name: str,
        suffix: str,
        all_files: Callable[[Path], tuple[Path, ...]] = lambda path: (path,),
    ) -> Self:
        """Return the file that a call means, if it may be written.

        Parameters
        ----------
        call : ServiceCall
            Who asks, where the file is to be, and whether another may go for it.
        place : Place
            Whose nights will be in it.
        name : str
            What it is called if the call does not say.
        suffix : str
            What its name has to end with.
        all_files : callable
            Every file that is written for it.

        Raises
        ------
        ServiceValidationError
            If it may not be there, is there already, or could be seen by everyone.
        """
        overwrite = call.data[ATTR_OVERWRITE]
        if overwrite:
            await async_require_administrator(call)
        folders = HomeFolders.of(call.hass)
        root = MEDIA if place.sleeper.is_public else CONFIG
        wanted = call.data.get(
            ATTR_PATH,
            f"{root}/{_FOLDER}/{slugify(place.sleeper.name)}_{name}{suffix}",
        )

        def _checked() -> tuple[Path, ...]:
            path = folders.place(wanted, (suffix,))
            if not place.sleeper.is_public and folders.is_media(path):
                raise ServiceValidationError(
                    translation_domain=DOMAIN,
                    translation_key="path_open_to_all",
                    translation_placeholders={
                        "path": wanted,
                        "name": place.sleeper.name,
                    },
                )
            files = all_files(path)
            for file in files:
                require_free(folders, file, overwrite=overwrite)
            return files

        files = await call.hass.async_add_executor_job(_checked)
        return cls(call.hass, folders, files)

    @property
    def told(self) -> list[str]:
        """Return the paths of the files as a caller writes them."""
        return [self._folders.told(file) for file in self._files]

    async def async_write(self, write: Callable[..., Any], *arguments: Any) -> None:  # noqa: ANN401 - handed on as they are
        """Have the file written in a worker thread, in a folder made for it.

        Raises
        ------
        HomeAssistantError
            If the disk fails.
        """
        path = self._files[0]

        def _write() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, *arguments)

        try:
            await self._hass.async_add_executor_job(_write)
        except OSError as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="file_not_written",
                translation_placeholders={
                    "path": self._folders.told(path),
                    "error": str(err),
                },
            ) from err
