import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CardConfig } from "../data/home-assistant.ts";
import type { NightAnswer } from "../data/night.ts";
import { CLOSED_REFRESH_MS, FAILED_REFRESH_MS } from "../data/request.ts";
import type { AnswerState } from "../data/request.ts";
import { AskingView } from "./asking-view.ts";
import { renderFolded } from "./folded-table.ts";

/** What the head of a card says. */
export interface Head {
  readonly title: string;
  /** Below the title; what is unknown is left out. */
  readonly facts: readonly (string | undefined)[];
  readonly isSimulated: boolean;
  /** Beside the title. */
  readonly tools?: TemplateResult;
}

/** What the cards of many nights have in common: a head, a night that is picked, and a table that is folded away. */
export abstract class ManyView<Config extends CardConfig, Answer extends Pick<NightAnswer, "node" | "sleeper">> extends AskingView<Config, Answer> {
  static override readonly properties = { ...AskingView.properties, selected: { state: true }, _isTableOpen: { state: true } };

  /** The night that is picked; -1 is none. */
  declare protected selected: number;
  declare private _isTableOpen: boolean;
  protected override readonly isOfMany = true;

  constructor() {
    super();
    this.selected = -1;
    this._isTableOpen = false;
  }

  protected override refreshMs({ status }: AnswerState<Answer>): number {
    return status === "ready" ? CLOSED_REFRESH_MS : FAILED_REFRESH_MS;
  }

  protected renderHead({ title, facts, isSimulated, tools }: Head): TemplateResult {
    return html`
      <header>
        <div>
          <h2>${title}</h2>
          <p class="span">${facts.filter(Boolean).join(" · ")}</p>
        </div>
        <div class="chips">${isSimulated ? html`<span class="chip simulated">${this.words("chip.simulated")}</span>` : nothing}${tools}</div>
      </header>
    `;
  }

  /** Draw what a card shows between its head and its table, and what all figures are to be read with. */
  protected renderBody(head: TemplateResult, { node }: Answer, body: TemplateResult, rows: (() => unknown) | null): TemplateResult {
    const toggle = (isOpen: boolean): void => {
      this._isTableOpen = isOpen;
    };
    return html`
      ${head} ${node.connected ? nothing : this.renderNotice("offline", this.words("notice.offline"))} ${body}
      ${rows ? renderFolded(this._isTableOpen, this.words, toggle, rows) : nothing}
      <p class="scale">${this.words("scale")}</p>
    `;
  }

  protected renderNotice(name: string, text: string): TemplateResult {
    return html`<p class="notice ${name}" role="note">${text}</p>`;
  }

  protected readonly handlePick = (event: CustomEvent<number>): void => {
    this.selected = event.detail;
  };

  protected readonly letGo = (): void => {
    this.selected = -1;
  };
}
