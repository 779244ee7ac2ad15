import { describe, expect, it } from "vitest";

import { chipsOf, noticesOf } from "../../src/data/notices.ts";
import { answer, night, UNKNOWN_SUMMARY } from "../samples.ts";

const node = answer().node;

describe("chips", () => {
  it("are none for an ordinary night", () => {
    expect(chipsOf(answer())).toEqual([]);
  });

  it("say what the figures are to be read with", () => {
    const nap = answer({ night: night({ provisional: true, kind: "nap" }), node: { ...node, simulated: true } });

    expect(chipsOf(nap)).toEqual(["provisional", "simulated"]);
    expect(chipsOf(answer({ night: night({ kind: "nap" }) }))).toEqual(["nap"]);
  });

  it("say that nothing is recorded while the bed is paused", () => {
    expect(chipsOf(answer({ node: { ...node, paused: true } }))).toEqual(["paused"]);
  });

  it("name a simulated night, and no real one of a bed that is simulated since", () => {
    expect(chipsOf(answer({ night: night({ simulated: true }) }))).toEqual(["simulated"]);
    expect(chipsOf(answer({ night: night({ simulated: false }), node: { ...node, simulated: true } }))).toEqual([]);
  });

  it("name a simulated bed before its first night", () => {
    expect(chipsOf(answer({ night: null, node: { ...node, simulated: true } }))).toEqual(["simulated"]);
  });
});

describe("notices", () => {
  it("are none for an ordinary night", () => {
    expect(noticesOf(answer())).toEqual([]);
  });

  it("begin with the most pressing", () => {
    const summary = { ...UNKNOWN_SUMMARY, coverage: 0.79, breathing_related_series: [2] };

    const notices = noticesOf(answer({ night: night({ summary }), node: { ...node, connected: false } }));

    expect(notices).toEqual(["offline", "presence_unknown", "low_coverage", "breathing"]);
  });

  it("do not call an unknown coverage low", () => {
    const summary = { ...UNKNOWN_SUMMARY, time_in_bed_s: 1 };

    expect(noticesOf(answer({ night: night({ summary }) }))).toEqual([]);
  });

  it("name a lost node before the first night", () => {
    expect(noticesOf(answer({ night: null, node: { ...node, connected: false } }))).toEqual(["offline"]);
  });
});
