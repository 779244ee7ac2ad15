import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["coverage/", "node_modules/", "dev/dist/"] },
  js.configs.recommended,
  lit.configs["flat/recommended"],
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-function-return-type": ["error", { allowExpressions: true }],
      // Figures go into text and into attributes all the time here.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "classProperty", modifiers: ["private"], format: ["camelCase", "snake_case"], leadingUnderscore: "require" },
        { selector: "classMethod", modifiers: ["private"], format: ["camelCase"], leadingUnderscore: "require" },
      ],
      "max-lines": ["error", 300],
      "no-console": "error",
    },
  },
  {
    files: ["*.js", "bundle/*.js"],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
);
