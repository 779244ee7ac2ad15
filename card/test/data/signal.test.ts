import { describe, expect, it } from "vitest";

import { holesOf, peakOf, signalQuestion, windowOf } from "../../src/data/signal.ts";
import { movement, night } from "../samples.ts";

const SIGNAL = { start_s: 100, end_s: 104, points: [[0.1, 0.4], null, [2, 12.5], null] } as const;

describe("the window of a movement", () => {
  it.each([
    ["a short one with some seconds around it", 0.5, [96, 104.5]],
    ["a longer one with as much as itself", 20, [80, 140]],
    ["a very long one without losing it", 300, [40, 460]],
    ["as much as is answered at once", 4000, [40, 3640]],
  ])("shows %s", (_, duration_s, expected) => {
    expect(windowOf(movement({ onset_s: 100, duration_s }))).toEqual(expected);
  });
});

describe("the question for a signal", () => {
  it("names night, window and as many pixels as there are", () => {
    const question = signalQuestion(night({ id: 412 }), movement({ onset_s: 100 }), "ada", 480.4);

    expect(question).toEqual({ type: "sleep_twitch/signal", device_id: "ada", night_id: 412, start_s: 96, end_s: 106, pixels: 480 });
  });

  it.each([[-3, 1], [9000, 4000]])("stays within what is answered on %s pixels", (width_px, pixels) => {
    const question = signalQuestion(night({ id: 412 }), movement(), undefined, width_px);

    expect(question).toMatchObject({ pixels });
    expect(question).not.toHaveProperty("device_id");
  });
});

describe("a signal", () => {
  it("has a peak, which is 0 where there is no sample", () => {
    expect([peakOf(SIGNAL), peakOf({ ...SIGNAL, points: [null] })]).toEqual([12.5, 0]);
  });

  it("tells where its holes are", () => {
    expect(holesOf(SIGNAL)).toEqual([[101, 102], [103, 104]]);
  });
});
