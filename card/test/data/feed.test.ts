import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Feed } from "../../src/data/feed.ts";
import type { Connection } from "../../src/data/home-assistant.ts";
import type { AnswerState } from "../../src/data/request.ts";

const QUESTION = { type: "sleep_twitch/subscribe_tonight" };
type State = AnswerState<{ readonly night: number }>;

let states: State[] = [];
let event: (event: unknown) => void = () => undefined;
let subscribed: (unsubscribe: () => Promise<void>) => void = () => undefined;
let refused: (error: unknown) => void = () => undefined;
const unsubscribe = vi.fn<() => Promise<void>>();
const subscribeMessage = vi.fn<Connection["subscribeMessage"]>((tell) => {
  event = tell;
  return new Promise((resolve, reject) => {
    subscribed = resolve;
    refused = reject;
  });
});

const follow = (): Feed<{ readonly night: number }> => new Feed({ subscribeMessage }, QUESTION, (state: State) => states.push(state));

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  states = [];
  vi.clearAllMocks();
  unsubscribe.mockResolvedValue(undefined);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a feed", () => {
  it("tells whatever comes, and begins again by nobody but us", async () => {
    follow();
    subscribed(unsubscribe);
    event({ night: 1 });
    event({ night: 2 });
    await settle();

    expect(subscribeMessage.mock.calls[0]?.slice(1)).toEqual([QUESTION, { resubscribe: false }]);
    expect(states).toEqual([{ status: "ready", answer: { night: 1 } }, { status: "ready", answer: { night: 2 } }]);
  });

  it("tells no more once it is ended", async () => {
    const feed = follow();
    subscribed(unsubscribe);
    await settle();

    feed.end();
    event({ night: 1 });
    event({ error: { code: "unauthorized", message: "" } });

    expect(unsubscribe).toHaveBeenCalledOnce();
    expect(states).toEqual([]);
  });

  it("is ended as soon as it has begun, where it was ended before", async () => {
    follow().end();
    const before = unsubscribe.mock.calls.length;

    subscribed(unsubscribe);
    await settle();

    expect([before, unsubscribe.mock.calls.length]).toEqual([0, 1]);
  });

  it("is left alone after the connection was lost: its number may be another's by then", async () => {
    const feed = follow();
    subscribed(unsubscribe);
    await settle();

    feed.lose();
    feed.end();
    event({ night: 1 });

    expect(unsubscribe).not.toHaveBeenCalled();
    expect(states).toEqual([]);
  });

  it("takes no harm where Home Assistant knows nothing of it any more", async () => {
    unsubscribe.mockRejectedValue({ code: "not_found" });
    const feed = follow();
    subscribed(unsubscribe);
    await settle();

    feed.end();
    await settle();

    expect(unsubscribe).toHaveBeenCalledOnce();
  });

  it("fails where it is refused, or ends with an error", async () => {
    follow();
    refused({ code: "unknown_command", message: "Unknown command." });
    await settle();
    follow();
    subscribed(unsubscribe);
    event({ error: { code: "unauthorized", message: "You may not see this sleeper" } });
    await settle();

    expect(states.map((state) => state.status === "failed" && state.failure)).toEqual(["unknown_command", "unauthorized"]);
  });

  it("does not wait for ever", async () => {
    follow();

    await vi.advanceTimersByTimeAsync(15_000);

    expect(states).toEqual([{ status: "failed", failure: "timeout", message: "" }]);
  });
});
