import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hassThat, press, refuse, RICH, SERIES, settle, show, showNight, text, TYPE } from "./show.ts";
import type { Answers } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { answer, LOCALE, night } from "../samples.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the states of the card", () => {
  it("begin with the shape of what is to come", async () => {
    const view = await show(() => new Promise(() => undefined));

    expect(view.shadowRoot?.querySelector(".skeleton")?.getAttribute("aria-label")).toBe("Loading the night");
  });

  it("do not load for ever, and try again when asked", async () => {
    const answers = vi.fn<Answers>().mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValue(RICH);
    const view = await show(answers);

    await vi.advanceTimersByTimeAsync(15_000);
    await settle(view);
    const failed = text(view, "h2");
    view.shadowRoot?.querySelector<HTMLButtonElement>(".retry")?.click();
    await settle(view);

    expect([failed, text(view, "h2")]).toEqual(["No answer", "Night of Ada"]);
  });

  it.each([
    [{ connected: true, in_bed: false }, "The bed node is connected."],
    [{ connected: true, in_bed: true }, "The bed node is connected and sees somebody in bed."],
    [{ connected: false, in_bed: null }, "The bed node does not answer."],
  ])("say before the first night how the node is: %s", async (node, sentence) => {
    const view = await showNight(answer({ night: null, node: { ...answer().node, ...node } }));

    expect(text(view, ".state")).toContain("The first night appears here after Ada gets up.");
    expect(text(view, ".state")).toContain(sentence);
  });

  it("say that a night is private, and who can change it; asking again would not", async () => {
    const view = await show(refuse({ code: "unauthorized", message: "Unauthorized" }));

    expect(text(view, ".state")).toContain("An administrator can change it");
    expect(view.shadowRoot?.querySelector(".retry")).toBeNull();
  });

  it("say what Home Assistant said about an error", async () => {
    const view = await show(refuse({ code: "home_assistant_error", message: "disk image is malformed" }));

    expect(text(view, ".state")).toContain("It said: disk image is malformed");
  });
});

describe("the card over time", () => {
  it("asks again by itself, and shows the night that came", async () => {
    const answers = vi.fn<Answers>().mockResolvedValueOnce(answer({ night: null })).mockResolvedValue(RICH);
    const view = await show(answers);

    await vi.advanceTimersByTimeAsync(30_000);
    await settle(view);

    expect(text(view, ".main h3")).toBe("Periodic limb movements");
  });

  it("keeps the night it has while the connection is away, and asks when it is back", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(RICH);
    const view = await show(answers);

    view.hass = hassThat(answers, { connected: false });
    await vi.advanceTimersByTimeAsync(300_000);
    await settle(view);
    const away = [text(view, "h2"), answers.mock.calls.length];
    view.hass = hassThat(answers);
    await settle(view);

    expect(away).toEqual(["Night of Ada", 1]);
    expect(answers).toHaveBeenCalledTimes(2);
  });

  it("does not draw anew for every state of the house", async () => {
    const view = await showNight(RICH);
    const update = vi.spyOn(view, "render");

    view.hass = hassThat(() => Promise.resolve(RICH));
    await settle(view);

    expect(update).not.toHaveBeenCalled();
  });

  it("asks for the other sleeper when the configuration changes", async () => {
    const view = await showNight(RICH);
    const asked: unknown[] = [];
    const callWS = ((message: unknown) => {
      asked.push(message);
      const { type } = message as { type: string };
      return Promise.resolve(type === "sleep_twitch/nights" ? { ...RICH, nights: [] } : RICH);
    }) as HomeAssistant["callWS"];

    view.hass = hassThat(() => Promise.resolve(RICH), { callWS });
    view.config = { type: TYPE, device_id: "bob" };
    await settle(view);

    expect(asked).toContainEqual({ type: "sleep_twitch/night", device_id: "bob" });
  });

  it("speaks the user's language", async () => {
    const view = await showNight(RICH);

    view.hass = hassThat(() => Promise.resolve(RICH), { locale: { ...LOCALE, language: "de" } });
    await vi.dynamicImportSettled();
    await settle(view);

    expect(text(view, "h2")).toBe("Nacht von Ada");
  });

  it("lets go of a selection when another night comes", async () => {
    const next = answer({ night: night({ start: "2026-03-15T21:00:00+00:00", movements: SERIES }) });
    const answers = vi.fn<Answers>().mockResolvedValueOnce(RICH).mockResolvedValue(next);
    const view = await show(answers);
    await press(view, "Home");

    await vi.advanceTimersByTimeAsync(300_000);
    await settle(view);

    expect(view.shadowRoot?.querySelector(".detail")).toBeNull();
  });

  it("asks at once when the page is looked at again", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(RICH);
    await show(answers);

    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);

    expect(answers).toHaveBeenCalledTimes(2);
  });

  it("asks no more once it is gone", async () => {
    const answers = vi.fn<Answers>().mockResolvedValue(RICH);
    const view = await show(answers);

    view.remove();
    await vi.advanceTimersByTimeAsync(600_000);

    expect(answers).toHaveBeenCalledTimes(1);
  });
});
