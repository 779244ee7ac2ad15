import type { HomeAssistant } from "../src/data/home-assistant.ts";
import type { LiveEvent, LiveMovement, LiveNode } from "../src/data/live.ts";
import type { Signal } from "../src/data/trace.ts";
import type { PlacementResult, PlacementTest } from "../src/data/placement.ts";
import { LOCALE } from "./samples.ts";

export const BEGAN = "2026-03-14T21:00:00.000Z";
export const BEGAN_MS = Date.parse(BEGAN);

export const NODE: LiveNode = {
  device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: true,
  presence_reason: { code: "never_translated", values: {}, text: "The heartbeat is seen." },
};

/** Ten values a second, and two of the envelope, from some seconds after the beginning on. */
export function signal(after_s: number, signal_mg: readonly (number | null)[], envelope_mg: readonly (number | null)[] = []): Signal {
  return { at: new Date(BEGAN_MS + after_s * 1000).toISOString(), rate_hz: 10, signal_mg, hop_rate_hz: 2, envelope_mg };
}

export function liveMovement(after_s: number, changes: Partial<LiveMovement> = {}): LiveMovement {
  return {
    onset: new Date(BEGAN_MS + after_s * 1000).toISOString(), duration_s: 2, kind: "limb_movement", peak_mg: 12.34, confidence: 0.9,
    series: null, reason: { code: "never_translated", values: {}, text: "Because of its length." }, ...changes,
  };
}

export function liveEvent(changes: Partial<LiveEvent> = {}): LiveEvent {
  return {
    signal: null, threshold_mg: 1.31, rest_mg: 0.42, moving: false, heartbeat: { seen: true, per_minute: 61 }, movements: [], ...changes,
  };
}

export function placementTest(changes: Partial<PlacementTest> = {}): PlacementTest {
  return { step: "empty", running: true, elapsed_s: 34, needed_s: 120, foot_movements: 0, foot_wanted: 10, problem: null, result: null, ...changes };
}

export function result(changes: Partial<PlacementResult> = {}): PlacementResult {
  return { verdict: "good", foot_over_floor: 9.1, at: "2026-03-14T20:00:00.000Z", ...changes };
}

/** A Home Assistant whose events come when the test says so. */
export class LiveStage {
  readonly asked: Readonly<Record<string, unknown>>[] = [];
  ended = 0;
  /** What a subscription is refused with. */
  refusal: unknown = undefined;
  private _tell: (event: object) => void = () => undefined;

  /** What an answer to a command is, or how it is refused. */
  answer: () => Promise<unknown> = () => Promise.reject(new Error("nothing is asked"));
  readonly commands: unknown[] = [];

  home(connected = true, is_admin = true): HomeAssistant {
    return {
      connected,
      user: { is_admin },
      locale: LOCALE,
      config: { time_zone: "Europe/Berlin" },
      entities: {},
      callWS: <Answer>(command: unknown) => {
        this.commands.push(command);
        return this.answer() as Promise<Answer>;
      },
      connection: {
        subscribeMessage: async (tell, question) => {
          this.asked.push(question);
          this._tell = tell;
          await Promise.resolve();
          if (this.refusal !== undefined) throw this.refusal as Error;
          return () => {
            this.ended += 1;
            return Promise.reject(new Error("it has ended already"));
          };
        },
      },
    };
  }

  tell(event: object): void {
    this._tell(event);
  }
}
