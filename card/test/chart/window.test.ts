import { describe, expect, it } from "vitest";

import { timeScale } from "../../src/chart/scale.ts";
import { clampWindow, keyWindow, showing, wheelFactor, zoomAt } from "../../src/chart/window.ts";

const NIGHT_S = 28_800;
const WHOLE = timeScale(NIGHT_S, 100, 388);

describe("a window", () => {
  it.each([
    ["stays as it is within the night", 600, 1200, { start_s: 600, length_s: 1200 }],
    ["is moved back into it", -50, 1200, { start_s: 0, length_s: 1200 }],
    ["is moved back from its end", 28_000, 1200, { start_s: 27_600, length_s: 1200 }],
    ["is never shorter than tells something", 600, 0.5, { start_s: 600, length_s: 20 }],
    ["is none where it would show all of the night", 5, 28_800, null],
  ])("%s", (_, start_s, length_s, expected) => {
    expect(clampWindow({ start_s, length_s }, NIGHT_S)).toEqual(expected);
  });
});

describe("zooming", () => {
  it("leaves what is under the finger where it is", () => {
    const window = zoomAt(WHOLE, 4, 244, NIGHT_S);

    expect(window).toEqual({ start_s: 10_800, length_s: 7200 });
    expect(timeScale(7200, 100, 388, 10_800).x(14_400)).toBe(244);
  });

  it("takes it along where the finger goes", () => {
    const scale = timeScale(7200, 100, 388, 10_800);

    expect(zoomAt(scale, 1, 244, NIGHT_S, 272)).toEqual({ start_s: 10_100, length_s: 7200 });
  });

  it("ends at the whole night, and where it would show too little", () => {
    expect(zoomAt(timeScale(7200, 100, 388, 0), 0.1, 200, NIGHT_S)).toBeNull();
    expect(zoomAt(timeScale(30, 100, 388, 600), 8, 100, NIGHT_S)).toEqual({ start_s: 600, length_s: 20 });
  });

  it("does nothing odd on a chart without room", () => {
    expect(zoomAt(timeScale(NIGHT_S, 10, 10), 2, 10, NIGHT_S)).toEqual({ start_s: 0, length_s: 14_400 });
  });
});

describe("a wheel", () => {
  it("goes as far as a pinch does, either way, and a notch of it not too far", () => {
    expect(wheelFactor(-10)).toBeCloseTo(1.105, 3);
    expect(wheelFactor(10) * wheelFactor(-10)).toBeCloseTo(1);
    expect(wheelFactor(-120)).toBe(wheelFactor(-40));
  });
});

describe("a key", () => {
  it.each([
    ["+", { start_s: 7200, length_s: 14_400 }],
    ["=", { start_s: 7200, length_s: 14_400 }],
    ["-", null],
    ["0", null],
    ["x", undefined],
  ])("%s zooms as it says", (key, expected) => {
    expect(keyWindow(WHOLE, key, 244, NIGHT_S)).toEqual(expected);
  });

  it("leads back step by step", () => {
    expect(keyWindow(timeScale(7200, 100, 388, 10_800), "-", 244, NIGHT_S)).toEqual({ start_s: 7200, length_s: 14_400 });
  });
});

describe("what is looked at", () => {
  const window = { start_s: 1000, length_s: 600 };

  it("needs no other window where it is in sight", () => {
    expect(showing(window, 1000, 1600, NIGHT_S)).toBe(window);
    expect(showing(null, 5000, 5002, NIGHT_S)).toBeNull();
  });

  it.each([
    ["behind", 5000, 4701],
    ["before", 900, 601],
    ["at the very beginning of the night", 0, 0],
  ])("is brought into its middle from %s", (_, at_s, start_s) => {
    expect(showing(window, at_s, at_s + 2, NIGHT_S)).toEqual({ start_s, length_s: 600 });
  });
});
