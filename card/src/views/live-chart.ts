import { LitElement, css, html } from "lit";
import type { TemplateResult } from "lit";

import { levelScale } from "../chart/levels.ts";
import { drawLine, liveMarks, livePlot, secondTicks } from "../chart/live.ts";
import type { LivePlot } from "../chart/live.ts";
import { glide, step } from "../chart/playhead.ts";
import type { Playhead } from "../chart/playhead.ts";
import { outline } from "../chart/shapes.ts";
import { strengthOf } from "../chart/marks.ts";
import { gapsOf, largestSince } from "../data/trace.ts";
import type { LevelScale } from "../chart/levels.ts";
import type { LiveState } from "../data/live.ts";
import { MOVEMENT_KINDS } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import { kindStyles } from "./kind-styles.ts";
import { Room } from "./room.ts";

const TAG = "sleep-twitch-live-chart";
const HEIGHT_PX = 260;
const LANE_MIDDLE_PX = 17;
const LABEL_PX = 76;
const HATCH_PX = 8;
const INKS = ["line", "over", "text", "grid", "ground", ...MOVEMENT_KINDS] as const;

type Ink = Readonly<Record<(typeof INKS)[number], string>>;

/** The newest half minute of a bed: it glides from right to left, drawn anew with every frame. */
export class LiveChart extends LitElement {
  static override readonly properties = {
    live: { attribute: false },
    format: { attribute: false },
    label: { attribute: false },
    _width_px: { state: true },
  };

  static override readonly styles = [
    kindStyles,
    css`
      :host { display: block; margin-block-start: 14px; min-block-size: 260px; }
      canvas { block-size: 260px; display: block; font: 12px system-ui; font-family: inherit; inline-size: 100%; }
      i { display: none; }
      .line { fill: var(--kind-limb-movement); }
      .over { fill: var(--kind-hypnic-jerk); }
      .text { fill: var(--secondary-text-color); }
      .grid { fill: var(--divider-color); }
      .ground { fill: var(--card-background-color); }
    `,
  ];

  declare live: LiveState | undefined;
  declare format: Format | undefined;
  declare label: string;
  declare private _width_px: number;
  private _playhead: Playhead | null = null;
  private _frame = 0;
  private _ink: Ink | undefined;
  private _font = "";
  private _drawn = "";
  private readonly _stillness = matchMedia("(prefers-reduced-motion: reduce)");

  constructor() {
    super();
    this.label = "";
    this._width_px = 0;
    this.addController(
      new Room(this, (width_px) => {
        this._width_px = width_px;
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._frame = requestAnimationFrame(this._handleFrame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this._frame);
  }

  override render(): TemplateResult {
    return html`
      ${INKS.map((name) => html`<i class=${name}></i>`)}
      <canvas role="img" aria-label=${this.label}></canvas>
    `;
  }

  /** Colours follow the theme, which may change at any time. */
  override updated(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas) this._font = getComputedStyle(canvas).font;
    const inks = [...this.renderRoot.querySelectorAll("i")].map((probe) => [probe.className, getComputedStyle(probe).fill]);
    this._ink = Object.fromEntries(inks) as Ink;
    this._drawn = "";
  }

  private readonly _handleFrame = (now_ms: number): void => {
    this._frame = requestAnimationFrame(this._handleFrame);
    const trace = this.live?.trace;
    if (!trace || !Number.isFinite(trace.newest_ms)) return;
    const { newest_ms, speed } = trace;
    this._playhead = this._stillness.matches ? step(newest_ms, speed, now_ms) : glide(this._playhead, now_ms, newest_ms, speed);
    const drawn = `${this._playhead.at_ms} ${this._width_px}`;
    if (drawn === this._drawn) return;
    this._drawn = drawn;
    this._draw(this._playhead.at_ms);
  };

  private _draw(to_ms: number): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const context = canvas?.getContext("2d");
    const { live, _ink: ink, format } = this;
    if (!canvas || !context || !live || !ink || !format) return;
    const sharpness = devicePixelRatio;
    const [width, height] = [Math.round(this._width_px * sharpness), Math.round(HEIGHT_PX * sharpness)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    context.clearRect(0, 0, this._width_px, HEIGHT_PX);
    const plot = livePlot(this._width_px, HEIGHT_PX, to_ms, live.trace.speed);
    const levels = levelScale(live.rest_mg, largestSince(live.trace.signal, plot.from_ms), plot.top_px, plot.bottom_px);
    const paper = { context, ink, plot, levels, live };
    context.font = this._font;
    drawLevels(paper, format);
    context.save();
    context.beginPath();
    context.rect(plot.left_px, 0, plot.right_px - plot.left_px, HEIGHT_PX);
    context.clip();
    drawTimes(paper, format);
    drawGaps(paper);
    drawMovements(paper);
    const tip_mg = drawSignal(paper);
    context.restore();
    if (tip_mg !== null) drawTip(paper, tip_mg);
  }
}

interface Paper {
  readonly context: CanvasRenderingContext2D;
  readonly ink: Ink;
  readonly plot: LivePlot;
  readonly levels: LevelScale;
  readonly live: LiveState;
}

function drawLevels({ context, ink, plot, levels }: Paper, format: Format): void {
  const { left_px, right_px } = plot;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const level_mg of levels.ticks_mg) {
    const y_px = Math.round(levels.y(level_mg));
    context.fillStyle = ink.grid;
    context.fillRect(left_px, y_px, right_px - left_px, 1);
    context.fillStyle = ink.text;
    context.fillText(format.number(level_mg, level_mg < 1 ? -Math.floor(Math.log10(level_mg)) : 0), left_px - 8, y_px);
  }
  context.fillText("mg", left_px - 8, LANE_MIDDLE_PX);
}

/** The clock goes by with the signal. */
function drawTimes({ context, ink, plot }: Paper, format: Format): void {
  const { top_px, bottom_px } = plot;
  context.textAlign = "center";
  for (const at_ms of secondTicks(plot, LABEL_PX)) {
    const x_px = plot.x(at_ms);
    context.fillStyle = ink.grid;
    context.fillRect(x_px, top_px, 1, bottom_px - top_px);
    context.fillStyle = ink.text;
    context.fillText(format.timeExact(at_ms), x_px, bottom_px + 15);
  }
}

function drawGaps({ context, ink, plot, live }: Paper): void {
  const { top_px, bottom_px } = plot;
  const height_px = bottom_px - top_px;
  context.strokeStyle = ink.text;
  context.globalAlpha = 0.4;
  for (const [start_ms, end_ms] of gapsOf(live.trace.signal, live.trace.newest_ms)) {
    const [start_px, end_px] = [plot.x(start_ms), plot.x(end_ms)];
    context.save();
    context.beginPath();
    context.rect(start_px, top_px, Math.max(end_px - start_px, 1), height_px);
    context.clip();
    context.beginPath();
    for (let x_px = start_px - height_px; x_px < end_px; x_px += HATCH_PX) {
      context.moveTo(x_px, bottom_px);
      context.lineTo(x_px + height_px, top_px);
    }
    context.stroke();
    context.restore();
  }
  context.globalAlpha = 1;
}

function drawMovements({ context, ink, plot, live }: Paper): void {
  for (const { movement, x_px, width_px } of liveMarks(live.movements, plot)) {
    const { kind, peak_mg } = movement;
    context.fillStyle = ink[kind];
    context.globalAlpha = 0.14;
    context.fillRect(x_px, plot.top_px, Math.max(width_px, 2), plot.bottom_px - plot.top_px);
    context.globalAlpha = 1;
    context.fill(new Path2D(outline(kind, { x_px, y_px: LANE_MIDDLE_PX, strength: strengthOf(peak_mg) / 2, width_px })));
  }
}

/** The envelope is bold, in another colour where it is over the threshold; the magnitude is thin behind it. */
function drawSignal({ context, ink, plot, levels, live }: Paper): number | null {
  const { left_px, right_px, top_px, bottom_px } = plot;
  const line = new Path2D();
  const thin = new Path2D();
  const tip_mg = drawLine(live.trace.envelope, plot, levels, line);
  drawLine(live.trace.signal, plot, levels, thin);
  const threshold_px = live.threshold_mg === null ? top_px : levels.y(live.threshold_mg);
  context.lineJoin = "round";
  for (const [colour, from_px, to_px] of [[ink.over, top_px, threshold_px], [ink.line, threshold_px, bottom_px + 2]] as const) {
    context.save();
    context.beginPath();
    context.rect(left_px, from_px, right_px - left_px, to_px - from_px);
    context.clip();
    context.strokeStyle = colour;
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.stroke(thin);
    context.globalAlpha = 1;
    context.lineWidth = 3;
    context.stroke(line);
    context.restore();
  }
  if (live.threshold_mg === null) return tip_mg;
  context.strokeStyle = ink.over;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(left_px, threshold_px);
  context.lineTo(right_px, threshold_px);
  context.stroke();
  return tip_mg;
}

/** A dot leads the line. */
function drawTip({ context, ink, plot, levels, live }: Paper, level_mg: number): void {
  const colour = live.threshold_mg !== null && level_mg >= live.threshold_mg ? ink.over : ink.line;
  for (const [radius_px, fill, alpha] of [[10, colour, 0.2], [5, ink.ground, 1], [4, colour, 1]] as const) {
    context.beginPath();
    context.arc(plot.right_px, levels.y(level_mg), radius_px, 0, 2 * Math.PI);
    context.globalAlpha = alpha;
    context.fillStyle = fill;
    context.fill();
  }
  context.globalAlpha = 1;
}

if (!customElements.get(TAG)) customElements.define(TAG, LiveChart);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-live-chart": LiveChart;
  }
}
