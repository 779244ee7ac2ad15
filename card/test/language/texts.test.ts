import { describe, expect, it } from "vitest";

import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { loadTexts } from "../../src/language/texts.ts";
import { hassThat } from "../views/show.ts";

const SENTENCES: Readonly<Record<string, string>> = { "component.sleep_twitch.common.reason_limb": "Kraft für {active_s} s" };

function speaking(load: HomeAssistant["loadBackendTranslation"]): HomeAssistant {
  return hassThat(() => Promise.resolve(), load ? { loadBackendTranslation: load } : {});
}

describe("the texts that Home Assistant has", () => {
  it("are the integration's own, by their key", async () => {
    const texts = await loadTexts(
      speaking((category, integration) => Promise.resolve((key, figures) => {
        expect([category, integration]).toEqual(["common", "sleep_twitch"]);
        return (SENTENCES[key] ?? "").replace("{active_s}", String(figures?.active_s));
      })),
    );

    expect(texts("reason_limb", { active_s: "2,2" })).toBe("Kraft für 2,2 s");
    expect(texts("new")).toBe("");
  });

  it.each([
    ["an older frontend", undefined],
    ["a connection that is lost", () => Promise.reject(new Error("lost"))],
  ])("are none with %s", async (_, load) => {
    const texts = await loadTexts(speaking(load));

    expect(texts("reason_limb")).toBe("");
  });
});
