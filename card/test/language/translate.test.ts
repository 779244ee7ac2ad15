import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import english from "../../src/language/en.json";
import { fill, isKey, loadMessages, translator } from "../../src/language/translate.ts";
import type { Messages } from "../../src/language/translate.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "src", "language");
const SOURCES = join(FOLDER, "..");
const LANGUAGES = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

const read = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Record<string, string>;
const names = (message: string): string[] => [...message.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

function sourceText(): string {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.map((name) => readFileSync(join(SOURCES, name), "utf8")).join("\n");
}

describe.each(LANGUAGES)("%s", (name) => {
  const messages = read(name);

  it("has every message, and no other, in the same order", () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  it("leaves no message empty", () => {
    expect(Object.entries(messages).filter(([, message]) => !message.trim())).toEqual([]);
  });

  it("fills in the same figures", () => {
    const wrong = Object.entries(english).filter(([key, message]) => String(names(message)) !== String(names(messages[key] ?? "")));

    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe("the messages", () => {
  it("are all used", () => {
    const source = sourceText();
    const isUsed = (key: string): boolean => source.includes(`"${key}"`) || source.includes(`\`${key.split(".")[0] ?? ""}.`);

    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  it("are English for a language that nobody has written yet", async () => {
    expect(await loadMessages("tlh")).toEqual(english);
    expect(await loadMessages("")).toEqual(english);
  });

  it.each([
    ["de-CH", "Nacht von {name}"],
    ["fr", "Nuit de {name}"],
    ["ES", "Noche de {name}"],
  ])("come in the language of %s", async (language, title) => {
    expect((await loadMessages(language))["title.night"]).toBe(title);
  });

  it("are filled with their figures", () => {
    expect(translator()("title.night", { name: "Ada" })).toBe("Night of Ada");
    expect(translator({ ...english, loading: "Geduld" } satisfies Messages)("loading")).toBe("Geduld");
  });

  it("show a figure that is missing, rather than nothing", () => {
    expect(fill("{one} and {two}", { one: 1 })).toBe("1 and {two}");
  });

  it("know their keys", () => {
    expect(isKey("title.night")).toBe(true);
    expect(isKey("toString")).toBe(false);
  });
});
