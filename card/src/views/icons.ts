import { html, svg } from "lit";
import type { TemplateResult } from "lit";

export const CHEVRON_LEFT = "M14.5 6l-6 6 6 6";
export const CHEVRON_RIGHT = "M9.5 6l6 6-6 6";
export const PLUS = "M12 6v12m-6-6h12";
export const MINUS = "M6 12h12";
export const WHOLE = "M4 7v10m16-10v10M7 12h10m-7-3l-3 3 3 3m4-6l3 3-3 3";
export const CROSS = "M6.5 6.5l11 11m0-11l-11 11";

/** Draw the strokes of a button. */
export function renderIcon(strokes: string): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${strokes}></path>`}</svg>`;
}
