import { LitElement, html, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";

import type { NightCardConfig } from "../data/config.ts";
import { chipsOf, noticesOf } from "../data/notices.ts";
import { refreshMs, requestNight } from "../data/request.ts";
import type { NightState } from "../data/request.ts";
import type { HomeAssistant } from "../data/home-assistant.ts";
import type { Night, NightAnswer } from "../data/night.ts";
import { atMs, reasonText } from "../data/describe.ts";
import { makeFormat, timeZoneOf } from "../language/format.ts";
import type { Format } from "../language/format.ts";
import { loadMessages, translator } from "../language/translate.ts";
import type { Translate } from "../language/translate.ts";
import { renderDetail } from "./detail.ts";
import { renderFigures, renderHeadline } from "./figures.ts";
import { renderEmpty, renderFailure, renderNotice, renderSkeleton } from "./states.ts";
import { nightStyles } from "./styles.ts";
import { renderTable } from "./table.ts";
import "./timeline.ts";

const TAG = "sleep-twitch-night-view";

/** One night: headline figures, timeline, the selected movement in words, and all of it as a table. */
export class NightView extends LitElement {
  static override readonly properties = {
    config: { attribute: false },
    hass: { attribute: false },
    _state: { state: true },
    _selected: { state: true },
    _isTableOpen: { state: true },
    _translate: { state: true },
  };
  static override readonly styles = nightStyles;

  declare config: NightCardConfig | undefined;
  declare hass: HomeAssistant | undefined;
  declare private _state: NightState;
  declare private _selected: number;
  declare private _isTableOpen: boolean;
  declare private _translate: Translate;
  private _format: Format | undefined;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _request = 0;

  constructor() {
    super();
    this._state = { status: "loading" };
    this._selected = -1;
    this._isTableOpen = false;
    this._translate = translator();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this._handleVisible);
    if (this.hasUpdated) void this._ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this._handleVisible);
    clearTimeout(this._timer);
  }

  /** Home Assistant sets `hass` with every state of the house; only what this card reads makes it draw anew. */
  override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!changed.has("hass") || changed.size > 1) return true;
    const before = changed.get("hass");
    return before?.locale !== this.hass?.locale || before?.connected !== this.hass?.connected;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { hass, config } = this;
    if (!hass || !config) return;
    const before = changed.get("hass");
    if (changed.has("hass") && before?.locale.language !== hass.locale.language) void this._speak(hass.locale.language);
    this._format = makeFormat(hass.locale, timeZoneOf(hass.locale, hass.config.time_zone), this._translate);
    const wasConfigured = changed.has("config") && changed.get("config")?.device_id !== config.device_id;
    const isBack = changed.has("hass") && hass.connected && before?.connected !== true;
    if (wasConfigured || isBack) void this._ask();
  }

  /** All languages so far run from left to right: in a line of the other direction their figures would change places. */
  override render(): TemplateResult {
    return html`<ha-card><div class="card" dir="ltr">${this._renderState()}</div></ha-card>`;
  }

  private _renderState(): TemplateResult {
    const translate = this._translate;
    if (this._state.status === "loading" || !this._format) return renderSkeleton(translate);
    if (this._state.status === "failed") return renderFailure(this._state, translate, () => void this._ask());
    const { answer } = this._state;
    if (!answer.night) return renderEmpty(answer, this._renderHeader(answer, this._format), translate);
    return this._renderNight(answer, answer.night, this._format);
  }

  private _renderNight(answer: NightAnswer, night: Night, format: Format): TemplateResult {
    const translate = this._translate;
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
    const chips = chipsOf(answer).map((chip) => html`<span class="chip ${chip}">${this._translate(`chip.${chip}`)}</span>`);
    return html`
      <header>
        <div>
          <h2>${this.config?.title ?? this._translate("title.night", { name: sleeper.name })}</h2>
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
    const span = this._translate(night.provisional ? "span.running" : "span", figures);
    return `${format.day(end_ms)} · ${span}`;
  }

  private readonly _handleVisible = (): void => {
    if (document.visibilityState === "visible") void this._ask();
  };

  private readonly _handlePick = (event: CustomEvent<number>): void => {
    this._selected = event.detail;
  };

  private async _speak(language: string): Promise<void> {
    this._translate = translator(await loadMessages(language));
  }

  private async _ask(): Promise<void> {
    const { hass, config } = this;
    if (!hass || !config) return;
    clearTimeout(this._timer);
    const request = ++this._request;
    const state = await requestNight(hass, config);
    // A later question makes an earlier answer worthless.
    if (request !== this._request || !this.isConnected) return;
    this._show(state);
    this._timer = setTimeout(() => {
      if (document.visibilityState === "visible") void this._ask();
    }, refreshMs(state));
  }

  /** A night that was read stays on the card while the connection is away for a moment. */
  private _show(state: NightState): void {
    const isLost = state.status === "failed" && (state.failure === "disconnected" || state.failure === "timeout");
    if (isLost && this._state.status === "ready") return;
    const before = this._state.status === "ready" ? this._state.answer.night : null;
    const after = state.status === "ready" ? state.answer.night : null;
    if (before?.start !== after?.start) this._selected = -1;
    this._state = state;
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, NightView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-night-view": NightView;
  }
}
