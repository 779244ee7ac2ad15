import type { HomeAssistant } from "./home-assistant.ts";
import type { Night } from "./night.ts";
import { dayOf, nightsOnly, nightsQuestion } from "./nights.ts";
import type { NightsAnswer } from "./nights.ts";
import { ask } from "./request.ts";
import { MEDIAN_NIGHTS, spreadOf, trendOf } from "./trend.ts";
import type { Spread } from "./trend.ts";

const DAYS = 14;
/** So long the diary of tonight is taken for read. */
const DIARY_S = 600;

/** What the headline figure came to in the nights before this one. */
export interface Usual {
  /** Nights that count: heard well enough, with a figure that is known. */
  readonly counted: number;
  /** Null while they are too few. */
  readonly spread: Spread | null;
}

export function usualOf({ date }: Night, answer: NightsAnswer): Usual {
  const before = nightsOnly(answer).filter((session) => session.date < date);
  const values = trendOf(before, "plm_per_hour").flatMap(({ isSure, value }) => (isSure && value !== null ? [value] : []));
  return { counted: values.length, spread: values.length < MEDIAN_NIGHTS ? null : spreadOf(values) };
}

/** The fourteen days before a night, and its own, asked for once. */
export class Fortnight {
  answer: NightsAnswer | null = null;
  private _of = "";
  private _asked = "";

  /** Ask for them, if they are others; what cannot be had is asked for with the next call. */
  async lookUp(night: Night, hass: HomeAssistant, device_id: string | undefined): Promise<void> {
    const { id, date, provisional, duration_s } = night;
    const of = `${device_id} ${date}`;
    // While a night goes on, somebody may note something for it.
    const wanted = `${of} ${id} ${provisional ? Math.floor(duration_s / DIARY_S) : ""}`;
    if (wanted === this._asked) return;
    if (of !== this._of) this.answer = null;
    this._of = of;
    this._asked = wanted;
    const last_day = dayOf(date);
    const state = await ask<NightsAnswer>(hass, nightsQuestion({ first_day: last_day - DAYS, last_day }, device_id));
    if (this._asked !== wanted) return;
    if (state.status === "ready") this.answer = state.answer;
    else this._asked = "";
  }
}
