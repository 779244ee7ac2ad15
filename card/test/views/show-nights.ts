import { vi } from "vitest";

import "./room.ts";
import type { CardConfig } from "../../src/data/home-assistant.ts";
import type { View } from "../../src/views/card-shell.ts";
import { hassOfAll } from "./show.ts";
import type { Answers } from "./show.ts";

/** A view of many nights and its charts. */
export class ShownNights {
  readonly view: View;
  private readonly _charts: readonly string[];

  constructor(view: View, charts: readonly string[]) {
    this.view = view;
    this._charts = charts;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) {
      await vi.advanceTimersByTimeAsync(0);
      for (const element of [this.view, ...this.charts()]) await (element as Partial<{ updateComplete: Promise<boolean> }>).updateComplete;
    }
  }

  charts(): readonly Element[] {
    return this._charts.flatMap((tag) => [...(this.view.shadowRoot?.querySelectorAll(tag) ?? [])]);
  }

  /** Find in the card first, in its charts else. */
  all(selector: string): readonly Element[] {
    const roots = [this.view, ...this.charts()].map(({ shadowRoot }) => shadowRoot);
    return roots.flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
  }

  text(selector: string): string {
    return (this.all(selector)[0]?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  async press(key: string): Promise<void> {
    this.all("[role=slider]")[0]?.dispatchEvent(new KeyboardEvent("keydown", { key }));
    await this.settle();
  }

  async openTable(): Promise<void> {
    const details = this.all("details")[0] as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await this.settle();
  }
}

export async function showNights(tag: string, charts: readonly string[], answers: Answers, config: CardConfig): Promise<ShownNights> {
  const view = document.createElement(tag) as View;
  view.config = config;
  view.hass = hassOfAll(answers);
  document.body.append(view);
  const shown = new ShownNights(view, charts);
  await shown.settle();
  return shown;
}
