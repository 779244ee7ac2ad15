"""Nights from files made elsewhere: all of a file or none, and never over others."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .acting import act
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import EVENING, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

ALL_TIME: dict[str, Any] = {"start_date": "2000-01-01", "end_date": "2100-01-01"}
LIST = "onset_s,duration_s,kind\n" + "".join(
    f"{3600 + 25 * number}.0,2.0,limb_movement\n" for number in range(500)
)
"""Three and a half hours with a rhythm."""


@pytest.fixture
def media(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Return the media folder of the home."""
    folder = tmp_path / "media"
    folder.mkdir()
    hass.config.media_dirs = {"local": str(folder)}
    return folder


async def put(hass: HomeAssistant, path: Path, text: str) -> None:
    """Put a file where the action can read it."""
    write: Callable[[str], int] = path.write_text
    await hass.async_add_executor_job(write, text)


async def test_a_movement_list_becomes_a_night(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a list from elsewhere is kept, marked as imported, with its series."""
    await put(hass, media / "list.csv", LIST)
    await set_up(hass, add_bed(hass, node))

    answer = await act(
        hass, "import", path="media/list.csv", start="2026-02-01 23:00:00"
    )

    (kept,) = answer["nights"]
    assert kept["movements"] == 500
    night = (await act(hass, "get_night", night_id=kept["id"]))["night"]
    assert night["origin"] == "imported"
    assert night["summary"]["plm"] > 400


@pytest.mark.usefixtures("media")
async def test_what_was_exported_comes_back(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a move to another home loses no night: export, then import there."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    before = (await act(hass, "get_night"))["night"]
    await act(
        hass, "export", format="nights_json", path="media/all.json", date="2026-03-15"
    )
    await act(hass, "delete_night", date="2026-03-15")

    await act(hass, "import", path="media/all.json")

    after = (await act(hass, "get_night"))["night"]
    assert after["origin"] == "imported"
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"id", "origin"}


async def test_the_same_file_again_changes_nothing(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test an automation that imports twice does not make two nights of one."""
    await put(hass, media / "list.csv", LIST)
    await set_up(hass, add_bed(hass, node))
    call = {"path": "media/list.csv", "start": "2026-02-01 23:00:00"}

    first = await act(hass, "import", context=None, **call)
    second = await act(hass, "import", context=None, **call)

    assert first == second
    assert len((await act(hass, "get_nights", **ALL_TIME))["nights"]) == 1


async def test_a_recorded_night_is_not_covered(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test an import over a night of our own is refused, with its number."""
    await keep(hass, kept_night())
    await put(hass, media / "list.csv", LIST)
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(
            hass,
            "import",
            path="media/list.csv",
            start=(EVENING + timedelta(hours=1)).isoformat(),
        )

    assert refused.value.translation_key == "night_in_the_way"
    nights = (await act(hass, "get_nights", **ALL_TIME))["nights"]
    assert [each["origin"] for each in nights] == ["recorded"]
    placeholders = refused.value.translation_placeholders or {}
    assert placeholders["night_id"] == str(nights[0]["id"])


async def test_a_broken_file_stores_nothing(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test the line that is wrong is named by the path that was asked for."""
    await put(hass, media / "list.csv", LIST + "late,2.0,limb_movement\n")
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "import", path="media/list.csv", start="2026-02-01 23:00:00")

    assert refused.value.translation_key == "file_not_understood"
    error = (refused.value.translation_placeholders or {})["error"]
    assert "media/list.csv" in error
    assert str(media) not in error
    assert "late" in error
    assert (await act(hass, "get_nights", **ALL_TIME))["nights"] == []


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("media/nothing.csv", "path_no_file"),
        ("media/../secret.csv", "path_not_below"),
        ("/etc/passwd", "path_not_below"),
        ("media/list.txt", "path_suffix"),
        ("config/.storage/core.config.json", "path_reserved"),
    ],
)
async def test_only_files_of_nights_are_read(
    hass: HomeAssistant, node: FakeBedNode, media: Path, path: str, key: str
) -> None:
    """Test an import is no way to look into other files."""
    await put(hass, media.parent / "secret.csv", LIST)
    await set_up(hass, add_bed(hass, node, sleeper_data()))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "import", path=path)

    assert refused.value.translation_key == key
