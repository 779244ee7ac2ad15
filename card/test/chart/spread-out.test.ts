import { describe, expect, it } from "vitest";

import { spreadOut } from "../../src/chart/spread-out.ts";

describe("places spread out", () => {
  it.each([
    ["stay where they are apart", [10, 100, 200], [10, 100, 200]],
    ["go on from the first where they were one", [10, 10, 10, 200], [10, 40, 70, 200]],
    ["go back from the end of the room", [280, 290, 290], [230, 260, 290]],
    ["are none where there are none", [], []],
  ])("%s", (_, places_px, expected) => {
    expect(spreadOut(places_px, 30, 290)).toEqual(expected);
  });
});
