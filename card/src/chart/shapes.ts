import type { MovementKind } from "../data/night.ts";

const SMALLEST_RADIUS_PX = 3.5;
const LARGEST_RADIUS_PX = 9;
const LIMB_WIDTH_PX = 2;
const SHORTEST_LIMB_PX = 8;
const LONGEST_LIMB_PX = 52;
const STRIKE_PX = 5;

/** What a shape is drawn from: its middle, its strength from 0 to 1, and the width of its duration. */
export interface Place {
  readonly x_px: number;
  readonly y_px: number;
  readonly strength: number;
  readonly width_px: number;
}

/** Return the outline of a movement: every kind has a shape of its own, so none is told by colour alone. */
export function outline(kind: MovementKind, place: Place): string {
  return OUTLINES[kind](place, radius(place.strength));
}

/** Return the line through what was no movement. */
export function strike({ x_px, y_px, width_px }: Place): string {
  const reach_px = STRIKE_PX + width_px / 2;
  return `M${round(x_px + width_px / 2 - reach_px)} ${round(y_px + STRIKE_PX)}l${round(2 * reach_px)} ${-2 * STRIKE_PX}`;
}

/** Return the outline as it stands beside the lane's name. */
export function emblem(kind: MovementKind, x_px: number, y_px: number): string {
  const strength = kind === "limb_movement" ? 0.15 : 0.35;
  return outline(kind, { x_px, y_px, strength, width_px: 0 });
}

const OUTLINES: Readonly<Record<MovementKind, (place: Place, radius_px: number) => string>> = {
  hypnic_jerk: diamond,
  limb_movement: bar,
  small_twitch: circle,
  body_movement: block,
  bed_transition: triangle,
  environment: cross,
};

function radius(strength: number): number {
  return SMALLEST_RADIUS_PX + (LARGEST_RADIUS_PX - SMALLEST_RADIUS_PX) * strength;
}

function diamond({ x_px, y_px }: Place, radius_px: number): string {
  const half_px = round(radius_px * 1.2);
  return `M${round(x_px)} ${round(y_px - half_px)}l${half_px} ${half_px}l${-half_px} ${half_px}l${-half_px} ${-half_px}z`;
}

function bar({ x_px, y_px, strength, width_px }: Place): string {
  const height_px = SHORTEST_LIMB_PX + (LONGEST_LIMB_PX - SHORTEST_LIMB_PX) * strength;
  return box(x_px, y_px, Math.max(width_px, LIMB_WIDTH_PX), height_px, LIMB_WIDTH_PX / 2);
}

function circle({ x_px, y_px }: Place, radius_px: number): string {
  const r_px = round(radius_px * 0.85);
  return `M${round(x_px - r_px)} ${round(y_px)}a${r_px} ${r_px} 0 1 0 ${2 * r_px} 0a${r_px} ${r_px} 0 1 0 ${-2 * r_px} 0z`;
}

function block({ x_px, y_px, width_px }: Place, radius_px: number): string {
  return box(x_px, y_px, Math.max(width_px, radius_px * 1.4), radius_px * 2, 2);
}

function triangle({ x_px, y_px }: Place, radius_px: number): string {
  const half_px = round(radius_px * 1.15);
  return `M${round(x_px)} ${round(y_px - half_px)}l${half_px} ${round(2 * half_px)}h${round(-2 * half_px)}z`;
}

/** Two strokes, drawn thick enough to be an area like the others. */
function cross({ x_px, y_px }: Place, radius_px: number): string {
  const arm_px = round(radius_px * 0.9);
  const half_px = 1;
  const corners = [
    [-arm_px, -arm_px + half_px], [-arm_px + half_px, -arm_px], [0, -half_px], [arm_px - half_px, -arm_px],
    [arm_px, -arm_px + half_px], [half_px, 0], [arm_px, arm_px - half_px], [arm_px - half_px, arm_px],
    [0, half_px], [-arm_px + half_px, arm_px], [-arm_px, arm_px - half_px], [-half_px, 0],
  ] as const;
  return `M${corners.map(([dx_px, dy_px]) => `${round(x_px + dx_px)} ${round(y_px + dy_px)}`).join("L")}z`;
}

/** A box with round corners that begins at x, where the movement begins, and is centred on y. */
function box(x_px: number, y_px: number, width_px: number, height_px: number, corner_px: number): string {
  const left = round(x_px - Math.min(width_px, LIMB_WIDTH_PX) / 2);
  const across = round(width_px - 2 * corner_px);
  const down = round(height_px - 2 * corner_px);
  const turn = (dx: number, dy: number): string => `a${corner_px} ${corner_px} 0 0 1 ${dx} ${dy}`;
  const top = round(y_px - height_px / 2);
  return (
    `M${round(left + corner_px)} ${top}h${across}${turn(corner_px, corner_px)}v${down}${turn(-corner_px, corner_px)}` +
    `h${-across}${turn(-corner_px, -corner_px)}v${-down}${turn(corner_px, -corner_px)}z`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
