import type { Activity, ActivityAnswer } from "../src/data/activity.ts";
import { answer } from "./samples.ts";

const BIN_MS = 900_000;

/** A night of quarters of an hour that begin on the quarter: one movement of a limb in each, unless these say otherwise. */
export function activity(start: string, end: string, changes: Partial<Activity> = {}): Activity {
  const length_s = (Date.parse(end) - Date.parse(start)) / 1000;
  const bins = Array.from({ length: Math.ceil((length_s * 1000) / BIN_MS) }, () => 1);
  return {
    id: Date.parse(start),
    date: end.slice(0, 10),
    kind: "night",
    simulated: false,
    movements_forgotten: false,
    start,
    end,
    in_bed: [[0, length_s]],
    sleep_onset_s: null,
    final_wake_s: null,
    rules: "wasm2016",
    plm_per_hour: null,
    time_in_bed_s: length_s,
    coverage: 1,
    first_bin: start,
    heard_s: bins.map(() => 900),
    limb_movements: bins,
    movements: bins.map((count) => count + 1),
    ...changes,
  };
}

export function activityAnswer(nights: readonly Activity[], changes: Partial<ActivityAnswer> = {}): ActivityAnswer {
  const { node, sleeper } = answer();
  return { node, sleeper, bin_s: 900, nights, ...changes };
}
