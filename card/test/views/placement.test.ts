import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import "./room.ts";
import type { LiveEvent } from "../../src/data/live.ts";
import type { LiveView } from "../../src/views/live-view.ts";
import "../../src/views/live-view.ts";
import { liveEvent, LiveStage, NODE, placementTest, result } from "../live.ts";

let stage = new LiveStage();
let view: LiveView;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await view.updateComplete;
  }
}

async function tell(event: Partial<LiveEvent>): Promise<void> {
  stage.tell(liveEvent(event));
  await settle();
}

async function show(test: LiveEvent["test"] = null, isAdmin = true): Promise<void> {
  view = document.createElement("sleep-twitch-live-view");
  view.config = { type: "custom:sleep-twitch-live-card" };
  view.hass = stage.home(true, isAdmin);
  document.body.append(view);
  await settle();
  await tell({ node: NODE, test });
}

const all = (selector: string): readonly Element[] => [...(view.shadowRoot?.querySelectorAll(selector) ?? [])];
const words = (element: Element | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const text = (selector: string): string => words(all(selector)[0]);
const buttons = (): readonly string[] => all(".acts button").map(words);

async function press(label: string): Promise<void> {
  all(".acts button").find((button) => words(button) === label)?.dispatchEvent(new Event("click"));
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  stage = new LiveStage();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the test of where the sensor lies", () => {
  it("can be started by administrators, and is not there for others", async () => {
    await show();
    const offered = [text(".placement h3"), ...buttons()];
    view.remove();
    await show(null, false);

    expect(offered).toEqual(["Is the sensor well placed?", "Start"]);
    expect(all(".placement")).toHaveLength(0);
  });

  it("leads through its steps as Home Assistant answers", async () => {
    stage.answer = () => Promise.resolve(placementTest());
    await show();

    await press("Start");
    const first = [text(".placement h3"), text(".task p"), text(".ring text"), ...buttons()];
    await tell({ test: placementTest({ step: "still", running: false, elapsed_s: 0 }) });
    const waiting = [text(".placement h3"), text(".task p"), ...buttons()];
    stage.answer = () => Promise.resolve(placementTest({ step: "still", elapsed_s: 0 }));
    await press("Ready");

    expect(first).toEqual(["Step 1 of 3", "Leave the bed empty.", "86 s", "Cancel"]);
    expect(waiting).toEqual(["Step 2 of 3", "Lie as you sleep, and keep still.", "Ready", "Cancel"]);
    expect(buttons()).toEqual(["Cancel"]);
    expect(stage.commands).toEqual([
      { type: "sleep_twitch/placement_test", do: "start", device_id: "bed" },
      { type: "sleep_twitch/placement_test", do: "next", device_id: "bed" },
    ]);
  });

  it("counts the movements of the foot", async () => {
    await show(placementTest({ step: "foot", foot_movements: 3 }));

    expect(text(".ring text")).toBe("3 / 10");
    expect(all(".ring")[0]?.getAttribute("aria-label")).toBe("30%");
    expect(all(".part")[0]?.getAttribute("stroke-dasharray")).toBe("0.3 2");
  });

  it("says what speaks against the step, on the card and aloud", async () => {
    await show(placementTest({ problem: "moved" }));

    expect(text(".placement .notice")).toBe("Something moved: again from the start.");
    expect(text("[role=status]")).toBe("Bed: In bed Leave the bed empty. Something moved: again from the start.");
  });

  it("can be cancelled", async () => {
    stage.answer = () => Promise.resolve(placementTest({ step: "ended", running: false, problem: "cancelled" }));
    await show(placementTest());

    await press("Cancel");

    expect([stage.commands.length, text(".placement h3"), ...buttons()]).toEqual([1, "Is the sensor well placed?", "Start"]);
  });

  it("ends in words, with its date, for everybody who may look", async () => {
    await show(placementTest({ step: "done", running: false, result: result() }), false);

    expect(text(".placement .notice.good")).toBe("Your foot movements stand 9 × above the floor: good. Sat 14 Mar, 21:00");
    expect(buttons()).toEqual([]);
  });

  it("does not show an old result while a new test goes on", async () => {
    await show(placementTest({ result: result() }));

    expect(all(".placement .notice")).toHaveLength(0);
  });

  it("says that it ended early, and what the last one came to", async () => {
    await show(placementTest({ step: "ended", running: false, problem: "stopped", result: result({ verdict: "weak" }) }));

    expect(all(".placement .notice").map(words)).toEqual(["Too weak: move the sensor towards the calves. Sat 14 Mar, 21:00", "The test has ended early."]);
  });

  it("says what Home Assistant says against it", async () => {
    await show();

    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as Home Assistant rejects
    stage.answer = () => Promise.reject({ code: "invalid_format", message: "Recording is paused: resume it before a test" });
    await press("Start");
    const said = text(".placement .notice");
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as a lost connection rejects
    stage.answer = () => Promise.reject(3);
    await press("Start");

    expect([said, text(".placement .notice")]).toEqual(["Recording is paused: resume it before a test", "Connection lost"]);
  });
});
