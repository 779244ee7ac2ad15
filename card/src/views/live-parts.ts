import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { reasonText } from "../data/describe.ts";
import type { LiveMovement, LiveState } from "../data/live.ts";
import { largestSince } from "../data/trace.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderEmblem } from "./detail.ts";

const NEWEST_MS = 1000;
const UNKNOWN = "–";
const HEART = "M12 21l-1.4-1.3C5.4 15 2 12 2 8.3A5.2 5.2 0 0 1 12 5.3a5.2 5.2 0 0 1 10 3C22 12 18.6 15 13.4 19.7z";

export const livePartStyles = css`
  .now { margin-block-start: 16px; }
  .now div { background: color-mix(in srgb, var(--secondary-text-color) 8%, transparent); border-radius: 12px; padding: 10px 12px; }
  .now dd { align-items: center; flex-direction: row; gap: 8px; }
  .lamp { background: var(--divider-color); block-size: 10px; border-radius: 50%; flex: none; inline-size: 10px; }
  .on .lamp { background: var(--kind-limb-movement); }
  .moving .lamp { background: var(--kind-hypnic-jerk); }
  .heart { block-size: 18px; fill: var(--divider-color); flex: none; inline-size: 18px; }
  .seen .heart { animation: beat var(--beat) ease-in-out infinite; fill: var(--error-color, var(--kind-hypnic-jerk)); }
  @keyframes beat { 12% { transform: scale(1.22); } 36% { transform: none; } }
  canvas { block-size: 260px; display: block; font-size: 12px; inline-size: 100%; margin-block-start: 14px; }
  .why { margin-block-start: 10px; }
  .legend { align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 16px; margin-block-start: 6px; }
  .legend span { align-items: center; display: flex; gap: 6px; }
  .legend i { border-block-start: 3px solid var(--kind-limb-movement); inline-size: 18px; }
  .legend .signal { border-width: 1px; }
  .legend .threshold { border: dashed var(--kind-hypnic-jerk); border-width: 2px 0 0; }
  .legend .rest { display: none; }
  .legend b { min-inline-size: 4.5em; }
  .found, .placement { border-block-start: 1px solid var(--divider-color); margin-block-start: 16px; padding-block-start: 12px; }
  .found h3, .placement h3 { color: var(--primary-text-color); font-size: 16px; font-weight: 500; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { align-items: center; display: grid; gap: 0 12px; grid-template-columns: auto 1fr auto auto; margin-block-start: 12px; }
  li p { grid-column: 2 / -1; }
  b, time { font-variant-numeric: tabular-nums; font-weight: 400; }
  .said { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }
  @container (max-width: 420px) {
    .now div:last-child { grid-column: span 2; }
  }
  @container (min-width: 420px) {
    .now { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  }
  @media (prefers-reduced-motion: reduce) {
    .seen .heart { animation: none; }
  }
  @media (forced-colors: active) {
    .lamp, .heart, .legend i { forced-color-adjust: none; }
  }
`;

/** Draw what is known of this moment: bed, movement, heartbeat. */
export function renderNow({ node, moving, heartbeat }: LiveState, translate: Translate, format: Format): TemplateResult {
  const { seen, per_minute } = heartbeat;
  const beat = per_minute === null ? nothing : `--beat:${60 / per_minute}s`;
  const rate = per_minute === null ? UNKNOWN : translate("live.rate", { rate: format.number(per_minute) });
  const motion = moving ? "moving" : "still";
  return html`
    <dl class="figures now">
      <div class=${node.in_bed ? "on" : ""}>
        <dt>${translate("live.bed")}</dt>
        <dd><i class="lamp"></i>${presenceText(node.in_bed, translate)}</dd>
      </div>
      <div class=${moving === null ? "" : `on ${motion}`}>
        <dt>${translate("live.motion")}</dt>
        <dd><i class="lamp"></i>${translate(moving === null ? "figure.unknown" : `live.${motion}`)}</dd>
      </div>
      <div class=${seen ? "seen" : ""} style=${beat}>
        <dt>${translate(seen === null ? "live.heartbeat" : `live.heartbeat.${seen}`)}</dt>
        <dd><svg class="heart" viewBox="0 0 24 24" aria-hidden="true"><path d=${HEART}></path></svg>${rate}</dd>
      </div>
    </dl>
  `;
}

/** Draw what the lines are, with the levels of the newest second: all that the picture shows, for who does not see it. */
export function renderLiveLegend({ trace, threshold_mg, rest_mg }: LiveState, translate: Translate, format: Format): TemplateResult {
  const since_ms = trace.newest_ms - NEWEST_MS;
  const levels = [
    ["envelope", largestSince(trace.envelope, since_ms)],
    ["signal", largestSince(trace.signal, since_ms)],
    ["threshold", threshold_mg],
    ["rest", rest_mg],
  ] as const;
  return html`
    <p class="legend">
      ${levels.map(([name, level_mg]) => html`<span><i class=${name}></i>${translate(`live.${name}`)} <b>${levelText(level_mg, translate, format)}</b></span>`)}
    </p>
  `;
}

/** Draw the movements that were found, each with the reason behind it. */
export function renderFound(movements: readonly LiveMovement[], translate: Translate, format: Format): TemplateResult {
  return html`
    <section class="found">
      <h3>${translate("live.found")}</h3>
      ${movements.length ? nothing : html`<p class="hint">${translate("live.late")}</p>`}
      <ul>
        ${movements.map(
          ({ kind, onset, peak_mg, reason }) => html`
            <li>
              ${renderEmblem(kind)}
              <span>${translate(`kind.${kind}`)}</span>
              <b>${levelText(peak_mg, translate, format)}</b>
              <time>${format.timeExact(Date.parse(onset))}</time>
              <p class="note">${reasonText(reason, translate, format)}</p>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

export function presenceText(in_bed: boolean | null, translate: Translate): string {
  if (in_bed === null) return translate("figure.unknown");
  return translate(in_bed ? "lane.in_bed" : "live.empty");
}

export function levelText(level_mg: number | null, translate: Translate, format: Format): string {
  if (level_mg === null) return UNKNOWN;
  const digits = level_mg < 10 ? 1 : 0;
  return translate("fact.milli_g", { strength: format.number(level_mg, level_mg < 1 ? 2 : digits) });
}
