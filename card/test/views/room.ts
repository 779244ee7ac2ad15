/** There is no layout in these tests: everything is as wide as this. */
export const WIDTH_PX = 400;

class RoomObserver {
  private _tell: (entries: { contentRect: { width: number } }[]) => void;

  constructor(tell: (entries: { contentRect: { width: number } }[]) => void) {
    this._tell = tell;
  }

  observe(): void {
    this._tell([{ contentRect: { width: WIDTH_PX } }]);
  }

  disconnect(): void {
    this._tell = () => undefined;
  }
}

globalThis.ResizeObserver = RoomObserver as unknown as typeof ResizeObserver;
