import type { DayRange } from "../data/nights.ts";

const DAY_MS = 86_400_000;
const STEPS_DAYS = [1, 2, 7, 14] as const;
const STEPS_MONTHS = [1, 2, 3, 6] as const;
const MONTH_DAYS = 30;
/** The first Monday since 1970 was the fifth of January. */
const FIRST_MONDAY = 4;

export interface DayTicks {
  readonly days: readonly number[];
  /** Whether the ticks stand on the first of a month, and a month names them. */
  readonly isMonthly: boolean;
}

/** Return the days of a calendar axis that have a label, as dense as the room for one allows. */
export function dayTicks(range: DayRange, width_px: number, label_px: number): DayTicks {
  const days = Array.from({ length: range.last_day - range.first_day + 1 }, (_, index) => range.first_day + index);
  const fits = (step_days: number): boolean => (width_px / days.length) * step_days >= label_px;
  const step_days = STEPS_DAYS.find(fits);
  if (step_days) return { days: days.filter((day) => (day - FIRST_MONDAY) % step_days === 0), isMonthly: false };
  const step_months = STEPS_MONTHS.find((months) => fits(months * MONTH_DAYS)) ?? 12;
  return { days: days.filter((day) => isFirstOf(day, step_months)), isMonthly: true };
}

function isFirstOf(day: number, step_months: number): boolean {
  const date = new Date(day * DAY_MS);
  return date.getUTCDate() === 1 && date.getUTCMonth() % step_months === 0;
}
