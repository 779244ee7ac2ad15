const MINUTE_MS = 60_000;

/** Return what tells how far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function aheadIn(timeZone: string): (at_ms: number) => number {
  // Swedish writes it so that it can be read back: 2026-03-15 12:30.
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  return (at_ms) => {
    const minute_ms = Math.floor(at_ms / MINUTE_MS) * MINUTE_MS;
    return Date.parse(`${clock.format(minute_ms).replace(" ", "T")}Z`) - minute_ms;
  };
}
