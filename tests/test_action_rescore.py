"""Nights judged anew: the same with the same settings, others with others."""

from pathlib import Path
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.sleep_twitch.store import DATA_STORE

from .acting import act, record_short_night
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up
from .nights import BED, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

ALL_TIME: Final[dict[str, Any]] = {
    "start_date": "2000-01-01",
    "end_date": "2100-01-01",
}


def notifications(hass: HomeAssistant) -> list[str]:
    """Return the texts of the notifications that are shown."""
    shown = hass.data.get("persistent_notification", {})
    return [str(each["message"]) for each in shown.values()]


async def test_the_same_settings_change_nothing(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a night that is judged as before has every movement it had, and its mark."""
    bed, kept = await record_short_night(hass, node)
    onset_s = kept.night.movements[3].onset_s
    await act(hass, "mark_movement", night_id=kept.id, onset_s=onset_s)
    before = await hass.data[DATA_STORE].async_night(kept.id or 0)

    answer = await act(hass, "rescore", night_id=kept.id)

    after = await hass.data[DATA_STORE].async_night(kept.id or 0)
    assert after == before
    assert after is not None
    assert len(after.wrong_onsets_s) == 1
    (judged,) = answer["nights"]
    assert judged["before"] == judged["after"]
    assert answer["sensitivity"] == 3
    assert bed.mac == kept.bed


async def test_other_settings_for_once(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test rules and sensitivity can be tried without a change to the bed's own."""
    _, kept = await record_short_night(hass, node)

    answer = await act(hass, "rescore", night_id=kept.id, rules="aasm", sensitivity=1)

    after = (await act(hass, "get_night", night_id=kept.id))["night"]
    assert answer["rules"] == "aasm"
    assert after["summary"]["rules"] == "aasm"
    assert [each["confidence"] for each in after["movements"]] != [
        each.confidence for each in kept.night.movements
    ]
    back = await act(hass, "rescore", night_id=kept.id)
    assert back["rules"] == "wasm2016"
    assert await hass.data[DATA_STORE].async_night(kept.id or 0) == kept


async def test_a_range_tells_how_far_it_is_and_what_could_not_be_judged(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test one night without raw data does not keep the others from being judged."""
    await keep(hass, kept_night())
    bed, _ = await record_short_night(hass, node)

    answer = await act(hass, "rescore", **ALL_TIME)

    assert len(answer["nights"]) == 1
    assert answer["without_raw_data"] == ["2026-03-15"]
    assert answer["failed"] == []
    assert notifications(hass) == [
        "Judged anew: 2 of 2 nights. Without raw data: 1. Failed: 0."
    ]
    assert bed.data.last_night is not None


async def test_all_with_raw_data(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test all that can be judged anew is, and nothing is said of the rest."""
    await keep(hass, kept_night())
    _, kept = await record_short_night(hass, node)

    answer = await act(hass, "rescore", all_kept=True)

    assert [each["id"] for each in answer["nights"]] == [kept.id]
    assert answer["without_raw_data"] == []
    assert notifications(hass) == []


async def test_damaged_raw_data_is_said_and_the_night_stays(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a file that cannot be read costs no night."""
    bed, kept = await record_short_night(hass, node)
    path = bed.raw_nights.nights.path_of(BED, kept.start)
    assert path is not None
    await hass.async_add_executor_job(_damage, path)

    answer = await act(hass, "rescore", night_id=kept.id)

    assert answer["nights"] == []
    assert len(answer["failed"]) == 1
    assert answer["failed"][0]["error"] != ""
    assert await hass.data[DATA_STORE].async_night(kept.id or 0) == kept


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


async def test_nothing_to_judge(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a home without raw data is told so."""
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "rescore", all_kept=True)

    assert refused.value.translation_key == "nothing_to_rescore"
