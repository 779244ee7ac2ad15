import type { TimeScale } from "../chart/scale.ts";
import { keyWindow, wheelFactor, zoomAt } from "../chart/window.ts";
import type { TimeWindow } from "../chart/window.ts";

/** Less than this is a tap that trembled. */
const TREMBLE_PX = 5;
const TAP_FACTOR = 4;
/** A wheel that counts in lines counts about three for a hundred pixels. */
const LINE_PX = 33;

/** What a zoom looks at: the scale as it is drawn now, and all that could be. */
export interface Zoomed {
  readonly scale: TimeScale;
  readonly whole_s: number;
}

/** Brings a timeline closer by pinch, wheel, double tap and key, and moves it by dragging; page scrolling is left alone. */
export class Zoom {
  /** Whether the pointer that is lifted now dragged, so that it picked nothing. */
  hasDragged = false;
  private readonly _look: () => Zoomed | undefined;
  private readonly _show: (window: TimeWindow | null) => void;
  private readonly _pointers = new Map<number, number>();
  private _down_px = 0;

  constructor(look: () => Zoomed | undefined, show: (window: TimeWindow | null) => void) {
    this._look = look;
    this._show = show;
  }

  handleEvent(event: MouseEvent): void {
    const zoomed = this._look();
    if (!zoomed) return;
    const x_px = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    if (event.type === "wheel") this._turn(event as WheelEvent, x_px, zoomed);
    else if (event.type !== "dblclick") this._point(event as PointerEvent, x_px, zoomed);
    else this._show(isZoomed(zoomed) ? null : zoomAt(zoomed.scale, TAP_FACTOR, x_px, zoomed.whole_s));
  }

  /** Take a key, and say whether it was one of ours; what is at a place stays there. */
  press(key: string, at_px: number | undefined): boolean {
    const zoomed = this._look();
    if (!zoomed) return false;
    const { scale, whole_s } = zoomed;
    const window = keyWindow(scale, key, at_px ?? (scale.left_px + scale.right_px) / 2, whole_s);
    if (window === undefined) return false;
    this._show(window);
    return true;
  }

  /** The browser itself turns a pinch on a trackpad into a wheel with the control key. */
  private _turn(event: WheelEvent, x_px: number, { scale, whole_s }: Zoomed): void {
    const unit_px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const isSideways = scale.length_s < whole_s && Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (event.ctrlKey || event.metaKey) this._show(zoomAt(scale, wheelFactor(event.deltaY * unit_px), x_px, whole_s));
    else if (isSideways) this._show(zoomAt(scale, 1, x_px, whole_s, x_px - event.deltaX * unit_px));
    else return;
    event.preventDefault();
  }

  private _point(event: PointerEvent, x_px: number, zoomed: Zoomed): void {
    const { pointerId, type } = event;
    if (type === "pointerdown") {
      if (this._pointers.size === 0) this.hasDragged = false;
      this._down_px = x_px;
      this._pointers.set(pointerId, x_px);
    } else if (type !== "pointermove" || event.buttons === 0) this._pointers.delete(pointerId);
    else if (this._pointers.has(pointerId)) this._move(event, x_px, zoomed);
  }

  private _move(event: PointerEvent, x_px: number, zoomed: Zoomed): void {
    const { pointerId } = event;
    const { scale, whole_s } = zoomed;
    const before_px = this._pointers.get(pointerId) ?? x_px;
    const [other_px] = [...this._pointers].flatMap(([id, at_px]) => (id === pointerId ? [] : [at_px]));
    const isStill = !isZoomed(zoomed) || (!this.hasDragged && Math.abs(x_px - this._down_px) < TREMBLE_PX);
    if (other_px === undefined && isStill) return;
    this.hasDragged = true;
    (event.currentTarget as Element).setPointerCapture(pointerId);
    this._pointers.set(pointerId, x_px);
    if (other_px === undefined) this._show(zoomAt(scale, 1, before_px, whole_s, x_px));
    else {
      const factor = Math.max(Math.abs(x_px - other_px), 1) / Math.max(Math.abs(before_px - other_px), 1);
      this._show(zoomAt(scale, factor, (before_px + other_px) / 2, whole_s, (x_px + other_px) / 2));
    }
  }
}

function isZoomed({ scale, whole_s }: Zoomed): boolean {
  return scale.length_s < whole_s;
}
