"""Sleepers of a bed: added, changed, refused."""

from types import MappingProxyType
from typing import Any

import pytest
from homeassistant import config_entries
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockUser

from .flows import bed_entry

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf", "only_flows"
)


async def test_adding_a_sleeper(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    """Test a second sleeper is added, for chosen users to see."""
    entry = bed_entry(hass)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"), context={"source": config_entries.SOURCE_USER}
    )
    assert result["step_id"] == "user"

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"],
        {"name": "Bo", "access": "chosen_users", "users": [hass_admin_user.id]},
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    (sleeper,) = entry.subentries.values()
    assert sleeper.title == "Bo"
    assert sleeper.data == {"access": "chosen_users", "users": [hass_admin_user.id]}


@pytest.mark.parametrize(
    ("user_input", "errors"),
    [
        ({"name": " ", "access": "everyone"}, {"name": "empty_name"}),
        ({"name": "Bo", "access": "chosen_users"}, {"users": "no_users"}),
    ],
)
async def test_a_sleeper_that_makes_no_sense(
    hass: HomeAssistant, user_input: dict[str, Any], errors: dict[str, str]
) -> None:
    """Test a sleeper whom nobody could see is not made by a slip."""
    entry = bed_entry(hass)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"), context={"source": config_entries.SOURCE_USER}
    )

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], user_input
    )

    assert result["errors"] == errors
    assert entry.subentries == {}


async def test_changing_a_sleeper(hass: HomeAssistant) -> None:
    """Test name and access change; a user who is no longer there is no obstacle."""
    entry = bed_entry(hass)
    sleeper = ConfigSubentry(
        data=MappingProxyType({"access": "chosen_users", "users": ["gone"]}),
        subentry_type="sleeper",
        title="Ada",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, sleeper)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"),
        context={
            "source": config_entries.SOURCE_RECONFIGURE,
            "subentry_id": sleeper.subentry_id,
        },
    )
    assert result["step_id"] == "reconfigure"

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"name": "Ada L.", "access": "administrators"}
    )

    assert result["reason"] == "reconfigure_successful"
    changed = entry.subentries[sleeper.subentry_id]
    assert changed.title == "Ada L."
    assert changed.data == {"access": "administrators", "users": []}
