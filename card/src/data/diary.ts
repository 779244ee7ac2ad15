import type { Format } from "../language/format.ts";
import { isKey } from "../language/translate.ts";
import type { Translate } from "../language/translate.ts";
import type { Night } from "./night.ts";
import { dayOf, nightDayAt } from "./nights.ts";
import type { DiaryMark } from "./nights.ts";

/** Return what was noted for a night: from the noon before it to the noon after. */
export function marksOf({ date }: Night, marks: readonly DiaryMark[], timeZone: string): readonly DiaryMark[] {
  return marks.filter(({ at }) => nightDayAt(Date.parse(at), timeZone) === dayOf(date));
}

/** Return a mark in words: when, what, how much, and what was said of it. */
export function markText({ kind, at, amount, note }: DiaryMark, translate: Translate, format: Format): string {
  const key = `diary.${kind}`;
  return [format.time(Date.parse(at)), isKey(key) ? translate(key) : kind, amountText(amount, translate, format), note]
    .filter(Boolean)
    .join(" · ");
}

/** 0 is "none", said by the sleeper; null is "some, not counted". */
export function amountText(amount: number | null, translate: Translate, format: Format): string {
  if (amount === null) return "";
  if (amount === 0) return translate("diary.none");
  const [, decimals = ""] = String(amount).split(".");
  return translate("diary.amount", { amount: format.number(amount, decimals.length) });
}
