import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import "./room.ts";
import type { CardConfig, ConfigForm, GridOptions, HomeAssistant } from "../../src/data/home-assistant.ts";
import { registerNightCard } from "../../src/views/night-card.ts";
import { answer, LOCALE } from "../samples.ts";

const TYPE = "custom:sleep-twitch-night-card";

/** What a dashboard calls. */
interface Card extends HTMLElement {
  hass: HomeAssistant;
  setConfig(config: CardConfig): void;
  getCardSize(): number;
  getGridOptions(): GridOptions;
}

interface CardClass {
  getConfigForm(): Promise<ConfigForm>;
  getStubConfig(): object;
}

const HASS: HomeAssistant = {
  connected: true,
  locale: LOCALE,
  config: { time_zone: "Europe/Berlin" },
  entities: {},
  callWS: (({ type }) =>
    Promise.resolve(type === "sleep_twitch/night" ? answer() : { nights: [], marks: [] })) as HomeAssistant["callWS"],
};

const cardClass = (): CardClass => customElements.get("sleep-twitch-night-card") as unknown as CardClass;
const newCard = (): Card => document.createElement("sleep-twitch-night-card") as Card;

beforeAll(() => {
  registerNightCard();
});

afterEach(() => {
  document.body.replaceChildren();
});

describe("the card", () => {
  it("is listed in the picker once, however often the bundle is loaded", () => {
    registerNightCard();

    expect(window.customCards?.map(({ type, name }) => [type, name])).toEqual([["sleep-twitch-night-card", "Sleep Twitch night"]]);
  });

  it("offers itself for entities of the integration", () => {
    const entities = { "sensor.jerks": { entity_id: "sensor.jerks", platform: "sleep_twitch", device_id: "ada" } };

    expect(window.customCards?.[0]?.getEntitySuggestion({ ...HASS, entities }, "sensor.jerks")).toEqual({
      config: { type: TYPE, device_id: "ada" },
    });
  });

  it("refuses a wrong configuration as a dashboard expects it", () => {
    expect(() => {
      newCard().setConfig({ type: TYPE, title: 5 });
    }).toThrow("The option title wants a text, not 5.");
  });

  it("has an editor, a first configuration and a size", async () => {
    const form = await cardClass().getConfigForm();

    expect(form.schema.map(({ name }) => name)).toEqual(["device_id", "title", "hide_environment"]);
    expect(cardClass().getStubConfig()).toEqual({});
    expect(newCard().getCardSize()).toBe(13);
    expect(newCard().getGridOptions()).toEqual({ columns: "full", min_columns: 6, rows: "auto" });
  });

  it("shows the night once it is on a page, whatever was set first", async () => {
    const card = newCard();
    card.setConfig({ type: TYPE, title: "Mine" });
    document.body.append(card);
    card.hass = HASS;

    await vi.waitFor(() => {
      expect(card.querySelector("sleep-twitch-night-view")?.shadowRoot?.querySelector("h2")?.textContent).toBe("Mine");
    });
  });

  it("is the same card after it was moved on the page", async () => {
    const card = newCard();
    card.setConfig({ type: TYPE });
    card.hass = HASS;
    document.body.append(card);
    await vi.waitFor(() => {
      expect(card.firstElementChild).not.toBeNull();
    });
    const view = card.firstElementChild;

    document.body.prepend(card);

    expect(card.firstElementChild).toBe(view);
  });
});
