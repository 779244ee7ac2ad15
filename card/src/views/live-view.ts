import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { reasonText } from "../data/describe.ts";
import type { LiveCardConfig } from "../data/live-config.ts";
import { liveQuestion, withEvent } from "../data/live.ts";
import type { LiveEvent, LiveNode, LiveState } from "../data/live.ts";
import { placementQuestion, taskAndNews } from "../data/placement.ts";
import type { PlacementTest, TestAct } from "../data/placement.ts";
import { ask, FAILED_REFRESH_MS } from "../data/request.ts";
import type { Question } from "../data/request.ts";
import type { Format } from "../language/format.ts";
import { AskingView } from "./asking-view.ts";
import { LivePainter } from "./live-painter.ts";
import { livePartStyles, presenceText, renderFound, renderLiveLegend, renderNow } from "./live-parts.ts";
import { placementStyles, renderPlacement } from "./placement.ts";
import type { Tester } from "./placement.ts";
import type { Topic } from "./states.ts";
import { nightStyles } from "./styles.ts";

const TAG = "sleep-twitch-live-view";

/** What a bed feels at this moment, as long as somebody looks. */
export class LiveView extends AskingView<LiveCardConfig, LiveEvent> {
  static override readonly properties = { ...AskingView.properties, _isBusy: { state: true }, _refusal: { state: true } };
  static override readonly styles = [nightStyles, livePartStyles, placementStyles];

  declare private _isBusy: boolean;
  declare private _refusal: string;
  private readonly _painter = new LivePainter(this);
  private _live: LiveState | null = null;
  private _isNew = true;

  constructor() {
    super();
    this._isBusy = false;
    this._refusal = "";
  }

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
    Object.assign(this._painter, { live, format });
    return html`
      <header>
        <h2>${this.config?.title ?? translate("live.title", { name: node.name })}</h2>
        <div class="chips">${node.simulated ? html`<span class="chip simulated">${translate("chip.simulated")}</span>` : nothing}</div>
      </header>
      ${this._renderNotices(live, format)}
      ${renderNow(live, translate, format)}
      ${node.presence_reason ? html`<p class="note why">${reasonText(node.presence_reason, translate, format)}</p>` : nothing}
      ${node.connected && !node.paused && Number.isNaN(live.trace.newest_ms) ? html`<p class="note">${translate("loading.live")} …</p>` : nothing}
      <canvas role="img" aria-label=${translate("live.label")}></canvas>
      ${renderLiveLegend(live, translate, format)}
      ${renderFound(live.movements, translate, format)}
      ${renderPlacement(live.test, this._tester(node), translate, format)}
      <p class="scale">${translate("scale")}</p>
    `;
  }

  /** What stands in the way of seeing something, and what a screen reader says of it: states, never the signal. */
  private _renderNotices({ node, test }: LiveState, format: Format): TemplateResult {
    const translate = this.words;
    const notices = [
      this.hass?.connected === false ? "failure.disconnected" : null,
      node.connected ? null : "notice.offline",
      node.paused ? "live.paused" : null,
    ] as const;
    const shown = notices.filter((key) => key !== null).map((key) => translate(key));
    return html`
      ${shown.map((notice) => html`<p class="notice" role="note">${notice}</p>`)}
      <p class="said" role="status">${[...shown, `${translate("live.bed")}: ${presenceText(node.in_bed, translate)}`, ...taskAndNews(test, translate, format)].join(" ")}</p>
    `;
  }

  private _tester({ device_id }: LiveNode): Tester {
    const { _isBusy: isBusy, _refusal: refusal } = this;
    return { isBusy, refusal, act: this.hass?.user?.is_admin ? (act) => void this._act(act, device_id) : null };
  }

  /** The test goes on in Home Assistant: this only says what is wanted, and what was said against it. */
  private async _act(act: TestAct, device_id: string | null): Promise<void> {
    if (!this.hass) return;
    this._isBusy = true;
    const done = await ask<PlacementTest>(this.hass, placementQuestion(act, device_id));
    this._isBusy = false;
    this._refusal = done.status === "failed" ? done.message || this.words(`failure.${done.failure}`) : "";
    if (done.status === "ready" && this._live) this._live = { ...this._live, test: done.answer };
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
