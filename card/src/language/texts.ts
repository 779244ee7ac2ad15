import type { HomeAssistant } from "../data/home-assistant.ts";
import { INTEGRATION } from "../data/options.ts";
import type { Texts } from "./translate.ts";

/** Return the texts that the integration itself has in the user's language; none where they cannot be had. */
export async function loadTexts(hass: HomeAssistant): Promise<Texts> {
  try {
    const localize = await hass.loadBackendTranslation?.("common", INTEGRATION);
    return (key, figures) => localize?.(`component.${INTEGRATION}.common.${key}`, figures) ?? "";
  } catch {
    return () => "";
  }
}
