"""How the movements of a bed are judged, and how much of the signal is kept."""

from typing import Any, Final

import probatio
from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
)

from .const import (
    CONF_MOVEMENT_DAYS,
    CONF_RAW_NIGHTS,
    CONF_RAW_SIZE_GB,
    CONF_RULES,
    CONF_SENSITIVITY,
    DEFAULT_MOVEMENT_DAYS,
    DEFAULT_RAW_NIGHTS,
    DEFAULT_RAW_SIZE_GB,
    DEFAULT_SENSITIVITY,
)
from .night.models import RuleSet

_SENSITIVITY = probatio.All(
    NumberSelector(
        NumberSelectorConfig(min=1, max=5, step=1, mode=NumberSelectorMode.SLIDER)
    ),
    probatio.Coerce(int),
)
_RAW_NIGHTS = probatio.All(
    NumberSelector(
        NumberSelectorConfig(min=0, max=365, step=1, mode=NumberSelectorMode.BOX)
    ),
    probatio.Coerce(int),
)
_RAW_SIZE_GB = NumberSelector(
    NumberSelectorConfig(
        min=0.1,
        max=500,
        step=0.1,
        mode=NumberSelectorMode.BOX,
        unit_of_measurement="GB",
    )
)
_MOVEMENT_DAYS = probatio.All(
    NumberSelector(
        NumberSelectorConfig(
            min=0,
            max=36500,
            step=1,
            mode=NumberSelectorMode.BOX,
            unit_of_measurement="d",
        )
    ),
    probatio.Coerce(int),
)
_SCHEMA: Final = probatio.Schema(
    {
        probatio.Required(CONF_RULES, default=RuleSet.WASM2016.value): SelectSelector(
            SelectSelectorConfig(
                options=[rules.value for rules in RuleSet], translation_key="rules"
            )
        ),
        probatio.Required(CONF_SENSITIVITY, default=DEFAULT_SENSITIVITY): _SENSITIVITY,
        probatio.Required(CONF_RAW_NIGHTS, default=DEFAULT_RAW_NIGHTS): _RAW_NIGHTS,
        probatio.Required(CONF_RAW_SIZE_GB, default=DEFAULT_RAW_SIZE_GB): _RAW_SIZE_GB,
        probatio.Required(
            CONF_MOVEMENT_DAYS, default=DEFAULT_MOVEMENT_DAYS
        ): _MOVEMENT_DAYS,
    }
)


class BedOptionsFlow(OptionsFlowWithReload):
    """Change the options of a bed; the bed is reloaded with them."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask how to judge, and how much raw data to keep."""
        if user_input is not None:
            return self.async_create_entry(data=user_input)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                _SCHEMA, self.config_entry.options
            ),
        )
