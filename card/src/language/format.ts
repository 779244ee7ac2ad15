import type { FrontendLocale } from "../data/home-assistant.ts";
import type { Translate } from "./translate.ts";

const NUMBER_LANGUAGES: Readonly<Record<string, string | undefined>> = {
  comma_decimal: "en-US",
  decimal_comma: "de",
  space_comma: "fr",
  quote_decimal: "de-CH",
  none: "en-US",
};

const DAY_MS = 86_400_000;

/** Figures, times and lengths as this user reads them. */
export interface Format {
  /** Digits are those after the decimal mark. */
  number(value: number, digits?: number): string;
  percent(share: number): string;
  /** Clock time with minutes: 23:07, 11:07 PM. */
  time(at_ms: number): string;
  /** Clock time with seconds. */
  timeExact(at_ms: number): string;
  /** The whole hour of an axis: 23, 11 PM. */
  hour(at_ms: number): string;
  day(at_ms: number): string;
  /** A date of the calendar, in days since 1970: 15 Mar. */
  date(day: number): string;
  /** With its weekday and its year. */
  dateLong(day: number): string;
  /** The month of an axis: Mar 2026. */
  month(day: number): string;
  /** Hours and minutes: 7 h 42 min. */
  hoursMinutes(length_s: number): string;
  /** Seconds, with a digit where it tells something: 0.22 s, 2.1 s, 42 s. */
  seconds(length_s: number): string;
  readonly timeZone: string;
}

/** Return the zone in which this user wants to read times. */
export function timeZoneOf(locale: FrontendLocale, serverTimeZone: string): string {
  if (locale.time_zone === "server") return serverTimeZone;
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function makeFormat(locale: FrontendLocale, timeZone: string, translate: Translate): Format {
  const clock = { timeZone, ...hourCycle(locale) };
  const hourDigits = clock.hourCycle === "h12" ? "numeric" : "2-digit";
  const time = new Intl.DateTimeFormat(locale.language, { ...clock, hour: hourDigits, minute: "2-digit" });
  const timeExact = new Intl.DateTimeFormat(locale.language, { ...clock, hour: hourDigits, minute: "2-digit", second: "2-digit" });
  const hour = new Intl.DateTimeFormat(locale.language, { ...clock, hour: "numeric" });
  const day = new Intl.DateTimeFormat(locale.language, { timeZone, weekday: "short", day: "numeric", month: "short" });
  const dated = (options: Intl.DateTimeFormatOptions): ((day: number) => string) => {
    const written = new Intl.DateTimeFormat(locale.language, { timeZone: "UTC", ...options });
    return (of_day) => written.format(of_day * DAY_MS);
  };
  const number = (value: number, digits = 0): string => numberFormat(locale, digits).format(value);
  return {
    timeZone,
    number,
    percent: (share) => numberFormat(locale, 0, "percent").format(share),
    time: (at_ms) => time.format(at_ms),
    timeExact: (at_ms) => timeExact.format(at_ms),
    hour: (at_ms) => hourLabel(hour, at_ms),
    day: (at_ms) => day.format(at_ms),
    date: dated({ day: "numeric", month: "short" }),
    dateLong: dated({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
    month: dated({ month: "short", year: "numeric" }),
    hoursMinutes: (length_s) => {
      const minutes = Math.round(length_s / 60);
      const figures = { hours: number(Math.floor(minutes / 60)), minutes: number(minutes % 60) };
      return translate(minutes < 60 ? "length.minutes" : "length.hours_minutes", figures);
    },
    seconds: (length_s) => translate("length.seconds", { seconds: number(length_s, secondDigits(length_s)) }),
  };
}

function secondDigits(length_s: number): number {
  if (length_s < 1) return 2;
  return length_s < 10 ? 1 : 0;
}

function numberFormat(locale: FrontendLocale, digits: number, style: "decimal" | "percent" = "decimal"): Intl.NumberFormat {
  return new Intl.NumberFormat(numberLanguage(locale), {
    style,
    useGrouping: locale.number_format !== "none",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function numberLanguage(locale: FrontendLocale): string | undefined {
  if (locale.number_format === "language") return locale.language;
  return NUMBER_LANGUAGES[locale.number_format];
}

function hourCycle(locale: FrontendLocale): { hourCycle: "h12" | "h23" } {
  if (locale.time_format === "12") return { hourCycle: "h12" };
  if (locale.time_format === "24") return { hourCycle: "h23" };
  if (locale.time_format === "system") return { hourCycle: isTwelveHour(undefined) ? "h12" : "h23" };
  return { hourCycle: isTwelveHour(locale.language) ? "h12" : "h23" };
}

function isTwelveHour(language: string | undefined): boolean {
  return Boolean(new Intl.DateTimeFormat(language, { hour: "numeric" }).resolvedOptions().hour12);
}

/** An axis wants "23" where German would write "23 Uhr". */
function hourLabel(hour: Intl.DateTimeFormat, at_ms: number): string {
  const parts = hour.formatToParts(at_ms).filter(({ type }) => type === "hour" || type === "dayPeriod");
  return parts.map(({ value }) => value).join(" ");
}
