import { describe, expect, it } from "vitest";

import { emblem, outline, strike } from "../../src/chart/shapes.ts";
import { MOVEMENT_KINDS } from "../../src/data/night.ts";

const PLACE = { x_px: 100, y_px: 50, strength: 0.5, width_px: 4 };

describe("the shapes", () => {
  it("are another one for every kind, so that no kind is told by colour alone", () => {
    const commands = MOVEMENT_KINDS.map((kind) => outline(kind, PLACE).replace(/[\d.-]+/g, "").replace(/\s+/g, ""));

    // A limb movement and a turn are both boxes: one is a line, the other a block.
    expect(new Set(commands).size).toBe(MOVEMENT_KINDS.length - 1);
    expect(outline("limb_movement", PLACE)).not.toBe(outline("body_movement", PLACE));
  });

  it.each(MOVEMENT_KINDS)("are closed paths of plain numbers: %s", (kind) => {
    for (const strength of [0, 0.33, 1]) {
      expect(outline(kind, { ...PLACE, strength })).toMatch(/^M[-\d. aLlhvz]+z$/i);
    }
  });

  it("draw a diamond around its middle", () => {
    expect(outline("hypnic_jerk", { ...PLACE, strength: 1 })).toBe("M100 39.2l10.8 10.8l-10.8 10.8l-10.8 -10.8z");
  });

  it("draw a limb movement as wide as it is long", () => {
    expect(outline("limb_movement", { ...PLACE, width_px: 20 })).toContain("h18a");
  });

  it("draw a stronger limb movement taller", () => {
    const height_px = (strength: number): number =>
      Number(/v([\d.]+)/.exec(outline("limb_movement", { ...PLACE, strength }))?.[1]);

    expect(height_px(0.2)).toBeLessThan(height_px(0.8));
  });

  it("are struck through from end to end where they were no movement", () => {
    expect(strike({ ...PLACE, width_px: 20 })).toBe("M95 55l30 -10");
  });

  it("stand beside the name of a lane in a size of their own", () => {
    expect(emblem("limb_movement", 9, 9)).not.toBe(emblem("body_movement", 9, 9));
  });
});
