import { css } from "lit";

import { kindStyles } from "./kind-styles.ts";

export const chartStyles = css`
  :host { display: block; }
  .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
  .chart:focus-visible { outline: 2px solid var(--primary-color); }
  svg { display: block; font-family: inherit; overflow: visible; }
  text { dominant-baseline: central; fill: var(--secondary-text-color); font-size: 12px; font-variant-numeric: tabular-nums; }
  .value { text-anchor: end; }
  .day { text-anchor: middle; }
  .grid, .tick { shape-rendering: crispEdges; stroke: var(--divider-color); }
  .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
  @media (forced-colors: active) {
    .chart { forced-color-adjust: none; }
  }
`;

/** The signs of what was taken: a shape for each kind, and its colour beside it. */
export const courseStyles = css`
  .sign { stroke-linejoin: round; stroke-width: 2px; }
  .sign.medication { fill: var(--kind-hypnic-jerk); stroke: var(--kind-hypnic-jerk); }
  .sign.supplement { fill: var(--kind-small-twitch); stroke: var(--kind-small-twitch); }
  .sign.none { fill: var(--card-background-color); }
`;

/** The dots and lines as they stand in the chart and in its legend. */
export const dotStyles = css`
  .dot { fill: var(--kind-limb-movement); opacity: 0.55; stroke: var(--kind-limb-movement); stroke-width: 1.5px; }
  .dot.hollow { fill: var(--card-background-color); opacity: 1; }
  .dot.selected { opacity: 1; stroke: var(--primary-text-color); stroke-width: 2px; }
  .band { fill: var(--kind-limb-movement); opacity: 0.16; }
  .median {
    fill: none; pointer-events: none; stroke: color-mix(in oklab, var(--kind-limb-movement) 55%, var(--primary-text-color));
    stroke-linejoin: round; stroke-width: 2.5px;
  }
`;

export const trendChartStyles = [
  kindStyles,
  chartStyles,
  courseStyles,
  dotStyles,
  css`
    :host { margin-block-start: 16px; min-block-size: 236px; }
    .since { shape-rendering: crispEdges; stroke: var(--secondary-text-color); stroke-dasharray: 4 4; }
    .course { stroke: var(--secondary-text-color); stroke-linecap: round; stroke-width: 3px; }
  `,
];
