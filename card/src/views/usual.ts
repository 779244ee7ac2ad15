import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { usualOf } from "../data/fortnight.ts";
import type { Night } from "../data/night.ts";
import type { NightsAnswer } from "../data/nights.ts";
import { MEDIAN_NIGHTS } from "../data/trend.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";

/** From here on a tenth of a movement tells nothing. */
const LARGE = 10;
/** Room above what is usual, and above what is not. */
const ABOVE = 1.3;

/** Draw where the night stands among those before it; its room is kept while they are on their way. */
export function renderUsual(night: Night, before: NightsAnswer | null, translate: Translate, format: Format): TemplateResult | typeof nothing {
  // A nap is no night, but a night begins as short as a nap.
  if (night.kind === "nap" && !night.provisional) return nothing;
  return html`<div class="usual">${before ? renderSpread(night, before, translate, format) : nothing}</div>`;
}

function renderSpread(night: Night, before: NightsAnswer, translate: Translate, format: Format): TemplateResult {
  const { counted, spread } = usualOf(night, before);
  const figures = { count: format.number(counted), wanted: format.number(MEDIAN_NIGHTS) };
  if (!spread) return html`<p class="note">${translate("usual.few", figures)}</p>`;
  const { lower, median, upper } = spread;
  const value = night.summary.plm_per_hour;
  const end = Math.max(upper, value ?? 0, 1) * ABOVE;
  const at = (place: number): string => `${Math.round((place / end) * 1000) / 10}%`;
  const text = (place: number): string => format.number(place, upper < LARGE ? 1 : 0);
  return html`
    <div class="bar" aria-hidden="true">
      <span class="fill" style="margin-inline-start: ${at(lower)}; inline-size: ${at(upper - lower)}"></span>
      <span class="chance" style="inset-inline-start: ${at(median)}"></span>
      ${value === null ? nothing : html`<span class="dot" style="inset-inline-start: ${at(value)}"></span>`}
    </div>
    <p class="note">${translate("usual.spread", { ...figures, lower: text(lower), upper: text(upper) })}</p>
  `;
}
