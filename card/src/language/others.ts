import german from "./de.json";
import spanish from "./es.json";
import french from "./fr.json";
import type { Messages, Other } from "./translate.ts";

/** What the cards say in other languages than English. */
export const others: Readonly<Record<Other, Messages>> = { de: german, es: spanish, fr: french };
