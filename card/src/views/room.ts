import type { LitElement, ReactiveController } from "lit";

/** Tells a chart how wide it is, whenever that changes. */
export class Room implements ReactiveController {
  private readonly _host: LitElement;
  private readonly _observer: ResizeObserver;

  constructor(host: LitElement, tell: (width_px: number) => void) {
    this._host = host;
    this._observer = new ResizeObserver(([entry]) => {
      if (entry) tell(Math.floor(entry.contentRect.width));
    });
  }

  hostConnected(): void {
    this._observer.observe(this._host);
  }

  hostDisconnected(): void {
    this._observer.disconnect();
  }
}
