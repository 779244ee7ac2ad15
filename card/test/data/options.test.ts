import { describe, expect, it } from "vitest";

import { formOf } from "../../src/data/options.ts";
import { translate } from "../samples.ts";

describe("a form", () => {
  it("has no help where a field needs none", () => {
    const field = { name: "wrong", selector: { text: {} } };

    expect(formOf([field], translate).computeHelper(field)).toBeUndefined();
  });
});
