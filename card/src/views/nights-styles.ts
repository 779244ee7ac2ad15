import { css } from "lit";

import { SHADES } from "../chart/shades.ts";
import { chartStyles } from "./trend-styles.ts";
import { kindStyles } from "./kind-styles.ts";
import { legendStyles } from "./legend-styles.ts";

/**
 * One hue from the card's own ground to its text, in steps that look alike: what is nearer to the ground is less. Blue is the
 * colour of limb movements on every card.
 */
const shadeStyles = css`
  .shade { background: var(--shade); fill: var(--shade); --shade: color-mix(in oklab, var(--kind-limb-movement) var(--share), var(--ground)); }
  .shade { --ground: var(--card-background-color); --share: 100%; }
  .shade-0 { --share: 12%; }
  .shade-1 { --share: 30%; }
  .shade-2 { --share: 48%; }
  .shade-3 { --share: 66%; }
  .shade-4 { --share: 84%; }
  .shade-6 { --ground: var(--primary-text-color); --share: 60%; }
  .weekend { background: var(--weekend); fill: var(--weekend); --weekend: color-mix(in srgb, var(--secondary-text-color) 10%, transparent); }
`;

export const nightsStyles = [
  kindStyles,
  chartStyles,
  shadeStyles,
  css`
    :host { margin-block-start: 16px; }
    .weeks, .bed, .shade, .unknown { shape-rendering: crispEdges; }
    .weeks { stroke: var(--divider-color); }
    .unknown { fill: url(#hatch); }
    .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
    .bed, .picked { fill: none; stroke: var(--kind-limb-movement); }
    .bed { opacity: 0.55; }
    .mark, .picked { stroke: var(--primary-text-color); stroke-width: 1.5px; }
    .halo { opacity: 0.8; stroke: var(--card-background-color); stroke-width: 3.5px; }
  `,
];

export const nightsPartStyles = [
  legendStyles,
  shadeStyles,
  css`
    .layouts { border: 1px solid var(--divider-color); border-radius: 999px; display: flex; padding: 2px; }
    .layouts button { block-size: 32px; border-radius: 999px; font-size: 13px; inline-size: auto; padding: 0 10px; }
    .layouts [aria-pressed="true"] { background: var(--secondary-background-color); }
    @media (forced-colors: active) {
      .layouts [aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    }
    .legend .ramp { flex-wrap: wrap; gap: 4px 0; inline-size: 238px; }
    .ramp b { font-weight: 400; inline-size: 100%; }
    .ramp span { flex-direction: column; gap: 2px; inline-size: 34px; }
    .legend .ramp i { inline-size: 100%; }
    .legend .mark { border-inline-start: 2px solid var(--primary-text-color); inline-size: 0; }
  `,
];

/** The shades in their order, that of the most last. */
export const SHADE_NAMES = Array.from({ length: SHADES }, (_, shade) => `shade shade-${shade}`);
