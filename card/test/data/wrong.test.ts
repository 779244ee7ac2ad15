import { describe, expect, it } from "vitest";

import { markQuestion, refusalText } from "../../src/data/wrong.ts";
import { answer, movement, night, translate } from "../samples.ts";

describe("what marks a movement as none", () => {
  it("names the sleeper, the night and the movement as shown", () => {
    const shown = answer({ night: night({ id: 412 }) });

    expect(markQuestion(shown, movement({ onset_s: 1204.31 }))).toEqual({
      type: "call_service", domain: "sleep_twitch", service: "mark_movement",
      service_data: { device_id: "ada_device", night_id: 412, onset_s: 1204.31, wrong: true },
    });
  });

  it("takes the mark of a marked one back, of a sleeper without a device too", () => {
    const shown = answer({ night: night({ id: 412 }), sleeper: { id: "ada", device_id: null, name: "Ada" } });

    expect(markQuestion(shown, movement({ wrong: true })).service_data).toEqual({ night_id: 412, onset_s: 3600, wrong: false });
  });

  it("says why nothing was changed", () => {
    const said = refusalText({ status: "failed", failure: "other", message: "The night has no movement at 7 s." }, translate);
    const silent = refusalText({ status: "failed", failure: "timeout", message: "" }, translate);

    expect([said, silent]).toEqual(["Nothing was changed. The night has no movement at 7 s.", "Nothing was changed. No answer"]);
  });
});
