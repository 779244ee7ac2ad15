import type { MovementKind } from "../data/night.ts";

/** From the jerk at sleep onset to what was not the sleeper at all. */
const ORDER: readonly MovementKind[] = [
  "hypnic_jerk",
  "limb_movement",
  "small_twitch",
  "body_movement",
  "bed_transition",
  "environment",
];

const BED_HEIGHT_PX = 20;
const BED_GAP_PX = 10;
const LANE_HEIGHT_PX = 32;
const LIMB_LANE_HEIGHT_PX = 60;
const CAPTION_HEIGHT_PX = 18;
const AXIS_HEIGHT_PX = 24;
/** Names of the lanes stand beside them from this width on, above them below it. */
const WIDE_PX = 560;
const LABEL_WIDTH_PX = 184;
const EDGE_PX = 11;

export interface Lane {
  readonly kind: MovementKind;
  /** Where the name stands, its middle. */
  readonly label_y_px: number;
  /** The room for marks. */
  readonly top_px: number;
  readonly height_px: number;
}

export interface Layout {
  readonly isWide: boolean;
  readonly left_px: number;
  readonly right_px: number;
  readonly bed: { readonly top_px: number; readonly height_px: number; readonly label_y_px: number };
  readonly lanes: readonly Lane[];
  /** Where the lanes end and the clock begins. */
  readonly axis_px: number;
  readonly height_px: number;
}

/** Return where everything goes on a timeline of this width. */
export function layOut(width_px: number, showEnvironment: boolean): Layout {
  const isWide = width_px >= WIDE_PX;
  const caption_px = isWide ? 0 : CAPTION_HEIGHT_PX;
  const bed = { top_px: caption_px, height_px: BED_HEIGHT_PX, label_y_px: labelY(0, BED_HEIGHT_PX, isWide) };
  const lanes: Lane[] = [];
  let y_px = bed.top_px + BED_HEIGHT_PX + BED_GAP_PX;
  for (const kind of ORDER) {
    if (kind === "environment" && !showEnvironment) continue;
    const height_px = kind === "limb_movement" ? LIMB_LANE_HEIGHT_PX : LANE_HEIGHT_PX;
    lanes.push({ kind, label_y_px: labelY(y_px, height_px, isWide), top_px: y_px + caption_px, height_px });
    y_px += caption_px + height_px;
  }
  return {
    isWide,
    left_px: isWide ? LABEL_WIDTH_PX : EDGE_PX,
    right_px: Math.max(width_px - EDGE_PX, 0),
    bed,
    lanes,
    axis_px: y_px,
    height_px: y_px + AXIS_HEIGHT_PX,
  };
}

function labelY(top_px: number, height_px: number, isWide: boolean): number {
  return top_px + (isWide ? height_px : CAPTION_HEIGHT_PX) / 2;
}
