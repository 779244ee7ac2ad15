import { css, html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";

import { doneShare, problemText, stepOf, TEST_STEPS, verdictText } from "../data/placement.ts";
import type { PlacementResult, PlacementTest, TestAct } from "../data/placement.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";

/** What the test is drawn with, for who may do it: nothing is done for the others. */
export interface Tester {
  /** Null for who may only look. */
  readonly act: ((act: TestAct) => void) | null;
  readonly isBusy: boolean;
  /** What Home Assistant said against it. */
  readonly refusal: string;
}

export const placementStyles = css`
  .placement p { font-size: 16px; line-height: 1.5; margin-block-start: 8px; }
  .task { align-items: center; display: flex; gap: 18px; margin-block: 14px; }
  .ring { flex: none; inline-size: 104px; }
  circle { fill: none; stroke: var(--divider-color); stroke-width: 8px; }
  .part { stroke: var(--kind-limb-movement); stroke-linecap: round; }
  text { dominant-baseline: central; fill: var(--primary-text-color); font-size: 20px; text-anchor: middle; }
  .good { background: color-mix(in srgb, var(--success-color) 14%, transparent); border-color: var(--success-color); }
  .acts { display: flex; gap: 10px; margin-block-start: 14px; }
  .acts button { block-size: 56px; border: 1px solid var(--divider-color); border-radius: 16px; flex: 1; font-size: 17px; }
  .acts button:not(.cancel) { background: var(--primary-color); color: var(--text-primary-color, var(--card-background-color)); }
`;

/** Draw the guided test of where the sensor lies: a step of it, or what it came to. */
export function renderPlacement(test: PlacementTest | null, tester: Tester, translate: Translate, format: Format): TemplateResult | typeof nothing {
  const { act, isBusy, refusal } = tester;
  const step = stepOf(test);
  if (!act && !step && !test?.result) return nothing;
  const notices = [refusal, test ? problemText(test, translate) : ""].filter(Boolean);
  const acts: readonly TestAct[] = step ? (test?.running ? ["cancel"] : ["next", "cancel"]) : ["start"];
  return html`
    <section class="placement">
      <h3>${step ? translate("test.step", { step: TEST_STEPS.indexOf(step) + 1 }) : translate("test.title")}</h3>
      ${test && step ? renderStep(test, translate(`test.${step}`), format) : nothing}
      ${test?.result && !step ? renderVerdict(test.result, translate, format) : nothing}
      ${notices.map((notice) => html`<p class="notice">${notice}</p>`)}
      ${act && !step ? html`<p class="note">${translate("test.intro")}</p>` : nothing}
      ${act
        ? html`<div class="acts">
            ${acts.map((one) => html`<button type="button" class=${one} ?disabled=${isBusy} @click=${() => {
              act(one);
            }}>${translate(`test.${one}`)}</button>`)}
          </div>`
        : nothing}
    </section>
  `;
}

function renderStep(test: PlacementTest, task: string, format: Format): TemplateResult {
  const left = format.seconds(Math.max(Math.round(test.needed_s - test.elapsed_s), 0));
  const share = doneShare(test);
  return html`
    <div class="task">
      <svg class="ring" viewBox="0 0 108 108" role="img" aria-label=${format.percent(share)}>
        ${svg`
          <circle cx="54" cy="54" r="48"></circle>
          <circle class="part" cx="54" cy="54" r="48" pathLength="1" stroke-dasharray="${share} 2" transform="rotate(-90 54 54)"></circle>
          <text x="54" y="55">${test.step === "foot" ? `${test.foot_movements} / ${test.foot_wanted}` : left}</text>
        `}
      </svg>
      <p>${task}</p>
    </div>
  `;
}

function renderVerdict(result: PlacementResult, translate: Translate, format: Format): TemplateResult {
  const at_ms = Date.parse(result.at);
  return html`
    <p class="notice ${result.verdict}">
      ${verdictText(result, translate, format)}
      <span class="note">${format.day(at_ms)}, ${format.time(at_ms)}</span>
    </p>
  `;
}
