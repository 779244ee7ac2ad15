import { css } from "lit";

/** What the signs of a chart mean, below it. */
export const legendStyles = css`
  .legend {
    align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 6px 14px; margin: 8px 0 0;
  }
  .legend span { align-items: center; display: inline-flex; gap: 6px; }
  .legend i { block-size: 12px; flex: none; forced-color-adjust: none; inline-size: 18px; }
  .legend .gap { background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5; }
`;
