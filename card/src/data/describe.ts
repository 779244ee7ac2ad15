import type { Format } from "../language/format.ts";
import type { Texts, Translate } from "../language/translate.ts";
import type { Movement, Night, Reason } from "./night.ts";

/** One movement in words and figures. */
export interface Description {
  readonly title: string;
  readonly time: string;
  readonly facts: readonly Fact[];
  readonly reason: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Return what there is to say of a movement: when, how strong, what it belongs to, and why it was judged so. */
export function describe(movement: Movement, night: Night, translate: Translate, format: Format): Description {
  const facts: (Fact | null)[] = [
    { label: translate("fact.duration"), value: format.seconds(movement.duration_s) },
    strength(movement, translate, format),
    confidence(movement, translate, format),
    seriesFact(movement, night, translate, format),
    sinceOnset(movement, night, translate, format),
    movement.wrong ? { label: translate("fact.wrong"), value: translate("fact.wrong.value") } : null,
  ];
  return {
    title: translate(`kind.${movement.kind}`),
    time: format.timeExact(atMs(night, movement.onset_s)),
    facts: facts.filter((fact) => fact !== null),
    reason: reasonText(movement.reason, translate, format),
  };
}

/** Return one line for a screen reader. */
export function sentence({ title, time, facts, reason }: Description): string {
  const said = facts.map(({ label, value }) => `${label} ${value}`);
  return [`${time} ${title}`, ...said, reason].filter(Boolean).join(", ");
}

/** Return the reason in this language, or as Home Assistant says it. */
export function reasonText({ code, values, text }: Reason, { texts }: Translate, format: Format): string {
  const figures = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, figureText(value, texts, format)]));
  const judged = texts(`reason_${code}`, figures);
  if (!judged) return wholeSentence(text);
  return wholeSentence("rival" in figures ? `${judged}; ${texts("reason_told_apart", figures)}` : judged);
}

/** Return the instant of a second of the night. */
export function atMs(night: Night, seconds: number): number {
  return Date.parse(night.start) + seconds * 1000;
}

/** Home Assistant's own sentences begin small and end open, to stand in other ones. */
function wholeSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Words stand as they are, unless they are a code of their own, such as what a movement was told from. */
function figureText(value: number | string, texts: Texts, format: Format): string {
  if (typeof value === "string") return texts(`reason_${value}`) || value;
  const [, decimals = ""] = String(Number(value.toPrecision(3))).split(".");
  return format.number(value, decimals.length);
}

function strength({ peak_mg }: Movement, translate: Translate, format: Format): Fact | null {
  if (peak_mg === null) return null;
  const figure = format.number(peak_mg, peak_mg < 10 ? 1 : 0);
  return { label: translate("fact.strength"), value: translate("fact.milli_g", { strength: figure }) };
}

function confidence({ confidence: share }: Movement, translate: Translate, format: Format): Fact | null {
  return share === null ? null : { label: translate("fact.confidence"), value: format.percent(share) };
}

function seriesFact(movement: Movement, night: Night, translate: Translate, format: Format): Fact | null {
  if (movement.series === null) return null;
  const members = night.movements.filter(({ series }) => series === movement.series);
  const place = members.indexOf(movement);
  const before = members[place - 1];
  const figures = { series: movement.series, place: place + 1, size: members.length };
  if (!before) return { label: translate("fact.series"), value: translate("fact.first_in_series", figures) };
  const interval = format.seconds(movement.onset_s - before.onset_s);
  return { label: translate("fact.series"), value: translate("fact.place_in_series", { ...figures, interval }) };
}

function sinceOnset(movement: Movement, night: Night, translate: Translate, format: Format): Fact | null {
  if (movement.kind !== "hypnic_jerk" || night.sleep_onset_s === null) return null;
  const after_s = movement.onset_s - night.sleep_onset_s;
  const length = format.hoursMinutes(Math.abs(after_s));
  return { label: translate("fact.sleep_onset"), value: translate(after_s < 0 ? "fact.before" : "fact.after", { length }) };
}
