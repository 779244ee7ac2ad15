import { describe, expect, it } from "vitest";

import { liveQuestion, withEvent } from "../../src/data/live.ts";
import { BEGAN_MS, liveEvent, liveMovement, NODE, placementTest, signal } from "../live.ts";

describe("following a bed", () => {
  it("names the device where one is configured", () => {
    expect(liveQuestion("bed")).toEqual({ type: "sleep_twitch/subscribe_live", device_id: "bed" });
    expect(liveQuestion(undefined)).toEqual({ type: "sleep_twitch/subscribe_live" });
  });

  it("begins with the event that tells of the node", () => {
    expect(withEvent(null, liveEvent(), 0)).toBeNull();
    expect(withEvent(null, liveEvent({ node: NODE }), 0)).toMatchObject({ node: NODE, moving: false, movements: [] });
  });

  it("keeps the node until another is told", () => {
    const first = withEvent(null, liveEvent({ node: NODE }), 0);
    const paused = withEvent(first, liveEvent({ node: { ...NODE, paused: true } }), 0);

    expect([withEvent(first, liveEvent({ moving: true }), 0)?.node, paused?.node.paused]).toEqual([NODE, true]);
  });

  it("goes on with its trace", () => {
    const first = withEvent(null, liveEvent({ node: NODE, signal: signal(0, [1]) }), 0);
    const second = withEvent(first, liveEvent({ signal: signal(0.1, [2]) }), 400);

    expect(second?.trace.signal).toEqual([[BEGAN_MS, 1], [BEGAN_MS + 100, 2]]);
    expect(second?.trace).toBe(first?.trace);
  });

  it("has the latest movements first, and not all of them", () => {
    const first = withEvent(null, liveEvent({ node: NODE, movements: [liveMovement(3), liveMovement(9)] }), 0);
    const second = withEvent(first, liveEvent({ movements: [10, 11, 12, 13, 14, 5, 16].map((after_s) => liveMovement(after_s)) }), 0);

    expect(second?.movements.map(({ onset }) => (Date.parse(onset) - BEGAN_MS) / 1000)).toEqual([16, 14, 13, 12, 11, 10, 9, 5]);
  });

  it("keeps the test as it stands until it is told of anew", () => {
    const test = placementTest();
    const first = withEvent(null, liveEvent({ node: NODE, test }), 0);
    const second = withEvent(first, liveEvent(), 0);

    expect([first?.test, second?.test, withEvent(second, liveEvent({ test: null }), 0)?.test]).toEqual([test, test, null]);
  });
});
