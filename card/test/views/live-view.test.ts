import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import "./room.ts";
import type { CardConfig, HomeAssistant } from "../../src/data/home-assistant.ts";
import type { LiveEvent } from "../../src/data/live.ts";
import { registerLiveCard } from "../../src/views/live-card.ts";
import type { LiveView } from "../../src/views/live-view.ts";
import "../../src/views/live-view.ts";
import { BEGAN_MS, liveEvent, liveMovement, LiveStage, NODE, signal } from "../live.ts";

const TYPE = "custom:sleep-twitch-live-card";
let stage = new LiveStage();
let view: LiveView;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await view.updateComplete;
  }
}

async function show(event: Partial<LiveEvent> | null = {}, config: Partial<CardConfig> = {}): Promise<void> {
  view = document.createElement("sleep-twitch-live-view");
  view.config = { type: TYPE, ...config };
  view.hass = stage.home();
  document.body.append(view);
  await settle();
  if (event) await tell({ node: NODE, ...event });
}

async function tell(event: Partial<LiveEvent>): Promise<void> {
  stage.tell(liveEvent(event));
  await settle();
}

async function look(visibilityState: DocumentVisibilityState): Promise<void> {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibilityState);
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
}

const all = (selector: string): readonly Element[] => [...(view.shadowRoot?.querySelectorAll(selector) ?? [])];
const words = (element: Element | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const text = (selector: string): string => words(all(selector)[0]);

beforeEach(() => {
  vi.useFakeTimers({ now: BEGAN_MS, toFake: ["setTimeout", "clearTimeout", "Date"] });
  stage = new LiveStage();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the live card", () => {
  it("says what goes on in the bed", async () => {
    await show();

    expect(text("h2")).toBe("Bed now");
    expect(all(".now > div").map(words)).toEqual(["Bed In bed", "Movement Still", "Heartbeat seen about 61 a minute"]);
    expect(text(".why")).toBe("The heartbeat is seen.");
  });

  it.each<[string, Partial<LiveEvent>, readonly string[]]>([
    ["an empty bed", { node: { ...NODE, in_bed: false, presence_reason: null }, heartbeat: { seen: false, per_minute: null } }, ["Bed Empty", "Movement Still", "No heartbeat seen –"]],
    ["what nobody can tell", { node: { ...NODE, in_bed: null }, moving: null, heartbeat: { seen: null, per_minute: null } }, ["Bed unknown", "Movement unknown", "Heartbeat –"]],
    ["a movement", { moving: true }, ["Bed In bed", "Movement Moving", "Heartbeat seen about 61 a minute"]],
  ])("has words for %s", async (_, event, said) => {
    await show(event);

    expect(all(".now > div").map(words)).toEqual(said);
  });

  it("beats as fast as the heart", async () => {
    await show({ heartbeat: { seen: true, per_minute: 60 } });

    expect(all(".seen")[0]?.getAttribute("style")).toBe("--beat:1s");
  });

  it("has the levels of the newest second in figures, beside what the lines are", async () => {
    await show({ signal: signal(0, [9, 9, 0.3, 0.7, 0.2, 0.3, 0.4, 0.2, 0.3, 0.6, 0.5, 0.4], [3, 2.4, 0.52]) });

    expect(all(".legend span").map(words)).toEqual(["Strength 2.4 mg", "Every sample 0.60 mg", "Threshold 1.3 mg", "At rest 0.42 mg"]);
  });

  it("shows a dash for a level that is unknown", async () => {
    await show({ threshold_mg: null, rest_mg: null });

    expect(all(".legend b").map(words)).toEqual(["–", "–", "–", "–"]);
  });

  it("says that it waits for the first signal, until that comes", async () => {
    await show({ signal: null });
    const before = all("p.note").map(words);
    await tell({ signal: signal(0, [9, 9, 0.3], [3, 2.4]) });

    expect(before).toContain("Waiting for the signal …");
    expect(all("p.note").map(words)).not.toContain("Waiting for the signal …");
  });

  it("lists what was found, the latest first, with the reason behind each", async () => {
    await show();
    expect(text(".found")).toBe("Found Movements appear here 10 to 45 s late.");

    await tell({ movements: [liveMovement(3), liveMovement(9, { kind: "environment", peak_mg: null })] });

    expect(all(".found li").map(words)).toEqual(["The house – 22:00:09 Because of its length.", "Limb movement 12 mg 22:00:03 Because of its length."]);
  });

  it("speaks of states only, not of every second", async () => {
    await show();
    const before = text("[role=status]");
    await tell({ moving: true, heartbeat: { seen: null, per_minute: null } });
    const moved = text("[role=status]");
    await tell({ node: { ...NODE, in_bed: false } });

    expect([before, moved, text("[role=status]")]).toEqual(["Bed: In bed", "Bed: In bed", "Bed: Empty"]);
  });

  it("says that the bed is a simulated one, and has the title it was given", async () => {
    await show({ node: { ...NODE, simulated: true } }, { title: "Attic" });

    expect([text("h2"), text(".chips")]).toEqual(["Attic", "Simulated bed"]);
  });
});

describe("what stands in the way", () => {
  it("begins with the shape of what is to come", async () => {
    await show(null);

    expect(all(".skeleton")[0]?.getAttribute("aria-label")).toBe("Waiting for the signal");
  });

  it("is not waited for without end, and can be tried again", async () => {
    await show(null);
    await vi.advanceTimersByTimeAsync(15_000);
    await settle();
    const failed = text("h2");

    all(".retry")[0]?.dispatchEvent(new Event("click"));
    await settle();
    await tell({ node: NODE });

    expect([failed, text("h2")]).toEqual(["No answer", "Bed now"]);
  });

  it("is tried again by itself", async () => {
    stage.refusal = { code: "not_found", message: "reloading" };
    await show(null);
    const failed = text("h2");

    stage.refusal = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    await settle();
    await tell({ node: NODE });

    expect([failed, text("h2")]).toEqual(["No sleeper found", "Bed now"]);
  });

  it("is told to who may not see everyone in this bed", async () => {
    stage.refusal = { code: "unauthorized", message: "You may not see everyone who sleeps in this bed" };
    await show(null);

    expect(text(".state")).toContain("This bed is private");
    expect(all(".retry")).toHaveLength(0);
  });

  it("is told when it comes later", async () => {
    await show();

    stage.tell({ error: { code: "home_assistant_error", message: "disk full" } });
    await settle();

    expect(text(".state")).toContain("The signal could not be read Look for sleep_twitch in the log of Home Assistant. It said: disk full");
  });

  it.each<[string, Partial<LiveEvent>, string]>([
    ["a node that is away", { node: { ...NODE, connected: false } }, "The bed node does not answer."],
    ["a bed that is paused", { node: { ...NODE, paused: true } }, "Paused: nothing is recorded."],
  ])("is %s", async (_, event, said) => {
    await show(event);

    expect(text(".notice")).toContain(said);
    expect(text("[role=status]")).toContain(said);
  });
});

describe("the subscription", () => {
  it("is of the bed that was chosen, and of another when it is", async () => {
    await show({}, { device_id: "bed" });

    view.config = { type: TYPE, device_id: "attic" };
    await settle();

    expect(stage.asked.map(({ device_id }) => device_id)).toEqual(["bed", "attic"]);
    expect(stage.ended).toBe(1);
  });

  it("ends with the card, and begins with it", async () => {
    await show();

    view.remove();
    const ended = stage.ended;
    document.body.append(view);
    await settle();

    expect([ended, stage.asked.length]).toEqual([1, 2]);
  });

  it("ends while nobody looks at the page", async () => {
    await show();

    await look("hidden");
    const ended = stage.ended;
    await look("visible");

    expect([ended, stage.asked.length]).toEqual([1, 2]);
  });

  it("is made anew after the connection was lost, and the lost one is never spoken of", async () => {
    await show();

    view.hass = stage.home(false);
    await settle();
    const said = [text(".notice"), text("h2")];
    view.hass = stage.home();
    await settle();
    await tell({ node: NODE });

    expect(said).toEqual(["Connection lost", "Bed now"]);
    expect([stage.asked.length, stage.ended, all(".notice").length]).toEqual([2, 0, 0]);
  });
});

it("is a card of the picker that loads what draws it", async () => {
  registerLiveCard();
  const card = document.createElement("sleep-twitch-live-card") as HTMLElement & { hass: HomeAssistant; setConfig(config: CardConfig): void };
  card.setConfig({ type: TYPE });
  card.hass = stage.home();
  document.body.append(card);

  await vi.waitFor(() => {
    expect(card.querySelector("sleep-twitch-live-view")?.shadowRoot?.querySelector(".skeleton")).not.toBeNull();
  });
  expect(window.customCards?.map(({ name }) => name)).toEqual(["Sleep Twitch live"]);
});
