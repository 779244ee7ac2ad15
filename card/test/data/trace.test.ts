import { describe, expect, it } from "vitest";

import { gapsOf, largestSince, Trace } from "../../src/data/trace.ts";
import type { Signal } from "../../src/data/trace.ts";
import { BEGAN_MS, signal } from "../live.ts";

function traceOf(...signals: readonly Signal[]): Trace {
  const trace = new Trace();
  for (const one of signals) trace.add(one, 0, false);
  return trace;
}

/** Seconds after the beginning, and the level there. */
const told = (line: Trace["signal"]): (readonly [number, number | null])[] => line.map(([at_ms, level]) => [(at_ms - BEGAN_MS) / 1000, level]);

describe("the trace", () => {
  it("joins what comes in pieces", () => {
    const trace = traceOf(signal(0, [1, 2], [5]), signal(0.2, [3], []));

    expect(told(trace.signal)).toEqual([[0, 1], [0.1, 2], [0.2, 3]]);
    expect(told(trace.envelope)).toEqual([[0, 5]]);
  });

  it("knows how far it reaches, from whichever of its lines is longer", () => {
    expect(traceOf(signal(0, [1, 2], [5])).newest_ms - BEGAN_MS).toBe(500);
    expect(traceOf(signal(0, [1, 2], [])).newest_ms - BEGAN_MS).toBe(200);
  });

  it("keeps the tallest of values that would lie on one another", () => {
    const { signal: line } = traceOf({ ...signal(0, [1, 9, 4, 2, 3, 5, 1, 8, 2, 2, 2, 1]), rate_hz: 100 });

    expect(line.length).toBeLessThan(6);
    expect(line.map(([, level]) => level)).toEqual(expect.arrayContaining([9, 8]));
  });

  it("tells a gap by values that are missing, once", () => {
    const trace = traceOf(signal(0, [null, null, 3, null, null]), signal(0.5, [null, 7]));

    expect(told(trace.signal)).toEqual([[0, null], [0.2, 3], [0.3, null], [0.6, 7]]);
  });

  it("tells a gap by a later beginning", () => {
    const trace = traceOf(signal(0, [1, 2]), signal(5, [3]));

    expect(told(trace.signal)).toEqual([[0, 1], [0.1, 2], [0.2, null], [5, 3]]);
  });

  it("forgets what nobody sees any more, but for the point that keeps the line whole", () => {
    const trace = traceOf(signal(0, [1, 2, 3]), signal(66.2, [4]));

    expect(told(trace.signal)).toEqual([[0.2, 3], [0.3, null], [66.2, 4]]);
  });

  it("is as slow as life, unless the bed is simulated", () => {
    const real = new Trace();
    const played = new Trace();
    for (const [trace, isSimulated] of [[real, false], [played, true]] as const) {
      trace.add(signal(0, [1]), 10_000, isSimulated);
      trace.add(signal(60, [1]), 11_000, isSimulated);
      trace.add(signal(120, [1]), 12_000, isSimulated);
    }

    expect([real.speed, played.speed]).toEqual([1, 60]);
  });
});

describe("the gaps", () => {
  it("reach to the next value, or to now", () => {
    const { signal: line } = traceOf(signal(0, [1, null, null, 4, null]));

    expect(gapsOf(line, BEGAN_MS + 900).map((gap) => gap.map((at_ms) => at_ms - BEGAN_MS))).toEqual([[100, 300], [400, 900]]);
  });
});

describe("the largest value", () => {
  it("is that of the newest time only", () => {
    const { signal: line } = traceOf(signal(0, [9, 2, null, 4, 3]));

    expect([largestSince(line, BEGAN_MS + 100), largestSince(line, BEGAN_MS), largestSince(line, BEGAN_MS + 500)]).toEqual([4, 9, null]);
  });
});
