import js from "@eslint/js";
import stylistic from "@stylistic/eslint-plugin";
import ts from "typescript-eslint";

const literals = { ignoreStrings: true, ignoreRegExpLiterals: true, ignoreTemplateLiterals: true };

// The compiler finds unknown names, and rules for fields name control characters. Text that a person typed never becomes markup.
export default ts.config(
  { ignores: ["**/node_modules/", "**/generated/", "**/bin/", "**/obj/", "**/dist/"] },
  js.configs.recommended,
  ts.configs.recommended,
  {
    plugins: { style: stylistic },
    rules: {
      curly: "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-control-regex": "off",
      "no-undef": "off",
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }],
      "style/block-spacing": "error",
      "style/brace-style": "error",
      "style/indent": ["error", 2],
      "style/max-len": ["error", { code: 140, ...literals }],
      "style/max-statements-per-line": "error",
      "style/no-trailing-spaces": "error",
      "style/quotes": ["error", "double", { avoidEscape: true }],
      "style/semi": "error",
    },
  },
  { files: ["**/*.mjs"], rules: { "no-console": "off" } },
);
