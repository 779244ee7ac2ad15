import type { LitElement, ReactiveController } from "lit";

import { levelScale } from "../chart/levels.ts";
import type { LevelScale } from "../chart/levels.ts";
import { drawLine, liveMarks, livePlot, secondTicks } from "../chart/live.ts";
import type { LivePlot } from "../chart/live.ts";
import { strengthOf } from "../chart/marks.ts";
import { glide, step } from "../chart/playhead.ts";
import type { Playhead } from "../chart/playhead.ts";
import { outline } from "../chart/shapes.ts";
import type { LiveState } from "../data/live.ts";
import { gapsOf, largestSince } from "../data/trace.ts";
import type { Format } from "../language/format.ts";

const HEIGHT_PX = 260;
const LANE_MIDDLE_PX = 17;
const LABEL_PX = 76;
const HATCH_PX = 8;
const LINE = "kind-limb-movement";
const OVER = "kind-hypnic-jerk";
const TEXT = "secondary-text-color";
const GRID = "divider-color";
const GROUND = "card-background-color";

/** Draws the newest seconds of a bed on the canvas of its host: it glides from right to left, drawn anew with every frame. */
export class LivePainter implements ReactiveController {
  live: LiveState | null = null;
  format: Format | undefined;
  private readonly _host: LitElement;
  private readonly _stillness = matchMedia("(prefers-reduced-motion: reduce)");
  private _playhead: Playhead | null = null;
  private _frame = 0;
  private _drawn = "";

  constructor(host: LitElement) {
    this._host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this._frame = requestAnimationFrame(this._handleFrame);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this._frame);
  }

  hostUpdated(): void {
    this._drawn = "";
  }

  private readonly _handleFrame = (now_ms: number): void => {
    this._frame = requestAnimationFrame(this._handleFrame);
    const canvas = this._host.renderRoot.querySelector("canvas");
    const trace = this.live?.trace;
    if (!canvas || !trace || !Number.isFinite(trace.newest_ms)) return;
    const { newest_ms, speed } = trace;
    this._playhead = this._stillness.matches ? step(newest_ms, speed, now_ms) : glide(this._playhead, now_ms, newest_ms, speed);
    const drawn = `${this._playhead.at_ms} ${canvas.clientWidth}`;
    if (drawn !== this._drawn) this._draw(canvas, this._playhead.at_ms);
    this._drawn = drawn;
  };

  private _draw(canvas: HTMLCanvasElement, to_ms: number): void {
    const context = canvas.getContext("2d");
    const { live, format } = this;
    if (!context || !live || !format) return;
    const width_px = canvas.clientWidth;
    const [width, height] = [width_px, HEIGHT_PX].map((length_px) => Math.round(length_px * devicePixelRatio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width_px, HEIGHT_PX);
    const plot = livePlot(width_px, HEIGHT_PX, to_ms, live.trace.speed);
    const levels = levelScale(live.rest_mg, largestSince(live.trace.signal, plot.from_ms), plot.top_px, plot.bottom_px);
    // Its colours follow the theme, which may change at any time.
    const style = getComputedStyle(canvas);
    context.font = style.font;
    const paper = { context, ink: inkOf(style), plot, levels, live };
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

/** Names of the theme's colours, and of those that are made of them. */
type Ink = (name: string) => string;

function inkOf(style: CSSStyleDeclaration): Ink {
  return (name) => style.getPropertyValue(`--${name}`);
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
    context.fillStyle = ink(GRID);
    context.fillRect(left_px, y_px, right_px - left_px, 1);
    context.fillStyle = ink(TEXT);
    context.fillText(format.number(level_mg, level_mg < 1 ? -Math.floor(Math.log10(level_mg)) : 0), left_px - 8, y_px);
  }
  context.fillText("mg", left_px - 8, LANE_MIDDLE_PX);
}

/** The clock goes by with the signal. */
function drawTimes({ context, ink, plot }: Paper, format: Format): void {
  const { left_px, right_px, top_px, bottom_px } = plot;
  context.textAlign = "center";
  for (const at_ms of secondTicks(plot, LABEL_PX)) {
    const x_px = plot.x(at_ms);
    context.fillStyle = ink(GRID);
    context.fillRect(x_px, top_px, 1, bottom_px - top_px);
    context.fillStyle = ink(TEXT);
    const label = format.timeExact(at_ms);
    // What would be cut off at the edge is not begun.
    const half_px = context.measureText(label).width / 2;
    if (x_px - half_px >= left_px && x_px + half_px <= right_px) context.fillText(label, x_px, bottom_px + 15);
  }
}

function drawGaps({ context, ink, plot, live }: Paper): void {
  const { top_px, bottom_px } = plot;
  const height_px = bottom_px - top_px;
  context.strokeStyle = ink(TEXT);
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
    context.fillStyle = ink(`kind-${kind.replace("_", "-")}`);
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
  for (const [colour, from_px, to_px] of [[ink(OVER), top_px, threshold_px], [ink(LINE), threshold_px, bottom_px + 2]] as const) {
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
  context.strokeStyle = ink(OVER);
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
  const colour = live.threshold_mg !== null && level_mg >= live.threshold_mg ? ink(OVER) : ink(LINE);
  for (const [radius_px, fill, alpha] of [[10, colour, 0.2], [5, ink(GROUND), 1], [4, colour, 1]] as const) {
    context.beginPath();
    context.arc(plot.right_px, levels.y(level_mg), radius_px, 0, 2 * Math.PI);
    context.globalAlpha = alpha;
    context.fillStyle = fill;
    context.fill();
  }
  context.globalAlpha = 1;
}
