import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { NightsAnswer } from "../../src/data/nights.ts";
import "../../src/views/trend-view.ts";
import { LOCALE, nightsAnswer, session, sessions } from "../samples.ts";
import { hassOfAll, refuse } from "./show.ts";
import type { Answers } from "./show.ts";
import { showNights } from "./show-nights.ts";
import type { ShownNights } from "./show-nights.ts";

const TYPE = "custom:sleep-twitch-trend-card";
const MARKS = [
  { kind: "medication", at: "2026-03-02T20:00:00Z", amount: 0.5, note: "tablet" },
  { kind: "medication", at: "2026-03-03T20:00:00Z", amount: 0.5, note: "tablet" },
  { kind: "supplement", at: "2026-03-05T20:00:00Z", amount: 0, note: null },
  { kind: "caffeine", at: "2026-03-05T20:00:00Z", amount: 1, note: null },
];
const WEEK = nightsAnswer({ nights: sessions([4, 8, 5, 6, null, 3, 7, 9]), marks: MARKS });

const show = (answers: Answers, config = {}): Promise<ShownNights> =>
  showNights("sleep-twitch-trend-view", ["sleep-twitch-trend-chart"], answers, { type: TYPE, ...config });
const showAnswer = (answer: NightsAnswer, config = {}): Promise<ShownNights> => show(() => Promise.resolve(answer), config);

const facts = (shown: ShownNights): string => shown.all(".detail dl > div").map((fact) => [...fact.children].map(({ textContent }) => textContent).join(": ")).join(" ");
const detail = (shown: ShownNights): string => `${shown.text(".detail h3")} ${facts(shown)}`;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-09T08:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the trend", () => {
  it("asks for the days of its time, of its sleeper", async () => {
    const answers = vi.fn<(question: unknown) => Promise<unknown>>().mockResolvedValue(WEEK);

    await show(answers as unknown as Answers, { period: "2_weeks", device_id: "ada" });

    expect(answers.mock.calls).toEqual([[{ type: "sleep_twitch/nights", start_date: "2026-02-24", end_date: "2026-03-09", device_id: "ada" }]]);
  });

  it("has the median of seven nights and their middle half above", async () => {
    const shown = await showAnswer(WEEK);

    expect(shown.text("header")).toBe("Periodic limb movements per hour Ada · Last 3 months · WASM 2016 rules");
    expect(shown.text(".headline")).toBe("Median of 7 nights up to 8 Mar 6.0 per hour middle half: 4.5 per hour to 7.5 per hour");
  });

  it("draws a dot for each night that knows its figure", async () => {
    const shown = await showAnswer(WEEK);

    expect(shown.all("sleep-twitch-trend-chart circle, svg circle.dot:not(.hollow)").length).toBe(7 + 1);
    expect(shown.all(".legend .hollow")).toHaveLength(0);
  });

  it("draws hollow what was hardly heard, and says what that means", async () => {
    const hardly = session("2026-03-09", { plm_per_hour: 30, coverage: 0.4 });
    const shown = await showAnswer({ ...WEEK, nights: [...WEEK.nights, hardly] });

    expect(shown.all("circle.hollow")).toHaveLength(2);
    expect(shown.text(".headline .value")).toBe("6.0 per hour");
  });

  it("tells what was taken, the latest first, and nothing else of the diary", async () => {
    const shown = await showAnswer(WEEK);

    expect(shown.all(".courses li").map((item) => item.textContent.replace(/\s+/g, " ").trim())).toEqual([
      "6 Mar · Supplement · none",
      "3 Mar to 4 Mar · Medication · amount 0.5 · tablet",
    ]);
    expect(shown.all("svg .since")).toHaveLength(2);
    expect(shown.all("svg .sign.none")).toHaveLength(2);
  });

  it("writes an amount as the reader does, and none where nobody counted", async () => {
    const taken = [
      { kind: "supplement", at: "2026-03-01T20:00:00Z", amount: null, note: "iron" },
      { kind: "medication", at: "2026-03-02T20:00:00Z", amount: 0.25, note: null },
    ];
    const shown = await showAnswer({ ...WEEK, marks: taken });

    shown.view.hass = hassOfAll(() => Promise.resolve(WEEK), { locale: { ...LOCALE, number_format: "decimal_comma" } });
    await shown.settle();

    expect(shown.all(".courses li").map((item) => item.textContent.trim())).toEqual([
      "3 Mar · Medication · amount 0,25",
      "2 Mar · Supplement · iron",
    ]);
  });

  it("goes from night to night by key, and tells each in figures", async () => {
    const shown = await showAnswer(WEEK);

    await shown.press("End");

    expect(detail(shown).replace(",", "")).toBe(
      "Sun 8 Mar 2026 Periodic limb movements per hour: 9.0 per hour Heard: 100% Median of 7 nights: 6.0 per hour Middle half: 4.5 per hour – 7.5 per hour",
    );
    expect(shown.all("[role=slider]")[0]?.getAttribute("aria-valuetext")).toContain("8 Mar 2026, Periodic limb movements per hour 9.0 per hour");
    await shown.press("Escape");
    expect(shown.text(".hint")).toBe("Tap a night to see its figures.");
  });

  it("finds the night that a tap means, and lets it go", async () => {
    const shown = await showAnswer(WEEK, { period: "2_weeks" });
    const dot = shown.all("sleep-twitch-trend-chart")[0]?.shadowRoot?.querySelector("circle");

    shown.all("[role=slider]")[0]?.dispatchEvent(
      new MouseEvent("click", { clientX: Number(dot?.getAttribute("cx")), clientY: Number(dot?.getAttribute("cy")) }),
    );
    await shown.settle();
    expect(shown.text(".detail h3").replace(",", "")).toBe("Sun 1 Mar 2026");

    (shown.all(".detail button")[0] as HTMLButtonElement).click();
    await shown.settle();
    expect(shown.all(".detail")).toHaveLength(0);
  });

  it("says unknown of a figure that is, and never zero", async () => {
    const shown = await showAnswer(WEEK);

    for (let night = 0; night < 5; night += 1) await shown.press("ArrowRight");

    expect(facts(shown)).toBe("Periodic limb movements per hour: unknown Heard: 100%");
  });

  it("lists every night in a table, the latest first", async () => {
    const shown = await showAnswer(WEEK);

    await shown.openTable();

    expect(shown.all("tbody tr")).toHaveLength(8);
    expect(shown.all("tbody tr").map((row) => row.children[1]?.textContent)).toContain("–");
    expect(shown.text("tbody tr").replace(",", "")).toBe("Sun 8 Mar 2026 9.0 per hour 100% 6.0 per hour 4.5 per hour – 7.5 per hour");
  });

  it("passes over naps", async () => {
    const shown = await showAnswer({ ...WEEK, nights: [...WEEK.nights, session("2026-03-08", { plm_per_hour: 90 }, "nap")] });

    expect(shown.text(".headline .value")).toBe("6.0 per hour");
  });

  it("shows the figure that is wanted under the title that is wanted", async () => {
    const nights = [session("2026-03-08", { coverage: 0.9 })];
    const shown = await showAnswer(nightsAnswer({ nights }), { figure: "coverage", title: "Heard" });

    await shown.press("Home");

    expect(shown.text("header")).toBe("Heard Ada · Last 3 months");
    expect(facts(shown)).toBe("Heard by the sensor: 90%");
  });

  it("warns where rules changed in between, and of a simulated bed", async () => {
    const [first, ...others] = WEEK.nights;
    const changed = first ? [{ ...first, simulated: true, summary: { ...first.summary, rules: "aasm" as const } }, ...others] : [];
    const shown = await showAnswer({ ...WEEK, nights: changed });

    expect(shown.text(".notice.rules")).toContain("different rule sets");
    expect(shown.text(".chips")).toBe("Simulated bed");
  });
});

describe("the states of the trend", () => {
  it("begin with the shape of what is to come", async () => {
    const shown = await show(() => new Promise(() => undefined));

    expect(shown.all(".skeleton")[0]?.getAttribute("aria-label")).toBe("Loading the nights");
  });

  it("count the nights that it still wants", async () => {
    const shown = await showAnswer(nightsAnswer({ nights: [...sessions([1, 2, 3]), session("2026-03-04", { plm_per_hour: 1, coverage: 0.3 })] }));

    expect(shown.text(".notice.few")).toContain("3 of 7 nights");
    expect(shown.all(".headline, path.median")).toHaveLength(0);
  });

  it("say that the nights lie too far apart", async () => {
    const nights = [...sessions([1, 2, 3, 4, 5, 6]), session("2026-03-29", { plm_per_hour: 1 })];

    expect((await showAnswer(nightsAnswer({ nights }))).text(".notice.few")).toContain("too far apart");
  });

  it("say that there is no night, and how the node is", async () => {
    const shown = await showAnswer(nightsAnswer());

    expect(shown.text(".state")).toBe("No night in this time The next night appears here after Ada gets up. The bed node is connected.");
  });

  it("say that the node is away", async () => {
    const away = { ...WEEK, node: { ...WEEK.node, connected: false } };

    expect((await showAnswer(away)).text(".notice.offline")).toContain("does not answer");
  });

  it("say that the nights are private, and what an error said", async () => {
    const stranger = await show(refuse({ code: "unauthorized", message: "" }));
    const broken = await show(refuse({ code: "home_assistant_error", message: "disk full" }));

    expect(stranger.text("h2")).toBe("These nights are private");
    expect(broken.text(".state")).toContain("The nights could not be read Look for sleep_twitch in the log of Home Assistant. It said: disk full");
  });

  it("ask again by themselves, and keep the selected night while nothing new came", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(WEEK);
    const shown = await show(answers);
    await shown.press("Home");

    await vi.advanceTimersByTimeAsync(300_000);
    await shown.settle();

    expect(answers).toHaveBeenCalledTimes(2);
    expect(shown.all(".detail")).toHaveLength(1);
  });

  it("ask anew for another time, and not for another figure", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(WEEK);
    const shown = await show(answers);

    shown.view.config = { type: TYPE, figure: "plm" };
    await shown.settle();
    const forFigure = answers.mock.calls.length;
    shown.view.config = { type: TYPE, period: "1_year" };
    await shown.settle();

    expect([forFigure, answers.mock.calls.length]).toEqual([1, 2]);
  });

  it("try again soon after a failure", async () => {
    const answers = vi.fn<Answers>().mockImplementationOnce(refuse({ code: "x", message: "" })).mockResolvedValue(WEEK);
    const shown = await show(answers);

    await vi.advanceTimersByTimeAsync(30_000);
    await shown.settle();

    expect(shown.text("h2")).toBe("Periodic limb movements per hour");
  });

  it("hold still while the connection is away", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(WEEK);
    const shown = await show(answers);

    shown.view.hass = hassOfAll(answers, { connected: false });
    await vi.advanceTimersByTimeAsync(300_000);
    await shown.settle();

    expect(shown.text(".headline .value")).toBe("6.0 per hour");
  });
});
