"""The caffeine reminder, from the phone's notification to the diary."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import datetime
from typing import Any

import probatio
import pytest
from homeassistant.core import HomeAssistant, ServiceCall, State
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import mock_restore_cache

from custom_components.sleep_twitch.action_diary import LOG_DIARY

from .conftest import MoveTo, Phone
from .house import ZONE

type Automate = Callable[..., Coroutine[Any, Any, None]]

MESSAGE = "Your bedtime is in 9 hours. Did you have any caffeine since the last night?"


@pytest.fixture
async def automate(hass: HomeAssistant, phone: Phone) -> AsyncIterator[Automate]:
    """Return what makes the automation from the blueprint."""

    async def make(**inputs: object) -> None:
        use = {
            "path": "sleep_twitch/caffeine_cutoff.yaml",
            "input": {"phone": phone.device_id, **inputs},
        }
        config = {"id": "one", "alias": "one", "use_blueprint": use}
        assert await async_setup_component(hass, "automation", {"automation": [config]})
        await hass.async_block_till_done()

    yield make
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "automation.one"}, blocking=True
    )


@pytest.fixture
def diary(hass: HomeAssistant) -> list[ServiceCall]:
    """Return the marks that were written, as the integration's own action takes them.

    As on a disk, writing takes a moment.
    """
    marks: list[ServiceCall] = []

    async def write(call: ServiceCall) -> None:
        for _ in range(20):
            await asyncio.sleep(0)
        marks.append(call)

    schema = probatio.Schema(LOG_DIARY.fields)
    hass.services.async_register("sleep_twitch", "log_diary", write, schema)
    return marks


def _buttons(notification: dict[str, Any]) -> list[dict[str, Any]]:
    return list(notification["data"]["actions"])


async def test_the_phone_is_asked_nine_hours_before_bedtime(
    phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test the defaults: at 14:00 for 23:00, with two buttons and plain words."""
    await automate()

    await to("2026-03-12 13:55")
    early = phone.is_silent
    await to("2026-03-12 14:00")
    notification = phone.notification()

    assert early
    assert (notification["title"], notification["message"]) == (
        "No more caffeine today",
        MESSAGE,
    )
    assert [button["title"] for button in _buttons(notification)] == [
        "Had some",
        "None today",
    ]


async def test_the_phone_is_asked_once_a_day(
    phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test no second notification comes that day, and one comes on the next."""
    await automate()
    await to("2026-03-12 14:00")
    phone.notification()

    await to("2026-03-12 14:05")
    await to("2026-03-12 14:50")
    again = phone.is_silent
    await to("2026-03-13 14:45")

    assert again
    assert phone.notification()["message"] == MESSAGE


async def test_a_restart_does_not_ask_again(
    hass: HomeAssistant, phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test what was asked before Home Assistant restarted is not asked after it."""
    asked = {"last_triggered": "2026-03-12T13:00:30+00:00"}
    await to("2026-03-12 14:03")
    mock_restore_cache(hass, [State("automation.one", "on", asked)])
    await automate()

    await to("2026-03-12 14:05")

    assert phone.is_silent


async def test_a_reminder_that_was_missed_comes_late_but_not_too_late(
    phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test half an hour late is still of use, two hours late is not."""
    await automate()

    await to("2026-03-12 16:00")
    too_late = phone.is_silent
    await to("2026-03-13 15:15")

    assert too_late
    assert phone.notification()["message"] == MESSAGE


@pytest.mark.parametrize(
    ("button", "amount"), [(0, 1), (1, 0)], ids=["had some", "none today"]
)
async def test_the_answer_goes_into_the_diary(
    diary: list[ServiceCall],
    phone: Phone,
    automate: Automate,
    to: MoveTo,
    button: int,
    amount: int,
) -> None:
    """Test "none" is written as 0, and the time is that of the tap."""
    await automate()
    await to("2026-03-12 14:00")
    buttons = _buttons(phone.notification())

    await to("2026-03-12 16:20")
    await phone.tap(buttons[button])

    assert [call.data for call in diary] == [
        {
            "kind": "caffeine",
            "amount": amount,
            "time": datetime(2026, 3, 12, 16, 20, tzinfo=ZONE),
        }
    ]


async def test_both_answers_are_kept(
    diary: list[ServiceCall], phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test a hasty second tap does not cut the first one off."""
    await automate()
    await to("2026-03-12 14:00")
    none, some = reversed(_buttons(phone.notification()))

    phone.hass.bus.async_fire("mobile_app_notification_action", none)
    await phone.tap(some)

    assert [call.data["amount"] for call in diary] == [0, 1]


async def test_an_answer_from_another_phone_is_not_ours(
    diary: list[ServiceCall], phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test two people with a phone each do not write into each other's diary."""
    await automate()
    await to("2026-03-12 14:00")
    button = _buttons(phone.notification())[0]

    await phone.tap({**button, "action": "SLEEP_TWITCH_CAFFEINE_SOME_other"})

    assert diary == []


@pytest.mark.parametrize(
    ("state", "due"),
    [
        ("21:30:00", "2026-03-12 12:30"),
        ("21:30", "2026-03-12 12:30"),
        ("2026-03-09T20:30:00+00:00", "2026-03-12 12:30"),
        ("2026-03-10 21:30:00", "2026-03-12 12:30"),
        ("00:30:00", "2026-03-12 15:30"),
        ("unavailable", "2026-03-12 14:00"),
        ("never", "2026-03-12 14:00"),
    ],
    ids=[
        "a time",
        "a time without seconds",
        "a timestamp",
        "a date and time",
        "a time after midnight",
        "nothing yet",
        "nonsense",
    ],
)
async def test_bedtime_may_come_from_an_entity(
    hass: HomeAssistant,
    phone: Phone,
    automate: Automate,
    to: MoveTo,
    state: str,
    due: str,
) -> None:
    """Test one's own bedtime counts as long as it is known, else the one set here."""
    hass.states.async_set("sensor.bedtime", state)
    await automate(bedtime_entity="sensor.bedtime")

    hour, minute = due[-5:].split(":")
    before = f"{due[:-5]}{int(hour) - (minute == '00'):02}:{(int(minute) - 5) % 60:02}"
    await to(before)
    early = phone.is_silent
    await to(due)

    assert early
    assert phone.notification()["message"] == MESSAGE


async def test_weekends_have_a_bedtime_of_their_own(
    phone: Phone, automate: Automate, to: MoveTo
) -> None:
    """Test Friday's 23:45 is asked for at 14:45."""
    await automate()
    await to("2026-03-12 14:00")
    phone.notification()

    await to("2026-03-13 14:40")
    early = phone.is_silent
    await to("2026-03-13 14:45")

    assert early
    assert phone.notification()["title"] == "No more caffeine today"


async def test_every_input_can_be_set(
    hass: HomeAssistant,
    diary: list[ServiceCall],
    phone: Phone,
    automate: Automate,
    to: MoveTo,
) -> None:
    """Test a reminder in another language, for one of two sleepers, only at home."""
    hass.states.async_set("person.ada", "home")
    await automate(
        hours_before=7.5,
        bedtime="22:00:00",
        weekend_bedtime="22:30:00",
        weekend_evenings=["thu"],
        bedtime_entity="",
        sleeper="device-of-ada",
        title="Kein Koffein mehr",
        message="Noch {hours} Stunden bis {bedtime}.",
        had_one="Doch",
        had_none="Keins",
        only_when=[{"condition": "state", "entity_id": "person.ada", "state": "home"}],
    )

    await to("2026-03-12 15:00")
    notification = phone.notification()
    hass.states.async_set("person.ada", "not_home")
    await phone.tap(_buttons(notification)[1])
    await to("2026-03-13 14:30")

    assert notification["title"] == "Kein Koffein mehr"
    assert notification["message"] == "Noch 7.5 Stunden bis 22:30."
    assert [button["title"] for button in _buttons(notification)] == ["Doch", "Keins"]
    assert [call.data["device_id"] for call in diary] == ["device-of-ada"]
    assert phone.is_silent
