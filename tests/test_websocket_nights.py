"""The nights of a period as the cards are told them."""

from datetime import timedelta
from typing import Final

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.night.models import NightSummary
from custom_components.sleep_twitch.store import DATA_STORE

from .acting import device_of
from .asking import ask
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import BED, EVENING, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

DAY: Final = timedelta(days=1)
MARCH: Final = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


async def test_the_nights_of_a_period(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a chart gets every night and nap of its days, with all figures."""
    nap = kept_night(EVENING + timedelta(hours=22), hours=1.0, boot_id=8)
    await keep(hass, kept_night(), nap, kept_night(EVENING + 30 * DAY, boot_id=9))
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)

    result = (await ask(await hass_ws_client(), "nights", **MARCH))["result"]

    (ada,) = bed.sleepers
    assert result["sleeper"] == {
        "id": ada.subentry_id,
        "device_id": device_of(hass, entry, ada.subentry_id),
        "name": "Ada",
    }
    assert result["node"]["device_id"] == device_of(hass, entry, BED)
    assert [(each["date"], each["kind"]) for each in result["nights"]] == [
        ("2026-03-15", "night"),
        ("2026-03-16", "nap"),
    ]
    night = result["nights"][0]
    assert night["start"] == "2026-03-14T21:30:00+00:00"
    assert night["end"] == "2026-03-15T05:00:00+00:00"
    assert night["sleep_onset_s"] == 1290.0
    assert night["summary"]["imi_histogram"] == {
        "log_edges_s": [1.0, 1.1, 1.2],
        "log_counts": [0, 3],
        "linear_counts": [1, 2],
    }
    assert night["summary"]["plm_by_hour"] == [1.0, None, 3.5]
    assert set(night["summary"]) == set(NightSummary.__dataclass_fields__)
    assert "movements" not in night


async def test_a_list_and_a_night_agree(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test whoever taps a dot of a trend finds the night that was under it."""
    await keep(hass, kept_night(), kept_night(EVENING + DAY, boot_id=8))
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()

    listed = (await ask(client, "nights", **MARCH))["result"]["nights"]
    nights = [
        (await ask(client, "night", night_id=each["id"]))["result"]["night"]
        for each in listed
    ]

    assert len(listed) == 2
    assert [night["date"] for night in nights] == [each["date"] for each in listed]
    assert [night["summary"] for night in nights] == [
        each["summary"] for each in listed
    ]


async def test_marks_of_the_diary_come_with_their_nights(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a coffee of an afternoon is beside the night it may have spoilt."""
    await keep(hass, kept_night())
    bed = await set_up(hass, add_bed(hass, node))
    (ada,) = bed.sleepers
    noon = EVENING.replace(hour=12, minute=0)
    await hass.config.async_set_time_zone("UTC")
    for at, amount in ((noon - timedelta(seconds=1), 1), (noon, 2), (noon + DAY, 3)):
        await hass.data[DATA_STORE].async_write_mark(
            DiaryMark(
                sleeper=ada.subentry_id,
                kind=DiaryKind.CAFFEINE,
                at=at,
                amount=amount,
                note=None,
            )
        )

    answer = await ask(
        await hass_ws_client(),
        "nights",
        start_date="2026-03-15",
        end_date="2026-03-15",
    )

    assert answer["result"]["marks"] == [
        {
            "kind": "caffeine",
            "at": "2026-03-14T12:00:00+00:00",
            "amount": 2.0,
            "note": None,
        }
    ]


async def test_each_sleeper_has_nights_and_marks_of_their_own(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test nobody's chart shows another's nights or diary."""
    await keep(hass, kept_night())
    ada = add_bed(hass, node)
    await set_up(hass, ada)
    bo = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    await set_up(hass, bo)
    of_ada, of_bo = (
        device_of(hass, entry, next(iter(entry.subentries))) for entry in (ada, bo)
    )
    await hass.services.async_call(
        "sleep_twitch",
        "log_diary",
        {"device_id": of_ada, "kind": "stress", "time": "2026-03-14T20:00:00+00:00"},
        blocking=True,
    )
    client = await hass_ws_client()

    adas = (await ask(client, "nights", device_id=of_ada, **MARCH))["result"]
    bos = (await ask(client, "nights", device_id=of_bo, **MARCH))["result"]

    assert (len(adas["nights"]), len(adas["marks"])) == (1, 1)
    assert bos["sleeper"]["name"] == "Bo"
    assert (bos["nights"], bos["marks"]) == ([], [])


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        pytest.param("2026-03-31", "2026-03-01", "-29 days", id="backwards"),
        pytest.param("2024-01-01", "2026-03-11", "801 days", id="too many"),
        pytest.param("2026-02-30", "2026-03-01", "start_date", id="no such day"),
    ],
)
async def test_a_period_that_cannot_be(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    first: str,
    last: str,
    named: str,
) -> None:
    """Test the refusal says what was wrong with the days."""
    await set_up(hass, add_bed(hass, node))

    answer = await ask(
        await hass_ws_client(), "nights", start_date=first, end_date=last
    )

    assert answer["error"]["code"] == "invalid_format"
    assert named in answer["error"]["message"]


async def test_eight_hundred_days_are_not_too_many(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test two years and a bit are one request."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    answer = await ask(
        await hass_ws_client(),
        "nights",
        start_date="2024-01-06",
        end_date="2026-03-15",
    )

    assert [night["date"] for night in answer["result"]["nights"]] == ["2026-03-15"]


async def test_a_store_that_fails_is_an_error_with_a_sentence(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card learns that the nights cannot be read, and Home Assistant goes on."""
    await set_up(hass, add_bed(hass, node))
    await hass.data[DATA_STORE].async_close()

    answer = await ask(await hass_ws_client(), "nights", **MARCH)

    assert answer["error"]["code"] == "home_assistant_error"
    assert "closed" in answer["error"]["message"]
