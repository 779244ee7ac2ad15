import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { NightCardConfig } from "../data/config.ts";
import { chipsOf, noticesOf } from "../data/notices.ts";
import { nightQuestion, refreshMs } from "../data/request.ts";
import type { NightState, Question } from "../data/request.ts";
import type { Night, NightAnswer } from "../data/night.ts";
import { atMs, reasonText } from "../data/describe.ts";
import type { Format } from "../language/format.ts";
import { AskingView } from "./asking-view.ts";
import { renderDetail } from "./detail.ts";
import { renderFigures, renderHeadline } from "./figures.ts";
import { renderEmpty, renderNotice } from "./states.ts";
import { nightStyles } from "./styles.ts";
import { renderTable } from "./table.ts";
import "./timeline.ts";

const TAG = "sleep-twitch-night-view";

/** One night: headline figures, timeline, the selected movement in words, and all of it as a table. */
export class NightView extends AskingView<NightCardConfig, NightAnswer> {
  static override readonly properties = { ...AskingView.properties, _selected: { state: true }, _isTableOpen: { state: true } };
  static override readonly styles = nightStyles;

  declare private _selected: number;
  declare private _isTableOpen: boolean;

  constructor() {
    super();
    this._selected = -1;
    this._isTableOpen = false;
  }

  protected override question(config: NightCardConfig): Question {
    return nightQuestion(config);
  }

  protected override refreshMs(state: NightState): number {
    return refreshMs(state);
  }

  protected override renderAnswer(answer: NightAnswer, format: Format): TemplateResult {
    if (!answer.night) return renderEmpty(answer, this._renderHeader(answer, format), this.words);
    return this._renderNight(answer, answer.night, format);
  }

  protected override handleAnswer(answer: NightAnswer, before: NightAnswer | null): void {
    if (before?.night?.start !== answer.night?.start) this._selected = -1;
  }

  private _renderNight(answer: NightAnswer, night: Night, format: Format): TemplateResult {
    const translate = this.words;
    return html`
      ${this._renderHeader(answer, format)}
      ${noticesOf(answer).map((notice) => renderNotice(notice, answer, translate, format))}
      ${renderHeadline(night, translate, format)}
      <sleep-twitch-timeline
        .night=${night}
        .words=${translate}
        .format=${format}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment ?? false}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${renderDetail(night, this._selected, translate, format, (index) => {
        this._selected = index;
      })}
      ${renderFigures(night.summary, translate, format)}
      ${renderTable(night, this._isTableOpen, translate, format, (isOpen) => {
        this._isTableOpen = isOpen;
      })}
      <p class="scale">${reasonText(night.presence_reason, translate, format)}</p>
      <p class="scale">${translate("scale")}</p>
    `;
  }

  private _renderHeader(answer: NightAnswer, format: Format): TemplateResult {
    const { night, sleeper } = answer;
    const chips = chipsOf(answer).map((chip) => html`<span class="chip ${chip}">${this.words(`chip.${chip}`)}</span>`);
    return html`
      <header>
        <div>
          <h2>${this.config?.title ?? this.words("title.night", { name: sleeper.name })}</h2>
          ${night ? html`<p class="span">${this._span(night, format)}</p>` : nothing}
        </div>
        <div class="chips">${chips}</div>
      </header>
    `;
  }

  private _span(night: Night, format: Format): string {
    const start_ms = atMs(night, night.in_bed[0]?.[0] ?? 0);
    const end_ms = atMs(night, night.in_bed.at(-1)?.[1] ?? night.duration_s);
    const figures = { start: format.time(start_ms), end: format.time(end_ms) };
    const span = this.words(night.provisional ? "span.running" : "span", figures);
    return `${format.day(end_ms)} · ${span}`;
  }

  private readonly _handlePick = (event: CustomEvent<number>): void => {
    this._selected = event.detail;
  };
}

if (!customElements.get(TAG)) customElements.define(TAG, NightView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-night-view": NightView;
  }
}
