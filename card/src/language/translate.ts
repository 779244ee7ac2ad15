import english from "./en.json";

export type Key = keyof typeof english;
export type Other = "de" | "es" | "fr";
export type Messages = Readonly<Record<Key, string>>;
export type Figures = Readonly<Record<string, number | string>>;
/** Gives a text of the integration itself, such as the sentence of a reason; an empty one where there is none. */
export type Texts = (key: string, figures?: Figures) => string;

/** Says things in the language of who looks. */
export interface Translate {
  (key: Key, figures?: Figures): string;
  readonly texts: Texts;
}

/** Return the messages of a language such as `de` or `de-CH`; English where there is none. */
export async function loadMessages(language: string): Promise<Messages> {
  const [other] = /^(de|es|fr)\b/.exec(language.toLowerCase()) ?? [];
  // The others come together, when one of them is wanted: so they take less room than a file each would.
  return other ? (await import("./others.ts")).others[other as Other] : english;
}

/** Return a function that gives the message of a key with its figures filled in. */
export function translator(messages: Messages = english, texts: Texts = () => ""): Translate {
  return Object.assign((key: Key, figures: Figures = {}) => fill(messages[key], figures), { texts });
}

/** Whether a key made at run time has a message. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(english, key);
}

/** Fill `{name}` with its figure; a name without one stays as it is, so that it is seen. */
export function fill(message: string, figures: Figures): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
}
