import type { Days, DayRow, HoursSpan, Rate } from "../data/day-rows.ts";
import type { Layout } from "../data/nights-config.ts";
import { shadeOf, SHADES } from "./shades.ts";

const GUTTER_PX = 52;
const RIGHT_PX = 10;
const TOP_PX = 22;
const DAY_H = 24;
/** The rows of a picture are as high as they can be in about this much room. */
const ROOM_PX = 520;
const LOWEST_ROW_PX = 3.5;
const HIGHEST_ROW_PX = 20;
/** Rows as high as this have air between them. */
const AIRY_ROW_PX = 6;
const REACH_PX = 14;
/** The first Monday since 1970 was the fifth of January. */
const FIRST_MONDAY = 4;

/** Where everything of a picture of many nights stands. */
export interface NightsPlot {
  readonly layout: Layout;
  readonly left_px: number;
  readonly right_px: number;
  readonly top_px: number;
  readonly bottom_px: number;
  readonly row_px: number;
  /** Between two rows; without any, rows are too thin for outlines. */
  readonly air_px: number;
  /** Hours since noon. */
  readonly span: HoursSpan;
  x(hour: number): number;
  y(index: number): number;
}

/** All that is drawn, as few outlines: one for each shade, however many nights there are. */
export interface NightsDrawing {
  readonly shades: readonly string[];
  readonly unknown: string;
  readonly in_bed: string;
  /** Sleep onsets and final wakings; two days side by side have none, as ever. */
  readonly marks: string;
  readonly weekends: string;
  readonly weeks: string;
}

/** Lay out a row a day: the newest on top, or two days side by side with the oldest on top. */
export function layOutNights({ rows, span }: Days, layout: Layout, width_px: number): NightsPlot {
  const isRaster = layout === "raster";
  const right_px = Math.max(width_px - RIGHT_PX, GUTTER_PX);
  const row_px = Math.min(Math.max(Math.floor((ROOM_PX / rows.length) * 2) / 2, LOWEST_ROW_PX), HIGHEST_ROW_PX);
  const [from_h, to_h] = isRaster ? span : [0, 2 * DAY_H];
  const hour_px = (right_px - GUTTER_PX) / (to_h - from_h);
  return {
    layout,
    left_px: GUTTER_PX,
    right_px,
    top_px: TOP_PX,
    bottom_px: TOP_PX + rows.length * row_px,
    row_px,
    air_px: row_px >= AIRY_ROW_PX ? Math.round(row_px / 8) : 0,
    span: [from_h, to_h],
    x: (hour) => GUTTER_PX + (Math.min(Math.max(hour, from_h), to_h) - from_h) * hour_px,
    y: (index) => TOP_PX + (isRaster ? rows.length - 1 - index : index) * row_px,
  };
}

export function drawNights({ rows }: Days, plot: NightsPlot): NightsDrawing {
  const cells: { readonly shade: number | null; readonly outline: string }[] = [];
  let [in_bed, marks, weekends, weeks] = ["", "", "", ""];
  const isRaster = plot.layout === "raster";
  for (const [index, { day }] of rows.entries()) {
    const y_px = plot.y(index);
    const height_px = plot.row_px - plot.air_px;
    if (isWeekend(day)) weekends += box(0, y_px, plot.right_px, plot.row_px);
    if (isMonday(day)) weeks += `M0 ${isRaster ? y_px + plot.row_px : y_px}H${plot.right_px}`;
    for (const { row, ahead_h } of partsOf(rows, index, plot)) {
      for (const { shade, from_h, to_h } of runsOf(row)) {
        const [x_px, end_px] = [plot.x(from_h + ahead_h), plot.x(to_h + ahead_h)];
        if (end_px <= x_px) continue;
        const share = isRaster || shade === null ? 1 : (shade + 1) / SHADES;
        cells.push({ shade, outline: bar(x_px, y_px, end_px - x_px, height_px, share) });
      }
      if (plot.air_px > 0) in_bed += row.in_bed.map(([from_h, to_h]) => stay(plot, from_h + ahead_h, to_h + ahead_h, y_px)).join("");
      if (isRaster) for (const mark_h of row.marks_h) marks += `M${round(plot.x(mark_h + ahead_h))} ${y_px}v${height_px}`;
    }
  }
  const outlineOf = (wanted: number | null): string => cells.filter(({ shade }) => shade === wanted).map(({ outline }) => outline).join("");
  return { shades: Array.from({ length: SHADES }, (_, shade) => outlineOf(shade)), unknown: outlineOf(null), in_bed, marks, weekends, weeks };
}

/** Return the night that a tap means: the nearest row within a fingertip that has one, -1 beside them all. */
export function nightAt({ rows }: Days, plot: NightsPlot, y_px: number): number {
  const distance_px = (index: number): number => Math.max(Math.abs(plot.y(index) + plot.row_px / 2 - y_px) - plot.row_px / 2, 0);
  const near = [...rows.keys()].filter((index) => rows[index]?.night && distance_px(index) <= REACH_PX);
  return near.sort((one, other) => distance_px(one) - distance_px(other))[0] ?? -1;
}

/** Return the keys that lead upwards and downwards as the rows stand. */
export function keyFor(key: string, layout: Layout): string {
  const turned = layout === "raster" ? TURNED_PAGES : TURNED_ARROWS;
  return turned[key] ?? key;
}

const TURNED_PAGES: Readonly<Record<string, string>> = { PageUp: "PageDown", PageDown: "PageUp" };
const TURNED_ARROWS: Readonly<Record<string, string>> = { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp" };

interface Part {
  readonly row: DayRow;
  readonly ahead_h: number;
}

/** The second of two days is the first of the next row. */
function partsOf(rows: readonly DayRow[], index: number, { layout }: NightsPlot): readonly Part[] {
  const shown = rows.slice(index, layout === "raster" ? index + 1 : index + 2);
  return shown.map((row, place) => ({ row, ahead_h: place * DAY_H }));
}

interface Run {
  /** Null is unknown. */
  readonly shade: number | null;
  readonly from_h: number;
  readonly to_h: number;
}

/** Return neighbours of one shade together; a day of which nothing is known is unknown as a whole. */
function runsOf({ rates }: DayRow): readonly Run[] {
  if (rates.length === 0) return [{ shade: null, from_h: 0, to_h: DAY_H }];
  const cell_h = DAY_H / rates.length;
  const runs: Run[] = [];
  for (const [cell, rate] of rates.entries()) {
    if (rate === undefined) continue;
    const shade = shadeAt(rate);
    const [from_h, to_h] = [cell * cell_h, (cell + 1) * cell_h];
    const before = runs.at(-1);
    if (before?.shade === shade && before.to_h === from_h) runs[runs.length - 1] = { ...before, to_h };
    else runs.push({ shade, from_h, to_h });
  }
  return runs;
}

function shadeAt(rate: Exclude<Rate, undefined>): number | null {
  return rate === null ? null : shadeOf(rate);
}

function stay(plot: NightsPlot, from_h: number, to_h: number, y_px: number): string {
  const x_px = plot.x(from_h);
  return box(x_px, y_px, plot.x(to_h) - x_px, plot.row_px - plot.air_px);
}

/** A bar stands on the ground of its row. */
function bar(x_px: number, y_px: number, width_px: number, height_px: number, share: number): string {
  return box(x_px, y_px + height_px * (1 - share), width_px, height_px * share);
}

function box(x_px: number, y_px: number, width_px: number, height_px: number): string {
  return `M${round(x_px)} ${round(y_px)}h${round(width_px)}v${round(height_px)}h${round(-width_px)}z`;
}

function isWeekend(day: number): boolean {
  return (day - FIRST_MONDAY + 7) % 7 >= 5;
}

function isMonday(day: number): boolean {
  return (day - FIRST_MONDAY) % 7 === 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
