import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { reasonText } from "../data/describe.ts";
import type { LiveCardConfig } from "../data/live-config.ts";
import { liveQuestion, withEvent } from "../data/live.ts";
import type { LiveEvent, LiveState } from "../data/live.ts";
import { FAILED_REFRESH_MS } from "../data/request.ts";
import type { Question } from "../data/request.ts";
import { WINDOW_MS } from "../data/trace.ts";
import type { Format } from "../language/format.ts";
import { AskingView } from "./asking-view.ts";
import { livePartStyles, presenceText, renderFound, renderLiveLegend, renderNow } from "./live-parts.ts";
import type { Topic } from "./states.ts";
import { nightStyles } from "./styles.ts";
import "./live-chart.ts";

const TAG = "sleep-twitch-live-view";

/** What a bed feels at this moment, as long as somebody looks. */
export class LiveView extends AskingView<LiveCardConfig, LiveEvent> {
  static override readonly styles = [nightStyles, livePartStyles];

  private _live: LiveState | null = null;
  private _isNew = true;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this._handleHidden);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this._handleHidden);
  }

  protected override get topic(): Topic {
    return "live";
  }

  protected override question({ device_id }: LiveCardConfig): Question {
    return liveQuestion(device_id);
  }

  protected override feedQuestion(config: LiveCardConfig): Question {
    return this.question(config);
  }

  protected override refreshMs(): number {
    return FAILED_REFRESH_MS;
  }

  /** Who begins anew is told the last seconds again. */
  protected override ask(): Promise<void> {
    this._isNew = true;
    return super.ask();
  }

  protected override handleAnswer(event: LiveEvent): void {
    this._live = withEvent(this._isNew ? null : this._live, event, Date.now());
    this._isNew = false;
  }

  protected override renderAnswer(_: LiveEvent, format: Format): TemplateResult {
    const { _live: live, words: translate } = this;
    if (!live) return html``;
    const { node } = live;
    return html`
      <header>
        <h2>${this.config?.title ?? translate("live.title", { name: node.name })}</h2>
        <div class="chips">${node.simulated ? html`<span class="chip simulated">${translate("chip.simulated")}</span>` : nothing}</div>
      </header>
      ${this._renderNotices(live)}
      ${renderNow(live, translate, format)}
      ${node.presence_reason ? html`<p class="note why">${reasonText(node.presence_reason, translate, format)}</p>` : nothing}
      <sleep-twitch-live-chart
        .live=${live}
        .format=${format}
        .label=${translate("live.label", { seconds: WINDOW_MS / 1000 })}
      ></sleep-twitch-live-chart>
      ${renderLiveLegend(live, translate, format)}
      ${renderFound(live.movements, translate, format)}
      <p class="scale">${translate("scale")}</p>
    `;
  }

  /** What stands in the way of seeing something, and what a screen reader says of it: states, never the signal. */
  private _renderNotices({ node }: LiveState): TemplateResult {
    const translate = this.words;
    const notices = [
      this.hass?.connected === false ? "failure.disconnected" : null,
      node.connected ? null : "notice.offline",
      node.paused ? "live.paused" : null,
    ] as const;
    const shown = notices.filter((key) => key !== null).map((key) => translate(key));
    return html`
      ${shown.map((notice) => html`<p class="notice" role="note">${notice}</p>`)}
      <p class="said" role="status">${[...shown, `${translate("live.bed")}: ${presenceText(node.in_bed, translate)}`].join(" ")}</p>
    `;
  }

  /** Nobody looks at a page that is hidden; one that is seen again is followed anew. */
  private readonly _handleHidden = (): void => {
    if (document.visibilityState === "hidden") this.leave();
  };
}

if (!customElements.get(TAG)) customElements.define(TAG, LiveView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-live-view": LiveView;
  }
}
