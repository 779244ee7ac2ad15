import { describe, expect, it } from "vitest";

import { aheadIn } from "../../src/data/local-clock.ts";

describe("the clocks of a zone", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T00:59:59Z", 60],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", 120],
    ["America/St_Johns", "2026-01-01T12:34:56Z", -210],
    ["Asia/Kathmandu", "2026-01-01T00:00:00Z", 345],
    ["UTC", "2026-12-31T23:59:59.999Z", 0],
  ])("are ahead in %s at %s by %i minutes", (zone, at, minutes) => {
    expect(aheadIn(zone)(Date.parse(at))).toBe(minutes * 60_000);
  });
});
