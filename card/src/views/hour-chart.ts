import { svg } from "lit";
import type { SVGTemplateResult } from "lit";

import { hourColumns, hourScale, plotOf } from "../chart/columns.ts";
import type { HourColumn, Plot } from "../chart/columns.ts";
import { axisText } from "../data/nightly.ts";
import { FEWEST_SPREAD_NIGHTS } from "../data/rhythm.ts";
import { renderHatch } from "./clock.ts";
import { ColumnChart } from "./column-chart.ts";

const TAG = "sleep-twitch-hour-chart";
const HEIGHT_PX = 110;

/** Periodic limb movements in each hour since sleep onset, with whiskers where several nights are put together. */
export class HourChart extends ColumnChart {
  protected override plot(width_px: number): Plot {
    return plotOf(width_px, 10, HEIGHT_PX);
  }

  protected override columns(plot: Plot): readonly HourColumn[] {
    return hourColumns(this.drawn.hours, plot);
  }

  protected override label(): string {
    return this.words("imi.hours");
  }

  protected override sentence(index: number): string {
    const hour = this.drawn.hours[index];
    const value = hour ? this.words("trend.per_hour", { value: this.format.number(hour.median, 1) }) : this.words("legend.gap");
    return this.words("imi.hour", { hour: index + 1, value });
  }

  protected override drawColumns(plot: Plot, selected: number): SVGTemplateResult {
    const values = hourScale(this.drawn.hours, plot);
    return svg`
      ${renderHatch()}
      ${values.ticks.map((value) => svg`
        <line class="grid" x1=${plot.left_px} x2=${plot.right_px} y1=${values.y(value)} y2=${values.y(value)}></line>
        <text class="value" x=${plot.left_px - 8} y=${values.y(value)}>${axisText(value, "per_hour", values.step, this.words, this.format)}</text>
      `)}
      ${this.columns(plot).map((column) => this._renderHour(column, plot, selected))}
    `;
  }

  private _renderHour(column: HourColumn, plot: Plot, selected: number): SVGTemplateResult {
    const middle_px = column.x_px + column.width_px / 2;
    const hasSpread = (this.drawn.hours[column.index]?.nights ?? 0) >= FEWEST_SPREAD_NIGHTS;
    return svg`
      <rect class="column ${column.isKnown ? "" : "unknown"} ${column.index === selected ? "selected" : ""}"
        x=${column.x_px} y=${column.y_px} width=${column.width_px} height=${column.height_px}></rect>
      ${hasSpread ? svg`<line class="whisker" x1=${middle_px} x2=${middle_px} y1=${column.lower_px} y2=${column.upper_px}></line>` : null}
      <text class="day" x=${middle_px} y=${plot.bottom_px + 17}>${column.index + 1}</text>
    `;
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, HourChart);
