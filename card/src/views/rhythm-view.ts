import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { HomeAssistant } from "../data/home-assistant.ts";
import { dayOf, lastDays, nightsOnly, nightsQuestion } from "../data/nights.ts";
import type { NightsAnswer, Session } from "../data/nights.ts";
import { LOW_COVERAGE_SHARE } from "../data/notices.ts";
import { CLOSED_REFRESH_MS, FAILED_REFRESH_MS } from "../data/request.ts";
import type { AnswerState, Question } from "../data/request.ts";
import { NIGHTS_DAYS, nightsOf } from "../data/rhythm-config.ts";
import type { RhythmCardConfig } from "../data/rhythm-config.ts";
import { FEWEST_SPREAD_NIGHTS, intervalsOf, rhythmOf, wellHeard } from "../data/rhythm.ts";
import type { Rhythm } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import { AskingView } from "./asking-view.ts";
import { renderPeriodicity } from "./figures.ts";
import "./hour-chart.ts";
import "./imi-chart.ts";
import { renderHourLegend, renderRhythmLegend, renderRhythmTable, rhythmPartStyles } from "./rhythm-parts.ts";
import { renderEmpty } from "./states.ts";
import { nightStyles } from "./styles.ts";

const TAG = "sleep-twitch-periodicity-view";

/** How regular limb movements are: their intervals, the index against chance, the rhythm, and the hours of the night. */
export class RhythmView extends AskingView<RhythmCardConfig, NightsAnswer> {
  static override readonly properties = { ...AskingView.properties, _isTableOpen: { state: true } };
  static override readonly styles = [nightStyles, rhythmPartStyles, css`.headline .value { font-size: 34px; }`];

  declare private _isTableOpen: boolean;
  protected override readonly isOfMany = true;

  constructor() {
    super();
    this._isTableOpen = false;
  }

  protected override question(config: RhythmCardConfig, hass: HomeAssistant): Question {
    const range = lastDays(NIGHTS_DAYS[nightsOf(config)], Date.now(), hass.config.time_zone);
    return nightsQuestion(range, config.device_id);
  }

  protected override refreshMs({ status }: AnswerState<NightsAnswer>): number {
    return status === "ready" ? CLOSED_REFRESH_MS : FAILED_REFRESH_MS;
  }

  protected override handleAnswer(): void {
    // Nothing is kept from one answer to the next.
  }

  protected override renderAnswer(answer: NightsAnswer, format: Format): TemplateResult {
    const isLast = nightsOf(this.config ?? { type: "" }) === "last_night";
    const all = nightsOnly(answer);
    const nights = isLast ? all.slice(-1) : wellHeard(all);
    const rhythm = rhythmOf(nights);
    const header = this._renderHeader(answer, nights, isLast, format);
    if (all.length === 0) return renderEmpty(answer, header, this.words, true);
    const translate = this.words;
    return html`
      ${header} ${answer.node.connected ? nothing : this._renderNotice("offline", translate("notice.offline"))}
      ${this._renderCare(nights, isLast, format)} ${rhythm ? this._renderRhythm(rhythm, format) : nothing}
      <p class="scale">${translate("scale")}</p>
    `;
  }

  private _renderHeader(answer: NightsAnswer, nights: readonly Session[], isLast: boolean, format: Format): TemplateResult {
    const last = nights.at(-1);
    const when = isLast
      ? last && format.dateLong(dayOf(last.date))
      : this.words("imi.nights", { period: this.words(`period.${nightsOf(this.config ?? { type: "" })}`), count: nights.length });
    const facts = [answer.sleeper.name, when, last && this.words(`rules.${last.summary.rules}`)].filter(Boolean);
    const isSimulated = nights.some(({ simulated }) => simulated);
    return html`
      <header>
        <div>
          <h2>${this.config?.title ?? this.words("imi.title")}</h2>
          <p class="span">${facts.join(" · ")}</p>
        </div>
        <div class="chips">${isSimulated ? html`<span class="chip simulated">${this.words("chip.simulated")}</span>` : nothing}</div>
      </header>
    `;
  }

  /** What the figures are to be read with. */
  private _renderCare(nights: readonly Session[], isLast: boolean, format: Format): TemplateResult | typeof nothing {
    const coverage = nights.at(-1)?.summary.coverage ?? 1;
    if (isLast && coverage < LOW_COVERAGE_SHARE) {
      return this._renderNotice("low_coverage", this.words("notice.low_coverage", { coverage: format.percent(coverage) }));
    }
    if (isLast || nights.length >= FEWEST_SPREAD_NIGHTS) return nothing;
    return this._renderNotice("few", this.words("imi.few_nights", { counted: nights.length, wanted: FEWEST_SPREAD_NIGHTS }));
  }

  private _renderRhythm(rhythm: Rhythm, format: Format): TemplateResult {
    const translate = this.words;
    const hasIntervals = intervalsOf(rhythm.bins) > 0;
    return html`
      ${rhythm.hasOtherRules ? this._renderNotice("rules", translate("trend.rules")) : nothing}
      ${this._renderHeadline(rhythm, format)}
      <h3 class="counted">${translate("imi.intervals")}</h3>
      ${hasIntervals
        ? html`<sleep-twitch-imi-chart .rhythm=${rhythm} .words=${translate} .format=${format}></sleep-twitch-imi-chart>
            ${renderRhythmLegend(rhythm, translate, format)}`
        : html`<p class="note none">${translate("imi.none")}</p>`}
      ${rhythm.hours.length > 0
        ? html`<h3 class="counted">${translate("imi.hours")}</h3>
            <sleep-twitch-hour-chart .rhythm=${rhythm} .words=${translate} .format=${format}></sleep-twitch-hour-chart>
            ${renderHourLegend(rhythm, translate)}`
        : nothing}
      ${hasIntervals || rhythm.hours.length > 0
        ? renderRhythmTable(rhythm, this._isTableOpen, translate, format, (isOpen) => {
            this._isTableOpen = isOpen;
          })
        : nothing}
    `;
  }

  private _renderHeadline({ period_s, periodicity, nights }: Rhythm, format: Format): TemplateResult {
    const translate = this.words;
    const median = nights > 1 ? translate("imi.median", { count: nights }) : "";
    return html`
      <section class="headline">
        <div class="main">
          <h3>${translate("trend.rhythm_period")}</h3>
          <p class="value">${period_s === null ? "–" : translate("imi.every", { period: format.seconds(period_s) })}</p>
          <p class="note">${period_s === null ? translate("imi.no_rhythm") : median}</p>
        </div>
        ${periodicity
          ? renderPeriodicity(periodicity, translate, format)
          : html`<div class="periodicity"><h3>${translate("periodicity.label")}</h3><p class="note">${translate("imi.few")}</p></div>`}
      </section>
    `;
  }

  private _renderNotice(name: string, text: string): TemplateResult {
    return html`<p class="notice ${name}" role="note">${text}</p>`;
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, RhythmView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-periodicity-view": RhythmView;
  }
}
