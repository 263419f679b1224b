// Rules for all JavaScript of the repository: npx eslint -c .ci/eslint.config.js . at its top.
import js from "@eslint/js";
import globals from "globals";

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const unused = (options) => ({ "no-unused-vars": ["error", { ignoreRestSiblings: true, ...options }] });

export default [
  js.configs.recommended,
  { languageOptions: { globals: globals.browser }, linterOptions: { reportUnusedDisableDirectives: "error" }, rules: unused() },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  // What the bundler defines; globals.d.ts has the types.
  { files: ["wasm/element/*.js", "wasm/element/tests/*.mjs"], languageOptions: { globals: readonly("INTERACTION", "VIEWS", "CORE", "BOUNDARIES", "ELEMENT", "LANGUAGES", "NAMES", "CODES", "PLACES", "SHEET", "VIEWS_SHEET") } },
  // Classic scripts of one test page, which use each other's functions.
  { files: ["wasm/element/tests/*.js"], languageOptions: { sourceType: "script" }, rules: { ...unused({ vars: "local" }), "no-undef": "off", "no-redeclare": ["error", { builtinGlobals: false }] } },
  { files: [".ci/bench/**"], languageOptions: { globals: readonly("COLORS", "benchmark", "d3", "topojson") } },
];
