// Lets Node import the element's modules as browsers and the bundle do: node --import ./tests/modules.mjs --test FILE…
// There is no package.json that says what a .js file is, and Node knows no style sheet: it gets an empty text for one.
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url); // Node runs the hook in a thread of its own

export function load(url, context, next) {
  if (url.endsWith(".css")) return { format: "module", source: 'export default ""', shortCircuit: true };
  return next(url, url.startsWith("file:") && url.endsWith(".js") ? { ...context, format: "module" } : context);
}
