import { LitElement, html, nothing } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";

import { stepTo } from "../chart/steps.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { Room } from "./room.ts";

/** What is drawn, and what of it can be picked: a night, or a column. */
export interface Pickable {
  readonly label: string;
  readonly height_px: number;
  readonly drawing: SVGTemplateResult;
  /** What keys lead to, and the place of what is picked; -1 is none. */
  readonly count: number;
  readonly place: number;
  /** What is picked, in words, or that something can be. */
  readonly sentence: string;
  /** Return the place of what a tap means. */
  placeAt(x_px: number, y_px: number): number;
}

/** A chart of which something can be picked by tap or key; it says the place of that. */
export abstract class PickChart<Drawn> extends LitElement {
  static override readonly properties = {
    drawn: { attribute: false },
    words: { attribute: false },
    format: { attribute: false },
    selected: { attribute: false },
    _width_px: { state: true },
  };

  declare drawn: Drawn;
  declare words: Translate;
  declare format: Format;
  declare selected: number;
  declare private _width_px: number;

  constructor() {
    super();
    this._width_px = 0;
    this.selected = -1;
    this.addController(new Room(this, (width_px) => {
      this._width_px = width_px;
    }));
  }

  override render(): TemplateResult | typeof nothing {
    if (this._width_px <= 0) return nothing;
    const drawn = this.draw(this._width_px);
    const { height_px, drawing, count, place, sentence } = drawn;
    return html`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${drawn.label}
        aria-valuemin="0"
        aria-valuemax=${count}
        aria-valuenow=${place + 1}
        aria-valuetext=${sentence}
        @click=${(event: MouseEvent) => {
          const box = (event.currentTarget as Element).getBoundingClientRect();
          this.pick(drawn.placeAt(event.clientX - box.left, event.clientY - box.top));
        }}
        @keydown=${(event: KeyboardEvent) => {
          const to = stepTo(count, place, this.keyOf(event.key));
          if (to === null) return;
          event.preventDefault();
          this.pick(to);
        }}
      >
        <svg width=${this._width_px} height=${height_px} aria-hidden="true">${drawing}</svg>
      </div>
    `;
  }

  protected abstract draw(width_px: number): Pickable;

  /** Keys lead on in time, unless the rows of a chart run another way. */
  protected keyOf(key: string): string {
    return key;
  }

  protected pick(place: number): void {
    this.dispatchEvent(new CustomEvent("night-pick", { detail: place }));
  }
}
