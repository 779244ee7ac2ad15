import type { HomeAssistant } from "./home-assistant.ts";
import type { Night } from "./night.ts";
import { lastDays, nightsQuestion } from "./nights.ts";
import type { DayRange, NightsAnswer, Session } from "./nights.ts";
import { ask } from "./request.ts";

/** Enough for most looks back, and little to send. */
const FIRST_WINDOW_DAYS = 32;
/** As many as are answered at once; without a night in them there is none before. */
const WINDOW_DAYS = 800;

/** One night or nap to step to; without a number it is the latest, whichever that is by then. */
export interface Stop {
  readonly night_id: Session["id"] | null;
  readonly start_ms: number;
}

export interface Neighbours {
  readonly previous: Stop | null;
  readonly next: Stop | null;
}

/** Return the stop of the latest night; before the first one it lies after all others. */
export function latestStop(night: Night | null): Stop {
  return { night_id: null, start_ms: night ? Date.parse(night.start) : Infinity };
}

/** Return what is before and after a stop, of the nights that are over and the latest. */
export function neighboursOf(at: Stop, sessions: readonly Session[], latest: Stop): Neighbours {
  const over = sessions.map(({ id, start }) => ({ night_id: id, start_ms: Date.parse(start) }));
  const stops = [...over.filter(({ start_ms }) => start_ms !== latest.start_ms), latest];
  stops.sort((one, other) => one.start_ms - other.start_ms);
  return {
    previous: stops.findLast(({ start_ms }) => start_ms < at.start_ms) ?? null,
    next: stops.find(({ start_ms }) => start_ms > at.start_ms) ?? null,
  };
}

/** The nights that are over, fetched only as far back as somebody steps. */
export class NightList {
  sessions: readonly Session[] = [];
  private _oldest_day: number | null = null;
  /** Where somebody stands: there must be one before it. */
  private _at_ms = Infinity;
  private _isWhole = false;
  private _isAsking = false;

  /** Fetch nights until there is one before the stop, or none is left; what cannot be fetched is tried at the next call. */
  async lookBack(at: Stop, hass: HomeAssistant, device_id: string | undefined): Promise<void> {
    this._at_ms = at.start_ms;
    if (this._isAsking) return;
    this._isAsking = true;
    while (!this._isWhole && !this._reachesFarEnough()) {
      if (!(await this._askWindow(hass, device_id))) break;
    }
    this._isAsking = false;
  }

  private _reachesFarEnough(): boolean {
    return this.sessions.some(({ start }) => Date.parse(start) < this._at_ms);
  }

  private async _askWindow(hass: HomeAssistant, device_id: string | undefined): Promise<boolean> {
    const range = this._nextRange(hass);
    const state = await ask<NightsAnswer>(hass, nightsQuestion(range, device_id));
    if (state.status !== "ready") return false;
    const { nights } = state.answer;
    // Nothing older is the end, whatever was answered instead: else it were asked for ever.
    const oldest_ms = Math.min(...this.sessions.map(({ start }) => Date.parse(start)));
    const isOlder = nights.some(({ start }) => Date.parse(start) < oldest_ms);
    this._isWhole = this._oldest_day !== null && !isOlder;
    this._oldest_day = range.first_day;
    this.sessions = [...nights, ...this.sessions];
    return true;
  }

  private _nextRange(hass: HomeAssistant): DayRange {
    if (this._oldest_day === null) return lastDays(FIRST_WINDOW_DAYS, Date.now(), hass.config.time_zone);
    const last_day = this._oldest_day - 1;
    return { first_day: last_day - WINDOW_DAYS + 1, last_day };
  }
}
