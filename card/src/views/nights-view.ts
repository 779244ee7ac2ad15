import { html } from "lit";
import type { PropertyValues, TemplateResult } from "lit";

import { activityQuestion } from "../data/activity.ts";
import type { ActivityAnswer } from "../data/activity.ts";
import { daysOf } from "../data/day-rows.ts";
import type { HomeAssistant } from "../data/home-assistant.ts";
import { lastDays } from "../data/nights.ts";
import { activityLabel, LAYOUTS } from "../data/nights-config.ts";
import type { Layout, NightsCardConfig } from "../data/nights-config.ts";
import type { Question } from "../data/request.ts";
import { PERIOD_DAYS } from "../data/trend-config.ts";
import type { Format } from "../language/format.ts";
import { ManyView } from "./many-view.ts";
import "./nights-chart.ts";
import type { NightsDrawn } from "./nights-chart.ts";
import { nightSentence, renderNightDetail, renderNightRows, renderNightsLegend } from "./nights-parts.ts";
import { nightsPartStyles } from "./nights-styles.ts";
import { renderEmpty } from "./states.ts";
import { nightStyles } from "./styles.ts";

const TAG = "sleep-twitch-nights-view";

/** Many nights at a glance: when somebody moved, by the clock on the wall. */
export class NightsView extends ManyView<NightsCardConfig, ActivityAnswer> {
  static override readonly properties = { ...ManyView.properties, _layout: { state: true } };
  static override readonly styles = [nightStyles, nightsPartStyles];

  declare private _layout: Layout;

  constructor() {
    super();
    this._layout = "raster";
  }

  /** The option chooses anew whenever it is changed; the buttons in between. */
  override willUpdate(changed: PropertyValues<this>): void {
    const { layout } = this.config ?? {};
    if (changed.has("config") && changed.get("config")?.layout !== layout) this._layout = layout ?? "raster";
    super.willUpdate(changed);
  }

  protected override question(config: NightsCardConfig, hass: HomeAssistant): Question {
    const range = lastDays(PERIOD_DAYS[config.period ?? "3_months"], Date.now(), hass.config.time_zone);
    return activityQuestion(range, config.device_id);
  }

  protected override handleAnswer(answer: ActivityAnswer, before: ActivityAnswer | null): void {
    if (before?.nights.length !== answer.nights.length) this.letGo();
  }

  protected override renderAnswer(answer: ActivityAnswer, format: Format): TemplateResult {
    const translate = this.words;
    const { figure = "limb_movements", period = "3_months", title } = this.config ?? {};
    const label = activityLabel(figure, translate);
    const header = this.renderHead({
      title: title ?? translate("steps.label"),
      facts: [answer.sleeper.name, translate(`period.${period}`), label],
      isSimulated: answer.nights.some(({ simulated }) => simulated),
      tools: this._renderLayouts(),
    });
    const days = daysOf(answer.nights, figure, answer.bin_s, format.timeZone);
    const nights = days.rows.filter(({ night }) => night);
    if (nights.length === 0) return renderEmpty(answer, header, translate, true);
    const drawn: NightsDrawn = {
      days,
      nights,
      layout: this._layout,
      label: translate("trend.label", { figure: label, count: nights.length }),
      sentence: (row) => nightSentence(row, translate, format),
    };
    const body = html`
      <sleep-twitch-nights-chart
        .drawn=${drawn}
        .words=${translate}
        .format=${format}
        .selected=${this.selected}
        @night-pick=${this.handlePick}
      ></sleep-twitch-nights-chart>
      ${renderNightsLegend(drawn, label, translate)} ${renderNightDetail(nights[this.selected], translate, format, this.letGo)}
    `;
    return this.renderBody(header, answer, body, () => renderNightRows(drawn, translate, format));
  }

  private _renderLayouts(): TemplateResult {
    return html`
      <div class="layouts" role="group" aria-label=${this.words("config.layout")}>
        ${LAYOUTS.map((layout) => html`
          <button type="button" aria-pressed=${layout === this._layout} @click=${() => {
            this._layout = layout;
          }}>${this.words(`layout.${layout}`)}</button>
        `)}
      </div>
    `;
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, NightsView);

declare global {
  interface HTMLElementTagNameMap {
    "sleep-twitch-nights-view": NightsView;
  }
}
