import { describe, expect, it } from "vitest";

import { levelScale } from "../../src/chart/levels.ts";
import { drawLine, liveMarks, livePlot, secondTicks } from "../../src/chart/live.ts";
import type { Point } from "../../src/data/trace.ts";
import { BEGAN_MS, liveMovement } from "../live.ts";

/** 300 px for 30 s: 10 px a second, from 44 px on. */
const PLOT = livePlot(358, 260, BEGAN_MS + 30_000, 1);
const LEVELS = levelScale(null, null, 0, 300);

const at = (after_s: number, level: number | null): Point => [BEGAN_MS + after_s * 1000, level];

function drawn(line: readonly Point[]): readonly string[] {
  const strokes: string[] = [];
  const told = (letter: string) => (x_px: number, y_px: number) => strokes.push(`${letter}${Math.round(x_px)},${Math.round(y_px)}`);
  drawLine(line, PLOT, LEVELS, { moveTo: told("M"), lineTo: told("L") });
  return strokes;
}

describe("the room", () => {
  it("shows half a minute where it is narrow, a whole one where it is wide, and more of a bed that plays faster", () => {
    expect([PLOT.x(PLOT.from_ms), PLOT.x(PLOT.to_ms)]).toEqual([44, 344]);
    expect(PLOT.to_ms - PLOT.from_ms).toBe(30_000);
    expect(livePlot(800, 260, 0, 1).from_ms).toBe(-60_000);
    expect(livePlot(358, 260, 0, 60).from_ms).toBe(-1_800_000);
  });

  it("is there even before anybody knows its width", () => {
    expect(livePlot(0, 260, 0, 1).right_px).toBeGreaterThan(44);
  });
});

describe("the seconds of the axis", () => {
  it("are round, and as dense as a label allows", () => {
    const seconds = (label_px: number, plot = PLOT): number[] => secondTicks(plot, label_px).map((at_ms) => (at_ms - BEGAN_MS) / 1000);

    expect(seconds(76)).toEqual([0, 10, 20, 30]);
    expect(seconds(40)).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(seconds(76, livePlot(358, 260, BEGAN_MS + 600_000, 60))).toEqual([-1200, -600, 0, 600]);
    expect(seconds(76, livePlot(120, 260, BEGAN_MS, 1000))).toEqual([-25_200, -18_000, -10_800, -3600]);
  });
});

describe("a line", () => {
  it("is one stroke through its points", () => {
    expect(drawn([at(0, 1), at(10, 10), at(20, 100)])).toEqual(["M44,200", "L144,100", "L244,0"]);
  });

  it("begins with the point before the room, so that it comes in at the edge", () => {
    expect(drawn([at(-9, 1), at(-1, 1), at(10, 1)])).toEqual(["M34,200", "L144,200"]);
  });

  it("breaks at a gap", () => {
    expect(drawn([at(0, 1), at(5, null), at(10, 1), at(12, 1)])).toEqual(["M44,200", "M144,200", "L164,200"]);
  });

  it("ends at the edge, between two points", () => {
    expect(drawn([at(20, 1), at(40, 100), at(50, 1)])).toEqual(["M244,200", "L344,100"]);
  });

  it("has nothing to end where the room is in a gap", () => {
    expect(drawn([at(20, null), at(40, 100)])).toEqual([]);
  });
});

describe("the level at the edge", () => {
  const levelOf = (line: readonly Point[]): number | null => drawLine(line, PLOT, LEVELS, { moveTo: () => undefined, lineTo: () => undefined });

  it.each<[string, readonly Point[], number | null]>([
    ["that of a point there", [at(0, 1), at(30, 4)], 4],
    ["between two points, in ratios", [at(20, 1), at(40, 100)], 10],
    ["that of the last point where the line ends before", [at(0, 1), at(10, 5)], 5],
    ["unknown in a gap", [at(0, 1), at(20, null), at(40, 4)], null],
    ["unknown where a gap begins after it", [at(0, 1), at(40, null)], null],
    ["unknown without a line", [], null],
    ["known beside a value of nothing", [at(20, 1), at(40, 0)], 0.001],
  ])("is %s", (_, line, level) => {
    expect(levelOf(line)).toEqual(level === null ? null : expect.closeTo(level));
  });
});

describe("the movements", () => {
  const marks = liveMarks([liveMovement(5), liveMovement(20, { duration_s: 0.4 }), liveMovement(-5), liveMovement(-1), liveMovement(31)], PLOT);

  it("stand where they were, as far as that is shown", () => {
    expect(marks.map(({ x_px, width_px }) => [x_px, width_px])).toEqual([[94, 20], [244, 4], [34, 20]]);
  });
});
