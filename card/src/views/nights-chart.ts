import { nothing, svg } from "lit";
import type { SVGTemplateResult } from "lit";

import { dayTicks } from "../chart/day-ticks.ts";
import { drawNights, keyFor, layOutNights, nightAt } from "../chart/nights.ts";
import type { NightsPlot } from "../chart/nights.ts";
import { timeScale } from "../chart/scale.ts";
import { clockTicks } from "../chart/ticks.ts";
import type { DayRow, Days } from "../data/day-rows.ts";
import { aheadIn } from "../data/local-clock.ts";
import type { Layout } from "../data/nights-config.ts";
import { renderHatch } from "./clock.ts";
import { nightsStyles, SHADE_NAMES } from "./nights-styles.ts";
import { PickChart } from "./pick-chart.ts";
import type { Pickable } from "./pick-chart.ts";

const TAG = "sleep-twitch-nights-chart";
const DAY_LABEL_PX = 17;
const HOUR_LABEL_PX = 44;
const HOUR_MS = 3_600_000;
/** Noon of a winter's day on which no zone changes its clocks. */
const NOON_MS = Date.UTC(2026, 0, 15, 12);

/** What the chart draws, all of one answer. */
export interface NightsDrawn {
  readonly days: Days;
  readonly layout: Layout;
  /** The rows that have a night, which can be picked. */
  readonly nights: readonly DayRow[];
  /** What it is called, and each night in words. */
  readonly label: string;
  readonly sentence: (row: DayRow) => string;
}

/** A row a night by the clock, or two days side by side. */
export class NightsChart extends PickChart<NightsDrawn> {
  static override readonly styles = nightsStyles;

  protected override draw(width_px: number): Pickable {
    const { label, days, layout, nights, sentence } = this.drawn;
    const plot = layOutNights(days, layout, width_px);
    const picked = nights[this.selected];
    return {
      label,
      height_px: plot.bottom_px + 4,
      drawing: svg`${this._renderRows(plot)} ${this._renderAxes(plot)} ${picked ? renderPicked(days.rows.indexOf(picked), plot) : nothing}`,
      count: nights.length,
      place: this.selected,
      sentence: picked ? sentence(picked) : this.words("trend.hint"),
      placeAt: (_, y_px) => nights.findIndex((row) => row === days.rows[nightAt(days, plot, y_px)]),
    };
  }

  protected override keyOf(key: string): string {
    return keyFor(key, this.drawn.layout);
  }

  private _renderRows(plot: NightsPlot): SVGTemplateResult {
    const { shades, unknown, in_bed, marks, weekends, weeks } = drawNights(this.drawn.days, plot);
    return svg`
      ${renderHatch()}
      <path class="weekend" d=${weekends}></path>
      <path class="weeks" d=${weeks}></path>
      <path class="unknown" d=${unknown}></path>
      ${shades.map((outline, shade) => svg`<path class=${SHADE_NAMES[shade] ?? ""} d=${outline}></path>`)}
      <path class="bed" d=${in_bed}></path>
      <path class="halo" d=${marks}></path>
      <path class="mark" d=${marks}></path>
    `;
  }

  private _renderAxes(plot: NightsPlot): SVGTemplateResult {
    const { rows } = this.drawn.days;
    const { left_px, right_px, top_px, bottom_px, span: [from_h, to_h] } = plot;
    const first_day = rows[0]?.day ?? 0;
    const ticks = dayTicks({ first_day, last_day: first_day + rows.length - 1 }, bottom_px - top_px, DAY_LABEL_PX);
    const zone = this.format.timeZone;
    const start_ms = NOON_MS - aheadIn(zone)(NOON_MS) + from_h * HOUR_MS;
    const hours = clockTicks(start_ms, timeScale((to_h - from_h) * 3600, left_px, right_px), zone, HOUR_LABEL_PX);
    return svg`
      ${hours.ticks.map(({ at_ms, x_px }) => svg`
        <line class="grid" x1=${x_px} x2=${x_px} y1=${top_px - 4} y2=${bottom_px}></line>
        <text class="day" x=${x_px} y=${top_px - 13}>${this.format.hour(at_ms)}</text>
      `)}
      ${ticks.days.map((day) => svg`
        <text class="value" x=${left_px - 8} y=${plot.y(day - first_day) + (plot.row_px - plot.air_px) / 2}>
          ${ticks.isMonthly ? this.format.month(day) : this.format.date(day)}
        </text>
      `)}
    `;
  }
}

function renderPicked(index: number, plot: NightsPlot): SVGTemplateResult {
  const { left_px, right_px, row_px, air_px } = plot;
  return svg`<rect class="picked" x=${left_px - 1} y=${plot.y(index) - 1} width=${right_px - left_px + 2} height=${row_px - air_px + 2} rx="3"></rect>`;
}

if (!customElements.get(TAG)) customElements.define(TAG, NightsChart);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-nights-chart": NightsChart;
  }
}
