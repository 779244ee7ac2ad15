import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { atMs } from "../data/describe.ts";
import type { Neighbours, Stop } from "../data/night-list.ts";
import type { Night, NightAnswer } from "../data/night.ts";
import { chipsOf } from "../data/notices.ts";
import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";
import { CHEVRON_LEFT, CHEVRON_RIGHT, renderIcon } from "./icons.ts";

/** What leads from one night to another. */
export interface Steps extends Neighbours {
  go(stop: Stop | null): void;
}

export const headerStyles = css`
  header.of-night { column-gap: 12px; display: grid; grid-template-columns: minmax(0, 1fr); }
  .steps { align-items: center; display: flex; gap: 2px; grid-column: 1; margin-inline-start: -8px; }
  .steps .span { margin: 0 0 0 6px; }
  .steps button[aria-disabled="true"] { cursor: default; opacity: 0.35; }
  .steps button[aria-disabled="true"]:hover { background: none; }
  header.of-night .chips { justify-content: flex-start; }
  @container (min-width: 520px) {
    header.of-night { grid-template-columns: minmax(0, 1fr) auto; }
    header.of-night .chips { grid-area: 1 / 2 / span 2; justify-content: flex-end; }
  }
`;

/** Draw whose night it is and when, with the way to the one before and the one after. */
export function renderNightHeader(
  answer: NightAnswer,
  title: string | undefined,
  steps: Steps,
  translate: Translate,
  format: Format,
): TemplateResult {
  const { night, sleeper } = answer;
  const chips = chipsOf(answer).map((chip) => html`<span class="chip ${chip}">${translate(`chip.${chip}`)}</span>`);
  const hasSteps = night !== null || steps.previous !== null;
  return html`
    <header class="of-night">
      <h2>${title ?? translate("title.night", { name: sleeper.name })}</h2>
      ${hasSteps ? renderSteps(night, steps, translate, format) : nothing}
      ${chips.length > 0 ? html`<div class="chips">${chips}</div>` : nothing}
    </header>
  `;
}

function renderSteps(night: Night | null, steps: Steps, translate: Translate, format: Format): TemplateResult {
  const button = (key: Key, icon: string, shortcut: string, stop: Stop | null): TemplateResult => html`
    <button
      type="button"
      aria-label=${translate(key)}
      title=${translate(key)}
      aria-keyshortcuts=${shortcut}
      aria-disabled=${stop ? "false" : "true"}
      @click=${() => {
        steps.go(stop);
      }}
    >${renderIcon(icon)}</button>
  `;
  return html`
    <div class="steps" role="group" aria-label=${translate("steps.label")}>
      ${button("steps.previous", CHEVRON_LEFT, "Shift+ArrowLeft", steps.previous)}
      ${button("steps.next", CHEVRON_RIGHT, "Shift+ArrowRight", steps.next)}
      <p class="span" aria-live="polite">${night ? spanOf(night, translate, format) : nothing}</p>
    </div>
  `;
}

function spanOf(night: Night, translate: Translate, format: Format): string {
  const start_ms = atMs(night, night.in_bed[0]?.[0] ?? 0);
  const end_ms = atMs(night, night.in_bed.at(-1)?.[1] ?? night.duration_s);
  const figures = { start: format.time(start_ms), end: format.time(end_ms) };
  const span = translate(night.provisional ? "span.running" : "span", figures);
  return `${format.day(end_ms)} · ${span}`;
}
