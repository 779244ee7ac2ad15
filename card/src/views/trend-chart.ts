import { nothing, svg } from "lit";
import type { SVGTemplateResult } from "lit";

import { dayTicks } from "../chart/day-ticks.ts";
import { bandPath, courseBars, courseSign, dotsOf, layOutTrend, medianPath, nearestDot, rowsOf } from "../chart/trend.ts";
import type { CourseBar, Dot, TrendLayout } from "../chart/trend.ts";
import type { Course } from "../data/courses.ts";
import { axisOf, axisText, unitOf } from "../data/nightly.ts";
import type { NightlyFigure } from "../data/nightly.ts";
import type { DayRange } from "../data/nights.ts";
import { weekLines } from "../data/trend.ts";
import type { TrendNight } from "../data/trend.ts";
import { PickChart } from "./pick-chart.ts";
import type { Pickable } from "./pick-chart.ts";
import { trendChartStyles } from "./trend-styles.ts";

const TAG = "sleep-twitch-trend-chart";
const GUTTER_PX = 46;
const DAY_LABEL_PX = 70;

/** What the chart draws, all of one answer. */
export interface TrendDrawn {
  readonly nights: readonly TrendNight[];
  readonly courses: readonly Course[];
  readonly range: DayRange;
  readonly figure: NightlyFigure;
  /** What it is called, and each night in words. */
  readonly label: string;
  sentence(night: TrendNight): string;
}

/** A dot a night, the median of the week with its quartiles, and what was taken. */
export class TrendChart extends PickChart<TrendDrawn> {
  static override readonly styles = trendChartStyles;

  protected override draw(width_px: number): Pickable {
    const { drawn } = this;
    const layout = this._layOut(width_px);
    const dots = dotsOf(drawn.nights, layout);
    const selected = drawn.nights[this.selected];
    return {
      label: drawn.label,
      height_px: layout.height_px,
      drawing: svg`
        ${this._renderAxes(layout)} ${weekLines(drawn.nights).map((line) => svg`<path class="band" d=${bandPath(line, layout)}></path>`)}
        ${courseBars(drawn.courses, drawn.range, layout).map((bar) => renderCourse(bar, layout))} ${renderCursor(selected, layout)}
        ${dots.map((dot) => renderDot(dot, layout, dot.index === this.selected))}
        ${weekLines(drawn.nights).map((line) => svg`<path class="median" d=${medianPath(line, layout)}></path>`)}
      `,
      count: drawn.nights.length,
      place: this.selected,
      sentence: selected ? drawn.sentence(selected) : this.words("trend.hint"),
      placeAt: (x_px, y_px) => nearestDot(dots, x_px, y_px)?.index ?? -1,
    };
  }

  private _layOut(width_px: number): TrendLayout {
    const { nights, range, figure, courses } = this.drawn;
    return layOutTrend(nights, range, {
      ...axisOf(figure),
      width_px,
      gutter_px: GUTTER_PX,
      rows: rowsOf(courses, range).length,
    });
  }

  private _renderAxes(layout: TrendLayout): SVGTemplateResult {
    const { range, figure } = this.drawn;
    const { values, left_px, right_px, bottom_px } = layout;
    const unit = unitOf(figure);
    const ticks = dayTicks(range, right_px - left_px, DAY_LABEL_PX);
    return svg`
      ${values.ticks.map((value) => {
        const y_px = values.y(value);
        return svg`
          <line class="grid" x1=${left_px} x2=${right_px} y1=${y_px} y2=${y_px}></line>
          <text class="value" x=${left_px - 8} y=${y_px}>${axisText(value, unit, values.step, this.words, this.format)}</text>
        `;
      })}
      ${ticks.days.map((day) => {
        const x_px = layout.x(day);
        return svg`
          <line class="tick" x1=${x_px} x2=${x_px} y1=${bottom_px} y2=${bottom_px + 5}></line>
          <text class="day" x=${x_px} y=${bottom_px + 17}>${ticks.isMonthly ? this.format.month(day) : this.format.date(day)}</text>
        `;
      })}
    `;
  }
}

/** A bar for as long as it was taken, and a line down to the nights from its first day on. */
function renderCourse({ course, x_px, end_px, y_px }: CourseBar, { bottom_px }: TrendLayout): SVGTemplateResult {
  const none = course.amount === 0 ? "none" : "";
  return svg`
    <line class="since" x1=${x_px} x2=${x_px} y1=${y_px} y2=${bottom_px}></line>
    <line class="course" x1=${x_px} x2=${end_px} y1=${y_px} y2=${y_px}></line>
    <path class="sign ${course.kind} ${none}" d=${courseSign(course.kind, x_px, y_px)}></path>
  `;
}

function renderCursor(night: TrendNight | undefined, layout: TrendLayout): SVGTemplateResult | typeof nothing {
  if (!night) return nothing;
  const x_px = layout.x(night.day);
  return svg`<line class="cursor" x1=${x_px} x2=${x_px} y1=${layout.top_px} y2=${layout.bottom_px}></line>`;
}

function renderDot({ x_px, y_px, isHollow }: Dot, { radius_px }: TrendLayout, isSelected: boolean): SVGTemplateResult {
  const names = `dot ${isHollow ? "hollow" : ""} ${isSelected ? "selected" : ""}`;
  return svg`<circle class=${names} cx=${x_px} cy=${y_px} r=${isSelected ? radius_px + 2 : radius_px}></circle>`;
}

if (!customElements.get(TAG)) customElements.define(TAG, TrendChart);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-trend-chart": TrendChart;
  }
}
