import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ActivityAnswer } from "../../src/data/activity.ts";
import { registerNightsCard } from "../../src/views/nights-card.ts";
import "../../src/views/nights-view.ts";
import { activity, activityAnswer } from "../activities.ts";
import { LOCALE } from "../samples.ts";
import { hassOfAll, refuse } from "./show.ts";
import type { Answers } from "./show.ts";
import { showNights } from "./show-nights.ts";
import type { ShownNights } from "./show-nights.ts";

const TYPE = "custom:sleep-twitch-nights-card";
const FIRST = activity("2026-03-05T22:00:00Z", "2026-03-06T05:00:00Z", {
  plm_per_hour: 3.42, coverage: 0.9, sleep_onset_s: 1800, final_wake_s: 24_000,
});
const SECOND = activity("2026-03-06T22:30:00Z", "2026-03-07T06:00:00Z", { time_in_bed_s: null, coverage: null });
const THIRD = activity("2026-03-08T22:00:00Z", "2026-03-09T05:30:00Z", { plm_per_hour: 7 });
const THREE = activityAnswer([FIRST, SECOND, THIRD]);

const show = (answers: Answers, config = {}): Promise<ShownNights> =>
  showNights("sleep-twitch-nights-view", ["sleep-twitch-nights-chart"], answers, { type: TYPE, ...config });
const showAnswer = (answer: ActivityAnswer, config = {}): Promise<ShownNights> => show(() => Promise.resolve(answer), config);

const facts = (shown: ShownNights): string => shown.all(".detail dl > div").map((fact) => [...fact.children].map(({ textContent }) => textContent).join(": ")).join(" ").replace(/\s/g, " ");
const outline = (shown: ShownNights, name: string): string => shown.all(`path.${name}`)[0]?.getAttribute("d") ?? "";
const layouts = (shown: ShownNights): unknown => shown.all(".layouts button").map((button) => [button.textContent, button.getAttribute("aria-pressed")]);

async function choose(shown: ShownNights, place: number): Promise<void> {
  (shown.all(".layouts button")[place] as HTMLButtonElement).click();
  await shown.settle();
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-09T08:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the nights", () => {
  it("are asked for by the days of their time, of their sleeper", async () => {
    const answers = vi.fn<(question: unknown) => Promise<unknown>>().mockResolvedValue(THREE);

    await show(answers as unknown as Answers, { period: "2_weeks", device_id: "ada" });

    expect(answers.mock.calls).toEqual([[{ type: "sleep_twitch/activity", start_date: "2026-02-24", end_date: "2026-03-09", device_id: "ada" }]]);
  });

  it("say whose they are, how far back they reach, and what is counted", async () => {
    const shown = await showAnswer(THREE, { figure: "movements", title: "Mine" });

    expect(shown.text("h2")).toBe("Mine");
    expect(shown.text(".span")).toBe("Ada · Last 3 months · All movements of the sleeper");
    expect(shown.text(".ramp b")).toBe("All movements of the sleeper per hour");
  });

  it("have a shade for each rate, with its bounds below", async () => {
    const shown = await showAnswer(THREE);

    expect(shown.all("svg path.shade")).toHaveLength(7);
    expect(outline(shown, "shade-1")).not.toBe("");
    expect(outline(shown, "shade-2")).toBe("");
    expect(shown.all(".ramp span").map(({ textContent }) => textContent)).toEqual(["0", ">0", "8", "16", "32", "64", "128+"]);
  });

  it("hatch the day without a night, and say what that is", async () => {
    const shown = await showAnswer(THREE);
    const whole = await showAnswer(activityAnswer([FIRST, SECOND]));

    expect(outline(shown, "unknown").match(/M/g)).toHaveLength(1);
    expect(shown.text(".legend")).toContain("no data");
    expect(outline(whole, "unknown")).toBe("");
    expect(whole.text(".legend")).not.toContain("no data");
  });

  it("hatch what was not heard in a night", async () => {
    const deaf = { ...FIRST, limb_movements: FIRST.limb_movements.map(() => null), heard_s: FIRST.heard_s.map(() => 0) };
    const shown = await showAnswer(activityAnswer([deaf]));

    expect(shown.text(".legend")).toContain("no data");
  });

  it("have the hours of the reader's clock above, and days beside", async () => {
    const shown = await showAnswer(THREE);

    expect(shown.all("svg text.day").map(({ textContent }) => textContent)).toEqual(["20", "22", "00", "02", "04", "06", "08", "10"]);
    expect(shown.all("svg text.value").map(({ textContent }) => textContent.trim())).toEqual(["6 Mar", "7 Mar", "8 Mar", "9 Mar"]);
    shown.view.hass = hassOfAll(() => Promise.resolve(THREE), { locale: { ...LOCALE, language: "en-US", time_format: "12" } });
    await shown.settle();
    expect(shown.all("svg text.day").map(({ textContent }) => textContent.replace(/\s/g, " "))).toContain("10 PM");
  });

  it("name a day a week where there is no room for more, and draw as little as for one night", async () => {
    const nights = Array.from({ length: 182 }, (_, index) => {
      const start_ms = Date.parse("2025-09-09T22:00:00Z") + index * 86_400_000;
      return activity(new Date(start_ms).toISOString(), new Date(start_ms + 25_200_000).toISOString());
    });
    const shown = await showAnswer(activityAnswer(nights), { period: "6_months" });

    const labels = shown.all("svg text.value").map(({ textContent }) => textContent.trim());
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.length).toBeLessThan(30);
    expect(shown.all("svg path")).toHaveLength(13);
  });

  it("go from night to night by key, passing over days without one", async () => {
    const shown = await showAnswer(THREE);

    await shown.press("End");
    expect(shown.text(".detail h3")).toContain("9 Mar 2026");
    await shown.press("ArrowDown");
    await shown.press("ArrowDown");

    expect(shown.text(".detail h3")).toContain("6 Mar 2026");
    expect(facts(shown)).toBe(
      "In bed: 23:00 to 06:00 · 7 h 0 min Sleep period (estimate): 23:30 to 05:40 Periodic limb movements per hour: 3.4 Heard: 90%",
    );
    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-valuetext")).toContain("6 Mar 2026, In bed 23:00 to 06:00");
    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-valuenow")).toBe("1");
    expect(shown.all("svg .picked")).toHaveLength(1);
    await shown.press("Escape");
    expect(shown.text(".hint")).toBe("Tap a night to see its figures.");
    expect(shown.all("svg .picked")).toHaveLength(0);
  });

  it("have a dash for what is unknown, and never zero", async () => {
    const shown = await showAnswer(THREE);

    await shown.press("Home");
    await shown.press("ArrowUp");

    expect(facts(shown)).toBe("In bed: 23:30 to 07:00 · – Sleep period (estimate): – Periodic limb movements per hour: – Heard: –");
  });

  it("find the row that a tap means, and let it go", async () => {
    const shown = await showAnswer(THREE);

    shown.all("[role=slider]")[0]?.dispatchEvent(new MouseEvent("click", { clientX: 200, clientY: 30 }));
    await shown.settle();
    expect(shown.text(".detail h3")).toContain("9 Mar 2026");

    (shown.all(".detail button")[0] as HTMLButtonElement).click();
    await shown.settle();
    expect(shown.all(".detail")).toHaveLength(0);
  });

  it("say of an old night that its movements are kept no longer", async () => {
    const old = { ...FIRST, movements_forgotten: true, limb_movements: FIRST.limb_movements.map(() => null) };
    const shown = await showAnswer(activityAnswer([old, SECOND]));

    await shown.press("Home");
    expect(shown.text(".detail .note")).toBe("The movements of this night are no longer kept.");
    await shown.press("End");
    expect(shown.all(".detail .note")).toHaveLength(0);
  });

  it("are all in a table, the latest first", async () => {
    const shown = await showAnswer(THREE);

    await shown.openTable();

    expect(shown.all("thead th").map(({ textContent }) => textContent)).toEqual([
      "Night", "In bed", "Sleep period (estimate)", "Periodic limb movements per hour", "Heard",
    ]);
    expect(shown.all("tbody th").map(({ textContent }) => textContent.replace(",", ""))).toEqual(["Mon 9 Mar 2026", "Sat 7 Mar 2026", "Fri 6 Mar 2026"]);
    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-label")).toContain("Limb movements, 3 nights");
  });

  it("keep the night that is picked until there is another", async () => {
    let told = THREE;
    const shown = await show(() => Promise.resolve(told));
    await shown.press("End");

    await vi.advanceTimersByTimeAsync(300_000);
    await shown.settle();
    expect(shown.all(".detail")).toHaveLength(1);

    told = activityAnswer([FIRST, SECOND]);
    await vi.advanceTimersByTimeAsync(300_000);
    await shown.settle();
    expect(shown.all(".detail")).toHaveLength(0);
  });
});

describe("the two layouts", () => {
  it("are a row a night unless somebody wants another, by option or by button", async () => {
    const raster = await showAnswer(THREE);
    expect(layouts(raster)).toEqual([["Raster", "true"], ["Actogram", "false"]]);
    expect(raster.text(".legend")).toContain("sleep onset and final waking");

    await choose(raster, 1);

    expect(layouts(raster)).toEqual([["Raster", "false"], ["Actogram", "true"]]);
    expect(raster.text(".legend")).not.toContain("sleep onset");
    expect(layouts(await showAnswer(THREE, { layout: "actogram" }))).toEqual([["Raster", "false"], ["Actogram", "true"]]);
  });

  it("follow the option when it changes, and nothing else that does", async () => {
    const shown = await showAnswer(THREE, { layout: "raster" });
    await choose(shown, 1);

    shown.view.config = { type: TYPE, layout: "raster", title: "Mine" };
    await shown.settle();
    expect(layouts(shown)).toEqual([["Raster", "false"], ["Actogram", "true"]]);

    shown.view.config = { type: TYPE, layout: "actogram" };
    await shown.settle();
    await choose(shown, 0);
    shown.view.config = { type: TYPE };
    await shown.settle();
    expect(layouts(shown)).toEqual([["Raster", "true"], ["Actogram", "false"]]);
  });

  it("draw each night twice where two days are side by side, the oldest on top", async () => {
    const shown = await showAnswer(activityAnswer([FIRST, SECOND]), { layout: "actogram" });

    expect(outline(shown, "shade-1").match(/M/g)).toHaveLength(3);
    await shown.press("Home");
    await shown.press("ArrowDown");
    expect(shown.text(".detail h3")).toContain("7 Mar 2026");
  });
});

describe("the states of the nights", () => {
  it("begin with the shape of what is to come", async () => {
    const shown = await show(() => new Promise(() => undefined));

    expect(shown.all(".skeleton")[0]?.getAttribute("aria-label")).toBe("Loading the nights");
  });

  it("say that there is no night, also where there is only a nap", async () => {
    const nap = activity("2026-03-08T13:00:00Z", "2026-03-08T14:00:00Z", { kind: "nap" });

    for (const nights of [[], [nap]]) {
      expect((await showAnswer(activityAnswer(nights))).text(".state")).toBe("No night in this time The next night appears here after Ada gets up. The bed node is connected.");
    }
  });

  it("draw a single night", async () => {
    const shown = await showAnswer(activityAnswer([FIRST]));

    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-valuemax")).toBe("1");
  });

  it("say that the node is away, and that a bed is simulated", async () => {
    const away = activityAnswer([{ ...FIRST, simulated: true }], { node: { ...THREE.node, connected: false } });
    const shown = await showAnswer(away);

    expect(shown.text(".notice.offline")).toContain("does not answer");
    expect(shown.text(".chip")).toBe("Simulated bed");
  });

  it("say that the nights are private, and what an error said", async () => {
    const stranger = await show(refuse({ code: "unauthorized", message: "" }));
    const broken = await show(refuse({ code: "home_assistant_error", message: "disk full" }));

    expect(stranger.text("h2")).toBe("These nights are private");
    expect(broken.text(".state")).toContain("The nights could not be read Look for sleep_twitch in the log of Home Assistant. It said: disk full");
  });
});

describe("the card of the nights", () => {
  it("is in the picker, with a form, and loads what draws it", async () => {
    registerNightsCard();
    const card = document.createElement("sleep-twitch-nights-card") as HTMLElement & { setConfig(config: object): void };
    card.setConfig({ type: TYPE });
    document.body.append(card);
    await vi.waitFor(() => {
      expect(card.querySelector("sleep-twitch-nights-view")).not.toBeNull();
    });

    const entry = window.customCards?.find(({ type }) => type === "sleep-twitch-nights-card");
    expect(entry).toMatchObject({ name: "Sleep Twitch nights", preview: true });
    expect(() => {
      card.setConfig({ type: TYPE, layout: "spiral" });
    }).toThrow("raster, actogram");
  });
});
