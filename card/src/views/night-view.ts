import { html } from "lit";
import type { PropertyValues, TemplateResult } from "lit";

import type { NightCardConfig } from "../data/config.ts";
import { marksOf } from "../data/diary.ts";
import { Fortnight } from "../data/fortnight.ts";
import { latestStop, neighboursOf, NightList } from "../data/night-list.ts";
import type { Neighbours, Stop } from "../data/night-list.ts";
import { placeAgain } from "../data/night.ts";
import { noticesOf } from "../data/notices.ts";
import { nightQuestion, refreshMs, tonightQuestion } from "../data/request.ts";
import type { Failed, NightState, Question } from "../data/request.ts";
import type { Night, NightAnswer } from "../data/night.ts";
import { reasonText } from "../data/describe.ts";
import type { Format } from "../language/format.ts";
import { AskingView } from "./asking-view.ts";
import { renderDetail } from "./detail.ts";
import { renderFigures, renderHeadline } from "./figures.ts";
import { headerStyles, renderNightHeader } from "./night-header.ts";
import { renderEmpty, renderNotice } from "./states.ts";
import { nightStyles } from "./styles.ts";
import { renderTable } from "./table.ts";
import "./signal-chart.ts";
import "./timeline.ts";
import { renderUsual } from "./usual.ts";
import { WrongButton } from "./wrong-button.ts";

const TAG = "sleep-twitch-night-view";

/** One night: headline figures, timeline, the selected movement in words, and all of it as a table. */
export class NightView extends AskingView<NightCardConfig, NightAnswer> {
  static override readonly properties = { ...AskingView.properties, _selected: { state: true }, _isTableOpen: { state: true } };
  static override readonly styles = [nightStyles, headerStyles];

  declare private _selected: number;
  declare private _isTableOpen: boolean;
  /** The night that was stepped to; null is the latest. */
  private _wanted: Stop | null = null;
  private _latest: Stop = latestStop(null);
  private _latest_id: number | null | undefined;
  private _list = new NightList();
  private readonly _fortnight = new Fortnight();
  private readonly _wrongButton = new WrongButton(this, () => void this.ask());

  constructor() {
    super();
    this._selected = -1;
    this._isTableOpen = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("config");
    if (before && before.device_id !== this.config?.device_id) this._forgetNights();
    super.willUpdate(changed);
  }

  protected override question(config: NightCardConfig): Question {
    return nightQuestion(config, this._wanted?.night_id);
  }

  /** A night of the past tells nothing new. */
  protected override feedQuestion(config: NightCardConfig): Question | null {
    return this._wanted ? null : tonightQuestion(config);
  }

  protected override refreshMs(state: NightState): number {
    return refreshMs(state);
  }

  protected override renderAnswer(answer: NightAnswer, format: Format): TemplateResult {
    if (!answer.night) return renderEmpty(answer, this._renderHeader(answer, format), this.words);
    return this._renderNight(answer, answer.night, format);
  }

  protected override handleAnswer(answer: NightAnswer, before: NightAnswer | null): void {
    this._selected = placeAgain(this._selected, before?.night, answer.night);
    if (!this._wanted) this._keepLatest(answer.night);
    void this._lookBack();
    if (answer.night) void this._lookUp(answer.night);
  }

  /** A night that was forgotten meanwhile, as the bed's options say, leads back to the latest. */
  protected override handleFailure({ failure }: Failed): void {
    if (failure !== "not_found" || !this._wanted) return;
    this._forgetNights();
    void this.ask();
  }

  protected override handleKey(event: KeyboardEvent): void {
    if (!event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const { previous, next } = this._neighbours();
    const stops = new Map([["ArrowLeft", previous], ["ArrowRight", next]]);
    if (!stops.has(event.key)) return;
    event.preventDefault();
    this._go(stops.get(event.key) ?? null);
  }

  /** A night that is over since makes the list an old one. */
  private _keepLatest(night: Night | null): void {
    this._latest = latestStop(night);
    const id = night?.id ?? null;
    if (this._latest_id !== id) this._list = new NightList();
    this._latest_id = id;
  }

  private _renderNight(answer: NightAnswer, night: Night, format: Format): TemplateResult {
    const translate = this.words;
    return html`
      ${this._renderHeader(answer, format)}
      ${noticesOf(answer).map((notice) => renderNotice(notice, answer, translate, format))}
      ${renderHeadline(night, renderUsual(night, this._fortnight.answer, translate, format), translate, format)}
      <sleep-twitch-timeline
        .night=${night}
        .words=${translate}
        .format=${format}
        .selected=${this._selected}
        .diary=${marksOf(night, this._fortnight.answer?.marks ?? [], this.hass?.config.time_zone ?? format.timeZone)}
        .hideEnvironment=${this.config?.hide_environment ?? false}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${this._renderDetail(answer, night, format)}
      ${renderFigures(night.summary, translate, format)}
      ${renderTable(night, this._isTableOpen, translate, format, (isOpen) => {
        this._isTableOpen = isOpen;
      })}
      <p class="scale">${reasonText(night.presence_reason, translate, format)}</p>
      <p class="scale">${translate("scale")}</p>
    `;
  }

  private _renderDetail(answer: NightAnswer, night: Night, format: Format): TemplateResult {
    const select = (index: number): void => {
      this._selected = index;
    };
    return renderDetail(night, this._selected, this.words, format, select, (movement) => html`
      <sleep-twitch-signal-chart
        .hass=${this.hass}
        .night=${night}
        .movement=${movement}
        .device_id=${this.config?.device_id}
        .words=${this.words}
        .format=${format}
      ></sleep-twitch-signal-chart>
      ${this._wrongButton.render(answer, movement, this.hass, this.words)}
    `);
  }

  private _renderHeader(answer: NightAnswer, format: Format): TemplateResult {
    const steps = { ...this._neighbours(), go: this._go };
    return renderNightHeader(answer, this.config?.title, steps, this.words, format);
  }

  private _neighbours(): Neighbours {
    return neighboursOf(this._wanted ?? this._latest, this._list.sessions, this._latest);
  }

  /** Show another night; what is there stays until it has come. */
  private readonly _go = (stop: Stop | null): void => {
    if (!stop) return;
    this._wanted = stop.night_id === null ? null : stop;
    void this.ask();
    void this._lookBack();
  };

  /** Fetch what the button to the night before needs to know. */
  private async _lookBack(): Promise<void> {
    const { hass, config } = this;
    if (!hass || !config) return;
    await this._list.lookBack(this._wanted ?? this._latest, hass, config.device_id);
    this.requestUpdate();
  }

  /** Fetch what the night is compared with. */
  private async _lookUp(night: Night): Promise<void> {
    const { hass, config } = this;
    if (!hass || !config) return;
    await this._fortnight.lookUp(night, hass, config.device_id);
    this.requestUpdate();
  }

  private _forgetNights(): void {
    this._wanted = null;
    this._latest_id = undefined;
    this._list = new NightList();
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
