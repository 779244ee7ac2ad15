/** What the websocket command `sleep_twitch/placement_test` answers: does the sensor feel a foot where it lies? */
import type { Question } from "./request.ts";
import type { Format } from "../language/format.ts";
import { isKey } from "../language/translate.ts";
import type { Translate } from "../language/translate.ts";

/** What is done, one after the other. */
export const TEST_STEPS = ["empty", "still", "foot"] as const;

export type TestStep = (typeof TEST_STEPS)[number];
export type Verdict = "good" | "fair" | "weak" | "noisy";

export interface PlacementResult {
  readonly verdict: Verdict;
  /** Median peak of the foot movements, as a multiple of the level while lying still; null where none was seen. */
  readonly foot_over_floor: number | null;
  /** UTC, ISO 8601. */
  readonly at: string;
}

export interface PlacementTest {
  readonly step: TestStep | "done" | "ended";
  /** Not while it waits for somebody to get ready for the step. */
  readonly running: boolean;
  readonly elapsed_s: number;
  readonly needed_s: number;
  readonly foot_movements: number;
  readonly foot_wanted: number;
  /** Why the step is no good so far. */
  readonly problem: string | null;
  readonly result: PlacementResult | null;
}

export type TestAct = "start" | "next" | "cancel";

export function placementQuestion(act: TestAct, device_id: string | null): Question {
  return { type: "sleep_twitch/placement_test", do: act, ...(device_id ? { device_id } : {}) };
}

/** Return the step that is under way or waited for, null before and after the test. */
export function stepOf(test: PlacementTest | null): TestStep | null {
  return TEST_STEPS.find((step) => step === test?.step) ?? null;
}

/** Return how much of a step is done, 0 to 1. */
export function doneShare({ step, elapsed_s, needed_s, foot_movements, foot_wanted }: PlacementTest): number {
  return Math.min(step === "foot" ? foot_movements / foot_wanted : elapsed_s / needed_s, 1);
}

/** Return what speaks against the step so far, or how the test ended; empty where nothing does. */
export function problemText({ step, problem }: PlacementTest, translate: Translate): string {
  if (problem === "too_few") return translate("test.weak");
  const key = `test.problem.${problem ?? ""}`;
  if (isKey(key)) return translate(key);
  // Who cancelled it knows.
  return step === "ended" && problem !== "cancelled" ? translate("test.ended") : "";
}

export function verdictText({ verdict, foot_over_floor }: PlacementResult, translate: Translate, format: Format): string {
  const said = translate(`test.${verdict}`);
  if (verdict === "weak" || verdict === "noisy" || foot_over_floor === null) return said;
  return translate("test.ratio", { ratio: format.number(foot_over_floor, foot_over_floor < 5 ? 1 : 0), verdict: said });
}

/** Return what a screen reader says of the test: its task, what speaks against it, what it came to. */
export function taskAndNews(test: PlacementTest | null, translate: Translate, format: Format): readonly string[] {
  if (!test) return [];
  const step = stepOf(test);
  const task = step ? translate(`test.${step}`) : "";
  const verdict = test.step === "done" && test.result ? verdictText(test.result, translate, format) : "";
  return [task, problemText(test, translate), verdict].filter(Boolean);
}
