import { describe, expect, it } from "vitest";

import { doneShare, placementQuestion, problemText, stepOf, taskAndNews, verdictText } from "../../src/data/placement.ts";
import type { PlacementResult, PlacementTest } from "../../src/data/placement.ts";
import { placementTest, result } from "../live.ts";
import { format, translate } from "../samples.ts";

const verdict = (changes: Partial<PlacementResult>): string => verdictText(result(changes), translate, format);
const problem = (changes: Partial<PlacementTest>): string => problemText(placementTest(changes), translate);
const said = (test: PlacementTest | null): readonly string[] => taskAndNews(test, translate, format);

describe("what is asked of the test", () => {
  it("is of a bed, where one is named", () => {
    expect(placementQuestion("start", "bed")).toEqual({ type: "sleep_twitch/placement_test", do: "start", device_id: "bed" });
    expect(placementQuestion("next", null)).toEqual({ type: "sleep_twitch/placement_test", do: "next" });
  });
});

describe("the steps", () => {
  it("are none before the test and after it", () => {
    expect(([null, "empty", "foot", "done", "ended"] as const).map((step) => stepOf(step && placementTest({ step })))).toEqual([null, "empty", "foot", null, null]);
  });

  it.each<[string, Partial<PlacementTest>, number]>([
    ["by their time", { step: "still", elapsed_s: 30, needed_s: 120 }, 0.25],
    ["no further than their end", { step: "empty", elapsed_s: 130, needed_s: 120 }, 1],
    ["by the foot movements", { step: "foot", elapsed_s: 100, needed_s: 120, foot_movements: 3, foot_wanted: 10 }, 0.3],
  ])("go on %s", (_, changes, share) => {
    expect(doneShare(placementTest(changes))).toBe(share);
  });
});

describe("what speaks against a step", () => {
  it.each<[string, Partial<PlacementTest>, string]>([
    ["nothing", { problem: null }, ""],
    ["a movement", { problem: "moved" }, "Something moved: again from the start."],
    ["too few movements of the foot", { step: "foot", problem: "too_few" }, "Too weak: move the sensor towards the calves."],
    ["an end before the end", { step: "ended", problem: "stopped" }, "The test has ended early."],
    ["nothing to who cancelled it", { step: "ended", problem: "cancelled" }, ""],
    ["what nobody has words for yet", { problem: "earthquake" }, ""],
  ])("is %s", (_, changes, text) => {
    expect(problem(changes)).toBe(text);
  });
});

describe("the verdict", () => {
  it.each<[string, Partial<PlacementResult>, string]>([
    ["good", { foot_over_floor: 9.1 }, "Your foot movements stand 9 × above the floor: good."],
    ["enough", { verdict: "fair", foot_over_floor: 3.42 }, "Your foot movements stand 3.4 × above the floor: enough."],
    ["too weak", { verdict: "weak" }, "Too weak: move the sensor towards the calves."],
    ["not quiet", { verdict: "noisy" }, "The empty bed is not quiet: look for a fan or a washing machine."],
    ["known without a foot", { verdict: "weak", foot_over_floor: null }, "Too weak: move the sensor towards the calves."],
    ["fair without a foot", { verdict: "fair", foot_over_floor: null }, "enough"],
  ])("is %s", (_, changes, text) => {
    expect(verdict(changes)).toBe(text);
  });
});

describe("what is said aloud", () => {
  it("is nothing without a test", () => {
    expect(said(null)).toEqual([]);
  });

  it("is the task, and what speaks against it", () => {
    expect(said(placementTest({ step: "empty", problem: "gap" }))).toEqual(["Leave the bed empty.", "Samples are missing: again from the start."]);
  });

  it("is what it came to, and not what the one before came to", () => {
    expect(said(placementTest({ step: "done", result: result() }))).toEqual(["Your foot movements stand 9 × above the floor: good."]);
    expect(said(placementTest({ step: "still", result: result() }))).toEqual(["Lie as you sleep, and keep still."]);
    expect(said(placementTest({ step: "done" }))).toEqual([]);
  });
});
