import type { Course } from "../data/courses.ts";
import type { Axis } from "../data/nightly.ts";
import type { DayRange } from "../data/nights.ts";
import type { TrendNight } from "../data/trend.ts";
import { valueScale } from "./value-scale.ts";
import type { ValueScale } from "./value-scale.ts";

const PLOT_HEIGHT_PX = 200;
const TOP_PX = 10;
const AXIS_PX = 26;
const COURSE_ROW_PX = 20;
const RIGHT_PX = 10;
const LARGEST_RADIUS_PX = 4.5;
const SMALLEST_RADIUS_PX = 1.8;
const REACH_PX = 28;

/** Where everything of a trend stands. */
export interface TrendLayout {
  readonly left_px: number;
  readonly right_px: number;
  readonly top_px: number;
  readonly bottom_px: number;
  readonly height_px: number;
  readonly radius_px: number;
  readonly values: ValueScale;
  x(day: number): number;
}

/** One night that has a value, where it is drawn. */
export interface Dot {
  readonly index: number;
  readonly x_px: number;
  readonly y_px: number;
  readonly isHollow: boolean;
}

/** One course on a row of its own kind above the plot. */
export interface CourseBar {
  readonly course: Course;
  readonly x_px: number;
  readonly end_px: number;
  readonly y_px: number;
}

export interface TrendRoom extends Axis {
  readonly width_px: number;
  readonly gutter_px: number;
  readonly rows: number;
}

export function layOutTrend(nights: readonly TrendNight[], range: DayRange, room: TrendRoom): TrendLayout {
  const { gutter_px: left_px } = room;
  const right_px = Math.max(room.width_px - RIGHT_PX, left_px);
  const top_px = TOP_PX + room.rows * COURSE_ROW_PX;
  const bottom_px = top_px + PLOT_HEIGHT_PX;
  const days = range.last_day - range.first_day + 1;
  const day_px = (right_px - left_px) / days;
  const values = nights.flatMap(({ value, week }) => [value, week?.lower, week?.upper].filter((one) => typeof one === "number"));
  const largest = room.fixed_end ?? Math.max(0, ...values);
  const smallest = room.isFitted ? Math.min(largest, ...values) : 0;
  return {
    left_px,
    right_px,
    top_px,
    bottom_px,
    height_px: bottom_px + AXIS_PX,
    radius_px: Math.min(Math.max(day_px * 0.45, SMALLEST_RADIUS_PX), LARGEST_RADIUS_PX),
    values: valueScale(largest, top_px, bottom_px, 4, room.least_step, smallest),
    // A night stands in the middle of its day.
    x: (day) => left_px + day_px * (day - range.first_day + 0.5),
  };
}

export function dotsOf(nights: readonly TrendNight[], layout: TrendLayout): readonly Dot[] {
  return nights.flatMap(({ day, value, isSure }, index) =>
    value === null ? [] : [{ index, x_px: layout.x(day), y_px: layout.values.y(value), isHollow: !isSure }],
  );
}

/** Return the path of a line of medians. */
export function medianPath(line: readonly TrendNight[], layout: TrendLayout): string {
  return join(line.map(({ day, week }) => [layout.x(day), layout.values.y(week?.median ?? 0)]));
}

/** Return the outline of the band between the quartiles. */
export function bandPath(line: readonly TrendNight[], layout: TrendLayout): string {
  const upper = line.map(({ day, week }): Point => [layout.x(day), layout.values.y(week?.upper ?? 0)]);
  const lower = line.map(({ day, week }): Point => [layout.x(day), layout.values.y(week?.lower ?? 0)]);
  return `${join([...upper, ...lower.reverse()])}z`;
}

/** Return the courses that reach into the range, each on the row of its kind. */
export function courseBars(courses: readonly Course[], range: DayRange, layout: TrendLayout): readonly CourseBar[] {
  const kinds = rowsOf(courses, range);
  return within(courses, range).map((course) => ({
    course,
    x_px: layout.x(Math.max(course.first_day, range.first_day)),
    end_px: layout.x(Math.min(course.last_day, range.last_day)),
    y_px: TOP_PX + (kinds.indexOf(course.kind) + 0.5) * COURSE_ROW_PX - 4,
  }));
}

/** Return the kinds that have a row of their own. */
export function rowsOf(courses: readonly Course[], range: DayRange): readonly Course["kind"][] {
  return [...new Set(within(courses, range).map(({ kind }) => kind))].sort();
}

/** Return the outline of a course's sign: a diamond for medication, a triangle for a supplement. */
export function courseSign(kind: Course["kind"], x_px: number, y_px: number): string {
  if (kind === "medication") return `M${round(x_px)} ${round(y_px - 6)}l6 6l-6 6l-6 -6z`;
  return `M${round(x_px)} ${round(y_px - 5.5)}l6 11h-12z`;
}

/** Return the night that a tap means: the nearest within reach, with more weight on its day than on its height. */
export function nearestDot(dots: readonly Dot[], x_px: number, y_px: number): Dot | null {
  const distance = (dot: Dot): number => Math.hypot(dot.x_px - x_px, (dot.y_px - y_px) / 3);
  const nearest = dots.reduce<Dot | null>((best, dot) => (best && distance(best) <= distance(dot) ? best : dot), null);
  return nearest && Math.abs(nearest.x_px - x_px) <= REACH_PX ? nearest : null;
}

type Point = readonly [x_px: number, y_px: number];

function within(courses: readonly Course[], range: DayRange): readonly Course[] {
  return courses.filter(({ first_day, last_day }) => last_day >= range.first_day && first_day <= range.last_day);
}

function join(points: readonly Point[]): string {
  return `M${points.map(([x_px, y_px]) => `${round(x_px)} ${round(y_px)}`).join("L")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
