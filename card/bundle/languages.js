import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Home Assistant lists cards before anybody knows the language, and so in English. */
const LISTED = /\.(name|description)$/;

/** The keys of a language are those of English, in the same order: its file need not hold them a second time. */
export const languages = {
  name: "languages",
  setup({ onLoad }) {
    onLoad({ filter: /language[\\/]\w+\.json$/ }, async ({ path }) => {
      if (basename(path) === "en.json") return undefined;
      const messages = JSON.parse(await readFile(path, "utf8"));
      const english = JSON.parse(await readFile(join(dirname(path), "en.json"), "utf8"));
      if (String(Object.keys(messages)) !== String(Object.keys(english))) {
        throw new Error(`${basename(path)} wants the keys of en.json, in the same order`);
      }
      const values = Object.entries(messages).map(([key, message]) => (LISTED.test(key) ? 0 : message));
      const contents = `import english from "./en.json"; const values = ${JSON.stringify(values)};
        export default Object.fromEntries(Object.keys(english).map((key, index) => [key, values[index]]));`;
      return { contents, loader: "js", resolveDir: dirname(path) };
    });
  },
};
