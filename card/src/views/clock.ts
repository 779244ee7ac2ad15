import { svg } from "lit";
import type { SVGTemplateResult } from "lit";

import type { TimeScale } from "../chart/scale.ts";
import { clockTicks } from "../chart/ticks.ts";
import type { Night } from "../data/night.ts";
import type { Format } from "../language/format.ts";

const TICK_GAP_PX = 46;

/** Draw the times of the night below a chart, and a line up to its top from each. */
export function renderClock(
  night: Night, scale: TimeScale, top_px: number, axis_px: number, format: Format,
): readonly SVGTemplateResult[] {
  const { ticks, detail } = clockTicks(Date.parse(night.start), scale, format.timeZone, TICK_GAP_PX);
  const words = { hour: "hour", minute: "time", second: "timeExact" } as const;
  return ticks.map(
    ({ at_ms, x_px }) => svg`
      <line class="tick" x1=${x_px} x2=${x_px} y1=${top_px} y2=${axis_px + 4}></line>
      <text class="clock" x=${x_px} y=${axis_px + 17}>${format[words[detail]](at_ms)}</text>
    `,
  );
}

/** Define the hatching of what is unknown. */
export function renderHatch(): SVGTemplateResult {
  return svg`
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch" width="2" height="6"></rect>
      </pattern>
    </defs>
  `;
}
