import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { courseSign, rowsOf } from "../chart/trend.ts";
import type { Course } from "../data/courses.ts";
import { amountText } from "../data/diary.ts";
import { labelOf, unitOf, valueText } from "../data/nightly.ts";
import type { NightlyFigure } from "../data/nightly.ts";
import type { TrendNight } from "../data/trend.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderFacts } from "./fact-panel.ts";
import type { Fact } from "./fact-panel.ts";
import { renderTableOf } from "./folded-table.ts";
import { legendStyles } from "./legend-styles.ts";
import type { TrendDrawn } from "./trend-chart.ts";
import { courseStyles, dotStyles } from "./trend-styles.ts";

/** Courses that are told below the chart; older ones are signs in it only. */
const MOST_COURSES = 6;
const UNKNOWN = "–";

export const trendPartStyles = [
  legendStyles,
  courseStyles,
  dotStyles,
  css`
    .courses {
      color: var(--secondary-text-color); display: flex; flex-direction: column; font-size: 13px; gap: 4px; list-style: none;
      margin: 8px 0 0; padding: 0;
    }
    .courses li { align-items: center; display: flex; gap: 6px; }
    .legend svg, .courses svg { block-size: 16px; flex: none; inline-size: 20px; }
  `,
];

/** Return one night in words, for a screen reader. */
export function trendSentence(night: TrendNight, figure: NightlyFigure, translate: Translate, format: Format): string {
  const facts = factsOf(night, figure, translate, format).map(([label, value]) => `${label} ${value}`);
  return [format.dateLong(night.day), ...facts].join(", ");
}

/** Draw what each sign of the chart means, for those that are on it. */
export function renderLegend({ nights, courses, range }: TrendDrawn, translate: Translate): TemplateResult {
  const kinds = rowsOf(courses, range);
  return html`
    <p class="legend">
      <span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot" cx="10" cy="8" r="4.5"></circle></svg>${translate("trend.night")}</span>
      ${nights.some(({ isSure, value }) => !isSure && value !== null)
        ? html`<span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot hollow" cx="10" cy="8" r="4.5"></circle></svg>${translate("trend.hollow")}</span>`
        : nothing}
      ${nights.some(({ week }) => week)
        ? html`<span>
            <svg viewBox="0 0 20 16" aria-hidden="true"><rect class="band" width="20" height="14" y="1" rx="2"></rect><path class="median" d="M0 8h20"></path></svg>
            ${translate("trend.band")}
          </span>`
        : nothing}
      ${kinds.map((kind) => html`<span>${sign(kind, false)}${translate(`diary.${kind}`)}</span>`)}
    </p>
  `;
}

/** Draw the selected night in figures, or say that one can be selected. */
export function renderTrendDetail(
  drawn: TrendDrawn,
  selected: number,
  translate: Translate,
  format: Format,
  letGo: () => void,
): TemplateResult {
  const night = drawn.nights[selected];
  if (!night) return html`<p class="hint">${translate("trend.hint")}</p>`;
  const facts = factsOf(night, drawn.figure, translate, format);
  return renderFacts(format.dateLong(night.day), facts, translate, letGo);
}

/** Draw what was taken in this time, the latest first. */
export function renderCourses({ courses, range }: TrendDrawn, translate: Translate, format: Format): TemplateResult | typeof nothing {
  const shown = courses.filter(({ last_day }) => last_day >= range.first_day).slice(-MOST_COURSES).reverse();
  if (shown.length === 0) return nothing;
  return html`
    <ul class="courses">
      ${shown.map((course) => html`<li>${sign(course.kind, course.amount === 0)}<span>${courseText(course, translate, format)}</span></li>`)}
    </ul>
  `;
}

/** Draw all nights as rows, the latest first. */
export function renderTrendRows({ nights, figure, label }: TrendDrawn, translate: Translate, format: Format): TemplateResult {
  const columns = [translate("trend.column"), labelOf(figure, translate), translate("trend.heard"), translate("trend.week"), translate("trend.quartiles")];
  const text = valueIn(figure, translate, format);
  const rows = [...nights].reverse().map((night) => {
    const { day, value, week } = night;
    const middle = week ? `${text(week.lower)} – ${text(week.upper)}` : UNKNOWN;
    return [format.dateLong(day), text(value), heard(night, format), text(week?.median ?? null), middle];
  });
  return renderTableOf(label, columns, rows);
}

function factsOf(night: TrendNight, figure: NightlyFigure, translate: Translate, format: Format): readonly Fact[] {
  const text = valueIn(figure, translate, format);
  const value = night.value === null ? translate("figure.unknown") : text(night.value);
  const facts: Fact[] = [[labelOf(figure, translate), value]];
  if (figure !== "coverage") facts.push([translate("trend.heard"), heard(night, format)]);
  const { week } = night;
  if (!week) return facts;
  return [...facts, [translate("trend.week"), text(week.median)], [translate("trend.quartiles"), `${text(week.lower)} – ${text(week.upper)}`]];
}

function valueIn(figure: NightlyFigure, translate: Translate, format: Format): (value: number | null) => string {
  return (value) => (value === null ? UNKNOWN : valueText(value, unitOf(figure), translate, format));
}

function heard({ coverage }: TrendNight, format: Format): string {
  return coverage === null ? UNKNOWN : format.percent(coverage);
}

function courseText(course: Course, translate: Translate, format: Format): string {
  const first = format.date(course.first_day);
  const days = course.last_day > course.first_day ? translate("span", { start: first, end: format.date(course.last_day) }) : first;
  return [days, translate(`diary.${course.kind}`), amountText(course.amount, translate, format), course.note].filter(Boolean).join(" · ");
}

function sign(kind: Course["kind"], isNone: boolean): TemplateResult {
  return html`<svg viewBox="0 0 20 16" aria-hidden="true"><path class="sign ${kind} ${isNone ? "none" : ""}" d=${courseSign(kind, 10, 8)}></path></svg>`;
}
