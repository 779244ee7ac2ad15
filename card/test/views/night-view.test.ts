import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { WIDTH_PX } from "./room.ts";
import { chartOf, press, RICH, settle, showNight, slider, text } from "./show.ts";
import type { NightAnswer } from "../../src/data/night.ts";
import { answer, movement, night, UNKNOWN_SUMMARY } from "../samples.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("a night", () => {
  it("has its sleeper, its day and its hours above", async () => {
    const view = await showNight(RICH);

    expect(text(view, "h2")).toBe("Night of Ada");
    expect(text(view, ".span")).toMatch(/^Sun,? 15 Mar · 22:10 to 05:50$/);
  });

  it("names the rule set with its headline figure", async () => {
    const view = await showNight(RICH);

    expect(text(view, ".main")).toBe("Periodic limb movements 0.6 per hour WASM 2016 rules");
  });

  it("shows the rhythm against what chance would reach", async () => {
    const view = await showNight(RICH);

    expect(view.shadowRoot?.querySelector<HTMLElement>(".fill")?.getAttribute("style")).toBe("inline-size: 64%");
    expect(view.shadowRoot?.querySelector<HTMLElement>(".chance")?.getAttribute("style")).toBe("inset-inline-start: 12%");
  });

  it("draws every movement, the bar that joins the series, and the gap", async () => {
    const chart = chartOf(await showNight(RICH));

    expect(chart?.querySelectorAll("path.limb_movement:not(.emblem), path.hypnic_jerk:not(.emblem)")).toHaveLength(5);
    expect(chart?.querySelectorAll("rect.series")).toHaveLength(1);
    expect(chart?.querySelectorAll("rect.gap")).toHaveLength(1);
    expect(chart?.querySelector("svg")?.getAttribute("width")).toBe(String(WIDTH_PX));
  });

  it("has a lane for the house only where the house moved and is wanted", async () => {
    const house = answer({ night: night({ movements: [movement({ kind: "environment" })] }) });

    const lanes = async (shown: NightAnswer, config = {}): Promise<number | undefined> =>
      chartOf(await showNight(shown, config))?.querySelectorAll("path.emblem").length;

    expect([await lanes(house), await lanes(house, { hide_environment: true }), await lanes(RICH)]).toEqual([6, 5, 5]);
  });

  it("takes the title that is configured", async () => {
    expect(text(await showNight(RICH, { title: "Mine" }), "h2")).toBe("Mine");
  });

  it("never lets a name become markup", async () => {
    const view = await showNight(answer({ sleeper: { id: "x", device_id: null, name: "<img src=x>" } }));

    expect(text(view, "h2")).toBe("Night of <img src=x>");
    expect(view.shadowRoot?.querySelector("img")).toBeNull();
  });

  it("says that nothing moved", async () => {
    const view = await showNight(answer());

    expect(text(view, ".hint")).toBe("No movement at all in this night.");
    expect(view.shadowRoot?.querySelector("details")).toBeNull();
  });

  it("marks a night that goes on, and what is unknown in it", async () => {
    const view = await showNight(answer({ night: night({ provisional: true, summary: UNKNOWN_SUMMARY }) }));

    expect(text(view, ".chips")).toBe("Still going on");
    expect(text(view, ".main")).toContain("so far");
    expect(view.shadowRoot?.querySelector(".main [aria-label]")?.getAttribute("aria-label")).toBe("unknown");
  });

  it("says what must be known to read it", async () => {
    const lost = answer({ node: { ...answer().node, connected: false } });

    expect(text(await showNight(lost), ".notice.offline")).toContain("The bed node does not answer.");
  });
});

describe("a movement", () => {
  it("is told in figures and words when a key leads to it", async () => {
    const view = await showNight(RICH);

    await press(view, "ArrowRight");
    await press(view, "End");

    expect(text(view, ".detail h3")).toBe("Limb movement");
    expect(text(view, ".detail .name .note")).toBe("23:10:40 · 5 of 5");
    expect(text(view, ".detail dl")).toContain("4 of 4 in series 1, 80 s after the one before");
    expect(text(view, ".reason")).toBe("Because of its length.");
    expect(slider(view)?.getAttribute("aria-valuenow")).toBe("5");
    expect(slider(view)?.getAttribute("aria-valuetext")).toContain("23:10:40 Limb movement, Lasted 2.0");
  });

  it("is picked by a tap near it, and let go by a tap beside all", async () => {
    const view = await showNight(RICH);
    const mark = chartOf(view)?.querySelector("path.hypnic_jerk:not(.emblem)")?.getAttribute("d") ?? "";
    const [x_px, y_px] = (/M([\d.]+) ([\d.]+)/.exec(mark) ?? []).slice(1).map(Number);

    slider(view)?.dispatchEvent(new MouseEvent("click", { clientX: x_px ?? 0, clientY: (y_px ?? 0) + 6 }));
    await settle(view);
    const picked = text(view, ".detail h3");
    slider(view)?.dispatchEvent(new MouseEvent("click", { clientX: 390, clientY: 2 }));
    await settle(view);

    expect(picked).toBe("Jerk at sleep onset");
    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("is let go by Escape, and left alone by other keys", async () => {
    const view = await showNight(RICH);

    await press(view, "Home");
    await press(view, "x");
    const kept = view.shadowRoot?.querySelector(".detail");
    await press(view, "Escape");

    expect(kept).not.toBeNull();
    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("leads to the one before and after it by buttons", async () => {
    const view = await showNight(RICH);
    const button = (label: string): HTMLButtonElement | null | undefined => view.shadowRoot?.querySelector(`button[aria-label="${label}"]`);

    await press(view, "Home");
    const isFirst = button("Previous movement")?.disabled;
    button("Next movement")?.click();
    await settle(view);
    const second = text(view, ".detail .name .note");
    button("Close")?.click();
    await settle(view);

    expect([isFirst, second]).toEqual([true, "23:06:40 · 2 of 5"]);
    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("stands in a table too, which is made when it is opened", async () => {
    const view = await showNight(RICH);
    const details = view.shadowRoot?.querySelector("details");
    const closed = view.shadowRoot?.querySelectorAll("tbody tr").length;

    if (details) details.open = true;
    details?.dispatchEvent(new Event("toggle"));
    await settle(view);

    expect(closed).toBe(0);
    expect(view.shadowRoot?.querySelectorAll("tbody tr")).toHaveLength(5);
    expect(text(view, "tbody tr")).toBe("22:31:40 Jerk at sleep onset 2.0 s 200.0 – 90%");
  });
});
