import { LitElement, html } from "lit";
import type { PropertyValues, TemplateResult } from "lit";

import type { CardConfig, Connection, HomeAssistant } from "../data/home-assistant.ts";
import { Feed } from "../data/feed.ts";
import { ask } from "../data/request.ts";
import type { AnswerState, Failed, Question } from "../data/request.ts";
import { makeFormat, timeZoneOf } from "../language/format.ts";
import type { Format } from "../language/format.ts";
import { loadTexts } from "../language/texts.ts";
import { loadMessages, translator } from "../language/translate.ts";
import type { Translate } from "../language/translate.ts";
import { renderFailure, renderSkeleton } from "./states.ts";
import type { Topic } from "./states.ts";

/** What every card does beside drawing: it asks, asks again, and says in the user's language what went wrong. */
export abstract class AskingView<Config extends CardConfig, Answer> extends LitElement {
  static override readonly properties = {
    config: { attribute: false },
    hass: { attribute: false },
    state: { state: true },
    words: { state: true },
  };

  declare config: Config | undefined;
  declare hass: HomeAssistant | undefined;
  declare protected state: AnswerState<Answer>;
  declare protected words: Translate;
  /** Whether the card tells of many nights, where its failures have words for that. */
  protected readonly isOfMany: boolean = false;
  private _format: Format | undefined;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _request = 0;
  private _feed: Feed<Answer> | undefined;
  /** An integration from before the feed knows the question alone. */
  private _hasFeed = true;

  constructor() {
    super();
    this.state = { status: "loading" };
    this.words = translator();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this._handleVisible);
    if (this.hasUpdated) void this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this._handleVisible);
    clearTimeout(this._timer);
    this._feed?.end();
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
    if (changed.has("hass") && before?.locale.language !== hass.locale.language) void this._speak(hass);
    this._format = makeFormat(hass.locale, timeZoneOf(hass.locale, hass.config.time_zone), this.words);
    const isBack = changed.has("hass") && hass.connected && before?.connected !== true;
    if (!hass.connected) this._feed?.lose();
    if (isBack) this._hasFeed = true;
    if (this._isOtherQuestion(changed, hass, config) || isBack) void this.ask();
  }

  /** All languages so far run from left to right: in a line of the other direction their figures would change places. */
  override render(): TemplateResult {
    return html`<ha-card><div class="card" dir="ltr" @keydown=${this._handleKeydown}>${this._renderState()}</div></ha-card>`;
  }

  protected get topic(): Topic {
    return this.isOfMany ? "nights" : "";
  }

  protected abstract question(config: Config, hass: HomeAssistant): Question;
  protected abstract renderAnswer(answer: Answer, format: Format): TemplateResult;
  protected abstract refreshMs(state: AnswerState<Answer>): number;

  /** What tells the answer again and again, where there is such a thing. */
  protected feedQuestion?(config: Config): Question | null;

  /** Called with every answer before it is shown, and with the one before it. */
  protected handleAnswer?(answer: Answer, before: Answer | null): void;

  /** Called with every failure before it is shown. */
  protected handleFailure?(state: Failed): void;

  /** Called with every key that is pressed in the card. */
  protected handleKey?(event: KeyboardEvent): void;

  /** Be told nothing more until it is asked again. */
  protected leave(): void {
    this._feed?.end();
  }

  protected async ask(): Promise<void> {
    const { hass, config } = this;
    if (!hass || !config) return;
    clearTimeout(this._timer);
    this._feed?.end();
    this._feed = undefined;
    const request = ++this._request;
    const feed = this._hasFeed ? this.feedQuestion?.(config) : null;
    if (feed && hass.connection && hass.connected) {
      this._follow(hass.connection, feed);
      return;
    }
    const state = await ask<Answer>(hass, this.question(config, hass));
    // A later question makes an earlier answer worthless.
    if (request !== this._request || !this.isConnected) return;
    this._show(state);
    this._askLater(state);
  }

  /** Be told from now on. */
  private _follow(connection: Connection, question: Question): void {
    this._feed = new Feed<Answer>(connection, question, (state) => {
      this._hasFeed = state.status !== "failed" || state.failure !== "unknown_command";
      if (!this._hasFeed) {
        void this.ask();
        return;
      }
      this._show(state);
      // A feed that has failed tells nothing more.
      if (state.status === "failed") this._askLater(state);
    });
  }

  private _askLater(state: AnswerState<Answer>): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      if (document.visibilityState === "visible") void this.ask();
    }, this.refreshMs(state));
  }

  private _renderState(): TemplateResult {
    const { state } = this;
    if (state.status === "loading" || !this._format) return renderSkeleton(this.words, this.topic);
    if (state.status === "failed") return renderFailure(state, this.words, this.topic, () => void this.ask());
    return this.renderAnswer(state.answer, this._format);
  }

  private _isOtherQuestion(changed: PropertyValues<this>, hass: HomeAssistant, config: Config): boolean {
    if (!changed.has("config")) return false;
    const before = changed.get("config");
    return !before || JSON.stringify(this.question(before, hass)) !== JSON.stringify(this.question(config, hass));
  }

  private readonly _handleKeydown = (event: KeyboardEvent): void => {
    this.handleKey?.(event);
  };

  private readonly _handleVisible = (): void => {
    if (document.visibilityState === "visible") void this.ask();
  };

  private async _speak(hass: HomeAssistant): Promise<void> {
    const messages = await loadMessages(hass.locale.language);
    this.words = translator(messages);
    this.words = translator(messages, await loadTexts(hass));
  }

  /** What was read stays on the card while the connection is away for a moment. */
  private _show(state: AnswerState<Answer>): void {
    const isLost = state.status === "failed" && (state.failure === "disconnected" || state.failure === "timeout");
    if (isLost && this.state.status === "ready") return;
    if (state.status === "failed") this.handleFailure?.(state);
    if (state.status === "ready") this.handleAnswer?.(state.answer, this.state.status === "ready" ? this.state.answer : null);
    this.state = state;
  }
}
