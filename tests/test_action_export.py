"""Files that the actions write: whole, where they may be, and as asked for."""

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from pytest_homeassistant_custom_component.common import MockUser

from .acting import act, record_short_night
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import EVENING, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

DAY = timedelta(days=1)
PERIOD: dict[str, Any] = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


@pytest.fixture
def media(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Return the media folder of the home."""
    folder = tmp_path / "media"
    folder.mkdir()
    hass.config.media_dirs = {"local": str(folder)}
    return folder


def files_in(folder: Path) -> set[str]:
    """Return the names of all that lies in a folder and below."""
    return {path.name for path in folder.rglob("*")}


def document_at(path: Path) -> dict[str, Any]:
    """Return what a JSON file says."""
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


async def home(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Set a bed up whose store has three nights."""
    nights = [kept_night(EVENING + DAY * day, boot_id=day + 1) for day in range(3)]
    await keep(hass, *nights)
    await set_up(hass, add_bed(hass, node))


async def test_nights_as_a_table(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a spreadsheet gets a line a night, and a file that explains its columns."""
    await home(hass, node)

    answer = await act(
        hass, "export", format="nights_csv", path="media/sleep/nights.csv", **PERIOD
    )

    assert answer == {
        "files": ["media/sleep/nights.csv", "media/sleep/nights_dictionary.csv"],
        "nights": 3,
    }
    with (media / "sleep" / "nights.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["plm_per_hour"] for row in rows] == ["3.42", "3.42", "3.42"]
    assert sorted(path.name for path in (media / "sleep").iterdir()) == [
        "nights.csv",
        "nights_dictionary.csv",
    ]


async def test_movements_of_one_night(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a night that is named is exported alone, under a name made for it."""
    await home(hass, node)

    answer = await act(hass, "export", format="movements_csv", date="2026-03-16")

    assert answer["files"][0] == "media/sleep_twitch_files/ada_movements_2026-03-16.csv"
    assert answer["nights"] == 1
    path = media / "sleep_twitch_files" / "ada_movements_2026-03-16.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2


async def test_nights_in_full(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test JSON has everything, and below config it is found as well."""
    await home(hass, node)

    await act(hass, "export", format="nights_json", path="config/all.json", **PERIOD)

    document = document_at(Path(hass.config.path("all.json")))
    assert len(document["nights"]) == 3
    assert document["nights"][0]["movements"][0]["onset_s"] == 1204.31
    assert files_in(media) == set()


async def test_the_raw_data_of_a_night(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test the EDF+ is the one that is kept, byte for byte."""
    bed, kept = await record_short_night(hass, node)

    answer = await act(hass, "export", format="edf", night_id=kept.id)

    (told,) = answer["files"]
    raw = bed.raw_nights.nights.path_of(bed.mac, kept.start)
    assert raw is not None
    assert (media.parent / told).read_bytes() == raw.read_bytes()


async def test_raw_data_that_is_not_kept(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a night without raw data is named, and no empty file left."""
    await home(hass, node)

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "export", format="edf", date="2026-03-15")

    assert refused.value.translation_key == "no_raw_data"
    assert files_in(media) == set()


async def test_no_file_is_written_over_unless_asked(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test either file of an export protects itself, and the other is not written."""
    await home(hass, node)
    dictionary = media / "nights_dictionary.csv"
    dictionary.write_text("mine")
    asked: dict[str, Any] = {"format": "nights_csv", "path": "media/nights.csv"}

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "export", **asked, **PERIOD)
    refused_files = files_in(media)
    await act(hass, "export", **asked, **PERIOD, overwrite=True)

    assert refused.value.translation_key == "path_exists"
    assert refused_files == {"nights_dictionary.csv"}
    assert dictionary.read_text() != "mine"


@pytest.mark.parametrize(
    "path",
    ["../out.csv", "/tmp/out.csv", "media/../out.csv", "config/.storage/out.csv"],  # noqa: S108 - a path that must be refused
)
async def test_no_path_leads_out(
    hass: HomeAssistant, node: FakeBedNode, media: Path, path: str
) -> None:
    """Test a path that tries to get out is refused before anything is written."""
    await home(hass, node)

    with pytest.raises(ServiceValidationError):
        await act(hass, "export", format="nights_csv", path=path, **PERIOD)

    assert "out.csv" not in files_in(media.parent)
    assert files_in(media) == set()


async def test_hidden_nights_do_not_go_where_everyone_looks(
    hass: HomeAssistant,
    node: FakeBedNode,
    media: Path,
    hass_admin_user: MockUser,
) -> None:
    """Test the media folder, open to every user, is no way around the access."""
    await keep(hass, kept_night())
    hidden = sleeper_data(access="administrators")
    await set_up(hass, add_bed(hass, node, hidden))
    context = Context(user_id=hass_admin_user.id)

    with pytest.raises(ServiceValidationError) as refused:
        await act(
            hass, "export", context=context, format="nights_csv", path="media/a.csv"
        )
    answer = await act(hass, "export", context=context, format="nights_csv", **PERIOD)

    assert refused.value.translation_key == "path_open_to_all"
    assert answer["files"][0].startswith("config/sleep_twitch_files/ada_nights_")
    assert files_in(media) == set()


async def test_a_disk_that_fails_is_said(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a folder that cannot be made is an error with its reason, not a log line."""
    await home(hass, node)
    (media / "sleep").write_text("a file where a folder is wanted")

    with pytest.raises(HomeAssistantError) as failed:
        await act(
            hass, "export", format="nights_csv", path="media/sleep/n.csv", **PERIOD
        )

    assert failed.value.translation_key == "file_not_written"


async def test_the_page_for_a_doctor(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test two weeks of nights become one page with the sleeper's name on it."""
    await keep(
        hass,
        kept_night(),
        kept_night(EVENING + timedelta(hours=22), hours=1, boot_id=8),
    )
    await set_up(hass, add_bed(hass, node, sleeper_data("Ada <b>")))
    await hass.services.async_call(
        "sleep_twitch",
        "log_diary",
        {"kind": "caffeine", "amount": 2, "time": "2026-03-14 16:00:00"},
        blocking=True,
    )

    answer = await act(
        hass, "report", end_date="2026-03-20", path="media/sleep/ada.html"
    )

    assert answer == {"files": ["media/sleep/ada.html"], "nights": 1, "naps": 1}
    page = (media / "sleep" / "ada.html").read_text("utf-8")
    assert "Ada &lt;b&gt;" in page
    assert "Ada <b>" not in page
    assert "Bed Node" in page
    assert "2026" in page
    assert "<script" not in page


async def test_a_page_of_years_is_refused(
    hass: HomeAssistant, node: FakeBedNode, media: Path
) -> None:
    """Test a period that no page can show is said in days."""
    await home(hass, node)

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "report", start_date="2024-01-01", end_date="2026-03-20")

    assert refused.value.translation_key == "period_too_long"
    assert files_in(media) == set()
