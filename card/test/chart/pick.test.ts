import { describe, expect, it } from "vitest";

import type { Mark } from "../../src/chart/marks.ts";
import { nearestMark, step } from "../../src/chart/pick.ts";
import { movement } from "../samples.ts";

function mark(changes: Partial<Mark>): Mark {
  return { movement: movement(), index: 0, x_px: 100, y_px: 50, width_px: 2, strength: 0.5, opacity: 1, ...changes };
}

describe("a tap", () => {
  it("means the nearest movement", () => {
    const near = mark({ x_px: 108 });

    expect(nearestMark([mark({}), near, mark({ x_px: 130 })], 112, 50)).toBe(near);
  });

  it("means nothing out of a finger's reach", () => {
    expect(nearestMark([mark({})], 130, 50)).toBeNull();
    expect(nearestMark([], 0, 0)).toBeNull();
  });

  it("may fall anywhere on a long movement", () => {
    const turn = mark({ width_px: 60 });

    expect(nearestMark([turn, mark({ x_px: 156, y_px: 90 })], 150, 50)).toBe(turn);
  });

  it("means the stronger of two that are as near", () => {
    const stronger = mark({ strength: 0.9 });

    expect(nearestMark([mark({}), stronger, mark({ strength: 0.1 })], 100, 50)).toBe(stronger);
  });

  it("means the stronger of two at the very edge of reach", () => {
    expect(nearestMark([mark({ x_px: 124, width_px: 0 })], 100, 50)?.x_px).toBe(124);
  });
});

describe("a key", () => {
  const kinds = ["limb_movement", "hypnic_jerk", "limb_movement", "environment"] as const;
  const movements = kinds.map((kind, index) => movement({ kind, onset_s: index }));

  it.each([
    ["ArrowRight", -1, 0],
    ["ArrowRight", 0, 1],
    ["ArrowRight", 3, 3],
    ["ArrowLeft", 2, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowLeft", -1, 3],
    ["Home", 2, 0],
    ["End", 0, 3],
    ["PageDown", 0, 3],
    ["PageUp", 3, 0],
    ["ArrowDown", 0, 2],
    ["ArrowDown", 2, 2],
    ["ArrowUp", 2, 0],
    ["ArrowUp", 1, 1],
    ["ArrowDown", -1, 0],
  ])("%s leads from %s to %s", (key, from, to) => {
    expect(step(movements, from, key)).toBe(to);
  });

  it("leads nowhere when it is another one, or when nothing moved", () => {
    expect(step(movements, 0, "Enter")).toBeNull();
    expect(step([], -1, "ArrowRight")).toBeNull();
  });
});
