import { svg } from "lit";
import type { SVGTemplateResult } from "lit";

import { binColumns, binScale, logX, plotOf } from "../chart/columns.ts";
import type { BinColumn, Plot } from "../chart/columns.ts";
import { intervalsOf, SERIES_WINDOW_S, USUAL_RHYTHM_S } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { ColumnChart } from "./column-chart.ts";

const TAG = "sleep-twitch-imi-chart";
const TICKS_S = [2, 10, 20, 40, 60, 90] as const;
const TOP_PX = 46;
const HEIGHT_PX = 170;

/** Intervals between limb movements on a logarithmic axis, with the window of a series and the usual rhythm. */
export class ImiChart extends ColumnChart {
  protected override plot(width_px: number): Plot {
    return plotOf(width_px, TOP_PX, HEIGHT_PX);
  }

  protected override columns(plot: Plot): readonly BinColumn[] {
    return binColumns(this.drawn.bins, SERIES_WINDOW_S[this.drawn.rules], plot);
  }

  protected override label(): string {
    return this.words("imi.label", { count: this.format.number(intervalsOf(this.drawn.bins)) });
  }

  protected override sentence(index: number): string {
    const bin = this.drawn.bins[index];
    return bin ? this.words("imi.bin", { ...binTexts(bin, this.format), count: this.format.number(bin.count) }) : "";
  }

  protected override drawColumns(plot: Plot, selected: number): SVGTemplateResult {
    const { rules, period_s } = this.drawn;
    const values = binScale(this.drawn.bins, plot);
    return svg`
      ${band(SERIES_WINDOW_S[rules], plot, 8, "window", this.words)} ${band(USUAL_RHYTHM_S, plot, 27, "usual", this.words)}
      ${values.ticks.map((value) => svg`
        <line class="grid" x1=${plot.left_px} x2=${plot.right_px} y1=${values.y(value)} y2=${values.y(value)}></line>
        <text class="value" x=${plot.left_px - 8} y=${values.y(value)}>${this.format.number(value)}</text>
      `)}
      ${this.columns(plot).filter(({ height_px, index }) => height_px > 0 || index === selected).map((column) => svg`
        <rect class="column ${column.isInWindow ? "" : "outside"} ${column.index === selected ? "selected" : ""}"
          x=${column.x_px} y=${column.y_px} width=${column.width_px} height=${column.height_px}></rect>
      `)}
      ${period_s === null ? null : rhythmLine(logX(period_s, plot), plot)}
      ${TICKS_S.map((tick_s) => svg`
        <line class="tick" x1=${logX(tick_s, plot)} x2=${logX(tick_s, plot)} y1=${plot.bottom_px} y2=${plot.bottom_px + 5}></line>
        <text class="day" x=${logX(tick_s, plot)} y=${plot.bottom_px + 17}>${tick_s}</text>
      `)}
      <text class="value" x=${plot.right_px} y=${plot.bottom_px + 17}>s</text>
    `;
  }
}

/** Return the bounds of a bin as they are read. */
export function binTexts({ from_s, to_s }: { readonly from_s: number; readonly to_s: number }, format: Format): { readonly from: string; readonly to: string } {
  const digits = from_s < 10 ? 1 : 0;
  return { from: format.number(from_s, digits), to: format.number(to_s, digits) };
}

/** A stretch of the axis with its bounds above it; the usual rhythm has an edge on top, so that it is not told by colour alone. */
function band([from_s, to_s]: readonly [number, number], plot: Plot, y_px: number, name: string, words: Translate): SVGTemplateResult {
  const x_px = logX(from_s, plot);
  const width_px = logX(to_s, plot) - x_px;
  const top_px = y_px + 9;
  return svg`
    <rect class=${name} x=${x_px} y=${top_px} width=${width_px} height=${plot.bottom_px - top_px}></rect>
    ${name === "usual" ? svg`<rect class="usual edge" x=${x_px} y=${top_px} width=${width_px} height="3"></rect>` : null}
    <text class="name" x=${x_px + width_px / 2} y=${y_px}>${words("imi.bounds", { from: from_s, to: to_s })}</text>
  `;
}

function rhythmLine(x_px: number, { top_px, bottom_px }: Plot): SVGTemplateResult {
  return svg`
    <line class="rhythm" x1=${x_px} x2=${x_px} y1=${top_px} y2=${bottom_px}></line>
    <path class="rhythm sign" d="M${x_px} ${top_px}l-5 -7h10z"></path>
  `;
}

if (!customElements.get(TAG)) customElements.define(TAG, ImiChart);
