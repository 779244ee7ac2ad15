import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { coursesOf } from "../data/courses.ts";
import type { HomeAssistant } from "../data/home-assistant.ts";
import { labelOf, unitOf, valueText } from "../data/nightly.ts";
import { lastDays, nightsOnly, nightsQuestion } from "../data/nights.ts";
import type { DayRange, NightsAnswer, Session } from "../data/nights.ts";
import type { Question } from "../data/request.ts";
import { figureOf, isByRules, PERIOD_DAYS, periodOf } from "../data/trend-config.ts";
import type { TrendCardConfig } from "../data/trend-config.ts";
import { countedNights, MEDIAN_NIGHTS, trendOf } from "../data/trend.ts";
import type { TrendNight } from "../data/trend.ts";
import type { Format } from "../language/format.ts";
import { ManyView } from "./many-view.ts";
import { renderEmpty } from "./states.ts";
import { nightStyles } from "./styles.ts";
import type { TrendDrawn } from "./trend-chart.ts";
import { renderCourses, renderLegend, renderTrendDetail, renderTrendRows, trendPartStyles, trendSentence } from "./trend-parts.ts";
import "./trend-chart.ts";

const TAG = "sleep-twitch-trend-view";

/** One nightly figure over weeks, months or years, with its spread and what was taken meanwhile. */
export class TrendView extends ManyView<TrendCardConfig, NightsAnswer> {
  static override readonly styles = [nightStyles, trendPartStyles, css`.headline { grid-template-columns: minmax(0, 1fr); margin-block: 16px 0; } .headline .value { font-size: 34px; }`];

  protected override question(config: TrendCardConfig, hass: HomeAssistant): Question {
    return nightsQuestion(rangeOf(config, hass), config.device_id);
  }

  protected override handleAnswer(answer: NightsAnswer, before: NightsAnswer | null): void {
    if (JSON.stringify(before?.nights.map(({ id }) => id)) !== JSON.stringify(answer.nights.map(({ id }) => id))) this.letGo();
  }

  protected override renderAnswer(answer: NightsAnswer, format: Format): TemplateResult {
    const { config, hass } = this;
    if (!config || !hass) return html``;
    const nights = nightsOnly(answer);
    const header = this._renderHeader(answer, nights, config);
    if (nights.length === 0) return renderEmpty(answer, header, this.words, true);
    const zone = hass.config.time_zone;
    const drawn = this._drawn(answer, nights, rangeOf(config, hass), zone, format);
    return this._renderTrend(header, answer, drawn, format);
  }

  private _drawn(answer: NightsAnswer, sessions: readonly Session[], range: DayRange, zone: string, format: Format): TrendDrawn {
    const figure = figureOf(this.config ?? { type: "" });
    const nights = trendOf(sessions, figure);
    return {
      nights,
      courses: coursesOf(answer.marks, zone),
      range,
      figure,
      label: this.words("trend.label", { figure: labelOf(figure, this.words), count: nights.length }),
      sentence: (night) => trendSentence(night, figure, this.words, format),
    };
  }

  private _renderTrend(header: TemplateResult, answer: NightsAnswer, drawn: TrendDrawn, format: Format): TemplateResult {
    const translate = this.words;
    const body = html`
      ${this._renderHeadline(drawn, format)}
      <sleep-twitch-trend-chart
        .drawn=${drawn}
        .words=${translate}
        .format=${format}
        .selected=${this.selected}
        @night-pick=${this.handlePick}
      ></sleep-twitch-trend-chart>
      ${renderLegend(drawn, translate)} ${renderTrendDetail(drawn, this.selected, translate, format, this.letGo)}
      ${renderCourses(drawn, translate, format)}
    `;
    return this.renderBody(header, answer, body, () => renderTrendRows(drawn, translate, format));
  }

  private _renderHeader(answer: NightsAnswer, nights: readonly Session[], config: TrendCardConfig): TemplateResult {
    const figure = figureOf(config);
    const rules = isByRules(figure) ? [...new Set(nights.map(({ summary }) => summary.rules))] : [];
    const head = this.renderHead({
      title: config.title ?? labelOf(figure, this.words),
      facts: [answer.sleeper.name, this.words(`period.${periodOf(config)}`), ...rules.map((one) => this.words(`rules.${one}`))],
      isSimulated: nights.some(({ simulated }) => simulated),
    });
    return html`${head} ${rules.length > 1 ? this.renderNotice("rules", this.words("trend.rules")) : nothing}`;
  }

  /** The median stands for the trend; before it can, the card says how many nights it still wants. */
  private _renderHeadline({ nights, figure }: TrendDrawn, format: Format): TemplateResult {
    const translate = this.words;
    const latest = nights.findLast(isCounted);
    if (!latest?.week) return this.renderNotice("few", this._fewText(nights));
    const { lower, median, upper } = latest.week;
    const text = (value: number): string => valueText(value, unitOf(figure), translate, format);
    return html`
      <section class="headline">
        <div class="main">
          <h3>${translate("trend.median", { day: format.date(latest.day) })}</h3>
          <p class="value">${text(median)}</p>
          <p class="note">${translate("trend.middle", { lower: text(lower), upper: text(upper) })}</p>
        </div>
      </section>
    `;
  }

  private _fewText(nights: readonly TrendNight[]): string {
    const counted = countedNights(nights);
    const figures = { counted, wanted: MEDIAN_NIGHTS };
    return this.words(counted < MEDIAN_NIGHTS ? "trend.few" : "trend.apart", figures);
  }
}

function rangeOf(config: TrendCardConfig, hass: HomeAssistant): DayRange {
  return lastDays(PERIOD_DAYS[periodOf(config)], Date.now(), hass.config.time_zone);
}

function isCounted({ isSure, value }: TrendNight): boolean {
  return isSure && value !== null;
}

if (!customElements.get(TAG)) customElements.define(TAG, TrendView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-trend-view": TrendView;
  }
}
