import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { TimeScale } from "../chart/scale.ts";
import { spreadOut } from "../chart/spread-out.ts";
import { markText } from "../data/diary.ts";
import { lengthS } from "../data/night.ts";
import type { Night } from "../data/night.ts";
import type { DiaryMark } from "../data/nights.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";

const GAP_PX = 30;
/** As wide as the words of a mark are at most. */
const WORDS_PX = 160;
/** Home Assistant has a picture of each. */
const ICONS: Readonly<Record<string, string>> = {
  caffeine: "coffee",
  stimulant: "lightning-bolt",
  alcohol: "glass-wine",
  stress: "head-flash",
  exercise: "run",
  lack_of_sleep: "sleep-off",
  medication: "pill",
  supplement: "leaf",
  symptom: "emoticon-sad",
};

export const diaryStyles = css`
  .diary { block-size: 32px; position: relative; }
  .diary button {
    --mdc-icon-size: 20px; background: var(--secondary-background-color); block-size: 28px; font-family: inherit; inline-size: 28px; left: var(--at); padding: 4px;
    position: absolute; transform: translateX(-50%);
  }
  .diary ha-icon { display: block; }
  .diary span {
    background: var(--primary-text-color); border-radius: 6px; color: var(--card-background-color); font-size: 12px; inset-block-start: 32px;
    inset-inline-start: 0; line-height: 1.4; max-inline-size: 160px; padding: 4px 8px; pointer-events: none; position: absolute;
    text-align: start; visibility: hidden; inline-size: max-content; z-index: 1;
  }
  .diary .late span { inset-inline: auto 0; }
  .diary button:is(:hover, :focus) span { visibility: visible; }
`;

/** Draw what was noted of the evening and the night where it was; what was before it stands at its beginning. */
export function renderDiary(
  night: Night, marks: readonly DiaryMark[], scale: TimeScale, translate: Translate, format: Format,
): TemplateResult | typeof nothing {
  if (marks.length === 0) return nothing;
  const start_ms = Date.parse(night.start);
  const at = ({ at: instant }: DiaryMark): number => Math.min(Math.max((Date.parse(instant) - start_ms) / 1000, 0), lengthS(night));
  const shown = marks.filter((mark) => scale.shows(at(mark), at(mark)));
  const places_px = spreadOut(shown.map((mark) => scale.x(at(mark))), GAP_PX, scale.right_px);
  return html`
    <div class="diary" dir="ltr">
      ${shown.map((mark, index) => {
        const x_px = places_px[index] ?? 0;
        const text = markText(mark, translate, format);
        return html`
          <button type="button" class=${x_px > scale.right_px - WORDS_PX ? "late" : ""} style="--at: ${x_px}px" aria-label=${text}>
            <ha-icon icon="mdi:${ICONS[mark.kind] ?? "flag"}"></ha-icon><span aria-hidden="true">${text}</span>
          </button>
        `;
      })}
    </div>
  `;
}
