import { LitElement, html, nothing, svg } from "lit";
import type { PropertyValues, SVGTemplateResult, TemplateResult } from "lit";

import { layOut } from "../chart/lanes.ts";
import { keepTallest, placeMarks } from "../chart/marks.ts";
import { nearestMark, step } from "../chart/pick.ts";
import { timeScale } from "../chart/scale.ts";
import { clampWindow, showing } from "../chart/window.ts";
import type { TimeWindow } from "../chart/window.ts";
import { atMs, describe, sentence } from "../data/describe.ts";
import { lengthS } from "../data/night.ts";
import type { Night } from "../data/night.ts";
import type { DiaryMark } from "../data/nights.ts";
import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";
import { renderClock, renderHatch } from "./clock.ts";
import { renderDiary } from "./diary-row.ts";
import { MINUS, PLUS, renderIcon, WHOLE } from "./icons.ts";
import { Room } from "./room.ts";
import { renderBed, renderLane, renderLegend, renderMark, renderSeries } from "./timeline-parts.ts";
import type { Drawing } from "./timeline-parts.ts";
import { timelineStyles } from "./timeline-styles.ts";
import { Zoom } from "./zoom.ts";

const TAG = "sleep-twitch-timeline";
/** In a window shorter than this its ends are told to the second. */
const EXACT_S = 600;
/** The buttons that zoom, by the key that does the same. */
const BUTTONS: readonly (readonly [key: string, label: Key, icon: string])[] = [
  ["-", "zoom.out", MINUS],
  ["+", "zoom.in", PLUS],
  ["0", "zoom.whole", WHOLE],
];

/** A night as lanes by kind over the clock; it says which movement was picked by tap or key. */
export class Timeline extends LitElement {
  static override readonly properties = {
    night: { attribute: false },
    words: { attribute: false },
    format: { attribute: false },
    selected: { attribute: false },
    hideEnvironment: { attribute: false },
    diary: { attribute: false },
    _width_px: { state: true },
    _window: { state: true },
  };
  static override readonly styles = timelineStyles;

  declare night: Night;
  declare words: Translate;
  declare format: Format;
  declare selected: number;
  declare hideEnvironment: boolean;
  /** What was noted for the night. */
  declare diary: readonly DiaryMark[];
  declare private _width_px: number;
  /** What is shown of the night; null is all of it. */
  declare private _window: TimeWindow | null;
  private _drawing: Drawing | undefined;
  private readonly _zoom = new Zoom(
    () => this._drawing && { scale: this._drawing.scale, whole_s: lengthS(this.night) },
    (window) => {
      this._window = window;
    },
  );

  constructor() {
    super();
    this._width_px = 0;
    this._window = null;
    this.selected = -1;
    this.hideEnvironment = false;
    this.diary = [];
    this.addController(new Room(this, (width_px) => {
      this._width_px = width_px;
    }));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this._keepWindow(changed);
    // What is picked and what was noted stand beside the drawing, and leave it as it is.
    const isSame = [...changed.keys()].every((property) => property === "selected" || property === "diary");
    if (!isSame) this._drawing = this._draw();
  }

  override render(): TemplateResult | typeof nothing {
    const drawing = this._drawing;
    if (!drawing) return nothing;
    const { layout, night } = drawing;
    return html`
      ${renderDiary(night, this.diary, drawing.scale, this.words, this.format)}
      <div
        class="chart ${this._window ? "zoomed" : ""}"
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
        @dblclick=${this._zoom}
        @wheel=${this._zoom}
        @pointerdown=${this._zoom}
        @pointermove=${this._zoom}
        @pointerup=${this._zoom}
        @pointercancel=${this._zoom}
      >
        <svg width=${this._width_px} height=${layout.height_px} aria-hidden="true">
          ${renderHatch()}
          ${renderBed(drawing, this.words)} ${renderClock(night, drawing.scale, layout.bed.top_px, layout.axis_px, this.format)}
          ${layout.lanes.map((lane) => renderLane(lane, drawing, this.words, this.format))}
          ${renderSeries(drawing)} ${drawing.marks.map((mark) => renderMark(mark))} ${this._renderSelection(drawing)}
        </svg>
      </div>
      <div class="below">
        ${renderLegend(night, this.words)}
        <div class="zoom">
          <span aria-live="polite">${this._shown()}</span>
          ${BUTTONS.map(([key, label, icon]) => this._renderButton(key, label, icon))}
        </div>
      </div>
    `;
  }

  /** What is looked at stays in sight, also when more of tonight comes; another night is shown as a whole. */
  private _keepWindow(changed: PropertyValues<this>): void {
    const before = changed.get("night");
    if (before && before.start !== this.night.start) this._window = null;
    const movement = changed.has("selected") ? this.night.movements[this.selected] : undefined;
    const whole_s = lengthS(this.night);
    if (this._window) this._window = clampWindow(this._window, whole_s);
    if (movement) this._window = showing(this._window, movement.onset_s, movement.onset_s + movement.duration_s, whole_s);
  }

  private _draw(): Drawing | undefined {
    if (this._width_px <= 0) return undefined;
    const hasEnvironment = this.night.movements.some(({ kind }) => kind === "environment");
    const layout = layOut(this._width_px, hasEnvironment && !this.hideEnvironment);
    const { start_s, length_s } = this._window ?? { start_s: 0, length_s: lengthS(this.night) };
    const scale = timeScale(length_s, layout.left_px, layout.right_px, start_s);
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

  private _renderButton(key: string, label: Key, icon: string): TemplateResult {
    const isDisabled = key !== "+" && !this._window;
    return html`
      <button
        type="button"
        aria-label=${this.words(label)}
        title=${this.words(label)}
        aria-keyshortcuts=${key}
        aria-disabled=${isDisabled ? "true" : "false"}
        @click=${() => this._press(key)}
      >${renderIcon(icon)}</button>
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

  /** Say which part of the night is shown; nothing where it is all of it. */
  private _shown(): string {
    if (!this._window) return "";
    const { start_s, length_s } = this._window;
    const [start, end] = [start_s, start_s + length_s].map((seconds) =>
      this.format[length_s < EXACT_S ? "timeExact" : "time"](atMs(this.night, seconds)));
    return this.words("span", { start: start ?? "", end: end ?? "" });
  }

  private readonly _handleClick = (event: MouseEvent): void => {
    if (!this._drawing || this._zoom.hasDragged) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const mark = nearestMark(this._drawing.marks, event.clientX - box.left, event.clientY - box.top);
    this._pick(mark?.index ?? -1);
  };

  private readonly _handleKey = (event: KeyboardEvent): void => {
    const isOurs = !event.ctrlKey && !event.metaKey && this._press(event.key);
    // With shift, keys lead to other nights.
    const index = isOurs || event.shiftKey ? null : this._step(event.key);
    if (index !== null) this._pick(index);
    if (isOurs || index !== null) event.preventDefault();
  };

  /** Zoom by key about the selected movement, or the middle where none is in sight. */
  private _press(key: string): boolean {
    const selected = this._drawing?.marks.find(({ index }) => index === this.selected);
    return this._zoom.press(key, selected?.x_px);
  }

  private _step(key: string): number | null {
    return key === "Escape" ? -1 : step(this.night.movements, this.selected, key);
  }

  private _pick(index: number): void {
    this.dispatchEvent(new CustomEvent("movement-pick", { detail: index }));
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, Timeline);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-timeline": Timeline;
  }
}
