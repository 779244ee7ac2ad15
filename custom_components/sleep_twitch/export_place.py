"""Where files of nights may lie: below the config or the media folder, nowhere else."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Self

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .const import DOMAIN

CONFIG: Final = "config"
MEDIA: Final = "media"

_LONGEST_NAME_BYTES: Final = 200
"""File systems take 255; the rest is for what is put behind it while it is written."""
_RESERVED: Final = frozenset(
    {"custom_components", "deps", DOMAIN, "tts", "www"},
)
"""Folders of the config folder in which a file of nights would do harm: what others
run or rely on, our own, and what is served to anybody who asks."""


@dataclass(frozen=True, kw_only=True)
class HomeFolders:
    """The two folders that paths begin with. The methods look at the disk."""

    config: Path
    media: Path

    @classmethod
    def of(cls, hass: HomeAssistant) -> Self:
        """Return those of a Home Assistant; of several media folders, its own."""
        config, media = Path(hass.config.config_dir), hass.config.media_dirs
        folder = media.get("local") or next(iter(media.values()), config / MEDIA)
        return cls(config=config, media=Path(folder))

    def place(self, wanted: str, suffixes: tuple[str, ...]) -> Path:
        """Return the file that a path means, be it there or not.

        Parameters
        ----------
        wanted : str
            Begins with `config/` or `media/` and goes down from there.
        suffixes : tuple of str
            What its name may end with.

        Raises
        ------
        ServiceValidationError
            If it is no such path, leads out of its folder, by `..` or by a link, or
            into a folder where it would do harm.
        """
        root, below = self._split(wanted)
        if below.suffix.lower() not in suffixes:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="path_suffix",
                translation_placeholders={
                    "path": wanted,
                    "suffixes": ", ".join(suffixes),
                },
            )
        path = root / below
        real_root = root.resolve()
        real = path.parent.resolve() / path.name
        if path.is_symlink() or not real.is_relative_to(real_root):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="path_outside",
                translation_placeholders={"path": wanted},
            )
        if self._is_reserved(real):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="path_reserved",
                translation_placeholders={"path": wanted},
            )
        return real

    def told(self, path: Path) -> str:
        """Return a file's path as the one who asked for it would write it."""
        for name, root in ((MEDIA, self.media), (CONFIG, self.config)):
            real_root = root.resolve()
            if path.is_relative_to(real_root):
                return f"{name}/{path.relative_to(real_root)}"
        raise ValueError(f"{path} is neither below {self.media} nor {self.config}")

    def is_media(self, path: Path) -> bool:
        """Return whether a file lies in the media folder: every user can open that."""
        return path.is_relative_to(self.media.resolve())

    def _split(self, wanted: str) -> tuple[Path, PurePosixPath]:
        """Return the folder a path begins with, and the rest, which goes only down."""
        parts = wanted.split("/")
        roots = {CONFIG: self.config, MEDIA: self.media}
        is_sound = (
            len(parts) > 1
            and parts[0] in roots
            and all(_is_name(part) for part in parts[1:])
        )
        if not is_sound:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="path_not_below",
                translation_placeholders={"path": wanted},
            )
        return roots[parts[0]], PurePosixPath(*parts[1:])

    def _is_reserved(self, real: Path) -> bool:
        """Return whether a file would lie hidden, or in a folder that has its use.

        Links are followed before: a folder by another name is the same folder.
        """
        config, media = self.config.resolve(), self.media.resolve()
        root = media if real.is_relative_to(media) else config
        below = real.relative_to(root).parts
        is_hidden = any(part.startswith(".") for part in below)
        return is_hidden or (root == config and below[0] in _RESERVED)


def require_free(folders: HomeFolders, path: Path, *, overwrite: bool) -> None:
    """Refuse to write where something is that may not be written over.

    Raises
    ------
    ServiceValidationError
        If there is a file and it may not go, or anything that is no file.
    """
    if not path.exists(follow_symlinks=False):
        return
    if path.is_symlink() or not path.is_file():
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="path_no_file",
            translation_placeholders={"path": folders.told(path)},
        )
    if not overwrite:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="path_exists",
            translation_placeholders={"path": folders.told(path)},
        )


def require_file(folders: HomeFolders, path: Path) -> None:
    """Refuse to read what is not there, or is no file.

    Raises
    ------
    ServiceValidationError
        If there is no file.
    """
    if not path.is_file():
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="path_no_file",
            translation_placeholders={"path": folders.told(path)},
        )


def _is_name(part: str) -> bool:
    """Return whether a part of a path names something, and only down from here."""
    return (
        part not in {"", ".", ".."}
        and "\\" not in part
        and part.isprintable()
        and len(part.encode()) <= _LONGEST_NAME_BYTES
    )
