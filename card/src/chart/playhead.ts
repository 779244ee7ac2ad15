/** So far behind the newest sample, events that come now and then still make a steady picture. */
const BEHIND_MS = 2000;
/** How fast it comes back to that. */
const SETTLE_MS = 3000;
const LONGEST_LEAP_MS = 6000;
const STEP_MS = 1000;

/** The instant at the right edge of the picture, and when that was. */
export interface Playhead {
  readonly at_ms: number;
  readonly now_ms: number;
}

/** Return where the picture stands now: it glides on, never back, and waits at the newest sample where none follow. */
export function glide(before: Playhead | null, now_ms: number, newest_ms: number, speed: number): Playhead {
  const wanted_ms = newest_ms - BEHIND_MS * speed;
  if (!before || Math.abs(wanted_ms - before.at_ms) > LONGEST_LEAP_MS * speed) return { at_ms: wanted_ms, now_ms };
  const pace = Math.max(speed + (wanted_ms - before.at_ms) / SETTLE_MS, 0);
  const glided_ms = before.at_ms + pace * (now_ms - before.now_ms);
  return { at_ms: Math.max(Math.min(glided_ms, newest_ms), before.at_ms), now_ms };
}

/** Return where it stands for somebody who wants no motion: it goes on by a second, once a second. */
export function step(newest_ms: number, speed: number, now_ms: number): Playhead {
  const step_ms = STEP_MS * speed;
  return { at_ms: Math.floor(newest_ms / step_ms) * step_ms, now_ms };
}
