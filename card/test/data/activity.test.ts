import { describe, expect, it } from "vitest";

import { activityQuestion } from "../../src/data/activity.ts";
import { dayOf } from "../../src/data/nights.ts";

describe("the question for activity", () => {
  it("names the days and the device", () => {
    const range = { first_day: dayOf("2026-03-02"), last_day: dayOf("2026-03-15") };
    const dates = { type: "sleep_twitch/activity", start_date: "2026-03-02", end_date: "2026-03-15" };

    expect(activityQuestion(range, undefined)).toEqual(dates);
    expect(activityQuestion(range, "ada")).toEqual({ ...dates, device_id: "ada" });
  });
});
