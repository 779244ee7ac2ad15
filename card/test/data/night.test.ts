import { describe, expect, it } from "vitest";

import { lengthS } from "../../src/data/night.ts";
import { movement, night } from "../samples.ts";

describe("the length of a night", () => {
  it("is what is known of it", () => {
    expect(lengthS(night())).toBe(28_800);
  });

  it("holds a movement that reaches beyond it", () => {
    expect(lengthS(night({ movements: [movement({ onset_s: 28_798, duration_s: 12 })] }))).toBe(28_810);
  });

  it("holds a stay and a gap that reach beyond it", () => {
    expect(lengthS(night({ duration_s: 100, in_bed: [[0, 200]], gaps: [[50, 300]] }))).toBe(300);
  });

  it("is never so short that a timeline would divide by nothing", () => {
    expect(lengthS(night({ duration_s: 0, in_bed: [] }))).toBe(60);
  });
});
