// Builds the cards into the integration's folder, where they are committed; with --check, says whether they are current.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const CARD = import.meta.dirname;
const WWW = join(CARD, "..", "custom_components", "sleep_twitch", "www");
const GZIPPED_LIMIT_BYTES = 60_000;

const ENGLISH = join(CARD, "src", "language", "en.json");

// The keys of a language are those of English, in the same order: its file need not hold them a second time.
const languages = {
  name: "languages",
  setup({ onLoad }) {
    onLoad({ filter: /language[\\/]\w+\.json$/ }, async ({ path }) => {
      if (path === ENGLISH) return undefined;
      const messages = JSON.parse(await readFile(path, "utf8"));
      const keys = Object.keys(JSON.parse(await readFile(ENGLISH, "utf8")));
      if (String(Object.keys(messages)) !== String(keys)) throw new Error(`${basename(path)} wants the keys of en.json, in the same order`);
      const values = JSON.stringify(Object.values(messages));
      const contents = `import english from "./en.json"; const values = ${values};
        export default Object.fromEntries(Object.keys(english).map((key, index) => [key, values[index]]));`;
      return { contents, loader: "js", resolveDir: dirname(path) };
    });
  },
};

const common = {
  absWorkingDir: CARD,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  plugins: [languages],
  target: "es2022",
  tsconfig: join(CARD, "tsconfig.json"),
  write: false,
};

async function outputs() {
  const cards = await build({
    ...common,
    entryPoints: { cards: "src/cards.ts" },
    splitting: true,
    chunkNames: "[name]-[hash]",
    outdir: WWW,
  });
  // The loader's import() is left to the browser: the cards come when Home Assistant is ready for them.
  const loader = await build({
    ...common,
    entryPoints: { loader: "src/loader.ts" },
    external: ["./cards.js"],
    outdir: WWW,
  });
  return new Map([...cards.outputFiles, ...loader.outputFiles].map((file) => [basename(file.path), file.contents]));
}

async function buildDev() {
  await build({
    ...common,
    entryPoints: { harness: "dev/harness.ts" },
    minify: false,
    outdir: join(CARD, "dev", "dist"),
    splitting: true,
    write: true,
  });
}

async function write(files) {
  await rm(WWW, { force: true, recursive: true });
  await mkdir(WWW, { recursive: true });
  for (const [name, contents] of files) await writeFile(join(WWW, name), contents);
}

async function differences(files) {
  const committed = await readdir(WWW).catch(() => []);
  const wrong = committed.filter((name) => !files.has(name)).map((name) => `${name} is not built any more`);
  for (const [name, contents] of files) {
    const current = await readFile(join(WWW, name)).catch(() => null);
    if (!current) wrong.push(`${name} is missing`);
    else if (!current.equals(contents)) wrong.push(`${name} is not what the sources build to`);
  }
  return wrong;
}

function gzippedBytes(files) {
  return [...files.values()].reduce((sum, contents) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

async function main(mode) {
  if (mode === "--dev") return buildDev();
  const files = await outputs();
  const size = gzippedBytes(files);
  if (size > GZIPPED_LIMIT_BYTES) throw new Error(`the bundle has ${size} bytes gzipped; at most ${GZIPPED_LIMIT_BYTES} are allowed`);
  if (mode === "--check") {
    const wrong = await differences(files);
    if (wrong.length) throw new Error(`${wrong.join("; ")}: run "npm run build" in ${basename(dirname(join(CARD, "x")))}/ and commit`);
  } else {
    await write(files);
  }
  for (const [name, contents] of files) console.log(`${name}  ${contents.length} bytes, ${gzipSync(contents, { level: 9 }).length} gzipped`);
  console.log(`${files.size} files in ${relative(join(CARD, ".."), WWW)}, ${size} bytes gzipped in all`);
}

await main(process.argv[2]).catch((error) => {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
});
