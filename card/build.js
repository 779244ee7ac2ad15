// Builds the cards into the integration's folder, where they are committed; with --check, says whether they are current.
import { Buffer } from "node:buffer";
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { minify } from "terser";

import { languages } from "./bundle/languages.js";
import { findShared } from "./bundle/sharing.js";
import { squeezeTemplates } from "./bundle/templates.js";

const CARD = import.meta.dirname;
const WWW = join(CARD, "..", "custom_components", "sleep_twitch", "www");
const GZIPPED_LIMIT_BYTES = 60_000;
const CARDS = "src/cards.ts";

const common = {
  absWorkingDir: CARD,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  // Nobody outside the bundle knows these: neither Home Assistant nor what is sent.
  mangleProps: /^_[a-z]|_(px|ms|day)$/,
  minify: true,
  plugins: [languages],
  target: "es2022",
  tsconfig: join(CARD, "tsconfig.json"),
  write: false,
};

const splitCards = {
  ...common,
  entryPoints: { cards: CARDS },
  splitting: true,
  chunkNames: "[name]-[hash]",
  outdir: WWW,
};

function small({ lazy, modules }) {
  const shared = modules.map((path) => `import ${JSON.stringify(path)};`).join("");
  return {
    name: "small",
    setup({ onLoad }) {
      onLoad({ filter: /src[\\/].*\.ts$/ }, async ({ path }) => {
        const squeezed = squeezeTemplates(path, await readFile(path, "utf8"));
        return { contents: lazy.includes(path) ? shared + squeezed : squeezed, loader: "ts" };
      });
    },
  };
}

async function outputs() {
  const { metafile } = await build({ ...splitCards, metafile: true });
  const cards = await build({ ...splitCards, plugins: [languages, small(findShared(metafile, CARD, CARDS))] });
  // The loader's import() is left to the browser: the cards come when Home Assistant is ready for them.
  const loader = await build({
    ...common,
    entryPoints: { loader: "src/loader.ts" },
    external: ["./cards.js"],
    outdir: WWW,
  });
  const files = [...cards.outputFiles, ...loader.outputFiles];
  return new Map(await Promise.all(files.map(async ({ path, text }) => [basename(path), await minified(text)])));
}

async function minified(text) {
  const { code } = await minify(text, { module: true, ecma: 2022, compress: { passes: 3, pure_getters: true, unsafe_arrows: true } });
  return Buffer.from(code);
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
