/** A moment of a line, null where a gap begins. */
export type Point = readonly [at_ms: number, value_mg: number | null];

/** Newest values of the signal, each list from the same start on; null where no sample came. */
export interface Signal {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly rate_hz: number;
  readonly signal_mg: readonly (number | null)[];
  readonly hop_rate_hz: number;
  readonly envelope_mg: readonly (number | null)[];
}

/** A little more is kept than is shown, as what is drawn lags behind. */
const KEPT_MS = 66_000;
/** Of values closer together than this the tallest stays: more would not be seen. */
const BIN_MS = 38;
/** Before this the speed of a simulated bed is anybody's guess. */
const SPEED_KNOWN_MS = 1500;

/** The newest minute of a bed; a simulated one may play faster than life, and has a longer one. */
export class Trace {
  readonly signal: Point[] = [];
  readonly envelope: Point[] = [];
  newest_ms = Number.NaN;
  speed = 1;
  private _first: readonly [now_ms: number, newest_ms: number] | undefined;

  add({ at, rate_hz, signal_mg, hop_rate_hz, envelope_mg }: Signal, now_ms: number, isSimulated: boolean): void {
    const at_ms = Date.parse(at);
    const signal_step_ms = 1000 / rate_hz;
    const envelope_step_ms = 1000 / hop_rate_hz;
    extend(this.signal, at_ms, signal_step_ms, signal_mg, BIN_MS * this.speed);
    extend(this.envelope, at_ms, envelope_step_ms, envelope_mg, BIN_MS * this.speed);
    this.newest_ms = at_ms + Math.max(signal_mg.length * signal_step_ms, envelope_mg.length * envelope_step_ms);
    this._first ??= [now_ms, this.newest_ms];
    const elapsed_ms = now_ms - this._first[0];
    if (isSimulated && elapsed_ms > SPEED_KNOWN_MS) this.speed = Math.max(1, Math.round((this.newest_ms - this._first[1]) / elapsed_ms));
    for (const line of [this.signal, this.envelope]) trim(line, this.newest_ms - KEPT_MS * this.speed);
  }
}

/** Return the stretches without samples, each to its next value. */
export function gapsOf(line: readonly Point[], newest_ms: number): readonly (readonly [start_ms: number, end_ms: number])[] {
  return line.flatMap(([at_ms, value], index) => (value === null ? [[at_ms, line[index + 1]?.[0] ?? newest_ms] as const] : []));
}

/** Return the largest value since an instant; null where there is none. */
export function largestSince(line: readonly Point[], since_ms: number): number | null {
  let largest: number | null = null;
  for (const [at_ms, value] of line) if (at_ms >= since_ms && value !== null) largest = Math.max(value, largest ?? 0);
  return largest;
}

function extend(line: Point[], at_ms: number, step_ms: number, values: readonly (number | null)[], bin_ms: number): void {
  const last = line.at(-1);
  if (last && last[1] !== null && at_ms - last[0] > bin_ms + 1.5 * step_ms) line.push([last[0] + step_ms, null]);
  for (const [index, value] of values.entries()) {
    const before = line.at(-1);
    const point_ms = at_ms + index * step_ms;
    if (!before) line.push([point_ms, value]);
    else if (before[1] === null || value === null) {
      if (before[1] !== value) line.push([point_ms, value]);
    } else if (Math.floor(before[0] / bin_ms) < Math.floor(point_ms / bin_ms)) line.push([point_ms, value]);
    else if (value > before[1]) line[line.length - 1] = [before[0], value];
  }
}

function trim(line: Point[], before_ms: number): void {
  const first = line.findIndex(([at_ms]) => at_ms >= before_ms);
  // The point before the first keeps the line whole.
  if (first > 1) line.splice(0, first - 1);
}
