import { html, nothing, svg } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";

import { asleepInBed, bands, widest } from "../chart/bands.ts";
import type { Band } from "../chart/bands.ts";
import type { Lane, Layout } from "../chart/lanes.ts";
import type { Mark } from "../chart/marks.ts";
import type { TimeScale } from "../chart/scale.ts";
import { seriesBars } from "../chart/series.ts";
import { emblem, outline, strike } from "../chart/shapes.ts";
import type { Night } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";

const NARROWEST_BAND_LABEL_PX = 130;
const EMBLEM_ROOM_PX = 22;

/** Everything that a night and a width decide; made anew only when one of them changes. */
export interface Drawing {
  readonly night: Night;
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly marks: readonly Mark[];
}

export function renderBed({ night, layout, scale }: Drawing, translate: Translate): SVGTemplateResult {
  const { bed, axis_px } = layout;
  const asleep = bands(asleepInBed(night), scale);
  const ground = (band: Band, name: string): SVGTemplateResult =>
    svg`<rect class=${name} x=${band.x_px} y=${bed.top_px} width=${band.width_px} height=${axis_px - bed.top_px}></rect>`;
  const bar = (band: Band, name: string): SVGTemplateResult =>
    svg`<rect class=${name} x=${band.x_px} y=${bed.top_px} width=${band.width_px} height=${bed.height_px} rx="4"></rect>`;
  return svg`
    <text class="lane-name" x=${EMBLEM_ROOM_PX} y=${bed.label_y_px}>${translate("lane.in_bed")}</text>
    ${bands(night.in_bed, scale).map((band) => [ground(band, "in-bed ground"), bar(band, "in-bed bar")])}
    ${asleep.map((band) => [ground(band, "asleep ground"), bar(band, "asleep bar")])} ${bandLabel(asleep, layout, translate)}
    ${bands(night.gaps, scale).map((band) => ground(band, "gap"))}
  `;
}

function bandLabel(asleep: readonly Band[], { bed }: Layout, translate: Translate): SVGTemplateResult | typeof nothing {
  const band = widest(asleep);
  if (!band || band.width_px < NARROWEST_BAND_LABEL_PX) return nothing;
  const x_px = band.x_px + band.width_px / 2;
  return svg`<text class="band-name" x=${x_px} y=${bed.top_px + bed.height_px / 2}>${translate("lane.asleep")}</text>`;
}

export function renderLane(lane: Lane, { night, layout }: Drawing, translate: Translate, format: Format): SVGTemplateResult {
  const count = night.movements.filter(({ kind, wrong }) => kind === lane.kind && !wrong).length;
  const bottom_px = lane.top_px + lane.height_px;
  const emblem_x_px = EMBLEM_ROOM_PX / 2 - 3;
  const name_x_px = emblem_x_px + EMBLEM_ROOM_PX / 2 + 3;
  return svg`
    <path class="emblem ${lane.kind}" d=${emblem(lane.kind, emblem_x_px, lane.label_y_px)}></path>
    <text class="lane-name" x=${name_x_px} y=${lane.label_y_px}>
      ${translate(`kinds.${lane.kind}`)}<tspan class="count" dx="6">${format.number(count)}</tspan>
    </text>
    <line class="lane-line" x1=${layout.left_px} x2=${layout.right_px} y1=${bottom_px} y2=${bottom_px}></line>
  `;
}

export function renderSeries({ night, layout, scale }: Drawing): readonly SVGTemplateResult[] {
  const lane = layout.lanes.find(({ kind }) => kind === "limb_movement");
  if (!lane) return [];
  return seriesBars(night, lane, scale).map(
    (bar) => svg`
      <rect class="series ${bar.isBreathing ? "breathing" : ""}" x=${bar.x_px} y=${bar.y_px}
        width=${bar.width_px} height=${bar.height_px} rx="4"></rect>
    `,
  );
}

export function renderMark(mark: Mark, state: "selected" | "" = ""): SVGTemplateResult {
  const { kind, wrong } = mark.movement;
  const opacity = state ? 1 : mark.opacity;
  const shape = svg`<path class="${kind} ${wrong ? "wrong" : ""} ${state}" opacity=${opacity} d=${outline(kind, mark)}></path>`;
  return wrong ? svg`${shape}<path class="strike" d=${strike(mark)}></path>` : shape;
}

export function renderLegend(night: Night, translate: Translate): TemplateResult | typeof nothing {
  const hasSeries = night.movements.some(({ series }) => series !== null);
  if (!hasSeries && night.gaps.length === 0) return nothing;
  return html`
    <p class="legend">
      ${hasSeries ? html`<span class="key series"></span>${translate("legend.series")}` : nothing}
      ${night.gaps.length > 0 ? html`<span class="key gap"></span>${translate("legend.gap")}` : nothing}
    </p>
  `;
}
