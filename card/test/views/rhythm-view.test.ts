import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { NightsAnswer } from "../../src/data/nights.ts";
import { registerRhythmCard } from "../../src/views/rhythm-card.ts";
import "../../src/views/rhythm-view.ts";
import { HISTOGRAM, nightsAnswer, session } from "../samples.ts";
import { hassOfAll, refuse } from "./show.ts";
import type { Answers } from "./show.ts";
import { showNights } from "./show-nights.ts";
import type { ShownNights } from "./show-nights.ts";

const TYPE = "custom:sleep-twitch-periodicity-card";
const CHARTS = ["sleep-twitch-imi-chart", "sleep-twitch-hour-chart"];
const KNOWN = {
  limb_movements: 17, periodicity_index: 0.64, periodicity_index_chance: 0.12, rhythm_period_s: 23.4, imi_histogram: HISTOGRAM, plm_by_hour: [12, null, 3],
};
const ONE = nightsAnswer({ nights: [session("2026-03-07", {}), session("2026-03-08", KNOWN)] });

const show = (answers: Answers, config = {}): Promise<ShownNights> => showNights("sleep-twitch-periodicity-view", CHARTS, answers, { type: TYPE, ...config });
const showAnswer = (answer: NightsAnswer, config = {}): Promise<ShownNights> => show(() => Promise.resolve(answer), config);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-09T08:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the periodicity", () => {
  it("is that of the last night, with its day and its rules", async () => {
    const shown = await showAnswer(ONE);

    expect(shown.text("h2")).toBe("Periodicity of limb movements");
    expect(shown.text(".span").replace(",", "")).toBe("Ada · Sun 8 Mar 2026 · WASM 2016 rules");
  });

  it("has the rhythm, and the index beside its chance level", async () => {
    const shown = await showAnswer(ONE);

    expect(shown.text(".headline .value")).toBe("every 23 s");
    expect(shown.text(".periodicity")).toBe("Periodicity index 0.640.12 by chance");
  });

  it("draws each interval, the window of its rules, the usual rhythm and the one found", async () => {
    const shown = await showAnswer(ONE);

    expect(shown.all("svg .column:not(.outside):not(.unknown)")).toHaveLength(3 + 2);
    expect(shown.all("svg .name").map((name) => name.textContent)).toEqual(["10–90 s", "15–40 s"]);
    expect(shown.all("svg line.rhythm")).toHaveLength(1);
    expect(shown.all("svg .day").map((tick) => tick.textContent)).toEqual(["2", "10", "20", "40", "60", "90", "1", "2", "3"]);
  });

  it("widens the window by the rules of the AASM", async () => {
    const shown = await showAnswer(nightsAnswer({ nights: [session("2026-03-08", { ...KNOWN, rules: "aasm" })] }));

    expect(shown.text("svg .name")).toBe("5–90 s");
  });

  it("tells each column by key", async () => {
    const shown = await showAnswer(ONE);

    await shown.press("Home");
    await shown.press("ArrowRight");

    expect(shown.text(".said")).toBe("intervals of 22 to 24 s: 9");
    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-valuetext")).toBe("intervals of 22 to 24 s: 9");
    await shown.press("Tab");
    await shown.press("Escape");
    expect(shown.text(".said")).toBe("Tap a column to see its figures.");
  });

  it("tells an hour by tap, and that one has no data", async () => {
    const shown = await showAnswer(ONE);
    const [, hours] = shown.all("[role=slider]");
    const tap = async (column: number): Promise<string | null | undefined> => {
      const x_px = Number(hours?.querySelectorAll(".column")[column]?.getAttribute("x"));
      hours?.dispatchEvent(new MouseEvent("click", { clientX: x_px + 4 }));
      await shown.settle();
      return shown.all(".said")[1]?.textContent;
    };

    expect(await tap(0)).toBe("hour 1: 12.0 per hour");
    expect(await tap(1)).toBe("hour 2: no data");
    expect(shown.all("svg .column.unknown")).toHaveLength(1);
  });

  it("lists intervals and hours in a table", async () => {
    const shown = await showAnswer(ONE);

    await shown.openTable();

    expect(shown.all("tbody tr").map((row) => [...row.children].map(({ textContent }) => textContent).join(" "))).toEqual([
      "20–22 s 3", "22–24 s 9", "24–27 s 4", "1 12.0", "2 –", "3 3.0",
    ]);
  });

  it("says how many intervals are not drawn", async () => {
    const beyond = { log_edges_s: [20, 22.1, 500], log_counts: [3, 2] };
    const shown = await showAnswer(nightsAnswer({ nights: [session("2026-03-08", { ...KNOWN, imi_histogram: beyond })] }));

    expect(shown.text(".legend + .note")).toBe("2 shorter or longer intervals are not drawn.");
  });
});

describe("several nights together", () => {
  const nights = [1, 2, 3].map((day) => session(`2026-03-0${day}`, { ...KNOWN, rhythm_period_s: 20 + day }));
  const month = nightsAnswer({ nights: [...nights, session("2026-03-04", { ...KNOWN, coverage: 0.3 })] });

  it("are asked for, and counted where they were heard well enough", async () => {
    const answers = vi.fn<(question: unknown) => Promise<unknown>>().mockResolvedValue(month);

    const shown = await show(answers as unknown as Answers, { nights: "1_month" });

    expect(answers.mock.calls).toEqual([[{ type: "sleep_twitch/nights", start_date: "2026-02-08", end_date: "2026-03-09" }]]);
    expect(shown.text(".span")).toBe("Ada · Last month: 3 nights · WASM 2016 rules");
    expect(shown.text(".headline .main")).toBe("Rhythm of limb movements every 22 s median of 3 nights");
  });

  it("have whiskers from the third on", async () => {
    expect((await showAnswer(month, { nights: "1_week" })).all("svg .whisker")).toHaveLength(2);
    const two = await showAnswer(nightsAnswer({ nights: nights.slice(1) }), { nights: "1_week" });

    expect(two.all("svg .whisker")).toHaveLength(0);
    expect(two.text(".notice.few")).toContain("2 of 3 nights");
  });

  it("say that their rules differ", async () => {
    const mixed = nightsAnswer({ nights: [...nights, session("2026-03-04", { ...KNOWN, rules: "aasm" })] });

    expect((await showAnswer(mixed, { nights: "1_week" })).text(".notice.rules")).toContain("different rule sets");
  });

  it("say that none was heard well enough", async () => {
    const shown = await showAnswer(nightsAnswer({ nights: [session("2026-03-04", { ...KNOWN, coverage: 0.3 })] }), { nights: "1_week", title: "Rhythm" });

    expect(shown.text("h2")).toBe("Rhythm");
    expect(shown.text(".notice.few")).toContain("0 of 3 nights");
    expect(shown.all("svg .column")).toHaveLength(0);
  });
});

describe("the states of the periodicity", () => {
  it("say what is not known of a night, and never show it as zero", async () => {
    const quiet = { ...session("2026-03-08", { coverage: 0.4 }), simulated: true };
    const shown = await showAnswer(nightsAnswer({ nights: [quiet] }));

    expect(shown.text(".headline .main")).toBe("Rhythm of limb movements – Too few intervals, or none that stands out.");
    expect(shown.text(".periodicity")).toContain("Too few intervals to tell rhythm from chance.");
    expect(shown.text(".none")).toContain("No intervals");
    expect(shown.text(".notice.low_coverage")).toContain("only 40%");
    expect(shown.text(".chips")).toBe("Simulated bed");
    expect(shown.all("details, sleep-twitch-hour-chart")).toHaveLength(0);
  });

  it("say that there is no night, that the node is away, and that nights are private", async () => {
    const away = { ...ONE, node: { ...ONE.node, connected: false } };

    expect((await showAnswer(nightsAnswer())).text(".state h3")).toBe("No night in this time");
    expect((await showAnswer(away)).text(".notice.offline")).toContain("does not answer");
    expect((await show(refuse({ code: "unauthorized", message: "" }))).text("h2")).toBe("These nights are private");
  });

  it("ask again after a failure and, more seldom, after an answer", async () => {
    const answers = vi.fn<Answers>().mockImplementationOnce(refuse({ code: "x", message: "" })).mockResolvedValue(ONE);
    await show(answers);

    await vi.advanceTimersByTimeAsync(30_000);
    await vi.advanceTimersByTimeAsync(300_000);

    expect(answers).toHaveBeenCalledTimes(3);
  });
});

describe("its card", () => {
  it("is in the picker and loads what draws it", async () => {
    vi.useRealTimers();
    registerRhythmCard();
    const card = document.createElement("sleep-twitch-periodicity-card") as HTMLElement & { hass: unknown; setConfig(config: object): void };

    card.setConfig({ type: TYPE });
    card.hass = hassOfAll(() => Promise.resolve(nightsAnswer()));
    document.body.append(card);

    await vi.waitFor(() => {
      expect(card.querySelector("sleep-twitch-periodicity-view")?.shadowRoot?.querySelector("h3")?.textContent).toBe("No night in this time");
    });
    expect(window.customCards?.map(({ name }) => name)).toEqual(["Sleep Twitch periodicity"]);
  });
});
