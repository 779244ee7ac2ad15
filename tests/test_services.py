"""The actions: what may be written down, by whom, for whom."""

from datetime import UTC, datetime, timedelta
from typing import Any

import probatio
import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.store import DATA_STORE

from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, sleeper_data
from .nights import BED

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def log(
    hass: HomeAssistant, *, context: Context | None = None, **data: object
) -> None:
    """Call the action."""
    await hass.services.async_call(
        DOMAIN, "log_diary", data, blocking=True, context=context
    )


async def diary(hass: HomeAssistant, entry: MockConfigEntry) -> tuple[DiaryMark, ...]:
    """Return the diary of the first sleeper."""
    return await hass.data[DATA_STORE].async_marks(next(iter(entry.subentries)))


def device_of(hass: HomeAssistant, entry: MockConfigEntry, name: str) -> str:
    """Return the id of a device."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, name), entry.entry_id
    )
    assert device is not None
    return device.id


async def test_one_tap(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a mark needs nothing but its kind while there is one sleeper."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    before = dt_util.utcnow()

    await log(hass, kind="caffeine")

    (mark,) = await diary(hass, entry)
    assert mark.kind is DiaryKind.CAFFEINE
    assert mark.amount is None
    assert mark.note is None
    assert before <= mark.at + timedelta(microseconds=1)


async def test_everything_said(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a time without a zone is the one on the kitchen clock."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    entry = add_bed(hass, node)
    await set_up(hass, entry)

    await log(
        hass,
        kind="medication",
        device_id=device_of(hass, entry, next(iter(entry.subentries))),
        amount="0",
        time="2026-03-14 16:30:00",
        note="none today",
    )

    assert await diary(hass, entry) == (
        DiaryMark(
            sleeper=next(iter(entry.subentries)),
            kind=DiaryKind.MEDICATION,
            at=datetime(2026, 3, 14, 15, 30, tzinfo=UTC),
            amount=0.0,
            note="none today",
        ),
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="no kind"),
        pytest.param({"kind": "tea leaves"}, id="unknown kind"),
        pytest.param({"kind": "caffeine", "amount": -1}, id="less than nothing"),
        pytest.param({"kind": "caffeine", "note": "x" * 256}, id="a novel"),
        pytest.param({"kind": "caffeine", "time": "teatime"}, id="no time"),
    ],
)
async def test_what_makes_no_sense(
    hass: HomeAssistant, node: FakeBedNode, data: dict[str, Any]
) -> None:
    """Test a slip in an automation is an error there, not a mark."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)

    with pytest.raises(probatio.Invalid):
        await log(hass, **data)

    assert await diary(hass, entry) == ()


async def test_the_future(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test nobody had coffee tomorrow."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)

    with pytest.raises(ServiceValidationError) as raised:
        await log(hass, kind="caffeine", time=dt_util.now() + timedelta(hours=1))

    assert raised.value.translation_key == "time_in_future"


async def test_who_is_meant(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a mark never lands with the wrong one of two sleepers."""
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    await set_up(hass, entry)

    with pytest.raises(ServiceValidationError) as unsaid:
        await log(hass, kind="caffeine")
    with pytest.raises(ServiceValidationError) as the_bed:
        await log(hass, kind="caffeine", device_id=device_of(hass, entry, BED))
    with pytest.raises(ServiceValidationError) as nobody:
        await log(hass, kind="caffeine", device_id="another")

    assert unsaid.value.translation_key == "several_sleepers"
    assert unsaid.value.translation_placeholders == {"names": "Ada, Bo"}
    assert the_bed.value.translation_key == "several_sleepers"
    assert nobody.value.translation_key == "no_sleeper"


async def test_whose_diary_it_is(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_admin_user: MockUser,
    hass_read_only_user: MockUser,
) -> None:
    """Test a user who may not see a sleeper cannot write for them."""
    entry = add_bed(hass, node, sleeper_data(access="administrators"))
    await set_up(hass, entry)

    with pytest.raises(ServiceValidationError) as refused:
        await log(
            hass, kind="caffeine", context=Context(user_id=hass_read_only_user.id)
        )
    await log(hass, kind="caffeine", context=Context(user_id=hass_admin_user.id))
    await log(hass, kind="alcohol")

    assert refused.value.translation_key == "not_your_sleeper"
    kinds = [mark.kind for mark in await diary(hass, entry)]
    assert kinds == [DiaryKind.CAFFEINE, DiaryKind.ALCOHOL]
