import { css } from "lit";

import { diaryStyles } from "./diary-row.ts";
import { kindStyles } from "./kind-styles.ts";

export const timelineStyles = [
  kindStyles,
  css`
    :host { container-type: inline-size; display: block; min-block-size: 260px; }
    .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; user-select: none; }
    .zoomed { cursor: grab; }
    .zoomed:active { cursor: grabbing; }
    .chart:focus-visible { outline: 2px solid var(--primary-color); }
    .chart svg { display: block; font-family: inherit; overflow: visible; }
    text { dominant-baseline: central; fill: var(--primary-text-color); font-size: 12.5px; }
    .count, .clock { fill: var(--secondary-text-color); font-variant-numeric: tabular-nums; }
    .clock { font-size: 12px; text-anchor: middle; }
    .band-name { font-size: 11.5px; pointer-events: none; text-anchor: middle; }
    .tick, .lane-line { shape-rendering: crispEdges; stroke: var(--divider-color); }
    .in-bed.ground { fill: var(--secondary-text-color); opacity: 0.05; }
    .asleep.ground { fill: var(--primary-color); opacity: 0.05; }
    .in-bed.bar { fill: var(--secondary-text-color); opacity: 0.22; }
    .asleep.bar { fill: var(--primary-color); opacity: 0.32; }
    .gap { fill: url(#hatch); }
    .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
    .series { fill: var(--kind-limb-movement); opacity: 0.2; }
    .series.breathing { opacity: 0.1; stroke: var(--kind-limb-movement); stroke-dasharray: 3 3; stroke-width: 2px; }
    .wrong { fill: var(--card-background-color); stroke: var(--secondary-text-color); stroke-width: 1.2px; }
    .strike { stroke: var(--primary-text-color); stroke-linecap: round; stroke-width: 1.6px; }
    .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
    .selected { paint-order: stroke; stroke: var(--primary-text-color); stroke-linejoin: round; stroke-width: 4px; }
    .legend { align-items: center; column-gap: 6px; display: flex; flex: 1; flex-wrap: wrap; margin: 0; }
    .below {
      align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 12px;
      justify-content: flex-end; margin-block-start: 4px;
    }
    .zoom { align-items: center; display: flex; font-variant-numeric: tabular-nums; }
    .zoom span { flex: 1; margin-inline-end: 6px; }
    @container (max-width: 480px) {
      .zoom { flex-basis: 100%; order: -1; }
    }
    button {
      background: none; block-size: 36px; border: 0; border-radius: 50%; color: inherit; cursor: pointer; inline-size: 36px; padding: 8px;
    }
    button:hover { background: var(--divider-color); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    button[aria-disabled="true"] { background: none; cursor: default; opacity: 0.35; }
    button path { fill: none; stroke: currentColor; stroke-linecap: round; stroke-width: 2px; }
    .legend .key:not(:first-child) { margin-inline-start: 12px; }
    .key { block-size: 12px; border-radius: 3px; display: inline-block; inline-size: 20px; }
    .key.series { background: var(--kind-limb-movement); opacity: 0.3; }
    .key.gap {
      background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5;
    }
    @media (forced-colors: active) {
      .chart, .key { forced-color-adjust: none; }
    }
  `,
  diaryStyles,
];
