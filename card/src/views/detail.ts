import { html, svg } from "lit";
import type { TemplateResult , nothing} from "lit";

import { emblem } from "../chart/shapes.ts";
import { describe } from "../data/describe.ts";
import type { Movement, MovementKind, Night } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";
import { CHEVRON_LEFT, CHEVRON_RIGHT, CROSS, renderIcon } from "./icons.ts";

const EMBLEM_PX = 18;

/** Draw the selected movement in words and figures, or how to select one. */
export function renderDetail(
  night: Night,
  selected: number,
  translate: Translate,
  format: Format,
  select: (index: number) => void,
  more: (movement: Movement) => TemplateResult | typeof nothing,
): TemplateResult {
  const movement = night.movements[selected];
  if (!movement) {
    const hint = translate(night.movements.length > 0 ? "chart.hint" : "chart.none");
    return html`<p class="hint">${hint}</p>`;
  }
  const { title, time, facts, reason } = describe(movement, night, translate, format);
  const count = night.movements.length;
  const button = (key: Key, icon: string, index: number): TemplateResult =>
    renderButton(translate(key), icon, index === selected, () => {
      select(index);
    });
  return html`
    <section class="detail" aria-live="polite">
      <div class="heading">
        ${renderEmblem(movement.kind)}
        <div class="name">
          <h3>${title}</h3>
          <p class="note">${time} · ${translate("detail.place", { place: selected + 1, count })}</p>
        </div>
        ${button("detail.previous", CHEVRON_LEFT, Math.max(selected - 1, 0))}
        ${button("detail.next", CHEVRON_RIGHT, Math.min(selected + 1, count - 1))}
        ${button("detail.close", CROSS, -1)}
      </div>
      <dl>
        ${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
      </dl>
      <p class="reason">${reason}</p>
      ${more(movement)}
    </section>
  `;
}

export function renderEmblem(kind: MovementKind): TemplateResult {
  const middle_px = EMBLEM_PX / 2;
  return html`
    <svg class="emblem ${kind}" width=${EMBLEM_PX} height=${EMBLEM_PX} aria-hidden="true">
      ${svg`<path d=${emblem(kind, middle_px, middle_px)}></path>`}
    </svg>
  `;
}

function renderButton(label: string, icon: string, isDisabled: boolean, press: () => void): TemplateResult {
  return html`
    <button type="button" aria-label=${label} title=${label} ?disabled=${isDisabled} @click=${press}>
      ${renderIcon(icon)}
    </button>
  `;
}
