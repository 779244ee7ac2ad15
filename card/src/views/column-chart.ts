import { css, html } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";

import { columnAt } from "../chart/columns.ts";
import type { Column, Plot } from "../chart/columns.ts";
import type { Rhythm } from "../data/rhythm.ts";
import { kindStyles } from "./kind-styles.ts";
import { PickChart } from "./pick-chart.ts";
import type { Pickable } from "./pick-chart.ts";
import { chartStyles } from "./trend-styles.ts";

/** Columns of which one can be picked by tap or key, and is told in words below. */
export abstract class ColumnChart extends PickChart<Rhythm> {
  static override readonly styles = [
    kindStyles,
    chartStyles,
    css`
      .column { fill: var(--kind-limb-movement); }
      .column.outside { fill: var(--card-background-color); stroke: var(--secondary-text-color); }
      .column.unknown { fill: url(#hatch); }
      .column.selected { stroke: var(--primary-text-color); stroke-width: 2px; }
      .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
      .whisker { stroke: var(--primary-text-color); stroke-width: 1.5px; }
      .window { fill: var(--kind-limb-movement); opacity: 0.1; }
      .usual { fill: var(--kind-hypnic-jerk); opacity: 0.22; }
      .usual.edge { opacity: 1; }
      .rhythm { stroke: var(--primary-text-color); stroke-dasharray: 5 3; stroke-width: 1.5px; }
      .rhythm.sign { fill: var(--primary-text-color); stroke: none; }
      .name { text-anchor: middle; }
      .said { color: var(--secondary-text-color); font-size: 13px; margin: 4px 0 0; min-block-size: 20px; }
    `,
  ];

  private _said = "";

  override render(): TemplateResult {
    return html`${super.render()}<p class="said" aria-hidden="true">${this._said}</p>`;
  }

  protected override draw(width_px: number): Pickable {
    const plot = this.plot(width_px);
    const columns = this.columns(plot);
    const selected = columns[this.selected];
    this._said = selected ? this.sentence(selected.index) : this.words("imi.hint");
    return {
      label: this.label(),
      height_px: plot.height_px,
      drawing: this.drawColumns(plot, selected?.index ?? -1),
      count: columns.length,
      place: selected ? this.selected : -1,
      sentence: this._said,
      placeAt: (x_px) => columnAt(columns, x_px),
    };
  }

  protected override pick(place: number): void {
    this.selected = place;
  }

  protected abstract plot(width_px: number): Plot;
  protected abstract columns(plot: Plot): readonly Column[];
  protected abstract label(): string;
  protected abstract sentence(index: number): string;
  protected abstract drawColumns(plot: Plot, selected: number): SVGTemplateResult;
}
