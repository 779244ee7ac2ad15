/** What the websocket command `sleep_twitch/activity` answers: the mirror of `websocket_activity.py`. */
import type { BedNode, IntervalS, RuleSet, Sleeper } from "./night.ts";
import { nightsQuestion } from "./nights.ts";
import type { DayRange, Session } from "./nights.ts";
import type { Question } from "./request.ts";

/** Which movements are counted: those of the limbs, or all of the sleeper's. */
export const ACTIVITY_FIGURES = ["limb_movements", "movements"] as const;
export type ActivityFigure = (typeof ACTIVITY_FIGURES)[number];

export type Counts = readonly (number | null)[];

/** One night or nap that is over, and when somebody moved in it. */
export interface Activity extends Readonly<Record<ActivityFigure, Counts>> {
  readonly id: number;
  readonly date: string;
  readonly kind: Session["kind"];
  readonly simulated: boolean;
  /** The figures stand, and the movements are no longer kept: all counts are unknown. */
  readonly movements_forgotten: boolean;
  /** UTC, ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly in_bed: readonly IntervalS[];
  readonly sleep_onset_s: number | null;
  readonly final_wake_s: number | null;
  readonly rules: RuleSet;
  readonly plm_per_hour: number | null;
  readonly time_in_bed_s: number | null;
  readonly coverage: number | null;
  /** UTC, ISO 8601: where the first of the bins begins. */
  readonly first_bin: string;
  /** Of each bin in bed and heard. */
  readonly heard_s: readonly number[];
}

export interface ActivityAnswer {
  readonly node: BedNode;
  readonly sleeper: Sleeper;
  readonly bin_s: number;
  /** In order of time. */
  readonly nights: readonly Activity[];
}

/** Bins are those of a quarter of an hour, which fit the clocks of every zone. */
export function activityQuestion(range: DayRange, device_id: string | undefined): Question {
  return { ...nightsQuestion(range, device_id), type: "sleep_twitch/activity" };
}
