import { describe, expect, it } from "vitest";

import { stepTo } from "../../src/chart/steps.ts";

describe("a key", () => {
  it.each([
    ["ArrowRight", -1, 0],
    ["ArrowRight", 29, 29],
    ["ArrowUp", 3, 4],
    ["ArrowLeft", -1, 29],
    ["ArrowDown", 0, 0],
    ["PageDown", 3, 13],
    ["PageUp", 3, 0],
    ["Home", 7, 0],
    ["End", 7, 29],
    ["Escape", 7, -1],
    ["Tab", 7, null],
  ])("%s leads from %s to %s", (key, from, to) => {
    expect(stepTo(30, from, key)).toBe(to);
  });

  it("leads nowhere where there is nothing", () => {
    expect(stepTo(0, -1, "ArrowRight")).toBeNull();
  });
});
