"""Nights as the actions answer them, and who may ask."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import probatio
import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.sleep_twitch.kept_night import day_of

from .acting import act, device_of
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import EVENING, MOVEMENT, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

DAY = timedelta(days=1)
PERIOD: Final[dict[str, Any]] = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


async def test_the_nights_of_a_period(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a list has every night and nap of its days, figures and no movements."""
    nap = kept_night(EVENING + timedelta(hours=22), hours=1.0, boot_id=8)
    await keep(hass, kept_night(), nap, kept_night(EVENING + 30 * DAY, boot_id=9))
    await set_up(hass, add_bed(hass, node))

    answer = await act(hass, "get_nights", **PERIOD)

    assert answer["sleeper"] == "Ada"
    assert [(each["date"], each["kind"]) for each in answer["nights"]] == [
        ("2026-03-15", "night"),
        ("2026-03-16", "nap"),
    ]
    night = answer["nights"][0]
    assert night["start"] == "2026-03-14T21:30:00+00:00"
    assert night["summary"]["plm_per_hour"] == 3.42
    assert night["summary"]["rules"] == "wasm2016"
    assert night["origin"] == "recorded"
    assert "movements" not in night


async def test_the_usual_period_is_the_last_thirty_days(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an automation need not say anything."""
    now = dt_util.utcnow().replace(microsecond=0)
    recent = kept_night(now - timedelta(days=20), boot_id=8)
    await keep(hass, kept_night(now - timedelta(days=60)), recent)
    await set_up(hass, add_bed(hass, node))

    answer = await act(hass, "get_nights")

    assert [each["date"] for each in answer["nights"]] == [
        day_of(recent.end).isoformat()
    ]


async def test_one_night(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a night is found by its day, by its number, and as the last one."""
    await keep(hass, kept_night(), kept_night(EVENING + DAY, boot_id=8))
    await set_up(hass, add_bed(hass, node))

    last = (await act(hass, "get_night"))["night"]
    by_day = (await act(hass, "get_night", date="2026-03-15"))["night"]
    by_number = (await act(hass, "get_night", night_id=last["id"]))["night"]

    assert last["date"] == "2026-03-16"
    assert by_number == last
    assert by_day["date"] == "2026-03-15"
    assert by_day["sleeper"] == "Ada"
    assert [each["onset_s"] for each in by_day["movements"]] == [1204.31, 1230.0]
    assert [each["wrong"] for each in by_day["movements"]] == [False, False]


@pytest.mark.parametrize(
    "data", [{"date": "2026-03-20"}, {"night_id": 4711}, {}], ids=str
)
async def test_a_night_that_is_not_there(
    hass: HomeAssistant, node: FakeBedNode, data: dict[str, Any]
) -> None:
    """Test the refusal names what was asked for."""
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "get_night", **data)

    assert refused.value.translation_key == "no_night"
    named = (refused.value.translation_placeholders or {})["night"]
    assert str(next(iter(data.values()), "–")) in named


async def test_a_night_is_named_one_way(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a day and a number that contradict each other are refused."""
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(probatio.Invalid):
        await act(hass, "get_night", date="2026-03-15", night_id=1)


async def test_a_period_that_runs_backwards(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test two days in the wrong order are said, not answered with nothing."""
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "get_nights", start_date="2026-03-31", end_date="2026-03-01")

    assert refused.value.translation_key == "period_backwards"


async def test_another_sleepers_number_is_no_way_in(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the number of a night does not open it to who asks for another sleeper."""
    await keep(hass, kept_night())
    first = add_bed(hass, node)
    await set_up(hass, first)
    other = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    await set_up(hass, other)
    ada, bo = (
        device_of(hass, entry, next(iter(entry.subentries))) for entry in (first, other)
    )
    night = (await act(hass, "get_night", device_id=ada))["night"]

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "get_night", device_id=bo, night_id=night["id"])

    assert refused.value.translation_key == "no_night"


async def test_who_may_see_a_sleeper_may_ask(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_admin_user: MockUser,
    hass_read_only_user: MockUser,
) -> None:
    """Test nights of a sleeper whom not everyone may see are refused to the others."""
    await keep(hass, kept_night())
    hidden = sleeper_data(access="chosen_users", users=(hass_read_only_user.id,))
    await set_up(hass, add_bed(hass, node, hidden))

    for action in ("get_nights", "get_night"):
        with pytest.raises(ServiceValidationError) as refused:
            await act(hass, action, context=Context(user_id=hass_admin_user.id))
        assert refused.value.translation_key == "not_your_sleeper"
        assert await act(hass, action, context=Context(user_id=hass_read_only_user.id))
        assert await act(hass, action)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("delete_everything", {"confirm": True}),
        ("delete_night", {"date": "2026-03-15"}),
        ("delete_nights", PERIOD),
        ("import", {"path": "media/nights.json"}),
        ("mark_movement", {"onset_s": 1204.31}),
        ("rescore", {}),
        (
            "export",
            {"format": "nights_csv", "path": "media/a.csv", "overwrite": True},
        ),
        ("report", {"path": "media/a.html", "overwrite": True}),
    ],
)
async def test_changes_are_for_administrators(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_read_only_user: MockUser,
    action: str,
    data: dict[str, Any],
) -> None:
    """Test a user who may look at everything can still change and destroy nothing."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, action, context=Context(user_id=hass_read_only_user.id), **data)

    assert refused.value.translation_key == "only_administrators"
    assert (await act(hass, "get_night"))["night"]["summary"]["plm"] == 24


async def test_a_user_who_is_gone_may_nothing(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a user's leftover automation does not go on as if nobody asked."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))
    gone = Context(user_id="gone")

    with pytest.raises(ServiceValidationError) as reading:
        await act(hass, "get_night", context=gone)
    with pytest.raises(ServiceValidationError) as changing:
        await act(hass, "delete_night", context=gone, date="2026-03-15")

    assert reading.value.translation_key == "not_your_sleeper"
    assert changing.value.translation_key == "only_administrators"


async def test_a_movement_marked_as_wrong_is_shown_and_not_counted(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a mark changes the figures everywhere, and can be taken back."""
    night = kept_night()
    asleep = tuple(replace(MOVEMENT, onset_s=onset_s) for onset_s in (2000.0, 2030.0))
    await keep(hass, replace(night, night=replace(night.night, movements=asleep)))
    bed = await set_up(hass, add_bed(hass, node))

    marked = await act(hass, "mark_movement", onset_s=2000.0)
    shown = (await act(hass, "get_night"))["night"]
    taken_back = await act(hass, "mark_movement", onset_s=2000.0, wrong=False)

    assert marked["wrong_onsets_s"] == [2000.0]
    assert marked["summary"]["limb_movements"] == 1
    assert [each["wrong"] for each in shown["movements"]] == [True, False]
    assert taken_back["wrong_onsets_s"] == []
    assert taken_back["summary"]["limb_movements"] == 2
    assert bed.data.last_night is not None
    assert bed.data.last_night.summary.limb_movements == 2


async def test_a_mark_on_no_movement(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test an onset that is a second off marks nothing, and is named."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "mark_movement", onset_s=1205.5)

    assert refused.value.translation_key == "no_movement"
    assert (refused.value.translation_placeholders or {})["onset_s"] == "1205.5"
