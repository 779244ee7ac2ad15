import { LitElement, html, nothing, svg } from "lit";
import type { PropertyValues, SVGTemplateResult, TemplateResult } from "lit";

import { asleepInBed, bands, widest } from "../chart/bands.ts";
import type { Band } from "../chart/bands.ts";
import { layOut } from "../chart/lanes.ts";
import type { Lane, Layout } from "../chart/lanes.ts";
import { keepTallest, placeMarks } from "../chart/marks.ts";
import type { Mark } from "../chart/marks.ts";
import { nearestMark, step } from "../chart/pick.ts";
import { timeScale } from "../chart/scale.ts";
import type { TimeScale } from "../chart/scale.ts";
import { seriesBars } from "../chart/series.ts";
import { emblem, outline, strike } from "../chart/shapes.ts";
import { atMs, describe, sentence } from "../data/describe.ts";
import { lengthS } from "../data/night.ts";
import type { Night } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderClock, renderHatch } from "./clock.ts";
import { timelineStyles } from "./timeline-styles.ts";

const TAG = "sleep-twitch-timeline";
const NARROWEST_BAND_LABEL_PX = 130;
const EMBLEM_ROOM_PX = 22;

/** Everything that a night and a width decide; made anew only when one of them changes. */
interface Drawing {
  readonly night: Night;
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly marks: readonly Mark[];
}

/** A night as lanes by kind over the clock; it says which movement was picked by tap or key. */
export class Timeline extends LitElement {
  static override readonly properties = {
    night: { attribute: false },
    words: { attribute: false },
    format: { attribute: false },
    selected: { attribute: false },
    hideEnvironment: { attribute: false },
    _width_px: { state: true },
  };
  static override readonly styles = timelineStyles;

  declare night: Night;
  declare words: Translate;
  declare format: Format;
  declare selected: number;
  declare hideEnvironment: boolean;
  declare private _width_px: number;
  private _drawing: Drawing | undefined;
  private readonly _resize = new ResizeObserver(([entry]) => {
    if (entry) this._width_px = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this._width_px = 0;
    this.selected = -1;
    this.hideEnvironment = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._resize.disconnect();
  }

  override willUpdate(changed: PropertyValues): void {
    const isOther = ["night", "hideEnvironment", "_width_px"].some((property) => changed.has(property));
    if (isOther) this._drawing = this._draw();
  }

  override render(): TemplateResult | typeof nothing {
    const drawing = this._drawing;
    if (!drawing) return nothing;
    const { layout, night } = drawing;
    return html`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${this._label(night)}
        aria-valuemin="0"
        aria-valuemax=${night.movements.length}
        aria-valuenow=${this.selected + 1}
        aria-valuetext=${this._valueText(night)}
        @click=${this._handleClick}
        @keydown=${this._handleKey}
      >
        <svg width=${this._width_px} height=${layout.height_px} aria-hidden="true">
          ${renderHatch()}
          ${renderBed(drawing, this.words)} ${renderClock(night, drawing.scale, layout.bed.top_px, layout.axis_px, this.format)}
          ${layout.lanes.map((lane) => renderLane(lane, drawing, this.words, this.format))}
          ${renderSeries(drawing)} ${drawing.marks.map((mark) => renderMark(mark))} ${this._renderSelection(drawing)}
        </svg>
      </div>
      ${renderLegend(night, this.words)}
    `;
  }

  private _draw(): Drawing | undefined {
    if (this._width_px <= 0) return undefined;
    const hasEnvironment = this.night.movements.some(({ kind }) => kind === "environment");
    const layout = layOut(this._width_px, hasEnvironment && !this.hideEnvironment);
    const scale = timeScale(lengthS(this.night), layout.left_px, layout.right_px);
    const marks = keepTallest(placeMarks(this.night.movements, layout.lanes, scale));
    return { night: this.night, layout, scale, marks };
  }

  /** The selected movement is drawn even where a taller one hides it. */
  private _renderSelection({ night, layout, scale }: Drawing): SVGTemplateResult | typeof nothing {
    const movement = night.movements[this.selected];
    const mark = movement && placeMarks([movement], layout.lanes, scale)[0];
    if (!mark) return nothing;
    return svg`
      <line class="cursor" x1=${mark.x_px} x2=${mark.x_px} y1=${layout.bed.top_px} y2=${layout.axis_px}></line>
      ${renderMark(mark, "selected")}
    `;
  }

  private _label(night: Night): string {
    const start = this.format.time(atMs(night, 0));
    const end = this.format.time(atMs(night, lengthS(night)));
    return this.words("chart.label", { count: night.movements.length, start, end });
  }

  private _valueText(night: Night): string {
    const movement = night.movements[this.selected];
    if (!movement) return this.words(night.movements.length > 0 ? "chart.hint" : "chart.none");
    return sentence(describe(movement, night, this.words, this.format));
  }

  private readonly _handleClick = (event: MouseEvent): void => {
    if (!this._drawing) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const mark = nearestMark(this._drawing.marks, event.clientX - box.left, event.clientY - box.top);
    this._pick(mark?.index ?? -1);
  };

  private readonly _handleKey = (event: KeyboardEvent): void => {
    // With it, keys lead to other nights.
    if (event.shiftKey) return;
    const index = event.key === "Escape" ? -1 : step(this.night.movements, this.selected, event.key);
    if (index === null) return;
    event.preventDefault();
    this._pick(index);
  };

  private _pick(index: number): void {
    this.dispatchEvent(new CustomEvent("movement-pick", { detail: index }));
  }
}

function renderBed({ night, layout, scale }: Drawing, translate: Translate): SVGTemplateResult {
  const { bed, axis_px } = layout;
  const asleep = bands(asleepInBed(night), scale);
  const ground = (band: Band, name: string): SVGTemplateResult =>
    svg`<rect class=${name} x=${band.x_px} y=${bed.top_px} width=${band.width_px} height=${axis_px - bed.top_px}></rect>`;
  const bar = (band: Band, name: string): SVGTemplateResult =>
    svg`<rect class=${name} x=${band.x_px} y=${bed.top_px} width=${band.width_px} height=${bed.height_px} rx="4"></rect>`;
  return svg`
    <text class="lane-name" x=${EMBLEM_ROOM_PX} y=${bed.label_y_px}>${translate("lane.in_bed")}</text>
    ${bands(night.in_bed, scale).map((band) => [ground(band, "in-bed ground"), bar(band, "in-bed bar")])}
    ${asleep.map((band) => [ground(band, "asleep ground"), bar(band, "asleep bar")])} ${bandLabel(asleep, layout, translate)}
    ${bands(night.gaps, scale).map((band) => ground(band, "gap"))}
  `;
}

function bandLabel(asleep: readonly Band[], { bed }: Layout, translate: Translate): SVGTemplateResult | typeof nothing {
  const band = widest(asleep);
  if (!band || band.width_px < NARROWEST_BAND_LABEL_PX) return nothing;
  const x_px = band.x_px + band.width_px / 2;
  return svg`<text class="band-name" x=${x_px} y=${bed.top_px + bed.height_px / 2}>${translate("lane.asleep")}</text>`;
}

function renderLane(lane: Lane, { night, layout }: Drawing, translate: Translate, format: Format): SVGTemplateResult {
  const count = night.movements.filter(({ kind, wrong }) => kind === lane.kind && !wrong).length;
  const bottom_px = lane.top_px + lane.height_px;
  const emblem_x_px = EMBLEM_ROOM_PX / 2 - 3;
  const name_x_px = emblem_x_px + EMBLEM_ROOM_PX / 2 + 3;
  return svg`
    <path class="emblem ${lane.kind}" d=${emblem(lane.kind, emblem_x_px, lane.label_y_px)}></path>
    <text class="lane-name" x=${name_x_px} y=${lane.label_y_px}>
      ${translate(`kinds.${lane.kind}`)}<tspan class="count" dx="6">${format.number(count)}</tspan>
    </text>
    <line class="lane-line" x1=${layout.left_px} x2=${layout.right_px} y1=${bottom_px} y2=${bottom_px}></line>
  `;
}

function renderSeries({ night, layout, scale }: Drawing): readonly SVGTemplateResult[] {
  const lane = layout.lanes.find(({ kind }) => kind === "limb_movement");
  if (!lane) return [];
  return seriesBars(night, lane, scale).map(
    (bar) => svg`
      <rect class="series ${bar.isBreathing ? "breathing" : ""}" x=${bar.x_px} y=${bar.y_px}
        width=${bar.width_px} height=${bar.height_px} rx="4"></rect>
    `,
  );
}

function renderMark(mark: Mark, state: "selected" | "" = ""): SVGTemplateResult {
  const { kind, wrong } = mark.movement;
  const opacity = state ? 1 : mark.opacity;
  const shape = svg`<path class="${kind} ${wrong ? "wrong" : ""} ${state}" opacity=${opacity} d=${outline(kind, mark)}></path>`;
  return wrong ? svg`${shape}<path class="strike" d=${strike(mark)}></path>` : shape;
}

function renderLegend(night: Night, translate: Translate): TemplateResult | typeof nothing {
  const hasSeries = night.movements.some(({ series }) => series !== null);
  if (!hasSeries && night.gaps.length === 0) return nothing;
  return html`
    <p class="legend">
      ${hasSeries ? html`<span class="key series"></span>${translate("legend.series")}` : nothing}
      ${night.gaps.length > 0 ? html`<span class="key gap"></span>${translate("legend.gap")}` : nothing}
    </p>
  `;
}

if (!customElements.get(TAG)) customElements.define(TAG, Timeline);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-timeline": Timeline;
  }
}
