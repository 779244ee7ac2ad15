import type { HomeAssistant } from "../data/home-assistant.ts";
import { INTEGRATION } from "../data/options.ts";
import type { Reasons } from "./translate.ts";

const SENTENCE = `component.${INTEGRATION}.common.reason_`;

/** Return the sentences that the integration has in the user's language; none where they cannot be had. */
export async function loadReasons(hass: HomeAssistant): Promise<Reasons> {
  try {
    const localize = await hass.loadBackendTranslation?.("common", INTEGRATION);
    return (code, figures) => localize?.(SENTENCE + code, figures) ?? "";
  } catch {
    return () => "";
  }
}
