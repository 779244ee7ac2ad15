import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { chartOf, hassThat, press, refuse, settle, slider, text, TYPE } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { NightAnswer } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night } from "../samples.ts";

interface Asked {
  readonly type: string;
  readonly service_data?: { readonly wrong: boolean };
}

const MOVEMENTS = [movement({ onset_s: 3600 }), movement({ onset_s: 7200, kind: "hypnic_jerk" })];

/** A Home Assistant that keeps what was marked, as the real one does. */
class Marking {
  isWrong = false;
  asked: Asked[] = [];
  /** What a mark waits for, or what it is refused with. */
  answers: () => Promise<unknown> = () => Promise.resolve({});

  hass(is_admin = true, changes: Partial<NightAnswer["night"]> = {}): HomeAssistant {
    const callWS = (async (message: Asked) => {
      if (message.type === "sleep_twitch/nights") return { nights: [], marks: [] };
      if (message.type === "sleep_twitch/signal") return refuse({ code: "no_raw_data", message: "" })();
      this.asked.push(message);
      if (message.type === "call_service") {
        await this.answers();
        this.isWrong = message.service_data?.wrong ?? false;
        return {};
      }
      const movements = MOVEMENTS.map((one, index) => ({ ...one, wrong: index === 0 && this.isWrong }));
      return answer({ night: night({ id: 412, movements, ...changes }) });
    }) as unknown as HomeAssistant["callWS"];
    return hassThat(() => Promise.resolve(null), { callWS, user: { is_admin } });
  }
}

async function showFirst(hass: HomeAssistant): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = hass;
  document.body.append(view);
  await settle(view);
  await press(view, "Home");
  return view;
}

const button = (view: NightView): HTMLButtonElement | null | undefined => view.shadowRoot?.querySelector<HTMLButtonElement>(".wrong button");

async function click(view: NightView): Promise<void> {
  button(view)?.click();
  await settle(view);
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("this was not a movement", () => {
  it("marks it, and shows the night as it is then: struck through and told", async () => {
    const marking = new Marking();
    const view = await showFirst(marking.hass());

    await click(view);

    expect(marking.asked.map(({ type }) => type)).toEqual(["sleep_twitch/night", "call_service", "sleep_twitch/night"]);
    expect(text(view, ".detail dl")).toContain("Markednot a movement, counted nowhere");
    expect(slider(view)?.getAttribute("aria-valuetext")).toContain("Marked not a movement");
    expect(chartOf(view)?.querySelectorAll("path.limb_movement.wrong:not(.selected)")).toHaveLength(1);
    expect(chartOf(view)?.querySelectorAll("path.strike").length).toBeGreaterThan(0);
    expect(chartOf(view)?.querySelectorAll(".count")[1]?.textContent).toBe("0");
  });

  it("is taken back by the same button", async () => {
    const marking = new Marking();
    const view = await showFirst(marking.hass());

    await click(view);
    const said = button(view)?.textContent.trim();
    await click(view);

    expect(said).toBe("It was a movement after all");
    expect(marking.asked.flatMap(({ service_data }) => service_data ?? [])).toMatchObject([{ wrong: true }, { wrong: false }]);
    expect(button(view)?.textContent.trim()).toBe("This was not a movement");
    expect(chartOf(view)?.querySelector("path.wrong")).toBeNull();
  });

  it("stands in the table too", async () => {
    const marking = new Marking();
    marking.isWrong = true;
    const view = await showFirst(marking.hass());
    const details = view.shadowRoot?.querySelector("details");

    if (details) details.open = true;
    details?.dispatchEvent(new Event("toggle"));
    await settle(view);

    expect(text(view, "tbody td.kind")).toBe("Limb movement · not a movement, counted nowhere");
  });

  it("is for administrators, in nights that are over", async () => {
    const member = await showFirst(new Marking().hass(false));
    const running = await showFirst(new Marking().hass(true, { id: null, provisional: true }));

    expect([button(member), button(running)]).toEqual([null, null]);
  });

  it("says in words why nothing was changed, beside that movement only", async () => {
    const marking = new Marking();
    marking.answers = refuse({ code: "service_validation_error", message: "No movement at 3600 s." });
    const view = await showFirst(marking.hass());

    await click(view);
    const said = text(view, ".wrong [role=alert]");
    await press(view, "ArrowRight");

    expect(said).toBe("Nothing was changed. No movement at 3600 s.");
    expect(view.shadowRoot?.querySelector(".wrong [role=alert]")).toBeNull();
    expect(chartOf(view)?.querySelector("path.wrong")).toBeNull();
  });

  it("asks once, however often it is pressed meanwhile", async () => {
    const marking = new Marking();
    let go: (answer: unknown) => void = () => undefined;
    marking.answers = () => new Promise((resolve) => {
      go = resolve;
    });
    const view = await showFirst(marking.hass());

    await click(view);
    await click(view);
    const isDisabled = button(view)?.getAttribute("aria-disabled");
    go({});
    await settle(view);

    expect(isDisabled).toBe("true");
    expect(marking.asked.filter(({ type }) => type === "call_service")).toHaveLength(1);
    expect(button(view)?.getAttribute("aria-disabled")).toBe("false");
  });
});
