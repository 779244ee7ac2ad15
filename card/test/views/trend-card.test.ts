import { afterEach, expect, it, vi } from "vitest";

import "./room.ts";
import type { CardConfig, HomeAssistant } from "../../src/data/home-assistant.ts";
import { registerTrendCard } from "../../src/views/trend-card.ts";
import { nightsAnswer } from "../samples.ts";
import { hassOfAll } from "./show.ts";

interface Card extends HTMLElement {
  hass: HomeAssistant;
  setConfig(config: CardConfig): void;
}

afterEach(() => {
  document.body.replaceChildren();
});

it("is a card of the picker that loads what draws it", async () => {
  registerTrendCard();
  const card = document.createElement("sleep-twitch-trend-card") as Card;

  card.setConfig({ type: "custom:sleep-twitch-trend-card" });
  card.hass = hassOfAll(() => Promise.resolve(nightsAnswer()));
  document.body.append(card);

  await vi.waitFor(() => {
    expect(card.querySelector("sleep-twitch-trend-view")?.shadowRoot?.querySelector("h3")?.textContent).toBe("No night in this time");
  });
  expect(window.customCards?.map(({ name }) => name)).toEqual(["Sleep Twitch trend"]);
});
