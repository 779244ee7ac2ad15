import { LitElement, css, html, nothing } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";

import { columnAt } from "../chart/columns.ts";
import type { Column, Plot } from "../chart/columns.ts";
import { stepTo } from "../chart/steps.ts";
import type { Rhythm } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { kindStyles } from "./kind-styles.ts";
import { Room } from "./room.ts";
import { chartStyles } from "./trend-styles.ts";

/** Columns of which one can be picked by tap or key, and is told in words below. */
export abstract class ColumnChart extends LitElement {
  static override readonly properties = {
    rhythm: { attribute: false },
    words: { attribute: false },
    format: { attribute: false },
    _selected: { state: true },
    _width_px: { state: true },
  };
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

  declare rhythm: Rhythm;
  declare words: Translate;
  declare format: Format;
  declare private _selected: number;
  declare private _width_px: number;

  constructor() {
    super();
    this._selected = -1;
    this._width_px = 0;
    this.addController(new Room(this, (width_px) => {
      this._width_px = width_px;
    }));
  }

  override render(): TemplateResult | typeof nothing {
    if (this._width_px <= 0) return nothing;
    const plot = this.plot(this._width_px);
    const columns = this.columns(plot);
    const selected = columns[this._selected];
    const said = selected ? this.sentence(selected.index) : this.words("imi.hint");
    return html`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${this.label()}
        aria-valuemin="0"
        aria-valuemax=${columns.length}
        aria-valuenow=${selected ? this._selected + 1 : 0}
        aria-valuetext=${said}
        @click=${(event: MouseEvent) => {
          const box = (event.currentTarget as Element).getBoundingClientRect();
          this._selected = columnAt(columns, event.clientX - box.left);
        }}
        @keydown=${(event: KeyboardEvent) => {
          this._handleKey(event, columns.length);
        }}
      >
        <svg width=${this._width_px} height=${plot.height_px} aria-hidden="true">${this.draw(plot, selected?.index ?? -1)}</svg>
      </div>
      <p class="said" aria-hidden="true">${said}</p>
    `;
  }

  protected abstract plot(width_px: number): Plot;
  protected abstract columns(plot: Plot): readonly Column[];
  protected abstract label(): string;
  protected abstract sentence(index: number): string;
  protected abstract draw(plot: Plot, selected: number): SVGTemplateResult;

  private _handleKey(event: KeyboardEvent, count: number): void {
    const index = stepTo(count, this._selected, event.key);
    if (index === null) return;
    event.preventDefault();
    this._selected = index;
  }
}
