/** A bed that is looked at live, made from a seed: what a bed might send, not what one does. */
import type { LiveEvent, LiveMovement, LiveNode } from "../src/data/live.ts";
import type { Connection } from "../src/data/home-assistant.ts";
import type { MovementKind } from "../src/data/night.ts";
import { randomFrom } from "./samples.ts";

const RATE_HZ = 52;
const HOP_HZ = 10.4;
const EVENT_MS = 400;
const LATE_MS = 12_000;
const REST_MG = 0.42;
const THRESHOLD_MG = 1.31;

interface Planned {
  readonly kind: MovementKind;
  readonly after_ms: number;
  readonly length_ms: number;
  readonly peak_mg: number;
  readonly text: string;
}

/** They come again and again. */
const PLAN: readonly Planned[] = [
  { kind: "limb_movement", after_ms: 3000, length_ms: 1900, peak_mg: 12, text: "Force for 1.9 s at 11.3 times rest." },
  { kind: "small_twitch", after_ms: 9500, length_ms: 300, peak_mg: 3.1, text: "Short force of 0.3 s at 3.4 times rest (experimental)." },
  { kind: "environment", after_ms: 14_000, length_ms: 1400, peak_mg: 4, text: "82 % of the energy above 8 Hz: the house, not a limb." },
  { kind: "body_movement", after_ms: 20_000, length_ms: 5200, peak_mg: 160, text: "Moved for 5.2 s at 210 times rest and lay differently afterwards." },
  { kind: "hypnic_jerk", after_ms: 32_000, length_ms: 400, peak_mg: 90, text: "Impulse at 120 times rest, 4 min before falling asleep." },
];
const ROUND_MS = 40_000;

export type LiveSample = Partial<LiveNode> & { readonly gap?: boolean; readonly restless?: boolean };

/** Return what Home Assistant's connection would offer, with a bed behind it. */
export function liveConnection({ gap = false, ...node }: LiveSample): Connection {
  return {
    subscribeMessage: (tell) => {
      const bed = new Bed(gap);
      const whole: LiveNode = {
        device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: true,
        presence_reason: { code: "in_bed", values: {}, text: "The heartbeat is seen." }, ...node,
      };
      tell({ ...bed.until(Date.now()), node: whole });
      if (!whole.connected) return Promise.resolve(() => Promise.resolve());
      const timer = setInterval(() => {
        tell(bed.until(Date.now()));
      }, EVENT_MS);
      return Promise.resolve(() => {
        clearInterval(timer);
        return Promise.resolve();
      });
    },
  };
}

class Bed {
  private readonly _random = randomFrom(7);
  private readonly _began_ms = Date.now() - 20_000;
  private readonly _hasGap: boolean;
  private _told_ms = this._began_ms;

  constructor(hasGap: boolean) {
    this._hasGap = hasGap;
  }

  until(now_ms: number): LiveEvent {
    const start_ms = this._told_ms;
    const count = Math.floor(((now_ms - start_ms) * HOP_HZ) / 1000) * Math.round(RATE_HZ / HOP_HZ);
    this._told_ms += (count * 1000) / RATE_HZ;
    const at = (index: number, rate_hz: number): number => start_ms + (index * 1000) / rate_hz;
    const signal_mg = Array.from({ length: count }, (_, index) => this._known(at(index, RATE_HZ), this._level(at(index, RATE_HZ)) * (0.1 + 1.6 * this._random())));
    const envelope_mg = Array.from({ length: count / 5 }, (_, index) => this._known(at(index, HOP_HZ), this._level(at(index, HOP_HZ)) * (0.92 + 0.16 * this._random())));
    const isMoving = this._level(this._told_ms) > THRESHOLD_MG;
    return {
      signal: { at: new Date(start_ms).toISOString(), rate_hz: RATE_HZ, signal_mg, hop_rate_hz: HOP_HZ, envelope_mg },
      threshold_mg: THRESHOLD_MG,
      rest_mg: REST_MG,
      moving: isMoving,
      heartbeat: isMoving ? { seen: null, per_minute: null } : { seen: true, per_minute: 61 },
      movements: this._found(start_ms - LATE_MS, this._told_ms - LATE_MS),
    };
  }

  private _level(at_ms: number): number {
    const time_ms = (at_ms - this._began_ms) % ROUND_MS;
    const beat = 1 + 0.5 * Math.max(0, Math.sin((time_ms / 984) * 2 * Math.PI)) ** 6;
    const pushed = PLAN.map(({ after_ms, length_ms, peak_mg }) => {
      const share = (time_ms - after_ms) / length_ms;
      return share > 0 && share < 1 ? peak_mg * Math.sin(share * Math.PI) ** 0.7 * 0.6 : 0;
    });
    return Math.hypot(REST_MG * beat, ...pushed);
  }

  private _known(at_ms: number, level_mg: number): number | null {
    const time_ms = at_ms - this._began_ms;
    return this._hasGap && time_ms > 12_000 && time_ms < 15_500 ? null : level_mg;
  }

  private _found(from_ms: number, to_ms: number): LiveMovement[] {
    return PLAN.flatMap(({ kind, after_ms, length_ms, peak_mg, text }) => {
      const rounds = Math.floor((to_ms - this._began_ms - after_ms) / ROUND_MS);
      const onset_ms = this._began_ms + after_ms + rounds * ROUND_MS;
      if (rounds < 0 || onset_ms < from_ms || onset_ms >= to_ms) return [];
      const reason = { code: "sample", values: {}, text };
      return [{ onset: new Date(onset_ms).toISOString(), duration_s: length_ms / 1000, kind, peak_mg, confidence: 0.9, series: null, reason }];
    });
  }
}

export const LIVE_SAMPLES: Readonly<Record<string, LiveSample>> = {
  rich: {},
  gaps: { gap: true },
  paused: { paused: true, in_bed: null, presence_reason: null },
  offline: { connected: false, in_bed: null },
  simulated: { simulated: true, in_bed: false },
};
