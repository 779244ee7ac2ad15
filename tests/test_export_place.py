"""Where files of nights may lie, and every way out of there that is shut."""

from pathlib import Path

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.sleep_twitch.export_place import (
    HomeFolders,
    require_file,
    require_free,
)

SUFFIXES = (".csv",)


@pytest.fixture
def folders(tmp_path: Path) -> HomeFolders:
    """Return the folders of a home, media beside config as in the container."""
    folders = HomeFolders(config=tmp_path / "config", media=tmp_path / "media")
    folders.config.mkdir()
    folders.media.mkdir()
    return folders


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param("media/nights.csv", id="media"),
        pytest.param("config/nights.csv", id="config"),
        pytest.param("media/sleep/2026/nights.csv", id="folders that are not there"),
        pytest.param("media/Nächte von Ada.CSV", id="letters of the world"),
        pytest.param("media/www/nights.csv", id="www of the media folder is nobody's"),
    ],
)
def test_what_is_meant_is_found(folders: HomeFolders, wanted: str) -> None:
    """Test a plain path below the two folders is taken, and told as it was written."""
    path = folders.place(wanted, SUFFIXES)

    assert path == folders.config.parent / wanted
    assert folders.told(path) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param("", id="nothing"),
        pytest.param("nights.csv", id="no folder"),
        pytest.param("/etc/nights.csv", id="absolute"),
        pytest.param("/media/nights.csv", id="absolute, into the folder itself"),
        pytest.param("//media/nights.csv", id="two slashes"),
        pytest.param("~/nights.csv", id="home"),
        pytest.param("share/nights.csv", id="another folder"),
        pytest.param("Media/nights.csv", id="capitals"),
        pytest.param("media", id="the folder"),
        pytest.param("media/", id="a folder's end"),
        pytest.param("media//nights.csv", id="an empty part"),
        pytest.param("media/../nights.csv", id="up"),
        pytest.param("media/a/../../nights.csv", id="down and up"),
        pytest.param("media/a/../nights.csv", id="up within"),
        pytest.param("media/./nights.csv", id="here"),
        pytest.param("..", id="up alone"),
        pytest.param("media\\..\\nights.csv", id="backslashes"),
        pytest.param("media/..\\nights.csv", id="one backslash"),
        pytest.param("media/nights.csv\0", id="a null"),
        pytest.param("media/ni\nghts.csv", id="a line's end"),
        pytest.param(f"media/{'n' * 300}.csv", id="too long"),
    ],
)
def test_a_path_that_does_not_go_down_is_refused(
    folders: HomeFolders, wanted: str
) -> None:
    """Test no spelling of a path leads out, and the refusal names it."""
    with pytest.raises(ServiceValidationError) as refused:
        folders.place(wanted, SUFFIXES)

    assert refused.value.translation_key == "path_not_below"
    assert refused.value.translation_placeholders == {"path": wanted}


def test_a_link_out_is_refused(folders: HomeFolders, tmp_path: Path) -> None:
    """Test a link within the folder does not lead a file out of it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (folders.media / "linked").symlink_to(outside)
    (folders.media / "deep").mkdir()
    (folders.media / "deep" / "up").symlink_to("../..")

    for wanted in ("media/linked/nights.csv", "media/deep/up/nights.csv"):
        with pytest.raises(ServiceValidationError) as refused:
            folders.place(wanted, SUFFIXES)
        assert refused.value.translation_key == "path_outside"
    assert list(outside.iterdir()) == []


def test_a_linked_file_is_refused(folders: HomeFolders, tmp_path: Path) -> None:
    """Test a link in place of the file is refused wherever it leads, or to nowhere."""
    precious = tmp_path / "precious.csv"
    precious.write_text("kept")
    (folders.media / "precious.csv").symlink_to(precious)
    (folders.media / "inside.csv").symlink_to(folders.media / "other.csv")

    for wanted in ("media/precious.csv", "media/inside.csv"):
        with pytest.raises(ServiceValidationError) as refused:
            folders.place(wanted, SUFFIXES)
        assert refused.value.translation_key == "path_outside"
    assert precious.read_text() == "kept"


def test_the_folders_themselves_may_be_links(tmp_path: Path) -> None:
    """Test a media folder that lies on another disk works like any other."""
    disk, media, config = tmp_path / "disk", tmp_path / "media", tmp_path / "config"
    disk.mkdir()
    config.mkdir()
    media.symlink_to(disk)
    folders = HomeFolders(config=config, media=media)

    path = folders.place("media/nights.csv", SUFFIXES)

    assert path == disk / "nights.csv"
    assert folders.told(path) == "media/nights.csv"


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param("config/.storage/auth.csv", id="Home Assistant's own"),
        pytest.param("config/www/nights.csv", id="what is served to anybody"),
        pytest.param("config/custom_components/other/data.csv", id="programs"),
        pytest.param("config/sleep_twitch/nights/0/a.csv", id="our own"),
        pytest.param("config/a/.hidden/nights.csv", id="hidden further down"),
        pytest.param("media/.nights.csv", id="a hidden file"),
    ],
)
def test_folders_with_a_use_of_their_own_are_refused(
    folders: HomeFolders, wanted: str
) -> None:
    """Test a slip does not break Home Assistant, nor put nights on the internet."""
    with pytest.raises(ServiceValidationError) as refused:
        folders.place(wanted, SUFFIXES)

    assert refused.value.translation_key == "path_reserved"


def test_another_name_of_such_a_folder_is_refused(folders: HomeFolders) -> None:
    """Test a link inside of the folder is followed before it is judged."""
    (folders.config / "www").mkdir()
    (folders.config / "harmless").symlink_to("www")

    with pytest.raises(ServiceValidationError) as refused:
        folders.place("config/harmless/nights.csv", SUFFIXES)

    assert refused.value.translation_key == "path_reserved"


def test_media_below_config(tmp_path: Path) -> None:
    """Test the folders of an installation without a container, one in the other."""
    folders = HomeFolders(config=tmp_path, media=tmp_path / "media")

    assert folders.place("media/a.csv", SUFFIXES) == tmp_path / "media" / "a.csv"
    assert folders.told(tmp_path / "media" / "a.csv") == "media/a.csv"


@pytest.mark.parametrize("name", ["nights.yaml", "nights", "nights.csv.sh", "csv"])
def test_another_kind_of_file_is_refused(folders: HomeFolders, name: str) -> None:
    """Test an export never becomes a configuration or a program."""
    with pytest.raises(ServiceValidationError) as refused:
        folders.place(f"config/{name}", SUFFIXES)

    assert refused.value.translation_key == "path_suffix"
    assert (refused.value.translation_placeholders or {})["suffixes"] == ".csv"


def test_a_file_is_written_over_only_when_asked(folders: HomeFolders) -> None:
    """Test last month's file is safe from this month's slip."""
    path = folders.place("media/nights.csv", SUFFIXES)
    require_free(folders, path, overwrite=False)
    path.write_text("last month")

    with pytest.raises(ServiceValidationError) as refused:
        require_free(folders, path, overwrite=False)
    require_free(folders, path, overwrite=True)

    assert refused.value.translation_key == "path_exists"
    assert refused.value.translation_placeholders == {"path": "media/nights.csv"}


def test_only_a_file_can_be_written_over_or_read(folders: HomeFolders) -> None:
    """Test a folder, a link and nothing at all are told from a file."""
    folder = folders.media / "folder.csv"
    folder.mkdir()
    link = folders.media / "link.csv"
    link.symlink_to(folders.media / "nowhere.csv")

    for path in (folder, link):
        with pytest.raises(ServiceValidationError) as refused:
            require_free(folders, path, overwrite=True)
        assert refused.value.translation_key == "path_no_file"
    for path in (folder, link, folders.media / "nothing.csv"):
        with pytest.raises(ServiceValidationError) as missing:
            require_file(folders, path)
        assert missing.value.translation_key == "path_no_file"


async def test_the_folders_of_a_real_home(hass: HomeAssistant) -> None:
    """Test the folders are those that Home Assistant has."""
    folders = HomeFolders.of(hass)

    assert folders.config == Path(hass.config.config_dir)
    assert folders.media == Path(hass.config.media_dirs["local"])
