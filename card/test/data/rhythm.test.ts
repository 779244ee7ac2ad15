import { describe, expect, it } from "vitest";

import { intervalsOf, rhythmOf, wellHeard } from "../../src/data/rhythm.ts";
import type { SessionSummary } from "../../src/data/nights.ts";
import { HISTOGRAM, session } from "../samples.ts";

const nights = (...changes: Partial<SessionSummary>[]): ReturnType<typeof session>[] =>
  changes.map((one, index) => session(`2026-03-0${index + 1}`, one));

describe("the rhythm of several nights", () => {
  it("is none of none", () => {
    expect(rhythmOf([])).toBeNull();
  });

  it("adds their intervals, and passes over a night that has none", () => {
    const rhythm = rhythmOf(nights({ imi_histogram: HISTOGRAM }, {}, { imi_histogram: { ...HISTOGRAM, log_counts: [0, 1, 0] } }));

    expect(rhythm?.bins).toEqual([
      { from_s: 20, to_s: 22.1, count: 3 },
      { from_s: 22.1, to_s: 24.4, count: 10 },
      { from_s: 24.4, to_s: 27, count: 4 },
    ]);
    expect(intervalsOf(rhythm?.bins ?? [])).toBe(17);
  });

  it("is the median of those that know theirs, never of zeros", () => {
    const rhythm = rhythmOf(nights({ rhythm_period_s: 20 }, { rhythm_period_s: null }, { rhythm_period_s: 30 }));

    expect([rhythm?.period_s, rhythm?.nights]).toEqual([25, 3]);
    expect(rhythmOf(nights({}))?.period_s).toBeNull();
  });

  it("has an index only beside its chance level", () => {
    const both = { periodicity_index: 0.6, periodicity_index_chance: 0.1 };

    expect(rhythmOf(nights(both, { periodicity_index: 0.9 }))?.periodicity).toEqual({ index: 0.6, chance: 0.1 });
    expect(rhythmOf(nights({ periodicity_index: 0.9 }))?.periodicity).toBeNull();
  });

  it("has each hour over the nights that know it, and none where no night does", () => {
    const rhythm = rhythmOf(nights({ plm_by_hour: [4, null, 2] }, { plm_by_hour: [8, null] }, {}));

    expect(rhythm?.hours).toEqual([
      { nights: 2, lower: 5, median: 6, upper: 7 },
      null,
      { nights: 1, lower: 2, median: 2, upper: 2 },
    ]);
    expect(rhythmOf(nights({}))?.hours).toEqual([]);
  });

  it("goes by the rules of the last night, and says where others differ", () => {
    expect(rhythmOf(nights({ rules: "wasm2016" }, { rules: "aasm" }))).toMatchObject({ rules: "aasm", hasOtherRules: true });
    expect(rhythmOf(nights({ rules: "aasm" }, { rules: "aasm" }))).toMatchObject({ rules: "aasm", hasOtherRules: false });
  });
});

describe("the nights that are put together", () => {
  it("were heard well enough", () => {
    expect(wellHeard(nights({ coverage: 0.8 }, { coverage: 0.79 }, { coverage: null })).map(({ date }) => date)).toEqual(["2026-03-01"]);
  });
});
