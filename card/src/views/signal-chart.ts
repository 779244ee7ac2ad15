import { LitElement, css, html, nothing, svg } from "lit";
import type { PropertyValues, SVGTemplateResult, TemplateResult } from "lit";

import { bands } from "../chart/bands.ts";
import { plotOf } from "../chart/columns.ts";
import type { Plot } from "../chart/columns.ts";
import { timeScale } from "../chart/scale.ts";
import type { TimeScale } from "../chart/scale.ts";
import { signalPath } from "../chart/signal.ts";
import { valueScale } from "../chart/value-scale.ts";
import { atMs } from "../data/describe.ts";
import type { HomeAssistant } from "../data/home-assistant.ts";
import type { Movement, Night } from "../data/night.ts";
import { ask } from "../data/request.ts";
import type { AnswerState } from "../data/request.ts";
import { holesOf, peakOf, signalQuestion, windowOf } from "../data/signal.ts";
import type { Signal } from "../data/signal.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderClock, renderHatch } from "./clock.ts";
import { kindStyles } from "./kind-styles.ts";
import { Room } from "./room.ts";
import { chartStyles } from "./trend-styles.ts";

const TAG = "sleep-twitch-signal-chart";
const TOP_PX = 26;
const HEIGHT_PX = 110;

/** What the sensor felt around one movement, asked for when the movement is looked at. */
export class SignalChart extends LitElement {
  static override readonly properties = {
    hass: { attribute: false },
    night: { attribute: false },
    movement: { attribute: false },
    device_id: { attribute: false },
    words: { attribute: false },
    format: { attribute: false },
    _state: { state: true },
    _width_px: { state: true },
  };
  static override readonly styles = [
    kindStyles,
    chartStyles,
    css`
      :host { margin-block-start: 14px; }
      p { color: var(--secondary-text-color); font-size: 12.5px; margin: 0; }
      .clock { text-anchor: middle; }
      .extent { opacity: 0.16; }
      .gap { fill: url(#hatch); }
      .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
      .signal {
        fill: none; stroke: color-mix(in oklab, var(--kind-limb-movement) 60%, var(--primary-text-color)); stroke-linecap: round;
        stroke-width: 1.5px;
      }
    `,
  ];

  declare hass: HomeAssistant;
  declare night: Night;
  declare movement: Movement;
  declare device_id: string | undefined;
  declare words: Translate;
  declare format: Format;
  declare private _state: AnswerState<Signal>;
  declare private _width_px: number;
  /** The movement whose signal was asked for. */
  private _asked = "";

  constructor() {
    super();
    this._state = { status: "loading" };
    this._width_px = 0;
    this.addController(new Room(this, (width_px) => {
      this._width_px = width_px;
    }));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { id } = this.night;
    const wanted = `${id} ${this.movement.onset_s}`;
    // A night that came anew may have what the one before it had not.
    const isAgain = this._state.status === "failed" && changed.has("night");
    if (typeof id === "number" && this._width_px > 0 && (wanted !== this._asked || isAgain)) void this._ask(wanted);
  }

  override render(): TemplateResult | typeof nothing {
    if (typeof this.night.id !== "number") return html`<p>${this.words("signal.tonight")}</p>`;
    if (this._state.status === "failed") {
      const { failure, message } = this._state;
      return html`<p role="status">${this.words(`failure.${failure}`)} ${this.words(`failure.${failure}.help`, { message })}</p>`;
    }
    const plot = plotOf(this._width_px, TOP_PX, HEIGHT_PX);
    return html`<svg width=${this._width_px} height=${plot.height_px} role="img" aria-label=${this._label()}>${this._draw(plot)}</svg>`;
  }

  private async _ask(wanted: string): Promise<void> {
    this._asked = wanted;
    this._state = { status: "loading" };
    const { left_px, right_px } = plotOf(this._width_px, 0, 0);
    const state = await ask<Signal>(this.hass, signalQuestion(this.night, this.movement, this.device_id, right_px - left_px));
    if (this._asked === wanted) this._state = state;
  }

  /** The frame is there at once, what was felt when it has come. */
  private _draw(plot: Plot): SVGTemplateResult {
    const { movement, night, format } = this;
    const [start_s, end_s] = windowOf(movement);
    const scale = timeScale(end_s - start_s, plot.left_px, plot.right_px, start_s);
    const height_px = plot.bottom_px - plot.top_px;
    const box = (name: string, x_px: number, width_px: number): SVGTemplateResult =>
      svg`<rect class=${name} x=${x_px} y=${plot.top_px} width=${width_px} height=${height_px}></rect>`;
    const [extent] = bands([[movement.onset_s, movement.onset_s + movement.duration_s]], scale);
    return svg`
      ${renderHatch()}
      <text x="0" y="8">${this.words("signal.title")}</text>
      ${renderClock(night, scale, plot.top_px, plot.bottom_px, format)}
      ${extent ? box(`extent ${movement.kind}`, extent.x_px, extent.width_px) : nothing}
      ${this._state.status === "ready" ? [
        bands(holesOf(this._state.answer), scale).map(({ x_px, width_px }) => box("gap", x_px, width_px)),
        renderSignal(this._state.answer, plot, scale, format),
      ] : nothing}
    `;
  }

  private _label(): string {
    if (this._state.status !== "ready") return this.words("signal.title");
    const [start, end] = windowOf(this.movement).map((seconds) => this.format.timeExact(atMs(this.night, seconds)));
    return this.words("signal.label", { start: start ?? "", end: end ?? "", peak: this.format.number(peakOf(this._state.answer), 1) });
  }
}

function renderSignal(signal: Signal, plot: Plot, scale: TimeScale, format: Format): SVGTemplateResult {
  const values = valueScale(peakOf(signal), plot.top_px, plot.bottom_px, 3);
  const [, decimals = ""] = String(values.step).split(".");
  return svg`
    ${values.ticks.map((value) => svg`
      <line class="grid" x1=${plot.left_px} x2=${plot.right_px} y1=${values.y(value)} y2=${values.y(value)}></line>
      <text class="value" x=${plot.left_px - 8} y=${values.y(value)}>${format.number(value, decimals.length)}</text>
    `)}
    <path class="signal" d=${signalPath(signal, scale, values)}></path>
  `;
}

if (!customElements.get(TAG)) customElements.define(TAG, SignalChart);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-signal-chart": SignalChart;
  }
}
