import { describe as suite, expect, it } from "vitest";

import { atMs, describe, reasonText, sentence } from "../../src/data/describe.ts";
import type { Movement } from "../../src/data/night.ts";
import { fill, translator } from "../../src/language/translate.ts";
import type { Texts } from "../../src/language/translate.ts";
import translations from "../../../custom_components/sleep_twitch/translations/en.json";
import { format, movement, night, translate } from "../samples.ts";

const { common } = translations;

function facts(one: Movement, changes: Parameters<typeof night>[0] = {}): Record<string, string> {
  const described = describe(one, night({ movements: [one], ...changes }), translate, format);
  return Object.fromEntries(described.facts.map(({ label, value }) => [label, value]));
}

suite("a movement in words", () => {
  it("has its kind, its clock time and its figures", () => {
    const described = describe(movement(), night(), translate, format);

    expect(described).toEqual({
      title: "Limb movement",
      time: "23:00:00",
      facts: [
        { label: "Lasted", value: "2.0\u00a0s" },
        { label: "Peak", value: "12\u00a0mg" },
        { label: "Confidence", value: "90%" },
      ],
      reason: "Because of its length.",
    });
  });

  it("does not make up what a movement list does not know", () => {
    expect(facts(movement({ peak_mg: null, confidence: null }))).toEqual({ Lasted: "2.0\u00a0s" });
  });

  it("gives a faint peak a digit more", () => {
    expect(facts(movement({ peak_mg: 3.14 }))).toMatchObject({ Peak: "3.1\u00a0mg" });
  });

  it("tells its place in the series and the interval before it", () => {
    const first = movement({ series: 2 });
    const second = movement({ series: 2, onset_s: 3624.4 });
    const movements = [first, movement({ onset_s: 3610 }), second];

    expect(facts(first, { movements })).toMatchObject({ Series: "first of 2 in series 2" });
    expect(facts(second, { movements })).toMatchObject({ Series: "2 of 2 in series 2, 24\u00a0s after the one before" });
  });

  it.each([
    [1500, "5\u00a0min before it"],
    [2400, "10\u00a0min after it"],
  ])("places a jerk at %s s against sleep onset", (onset_s, expected) => {
    expect(facts(movement({ kind: "hypnic_jerk", onset_s }))).toMatchObject({ "Sleep onset": expected });
  });

  it("places no jerk where sleep onset is unknown, and no other movement at all", () => {
    expect(facts(movement({ kind: "hypnic_jerk" }), { sleep_onset_s: null })).not.toHaveProperty("Sleep onset");
    expect(facts(movement())).not.toHaveProperty("Sleep onset");
  });

  it("is one line for a screen reader", () => {
    expect(sentence(describe(movement({ confidence: null }), night(), translate, format))).toBe(
      "23:00:00 Limb movement, Lasted 2.0\u00a0s, Peak 12\u00a0mg, Because of its length.",
    );
  });
});

suite("a reason", () => {
  const english = translator(undefined, (key, figures = {}) => fill(Object.entries(common).find(([each]) => each === key)?.[1] ?? "", figures));

  it("is told in the user's language where Home Assistant has a sentence for it", () => {
    const reason = { code: "listed", values: {}, text: "as Home Assistant itself says it" };

    expect(reasonText(reason, english, format)).toBe("Kind and length as the movement list gives them.");
  });

  it("says what a movement was told from, and by what", () => {
    const values = { active_s: 2.2, peak_ratio: 9, rival: "rival_small_twitch", ground: "ground_length" };
    const reason = { code: "limb", values, text: "as Home Assistant itself says it" };

    expect(reasonText(reason, english, format)).toBe("Force for 2.2 s at 9 times rest; told from a small twitch by its length.");
  });

  it("says so of no movement that an earlier version judged", () => {
    const reason = { code: "limb", values: { active_s: 2.2, peak_ratio: 9 }, text: "as Home Assistant itself says it" };

    expect(reasonText(reason, english, format)).toBe("Force for 2.2 s at 9 times rest.");
  });

  it("writes figures as the user does, no longer than they are", () => {
    const texts: Texts = (key, figures) => (key === "reason_new" ? fill("{whole} {small} {middle} {large} {word}", figures ?? {}) : "");
    const values = { whole: 3, small: 0.123, middle: 4.504, large: 123.4, word: "x-axis" };

    expect(reasonText({ code: "new", values, text: "" }, translator(undefined, texts), format)).toBe("3 0.123 4.5 123 x-axis.");
  });

  it("falls back to the sentence that came with it", () => {
    expect(reasonText({ code: "new", values: { whole: 3 }, text: "told by 3 figures" }, english, format)).toBe("Told by 3 figures.");
  });
});

suite("a movement that was none", () => {
  it("says so among its figures", () => {
    const { facts } = describe(movement({ wrong: true }), night(), translate, format);

    expect(facts.at(-1)).toEqual({ label: "Marked", value: "not a movement, counted nowhere" });
  });
});

suite("a sentence that came with a reason", () => {
  it.each([
    ["force for 2 s", "Force for 2 s."],
    ["Really?", "Really?"],
  ])("is made whole: %s", (text, expected) => {
    expect(reasonText({ code: "brand_new", values: {}, text }, translate, format)).toBe(expected);
  });
});

suite("an instant", () => {
  it("counts from the start of the night, across the change of clocks", () => {
    expect(new Date(atMs(night({ start: "2026-03-28T23:00:00+00:00" }), 10_800)).toISOString()).toBe("2026-03-29T02:00:00.000Z");
  });
});
