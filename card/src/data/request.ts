import type { NightCardConfig } from "./config.ts";
import type { HomeAssistant } from "./home-assistant.ts";
import type { NightAnswer } from "./night.ts";
import type { Session } from "./nights.ts";

const ANSWER_TIMEOUT_MS = 15_000;
const RUNNING_REFRESH_MS = 30_000;
export const FAILED_REFRESH_MS = 30_000;
export const CLOSED_REFRESH_MS = 300_000;

/** Ways for a request to fail that a person can do something about, each its own sentence. */
export type Failure = "unauthorized" | "not_found" | "unknown_command" | "timeout" | "disconnected" | "no_raw_data" | "other";

/** A websocket command with what it is asked with. */
export type Question = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Failed {
  readonly status: "failed";
  readonly failure: Failure;
  readonly message: string;
}

export type AnswerState<Answer> = { readonly status: "loading" } | Failed | { readonly status: "ready"; readonly answer: Answer };
export type NightState = AnswerState<NightAnswer>;

/** Ask Home Assistant; a failure is a state, never an exception. */
export async function ask<Answer>(hass: HomeAssistant, question: Question): Promise<AnswerState<Answer>> {
  if (!hass.connected) return { status: "failed", failure: "disconnected", message: "" };
  try {
    return { status: "ready", answer: await within(hass.callWS<Answer>(question)) };
  } catch (error) {
    return { status: "failed", ...explain(error) };
  }
}

/** Return the question for a night, the latest without its number. */
export function nightQuestion(config: NightCardConfig, night_id: Session["id"] | null = null): Question {
  const device = config.device_id ? { device_id: config.device_id } : {};
  return { type: "sleep_twitch/night", ...device, ...(night_id === null ? {} : { night_id }) };
}

/** Return the question to be told of the latest night again and again. */
export function tonightQuestion(config: NightCardConfig): Question {
  return { ...nightQuestion(config), type: "sleep_twitch/subscribe_tonight" };
}

/** Return after how long the night is asked for again. */
export function refreshMs(state: NightState): number {
  if (state.status !== "ready") return FAILED_REFRESH_MS;
  const { night, node } = state.answer;
  const isRunning = !night || night.provisional || node.in_bed === true;
  return isRunning ? RUNNING_REFRESH_MS : CLOSED_REFRESH_MS;
}

class AnswerTimeoutError extends Error {}

/** Return what comes in time; fail like everything else where it does not. */
export async function within<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AnswerTimeoutError());
    }, ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Home Assistant rejects with `{code, message}`; a lost connection with the number 3. */
export function explain(error: unknown): { failure: Failure; message: string } {
  if (error instanceof AnswerTimeoutError) return { failure: "timeout", message: "" };
  if (error === 3) return { failure: "disconnected", message: "" };
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return { failure: failureOf(code), message: typeof message === "string" ? message : String(error) };
}

function failureOf(code: unknown): Failure {
  if (code === "unauthorized" || code === "not_found" || code === "unknown_command" || code === "no_raw_data") return code;
  return "other";
}
