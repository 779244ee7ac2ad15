import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { chartOf, hassThat, press, settle, slider, text, TYPE } from "./show.ts";
import type { NightAnswer } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night } from "../samples.ts";

/** Four movements within one pixel of the whole night, and one far off. */
const ONSETS_S = [14_400, 14_404, 14_408, 14_412, 21_600];
const NIGHT = answer({ night: night({ movements: ONSETS_S.map((onset_s) => movement({ onset_s, duration_s: 1 })) }) });
/** The middle of the drawn part of a chart of 400 pixels, where the fourth hour of the night is. */
const MIDDLE_PX = 200;

let shown: NightAnswer;

async function show(): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = hassThat(() => Promise.resolve(shown));
  document.body.append(view);
  await settle(view);
  return view;
}

async function point(view: NightView, type: string, clientX: number, changes: PointerEventInit = {}): Promise<void> {
  slider(view)?.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, buttons: 1, ...changes }));
  await settle(view);
}

async function wheel(view: NightView, changes: WheelEventInit): Promise<boolean> {
  // A wheel is no mouse here, and has neither place nor keys of its own.
  const event = Object.assign(new WheelEvent("wheel", { cancelable: true, ...changes }), {
    clientX: MIDDLE_PX, ctrlKey: changes.ctrlKey ?? false, metaKey: changes.metaKey ?? false,
  });
  slider(view)?.dispatchEvent(event);
  await settle(view);
  return event.defaultPrevented;
}

const said = (view: NightView): string => text(view, ".zoom span");
const marks = (view: NightView): number | undefined => chartOf(view)?.querySelectorAll("path.limb_movement:not(.emblem):not(.selected)").length;
const clocks = (view: NightView): string[] => [...(chartOf(view)?.querySelectorAll(".clock") ?? [])].map(({ textContent }) => textContent);

beforeEach(() => {
  shown = NIGHT;
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the timeline, brought closer", () => {
  it("shows movements apart that shared a pixel, on a finer clock, and says what it shows", async () => {
    const view = await show();
    const before = [marks(view), said(view)];

    for (let turn = 0; turn < 15; turn += 1) await wheel(view, { ctrlKey: true, deltaY: -100 });

    expect(before).toEqual([2, ""]);
    expect(marks(view)).toBe(4);
    expect(said(view)).toBe("01:59:24 to 02:00:35");
    expect(clocks(view)).toEqual(["01:59:30", "02:00:00", "02:00:30"]);
  });

  it("leaves the wheel to the page without the control key", async () => {
    const view = await show();

    const isTaken = [await wheel(view, { deltaY: -100 }), await wheel(view, { deltaX: 50 }), await wheel(view, { metaKey: true, deltaY: -3, deltaMode: 1 })];

    expect(isTaken).toEqual([false, false, true]);
    expect(said(view)).not.toBe("");
  });

  it("goes aside with a wheel that does", async () => {
    const view = await show();
    await press(view, "+");
    const before = said(view);

    await wheel(view, { deltaX: 50 });

    expect([before, said(view)]).toEqual(["00:00 to 04:00", "00:31 to 04:31"]);
  });

  it("follows keys, about the movement that is looked at", async () => {
    const view = await show();
    await press(view, "End");

    await press(view, "+");
    await press(view, "+");
    const close = said(view);
    await press(view, "-");
    const further = said(view);
    await press(view, "0");

    expect([close, further, said(view)]).toEqual(["02:30 to 04:30", "01:00 to 05:00", ""]);
  });

  it("leaves keys to the browser that are its own", async () => {
    const view = await show();

    slider(view)?.dispatchEvent(new KeyboardEvent("keydown", { key: "+", ctrlKey: true }));
    await settle(view);

    expect(said(view)).toBe("");
  });

  it("brings a movement into sight that a key leads to", async () => {
    const view = await show();
    await press(view, "Home");
    for (let turn = 0; turn < 5; turn += 1) await press(view, "+");
    const first = said(view);

    await press(view, "End");

    expect([first, said(view)]).toEqual(["01:52 to 02:07", "03:52 to 04:07"]);
    expect(marks(view)).toBe(1);
  });

  it("has buttons for all of it", async () => {
    const view = await show();
    const button = (label: string): HTMLElement | null | undefined => chartOf(view)?.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
    const states = (): (string | null | undefined)[] => ["Closer", "Further away", "Whole night"].map((label) => button(label)?.getAttribute("aria-disabled") ?? null);
    const before = states();

    button("Closer")?.click();
    await settle(view);
    const closer = [said(view), ...states()];
    button("Whole night")?.click();
    await settle(view);

    expect(before).toEqual(["false", "true", "true"]);
    expect(closer).toEqual(["00:00 to 04:00", "false", "false", "false"]);
    expect(said(view)).toBe("");
  });

  it("goes by a double tap, there and back", async () => {
    const view = await show();

    slider(view)?.dispatchEvent(new MouseEvent("dblclick", { clientX: MIDDLE_PX }));
    await settle(view);
    const close = said(view);
    slider(view)?.dispatchEvent(new MouseEvent("dblclick", { clientX: MIDDLE_PX }));
    await settle(view);

    expect([close, said(view)]).toEqual(["01:00 to 03:00", ""]);
  });

  it("is dragged aside, and picks nothing then", async () => {
    const view = await show();
    await press(view, "+");

    await point(view, "pointerdown", MIDDLE_PX);
    await point(view, "pointermove", MIDDLE_PX + 3);
    const trembled = said(view);
    await point(view, "pointermove", MIDDLE_PX - 63);
    await point(view, "pointerup", MIDDLE_PX - 63, { buttons: 0 });
    slider(view)?.dispatchEvent(new MouseEvent("click", { clientX: MIDDLE_PX, clientY: 110 }));
    await point(view, "pointermove", 0, { buttons: 0 });

    expect([trembled, said(view)]).toEqual(["00:00 to 04:00", "00:40 to 04:40"]);
    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("is not dragged as a whole", async () => {
    const view = await show();

    await point(view, "pointerdown", MIDDLE_PX);
    await point(view, "pointermove", MIDDLE_PX - 60);

    expect(said(view)).toBe("");
  });

  it("follows two fingers", async () => {
    const view = await show();

    await point(view, "pointerdown", MIDDLE_PX - 30);
    await point(view, "pointerdown", MIDDLE_PX + 30, { pointerId: 2 });
    await point(view, "pointermove", MIDDLE_PX - 60);
    await point(view, "pointermove", MIDDLE_PX + 60, { pointerId: 2 });

    expect(said(view)).toBe("00:00 to 04:00");
    await point(view, "pointercancel", MIDDLE_PX, { pointerId: 2 });
    await point(view, "pointerup", MIDDLE_PX, { buttons: 0 });
    expect(said(view)).toBe("00:00 to 04:00");
  });

  it("stays where it is when more of the same night comes, and shows another one as a whole", async () => {
    const view = await show();
    await press(view, "+");

    shown = answer({ night: night({ movements: [movement({ onset_s: 60 }), ...(NIGHT.night?.movements ?? [])] }) });
    await vi.advanceTimersByTimeAsync(300_000);
    await settle(view);
    const same = said(view);
    shown = answer({ night: night({ start: "2026-03-15T21:00:00+00:00" }) });
    await vi.advanceTimersByTimeAsync(300_000);
    await settle(view);

    expect([same, said(view)]).toEqual(["00:00 to 04:00", ""]);
  });
});
