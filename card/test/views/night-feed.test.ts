import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { chartOf, hassThat, press, settle, text, TYPE } from "./show.ts";
import type { Connection, HomeAssistant } from "../../src/data/home-assistant.ts";
import type { Night, NightAnswer } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night, nightsAnswer, session } from "../samples.ts";

const LAST = { ...session("2026-03-14"), id: 412 };
const AT = [3600, 7200];

interface Asked {
  readonly type: string;
  readonly night_id?: number;
}

/** A Home Assistant that tells of tonight to whoever listens. */
class Tonight {
  asked: string[] = [];
  listeners = new Map<number, (event: unknown) => void>();
  ended: number[] = [];
  refusal: object | null = null;
  private _last = 0;

  hass(changes: Partial<HomeAssistant> = {}): HomeAssistant {
    const callWS = ((message: Asked) => {
      this.asked.push(message.type);
      if (message.type === "sleep_twitch/nights") return Promise.resolve(nightsAnswer({ nights: [LAST] }));
      return Promise.resolve(answer({ night: night({ id: message.night_id ?? null, start: LAST.start }) }));
    }) as unknown as HomeAssistant["callWS"];
    return hassThat(() => Promise.resolve(null), { callWS, connection: this.connection, ...changes });
  }

  tell(event: object): void {
    for (const listener of this.listeners.values()) listener(event);
  }

  readonly connection: Connection = {
    subscribeMessage: async (listener, { type }) => {
      this.asked.push(String(type));
      await Promise.resolve();
      if (this.refusal) throw this.refusal as Error;
      const id = ++this._last;
      this.listeners.set(id, listener);
      listener(tonight());
      return () => {
        this.listeners.delete(id);
        this.ended.push(id);
        return Promise.resolve();
      };
    },
  };
}

function tonight(onsets_s = AT, changes: Partial<Night> = {}): NightAnswer {
  const movements = onsets_s.map((onset_s) => movement({ onset_s }));
  return answer({ night: night({ id: null, provisional: true, movements, ...changes }) });
}

let home: Tonight;

async function show(): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = home.hass();
  document.body.append(view);
  await settle(view);
  return view;
}

const drawn = (view: NightView): number | undefined => chartOf(view)?.querySelectorAll("path.limb_movement:not(.emblem):not(.selected)").length;
const subscriptions = (): number => home.asked.filter((type) => type === "sleep_twitch/subscribe_tonight").length;

beforeEach(() => {
  home = new Tonight();
  vi.useFakeTimers({ now: Date.parse("2026-03-15T03:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("tonight", () => {
  it("is followed, and not asked for again and again", async () => {
    const view = await show();
    const first = drawn(view);

    home.tell(tonight([...AT, 10_800]));
    await settle(view);
    await vi.advanceTimersByTimeAsync(600_000);

    expect([first, drawn(view)]).toEqual([2, 3]);
    expect(subscriptions()).toBe(1);
    expect(home.asked).not.toContain("sleep_twitch/night");
  });

  it("keeps the movement that is looked at, wherever it stands in the list by then", async () => {
    const view = await show();
    await press(view, "End");

    home.tell(tonight([1800, ...AT]));
    await settle(view);

    expect(text(view, ".detail .name .note")).toBe("00:00:00 · 3 of 3");
  });

  it("lets go of a movement that is none any more", async () => {
    const view = await show();
    await press(view, "End");

    home.tell(tonight([3600]));
    await settle(view);

    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("is followed no more while another night is shown, and again after it", async () => {
    const view = await show();
    const button = (label: string): HTMLElement | null | undefined => view.shadowRoot?.querySelector<HTMLElement>(`button[aria-label="${label} night"]`);

    button("Previous")?.click();
    await settle(view);
    const past = [home.ended.length, home.listeners.size, text(view, ".chips")];
    button("Next")?.click();
    await settle(view);

    expect(past).toEqual([1, 0, ""]);
    expect([home.listeners.size, text(view, ".chips")]).toEqual([1, "Still going on"]);
  });

  it("is followed no more once the card is gone, and again when it is back", async () => {
    const view = await show();

    view.remove();
    const gone = home.listeners.size;
    document.body.append(view);
    await settle(view);

    expect([gone, home.listeners.size]).toEqual([0, 1]);
  });

  it("is followed anew after the connection was lost, and the old one is not ended in its place", async () => {
    const view = await show();

    view.hass = home.hass({ connected: false });
    await settle(view);
    home.listeners.clear();
    view.hass = home.hass();
    await settle(view);

    expect(home.ended).toEqual([]);
    expect([subscriptions(), home.listeners.size]).toEqual([2, 1]);
  });

  it("is taken away from whoever may not see it any more, and asked for later", async () => {
    const view = await show();

    home.tell({ error: { code: "unauthorized", message: "You may not see this sleeper" } });
    await settle(view);
    const said = text(view, ".state h2");
    await vi.advanceTimersByTimeAsync(30_000);
    await settle(view);

    expect(said).toBe("This night is private");
    expect([subscriptions(), drawn(view)]).toEqual([2, 2]);
  });

  it("is asked for as before where an earlier version cannot tell of it", async () => {
    home.refusal = { code: "unknown_command", message: "Unknown command." };
    const view = await show();

    await vi.advanceTimersByTimeAsync(300_000);

    expect(text(view, "h2")).toBe("Night of Ada");
    expect([subscriptions(), home.asked.filter((type) => type === "sleep_twitch/night").length]).toEqual([1, 2]);
  });
});
