import { join } from "node:path";

/**
 * Return the modules that several parts have in common, and the lazily loaded parts, from a first build's metafile.
 *
 * The bundler makes a chunk for each set of parts that share something: with a handful of cards that are a dozen little
 * files, each compressed without the others. Where all lazy parts ask for everything shared, there are but a few.
 */
export function findShared({ outputs }, folder, first) {
  const chunks = Object.values(outputs).filter(({ entryPoint }) => !entryPoint);
  const inputs = new Set(chunks.flatMap((output) => Object.keys(output.inputs)));
  const entries = Object.values(outputs).map(({ entryPoint }) => entryPoint);
  const isOurs = (path) => path?.startsWith("src") && path.endsWith(".ts");
  return {
    modules: [...inputs].filter(isOurs).sort().map((path) => join(folder, path)),
    lazy: entries.filter((path) => isOurs(path) && path !== first).map((path) => join(folder, path)),
  };
}
