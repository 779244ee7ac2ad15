import { css } from "lit";

import { kindStyles } from "./kind-styles.ts";

export const nightStyles = [
  kindStyles,
  css`
    :host { display: block; }
    .card { color: var(--primary-text-color); container-type: inline-size; padding: 16px; }
    h2, h3, p, dl, dd, header { margin: 0; }
    h2 { font-size: 20px; font-weight: 500; line-height: 1.3; overflow-wrap: anywhere; }
    h3, dt {
      color: var(--secondary-text-color); font-size: 13px; font-weight: 400; hyphens: auto; line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .note, .span, .hint, .scale { color: var(--secondary-text-color); font-size: 12.5px; line-height: 1.4; }
    .span { font-size: 14px; margin-block-start: 2px; }

    header { align-items: flex-start; display: flex; gap: 12px; justify-content: space-between; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; justify-content: flex-end; }
    .chip {
      background: var(--secondary-background-color); border-radius: 999px; font-size: 12px; line-height: 24px; padding: 0 10px;
      white-space: nowrap;
    }
    .chip.provisional::before {
      background: var(--success-color); block-size: 8px; border-radius: 50%; content: ""; display: inline-block; inline-size: 8px;
      margin-inline-end: 6px;
    }
    .notice {
      background: color-mix(in srgb, var(--warning-color) 14%, transparent); border-inline-start: 3px solid var(--warning-color);
      border-radius: 6px; font-size: 13px; line-height: 1.45; margin-block-start: 12px; padding: 8px 12px;
    }
    .notice.breathing {
      background: color-mix(in srgb, var(--info-color) 12%, transparent); border-color: var(--info-color);
    }

    .headline { display: grid; gap: 16px 32px; grid-template-columns: minmax(0, 1fr); margin-block: 18px 20px; }
    .headline .value { font-size: 46px; font-variant-numeric: tabular-nums; font-weight: 300; line-height: 1.15; }
    .headline .unit { color: var(--secondary-text-color); font-size: 16px; font-weight: 400; }
    .periodicity { align-self: end; }
    .row { align-items: baseline; display: flex; gap: 10px; }
    .index { font-size: 20px; font-variant-numeric: tabular-nums; }
    .bar {
      background: var(--divider-color); block-size: 8px; border-radius: 4px; margin-block: 6px 4px; max-inline-size: 320px;
      position: relative;
    }
    .bar .fill { background: var(--kind-limb-movement); block-size: 100%; border-radius: 4px; display: block; min-inline-size: 2px; }
    .bar .chance {
      background: var(--primary-text-color); block-size: 16px; inline-size: 2px; inset-block-start: -4px; position: absolute;
    }

    .usual { margin-block-start: 10px; min-block-size: 36px; }
    .usual .fill { opacity: 0.4; }
    .main:has(.usual) + .periodicity { align-self: start; }
    .dot {
      background: var(--kind-limb-movement); block-size: 12px; border: 2px solid var(--card-background-color); border-radius: 50%;
      inline-size: 12px; inset-block-start: -4px; margin-inline-start: -8px; position: absolute;
    }

    .figures {
      display: grid; gap: 14px 16px; grid-template-columns: repeat(2, minmax(0, 1fr)); margin-block-start: 8px;
    }
    .counted {
      border-block-start: 1px solid var(--divider-color); color: var(--primary-text-color); font-weight: 500;
      margin-block-start: 16px; padding-block-start: 14px;
    }
    .figures dd { display: flex; flex-direction: column; font-size: 19px; font-variant-numeric: tabular-nums; line-height: 1.35; }
    @container (min-width: 420px) {
      .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .headline { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    }
    @container (min-width: 860px) {
      .figures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
    }

    .hint { margin-block-start: 12px; }
    .detail {
      background: color-mix(in srgb, var(--secondary-text-color) 9%, transparent); border-radius: 12px; margin-block-start: 14px;
      padding: 10px 14px 14px;
    }
    .detail .heading { align-items: center; display: flex; gap: 4px; }
    .detail .name { flex: 1; margin-inline-start: 8px; min-inline-size: 0; }
    .detail .name:first-child { margin-inline-start: 0; }
    .detail h3 { color: var(--primary-text-color); font-size: 16px; font-weight: 500; }
    .detail dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin-block: 8px 10px; }
    .detail dd { font-size: 15px; font-variant-numeric: tabular-nums; line-height: 1.4; }
    .reason { border-inline-start: 3px solid var(--divider-color); font-size: 14px; line-height: 1.5; padding-inline-start: 12px; }
    .wrong { align-items: center; display: flex; flex-wrap: wrap; gap: 6px 14px; margin-block-start: 12px; }
    .wrong p { font-size: 13px; }
    .emblem { flex: none; }
    button {
      background: none; block-size: 40px; border: 0; border-radius: 50%; color: inherit; cursor: pointer; font: inherit;
      inline-size: 40px; padding: 8px;
    }
    button:hover:not(:disabled) { background: var(--divider-color); }
    button:focus-visible, summary:focus-visible, .rows:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    button:disabled { cursor: default; opacity: 0.35; }
    button svg { block-size: 24px; display: block; inline-size: 24px; }
    button path { fill: none; stroke: currentColor; stroke-linecap: round; stroke-width: 2px; }

    .table { font-size: 13px; margin-block-start: 12px; }
    summary { border-radius: 4px; color: var(--primary-color); cursor: pointer; inline-size: fit-content; line-height: 32px; }
    .rows { max-block-size: 360px; overflow: auto; }
    table { border-collapse: collapse; inline-size: 100%; }
    caption { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }
    th, td { font-variant-numeric: tabular-nums; padding: 6px 8px; text-align: start; white-space: nowrap; }
    td.kind { white-space: normal; }
    thead th { background: var(--card-background-color); color: var(--secondary-text-color); font-weight: 500; inset-block-start: 0; position: sticky; }
    tbody th { font-weight: 400; }
    tbody tr { border-block-start: 1px solid var(--divider-color); }
    .scale { margin-block-start: 10px; }

    .state { align-items: center; display: flex; flex-direction: column; gap: 8px; padding: 28px 12px; text-align: center; }
    .state h3 { color: var(--primary-text-color); font-size: 18px; font-weight: 500; }
    .state p { color: var(--secondary-text-color); font-size: 14px; line-height: 1.5; max-inline-size: 44ch; overflow-wrap: anywhere; }
    .moon { block-size: 72px; inline-size: 72px; }
    .moon path { fill: var(--divider-color); }
    .moon .twitch {
      fill: none; stroke: var(--kind-limb-movement); stroke-linecap: round; stroke-linejoin: round; stroke-width: 2.5px;
    }
    .retry {
      block-size: auto; border: 1px solid var(--divider-color); border-radius: 999px; color: var(--primary-color); inline-size: auto;
      padding: 8px 20px;
    }

    .skeleton { display: flex; flex-direction: column; gap: 14px; }
    .skeleton span { animation: pulse 1.6s ease-in-out infinite alternate; background: var(--divider-color); border-radius: 8px; }
    .skeleton .line { block-size: 18px; inline-size: 40%; }
    .skeleton .wide { inline-size: 65%; }
    .skeleton .block { block-size: 260px; }
    @keyframes pulse { to { opacity: 0.4; } }
    @media (forced-colors: active) {
      .bar { forced-color-adjust: none; }
    }
    @media (prefers-reduced-motion: reduce) {
      .skeleton span { animation: none; }
    }
  `,
];
