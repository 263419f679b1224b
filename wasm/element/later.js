import { leave } from "./policy.js";
import { LoadError } from "./load.js";

/**
 * Imports a module that was pinned by its hash when this one was built. An import cannot say its integrity, but a script
 * element can, and both share the page's map of modules: what the element has loaded and checked is what the import gets.
 *
 * @template T
 * @param {{url: string, integrity: string}} asset
 * @param {ShadowRoot} root where the script element stands for a moment
 * @returns {Promise<T>}
 */
export async function later({ url, integrity }, root) {
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "anonymous";
  script.integrity = integrity;
  script.src = leave().createScriptURL(url);
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new LoadError(url, "could not be run", "see that it is there and is the file that was published, and that script-src of the page's content security policy allows it"));
    root.append(script);
  }).finally(() => script.remove());
  return import(url);
}
