import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { figures, headline, periodicity } from "../data/figures.ts";
import type { Figure, Periodicity } from "../data/figures.ts";
import type { Night, NightSummary } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";

/** Draw the figure that the night is known by, and its rhythm beside the chance level. */
export function renderHeadline(
  night: Night, usual: TemplateResult | typeof nothing, translate: Translate, format: Format,
): TemplateResult {
  const { summary } = night;
  const main = headline(summary, translate, format);
  return html`
    <section class="headline">
      <div class="main">
        <h3>${main.label}</h3>
        <p class="value">${value(main, translate)} <span class="unit">${main.unit}</span></p>
        <p class="note">${main.note}${night.provisional ? html` · ${translate("figure.provisional")}` : nothing}</p>
        ${usual}
      </div>
      ${summary.limb_movements === null ? nothing : renderPeriodicity(periodicity(summary), translate, format)}
    </section>
  `;
}

/** Draw the other figures of the night. */
export function renderFigures(summary: NightSummary, translate: Translate, format: Format): TemplateResult {
  return html`
    <h3 class="counted">${translate("figure.counted")}</h3>
    <dl class="figures">${figures(summary, translate, format).map((figure) => renderFigure(figure, translate))}</dl>
  `;
}

function renderFigure(figure: Figure, translate: Translate): TemplateResult {
  return html`
    <div>
      <dt>${figure.label}</dt>
      <dd>
        ${value(figure, translate)}
        ${figure.note ? html`<span class="note">${figure.note}</span>` : nothing}
      </dd>
    </div>
  `;
}

function value(figure: Figure, translate: Translate): TemplateResult {
  if (figure.value !== "–") return html`<span>${figure.value}</span>`;
  return html`<span aria-label=${translate("figure.unknown")} role="img">–</span>`;
}

/** A bar from 0 to 1 with a mark where chance would end: the distance between the two is what tells. */
export function renderPeriodicity(rhythm: Periodicity | null, translate: Translate, format: Format): TemplateResult {
  const label = html`<h3>${translate("periodicity.label")}</h3>`;
  if (!rhythm) return html`<div class="periodicity">${label}<p class="note">${translate("imi.few")}</p></div>`;
  const index = format.number(rhythm.index, 2);
  const chance = format.number(rhythm.chance, 2);
  return html`
    <div class="periodicity">
      ${label}
      <p class="row"><span class="index">${index}</span><span class="note">${translate("periodicity.chance", { chance })}</span></p>
      <div class="bar" role="img" aria-label=${translate("periodicity.spoken", { index, chance })}>
        <span class="fill" style="inline-size: ${share(rhythm.index)}"></span>
        <span class="chance" style="inset-inline-start: ${share(rhythm.chance)}"></span>
      </div>
    </div>
  `;
}

function share(value: number): string {
  return `${Math.round(Math.min(Math.max(value, 0), 1) * 1000) / 10}%`;
}
