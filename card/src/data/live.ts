/** What the websocket command `sleep_twitch/subscribe_live` tells: the mirror of the integration's live signal. */
import type { BedNode, Movement } from "./night.ts";
import type { PlacementTest } from "./placement.ts";
import type { Question } from "./request.ts";
import { Trace } from "./trace.ts";
import type { Signal } from "./trace.ts";

const MOST_MOVEMENTS = 8;

export interface LiveNode extends BedNode {
  readonly paused: boolean;
}

export interface LiveMovement extends Omit<Movement, "onset_s" | "wrong"> {
  /** UTC, ISO 8601. */
  readonly onset: string;
}

export interface Heartbeat {
  /** Null where nobody can tell, as while somebody moves. */
  readonly seen: boolean | null;
  readonly per_minute: number | null;
}

/** What the newest second says. */
export interface Moment {
  /** What the envelope must reach to be a movement. */
  readonly threshold_mg: number | null;
  readonly rest_mg: number | null;
  readonly moving: boolean | null;
  readonly heartbeat: Heartbeat;
}

export interface LiveEvent extends Moment {
  /** In the first event, and whenever it changed. */
  readonly node?: LiveNode;
  readonly signal: Signal | null;
  /** Found since the last event, some 10 to 45 s late. */
  readonly movements: readonly LiveMovement[];
  /** In the first event, and whenever it changed. */
  readonly test?: PlacementTest | null;
}

/** All that events have told so far. */
export interface LiveState extends Moment {
  readonly node: LiveNode;
  readonly trace: Trace;
  /** The latest first. */
  readonly movements: readonly LiveMovement[];
  /** The test of where the sensor lies, or the last one. */
  readonly test: PlacementTest | null;
}

export function liveQuestion(device_id: string | undefined): Question {
  return { type: "sleep_twitch/subscribe_live", ...(device_id ? { device_id } : {}) };
}

/** Return what is known with one more event; nothing before the first that tells of the node. */
export function withEvent(before: LiveState | null, event: LiveEvent, now_ms: number): LiveState | null {
  const node = event.node ?? before?.node;
  if (!node) return null;
  const trace = before?.trace ?? new Trace();
  if (event.signal) trace.add(event.signal, now_ms, node.simulated);
  const { threshold_mg, rest_mg, moving, heartbeat } = event;
  const test = event.test === undefined ? (before?.test ?? null) : event.test;
  const movements = [...event.movements, ...(before?.movements ?? [])].sort((one, other) => Date.parse(other.onset) - Date.parse(one.onset));
  return { node, trace, threshold_mg, rest_mg, moving, heartbeat, movements: movements.slice(0, MOST_MOVEMENTS), test };
}
