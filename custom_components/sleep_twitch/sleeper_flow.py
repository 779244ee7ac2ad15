"""Adding and changing the sleepers of a bed."""

from typing import Any

import probatio
from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_NAME
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)

from .const import CONF_ACCESS, CONF_USERS
from .sleeper import Access


class SleeperFlow(ConfigSubentryFlow):
    """Add a sleeper, or change the name and who may look.

    The bed notices that its sleepers changed and reloads itself.
    """

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Add a sleeper."""
        errors = _errors(user_input)
        if user_input is not None and not errors:
            name = user_input.pop(CONF_NAME).strip()
            return self.async_create_entry(title=name, data=user_input)
        return await self._async_show("user", user_input or {}, errors)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change a sleeper."""
        subentry = self._get_reconfigure_subentry()
        errors = _errors(user_input)
        if user_input is not None and not errors:
            name = user_input.pop(CONF_NAME).strip()
            return self.async_update_and_abort(
                self._get_entry(), subentry, title=name, data=user_input
            )
        current = {CONF_NAME: subentry.title, **subentry.data}
        return await self._async_show("reconfigure", user_input or current, errors)

    async def _async_show(
        self, step_id: str, values: dict[str, Any], errors: dict[str, str]
    ) -> SubentryFlowResult:
        users = [
            SelectOptionDict(value=user.id, label=user.name or user.id)
            for user in await self.hass.auth.async_get_users()
            if user.is_active and not user.system_generated
        ]
        known = {user["value"] for user in users}
        chosen = [user for user in values.get(CONF_USERS, []) if user in known]
        access = [access.value for access in Access]
        schema = probatio.Schema(
            {
                probatio.Required(CONF_NAME): TextSelector(),
                probatio.Required(
                    CONF_ACCESS, default=Access.EVERYONE.value
                ): SelectSelector(
                    SelectSelectorConfig(options=access, translation_key="access")
                ),
                probatio.Optional(CONF_USERS, default=[]): SelectSelector(
                    SelectSelectorConfig(options=users, multiple=True)
                ),
            }
        )
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                schema, {**values, CONF_USERS: chosen}
            ),
            errors=errors,
        )


def _errors(user_input: dict[str, Any] | None) -> dict[str, str]:
    """Return what is wrong with what the user gave."""
    if user_input is None:
        return {}
    if not user_input[CONF_NAME].strip():
        return {CONF_NAME: "empty_name"}
    if user_input[CONF_ACCESS] == Access.CHOSEN_USERS and not user_input[CONF_USERS]:
        return {CONF_USERS: "no_users"}
    return {}
