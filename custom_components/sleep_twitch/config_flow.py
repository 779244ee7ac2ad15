"""Setting up a bed node: found, chosen from what is known, or named by hand."""

from collections.abc import Mapping
from typing import Any, Final, override

import probatio
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.core import callback
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from .const import (
    CONF_ACCESS,
    CONF_NOISE_PSK,
    CONF_USERS,
    DEFAULT_PORT,
    DOMAIN,
    LOGGER,
    SUBENTRY_SLEEPER,
)
from .node import NodeError, NodeInfo
from .node_address import async_probe_any, core_bed_nodes, core_entry, endpoints_of
from .options_flow import BedOptionsFlow
from .problem import Problem, problem_of_error
from .sleeper import Access
from .sleeper_flow import SleeperFlow

_CONF_DEVICE: Final = "device"

_PORT = probatio.All(
    NumberSelector(NumberSelectorConfig(min=1, max=65535, mode=NumberSelectorMode.BOX)),
    probatio.Coerce(int),
)
_KEY = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_ADDRESS_SCHEMA: Final = probatio.Schema(
    {
        probatio.Required(CONF_HOST): TextSelector(),
        probatio.Required(CONF_PORT, default=DEFAULT_PORT): _PORT,
        probatio.Optional(CONF_NOISE_PSK): _KEY,
    }
)
_KEY_SCHEMA: Final = probatio.Schema({probatio.Required(CONF_NOISE_PSK): _KEY})
_SLEEPER_SCHEMA: Final = probatio.Schema({probatio.Required(CONF_NAME): TextSelector()})


class SleepTwitchConfigFlow(ConfigFlow, domain=DOMAIN):
    """Set up a bed node and the first sleeper."""

    VERSION = 1

    _data: dict[str, Any]
    """The entry to be: host and port when core does not know the node, a typed key."""
    _info: NodeInfo
    _name: str

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the flow of a bed's options."""
        return BedOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return the flow that adds and changes sleepers."""
        return {SUBENTRY_SLEEPER: SleeperFlow}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer the nodes that core knows, or ask for an address."""
        if self._known_nodes():
            return self.async_show_menu(menu_options=["known_device", "address"])
        return await self.async_step_address()

    async def async_step_known_device(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user choose a node that core's ESPHome integration has."""
        errors = {}
        if user_input is not None:
            self._data = {}
            await self.async_set_unique_id(user_input[_CONF_DEVICE])
            self._abort_if_unique_id_configured()
            if error := await self._async_look():
                errors["base"] = error
            else:
                return await self.async_step_sleeper()
        options = [
            SelectOptionDict(value=entry.unique_id, label=entry.title)
            for entry in self._known_nodes()
            if entry.unique_id
        ]
        schema = probatio.Schema(
            {
                probatio.Required(_CONF_DEVICE): SelectSelector(
                    SelectSelectorConfig(options=options)
                )
            }
        )
        return self.async_show_form(
            step_id="known_device", data_schema=schema, errors=errors
        )

    async def async_step_address(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask where the node is, and for its key."""
        errors = {}
        if user_input is not None:
            self._data = user_input
            if error := await self._async_look():
                errors["base"] = error
            else:
                await self.async_set_unique_id(
                    format_mac(self._info.mac), raise_on_progress=False
                )
                self._abort_if_unique_id_configured(updates=self._data)
                return await self.async_step_sleeper()
        return self.async_show_form(
            step_id="address",
            data_schema=self.add_suggested_values_to_schema(
                _ADDRESS_SCHEMA, user_input
            ),
            errors=errors,
        )

    @override
    async def async_step_zeroconf(
        self, discovery_info: ZeroconfServiceInfo
    ) -> ConfigFlowResult:
        """Take note of a node that announced itself."""
        mac = discovery_info.properties.get("mac")
        if mac is None:
            return self.async_abort(reason="no_mac")
        address = {CONF_HOST: discovery_info.host, CONF_PORT: discovery_info.port}
        existing = await self.async_set_unique_id(format_mac(mac))
        follows_core = existing is not None and CONF_HOST not in existing.data
        self._abort_if_unique_id_configured(
            updates=None if follows_core else address,
            # The client asks for the address at every connection.
            reload_on_update=False,
        )
        self._data = {} if core_entry(self.hass, format_mac(mac)) else address
        self._name = discovery_info.properties.get(
            "friendly_name"
        ) or discovery_info.name.removesuffix(f".{discovery_info.type}")
        self.context["title_placeholders"] = {"name": self._name}
        return await self.async_step_discovery_confirm()

    async def async_step_discovery_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether the node that was found is wanted."""
        errors = {}
        if user_input is not None:
            match await self._async_look():
                case None:
                    return await self.async_step_sleeper()
                case Problem.WRONG_KEY:
                    return await self.async_step_encryption_key()
                case error:
                    errors["base"] = error
        self._set_confirm_only()
        return self.async_show_form(
            step_id="discovery_confirm",
            description_placeholders={"name": self._name},
            errors=errors,
        )

    async def async_step_encryption_key(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the key that nobody else knows."""
        errors = {}
        if user_input is not None:
            self._data |= user_input
            if error := await self._async_look():
                errors["base"] = error
            else:
                return await self.async_step_sleeper()
        return self.async_show_form(
            step_id="encryption_key",
            data_schema=_KEY_SCHEMA,
            description_placeholders={"name": self._name},
            errors=errors,
        )

    async def async_step_sleeper(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask who sleeps there, and make the entry."""
        name = (user_input or {}).get(CONF_NAME, "").strip()
        if name:
            sleeper = ConfigSubentryData(
                subentry_type=SUBENTRY_SLEEPER,
                title=name,
                unique_id=None,
                data={CONF_ACCESS: Access.EVERYONE, CONF_USERS: []},
            )
            return self.async_create_entry(
                title=self._info.friendly_name or self._info.name,
                data=self._data,
                subentries=[sleeper],
            )
        return self.async_show_form(
            step_id="sleeper",
            data_schema=_SLEEPER_SCHEMA,
            description_placeholders={
                "name": self._info.friendly_name or self._info.name
            },
            errors={} if user_input is None else {CONF_NAME: "empty_name"},
        )

    async def async_step_reauth(
        self,
        entry_data: Mapping[str, Any],  # noqa: ARG002 - as Home Assistant calls it
    ) -> ConfigFlowResult:
        """Ask for the key again: the node has another one."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take the node's new key."""
        entry = self._get_reauth_entry()
        errors = {}
        if user_input is not None:
            self._data = {**entry.data, **user_input}
            if error := await self._async_look(entry.unique_id):
                errors["base"] = error
            else:
                return self.async_update_reload_and_abort(entry, data=self._data)
        return self.async_show_form(
            step_id="reauth_confirm", data_schema=_KEY_SCHEMA, errors=errors
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take another address or key for the same node."""
        entry = self._get_reconfigure_entry()
        errors = {}
        if user_input is not None:
            self._data = user_input
            if error := await self._async_look(entry.unique_id):
                errors["base"] = error
            else:
                return self.async_update_reload_and_abort(entry, data=self._data)
        now = next(iter(endpoints_of(self.hass, entry.data, entry.unique_id)), None)
        current = {CONF_HOST: now.host, CONF_PORT: now.port} if now else {}
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(
                _ADDRESS_SCHEMA, user_input or {**current, **entry.data}
            ),
            errors=errors,
        )

    async def _async_look(self, mac: str | None = None) -> str | None:
        """Return what keeps the node from being used, or None when it is fine."""
        mac = mac or self.unique_id
        endpoints = endpoints_of(self.hass, self._data, mac)
        try:
            self._info, _ = await async_probe_any(self.hass, endpoints, mac)
        except NodeError as err:
            LOGGER.debug("Bed node not usable: %s", err)
            return problem_of_error(err)
        except Exception:  # noqa: BLE001 - the flow must end with words, whatever happens
            LOGGER.exception("Unexpected error while looking for a bed node")
            return "unknown"
        return None

    def _known_nodes(self) -> list[ConfigEntry]:
        configured = self._async_current_ids()
        return [
            entry
            for entry in core_bed_nodes(self.hass)
            if entry.unique_id not in configured
        ]
