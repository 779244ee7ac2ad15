import { describe, expect, it } from "vitest";

import { glide, step } from "../../src/chart/playhead.ts";
import type { Playhead } from "../../src/chart/playhead.ts";

const FRAME_MS = 16;

/** Run frames while events come every so often, and return where the picture stood at each. */
function run(frames: number, newestAt: (now_ms: number) => number, speed = 1): readonly number[] {
  let head: Playhead | null = null;
  return Array.from({ length: frames }, (_, frame) => {
    head = glide(head, frame * FRAME_MS, newestAt(frame * FRAME_MS), speed);
    return head.at_ms;
  });
}

describe("the picture", () => {
  it("glides evenly between events that come in steps", () => {
    const places = run(600, (now_ms) => Math.floor(now_ms / 400) * 400);
    const steps = places.slice(1).map((at_ms, index) => at_ms - (places[index] ?? 0));

    expect(Math.min(...steps)).toBeGreaterThan(FRAME_MS * 0.75);
    expect(Math.max(...steps)).toBeLessThan(FRAME_MS * 1.1);
  });

  it("stays some two seconds behind", () => {
    const places = run(1200, (now_ms) => Math.floor(now_ms / 400) * 400);

    expect(1199 * FRAME_MS - (places.at(-1) ?? 0)).toBeGreaterThan(1700);
    expect(1199 * FRAME_MS - (places.at(-1) ?? 0)).toBeLessThan(2500);
  });

  it("waits at the newest sample where no other comes, and never goes back", () => {
    const places = run(1200, () => 10_000);

    expect(places.at(-1)).toBe(10_000);
    expect(places.every((at_ms, index) => at_ms >= (places[index - 1] ?? 0))).toBe(true);
  });

  it("leaps over a long time away", () => {
    expect(glide({ at_ms: 0, now_ms: 0 }, 16, 60_000, 1).at_ms).toBe(58_000);
  });

  it("holds still rather than go back a little", () => {
    expect(glide({ at_ms: 5000, now_ms: 0 }, 16, 1500, 1).at_ms).toBe(5000);
    expect(glide({ at_ms: 5000, now_ms: 0 }, 16, 2600, 1).at_ms).toBe(5000);
  });

  it("runs as fast as a bed that plays faster than life", () => {
    const places = run(600, (now_ms) => now_ms * 60, 60);

    expect((places[599] ?? 0) - (places[598] ?? 0)).toBeCloseTo(60 * FRAME_MS, -1);
  });

  it("goes on by whole seconds where motion is not wanted", () => {
    expect(step(10_980, 1, 5)).toEqual({ at_ms: 10_000, now_ms: 5 });
    expect(step(130_000, 60, 5).at_ms).toBe(120_000);
  });
});
