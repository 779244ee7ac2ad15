import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { HomeAssistant } from "../data/home-assistant.ts";
import { dayOf, lastDays, nightsOnly, nightsQuestion } from "../data/nights.ts";
import type { NightsAnswer, Session } from "../data/nights.ts";
import { LOW_COVERAGE_SHARE } from "../data/notices.ts";
import type { Question } from "../data/request.ts";
import { NIGHTS_DAYS, nightsOf } from "../data/rhythm-config.ts";
import type { RhythmCardConfig } from "../data/rhythm-config.ts";
import { FEWEST_SPREAD_NIGHTS, intervalsOf, rhythmOf, wellHeard } from "../data/rhythm.ts";
import type { Rhythm } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import { renderPeriodicity } from "./figures.ts";
import "./hour-chart.ts";
import "./imi-chart.ts";
import { ManyView } from "./many-view.ts";
import { renderHourLegend, renderRhythmLegend, renderRhythmRows, rhythmPartStyles } from "./rhythm-parts.ts";
import { renderEmpty } from "./states.ts";
import { nightStyles } from "./styles.ts";

const TAG = "sleep-twitch-periodicity-view";

/** How regular limb movements are: their intervals, the index against chance, the rhythm, and the hours of the night. */
export class RhythmView extends ManyView<RhythmCardConfig, NightsAnswer> {
  static override readonly styles = [nightStyles, rhythmPartStyles, css`.headline .value { font-size: 34px; }`];

  protected override question(config: RhythmCardConfig, hass: HomeAssistant): Question {
    const range = lastDays(NIGHTS_DAYS[nightsOf(config)], Date.now(), hass.config.time_zone);
    return nightsQuestion(range, config.device_id);
  }

  protected override renderAnswer(answer: NightsAnswer, format: Format): TemplateResult {
    const isLast = nightsOf(this.config ?? { type: "" }) === "last_night";
    const all = nightsOnly(answer);
    const nights = isLast ? all.slice(-1) : wellHeard(all);
    const rhythm = rhythmOf(nights);
    const header = this._renderHeader(answer, nights, isLast, format);
    if (all.length === 0) return renderEmpty(answer, header, this.words, true);
    const hasRows = rhythm !== null && (intervalsOf(rhythm.bins) > 0 || rhythm.hours.length > 0);
    const body = html`${this._renderCare(nights, isLast, format)} ${rhythm ? this._renderRhythm(rhythm, format) : nothing}`;
    return this.renderBody(header, answer, body, hasRows ? () => renderRhythmRows(rhythm, this.words, format) : null);
  }

  private _renderHeader(answer: NightsAnswer, nights: readonly Session[], isLast: boolean, format: Format): TemplateResult {
    const last = nights.at(-1);
    const when = isLast
      ? last && format.dateLong(dayOf(last.date))
      : this.words("imi.nights", { period: this.words(`period.${nightsOf(this.config ?? { type: "" })}`), count: nights.length });
    return this.renderHead({
      title: this.config?.title ?? this.words("imi.title"),
      facts: [answer.sleeper.name, when, last && this.words(`rules.${last.summary.rules}`)],
      isSimulated: nights.some(({ simulated }) => simulated),
    });
  }

  /** What the figures are to be read with. */
  private _renderCare(nights: readonly Session[], isLast: boolean, format: Format): TemplateResult | typeof nothing {
    const coverage = nights.at(-1)?.summary.coverage ?? 1;
    if (isLast && coverage < LOW_COVERAGE_SHARE) {
      return this.renderNotice("low_coverage", this.words("notice.low_coverage", { coverage: format.percent(coverage) }));
    }
    if (isLast || nights.length >= FEWEST_SPREAD_NIGHTS) return nothing;
    return this.renderNotice("few", this.words("imi.few_nights", { counted: nights.length, wanted: FEWEST_SPREAD_NIGHTS }));
  }

  private _renderRhythm(rhythm: Rhythm, format: Format): TemplateResult {
    const translate = this.words;
    const hasIntervals = intervalsOf(rhythm.bins) > 0;
    return html`
      ${rhythm.hasOtherRules ? this.renderNotice("rules", translate("trend.rules")) : nothing}
      ${this._renderHeadline(rhythm, format)}
      <h3 class="counted">${translate("imi.intervals")}</h3>
      ${hasIntervals
        ? html`<sleep-twitch-imi-chart .drawn=${rhythm} .words=${translate} .format=${format}></sleep-twitch-imi-chart>
            ${renderRhythmLegend(rhythm, translate, format)}`
        : html`<p class="note none">${translate("imi.none")}</p>`}
      ${rhythm.hours.length > 0
        ? html`<h3 class="counted">${translate("imi.hours")}</h3>
            <sleep-twitch-hour-chart .drawn=${rhythm} .words=${translate} .format=${format}></sleep-twitch-hour-chart>
            ${renderHourLegend(rhythm, translate)}`
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
}

if (!customElements.get(TAG)) customElements.define(TAG, RhythmView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-periodicity-view": RhythmView;
  }
}
