import { describe, expect, it } from "vitest";

import { layOut } from "../../src/chart/lanes.ts";

describe("the layout", () => {
  it("has a lane for every kind, the house last", () => {
    const kinds = layOut(800, true).lanes.map(({ kind }) => kind);

    expect(kinds).toEqual(["hypnic_jerk", "limb_movement", "small_twitch", "body_movement", "bed_transition", "environment"]);
  });

  it("leaves the house out when it is not wanted", () => {
    expect(layOut(800, false).lanes.map(({ kind }) => kind)).not.toContain("environment");
  });

  it.each([360, 559, 560, 1200])("lets no two lanes overlap at %s px", (width_px) => {
    const { bed, lanes, axis_px, height_px } = layOut(width_px, true);

    const edges = [bed.top_px + bed.height_px, ...lanes.flatMap(({ top_px, height_px: lane_px }) => [top_px, top_px + lane_px]), axis_px];

    expect(edges).toEqual([...edges].sort((one, other) => one - other));
    expect(height_px).toBeGreaterThan(axis_px);
  });

  it("puts names beside the lanes on a wide card", () => {
    const { isWide, left_px, lanes } = layOut(800, true);

    expect(isWide).toBe(true);
    expect(left_px).toBeGreaterThan(100);
    expect(lanes.every(({ label_y_px, top_px }) => label_y_px > top_px)).toBe(true);
  });

  it("puts names above the lanes on a phone, where the night needs the width", () => {
    const { isWide, left_px, lanes } = layOut(328, true);

    expect(isWide).toBe(false);
    expect(left_px).toBeLessThan(20);
    expect(lanes.every(({ label_y_px, top_px }) => label_y_px < top_px)).toBe(true);
  });

  it("has no negative width on a card that is not there yet", () => {
    expect(layOut(0, true).right_px).toBe(0);
  });
});
