/** Return places in order so far apart that none covers another, as near to where they were as the room allows. */
export function spreadOut(places_px: readonly number[], gap_px: number, right_px: number): readonly number[] {
  let least_px = -Infinity;
  const apart = places_px.map((place_px) => {
    const kept_px = Math.max(place_px, least_px);
    least_px = kept_px + gap_px;
    return kept_px;
  });
  let most_px = right_px;
  return apart
    .reverse()
    .map((place_px) => {
      const kept_px = Math.min(place_px, most_px);
      most_px = kept_px - gap_px;
      return kept_px;
    })
    .reverse();
}
