/** What the websocket command `sleep_twitch/night` answers: the mirror of `websocket_api.py`. Times in seconds from `start`. */

export const MOVEMENT_KINDS = [
  "hypnic_jerk",
  "limb_movement",
  "small_twitch",
  "body_movement",
  "bed_transition",
  "environment",
] as const;

export type MovementKind = (typeof MOVEMENT_KINDS)[number];
export type RuleSet = "wasm2016" | "aasm";
export type IntervalS = readonly [start_s: number, end_s: number];

/** Why something was judged so: a code to translate, its figures, and the sentence in English. */
export interface Reason {
  readonly code: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly text: string;
}

export interface Movement {
  readonly onset_s: number;
  readonly duration_s: number;
  readonly kind: MovementKind;
  readonly peak_mg: number | null;
  /** 0 to 1. */
  readonly confidence: number | null;
  /** Number of its series of periodic limb movements, from 1. */
  readonly series: number | null;
  /** Somebody said that it was none: it is shown and counts nowhere. */
  readonly wrong: boolean;
  readonly reason: Reason;
}

/** The nightly figures; null is unknown, never zero. */
export interface NightSummary {
  readonly rules: RuleSet;
  readonly limb_movements: number | null;
  readonly plm: number | null;
  readonly plm_per_hour: number | null;
  readonly series: number | null;
  readonly periodicity_index: number | null;
  readonly periodicity_index_chance: number | null;
  readonly rhythm_period_s: number | null;
  readonly hypnic_jerks: number | null;
  readonly small_twitches: number | null;
  readonly body_movements: number | null;
  readonly time_in_bed_s: number | null;
  readonly sleep_period_s: number | null;
  /** Share of the session with valid samples, 0 to 1. */
  readonly coverage: number | null;
  /** Series whose rhythm of 25-45 s may come from breathing. */
  readonly breathing_related_series: readonly number[];
}

export interface Night {
  /** Number of a night that is over; null while it goes on. */
  readonly id?: number | null;
  /** Local day the session belongs to, as 2026-03-15. */
  readonly date: string;
  readonly kind: "night" | "nap";
  /** A simulated bed recorded it. */
  readonly simulated?: boolean;
  /** The session still goes on. */
  readonly provisional: boolean;
  /** UTC, ISO 8601. */
  readonly start: string;
  readonly duration_s: number;
  readonly in_bed: readonly IntervalS[];
  readonly gaps: readonly IntervalS[];
  readonly sleep_onset_s: number | null;
  readonly final_wake_s: number | null;
  readonly presence_reason: Reason;
  /** In order of onset. */
  readonly movements: readonly Movement[];
  readonly summary: NightSummary;
}

export interface BedNode {
  readonly device_id: string | null;
  readonly name: string;
  readonly connected: boolean;
  readonly simulated: boolean;
  /** Nothing is recorded. */
  readonly paused: boolean;
  readonly in_bed: boolean | null;
  readonly presence_reason: Reason | null;
}

export interface Sleeper {
  readonly id: string;
  readonly device_id: string | null;
  readonly name: string;
}

export interface NightAnswer {
  readonly node: BedNode;
  readonly sleeper: Sleeper;
  readonly night: Night | null;
}

/** Length of the night's timeline: what is known of it, or what lies in it where that is longer. */
export function lengthS(night: Night): number {
  const ends_s = [...night.in_bed, ...night.gaps].map(([, end_s]) => end_s);
  const last = night.movements.at(-1);
  if (last) ends_s.push(last.onset_s + last.duration_s);
  return Math.max(night.duration_s, 60, ...ends_s);
}

/** Return where a movement stands in the night that came anew: -1 in another night, or where it is none any more. */
export function placeAgain(index: number, before: Night | null | undefined, night: Night | null): number {
  const onset_s = before?.movements[index]?.onset_s;
  if (!night || onset_s === undefined || before?.start !== night.start) return -1;
  return night.movements.findIndex((movement) => movement.onset_s === onset_s);
}
