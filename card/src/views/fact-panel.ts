import { html } from "lit";
import type { TemplateResult } from "lit";

import type { Translate } from "../language/translate.ts";
import { CROSS, renderIcon } from "./icons.ts";

export type Fact = readonly [label: string, value: string];

/** Draw what is known of the night that was picked. */
export function renderFacts(title: string, facts: readonly Fact[], translate: Translate, close: () => void, note = ""): TemplateResult {
  return html`
    <section class="detail" aria-live="polite">
      <div class="heading">
        <div class="name"><h3>${title}</h3></div>
        <button type="button" aria-label=${translate("detail.close")} @click=${close}>${renderIcon(CROSS)}</button>
      </div>
      <dl>${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
      ${note && html`<p class="note">${note}</p>`}
    </section>
  `;
}
