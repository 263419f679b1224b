import { load, LoadError } from "./load.js";
import { trustedTypesPolicy } from "./policy.js";

let failures = 0;

/**
 * Imports a module that was pinned by its hash when this one was built. An import cannot say its integrity, but a script
 * element can, and both share the page's map of modules: what the element has loaded and checked is what the import gets.
 *
 * The file is fetched first: a script element neither says why it failed nor ever gives up on a host that is silent. A
 * browser may keep a module that failed until the page is left (Firefox does), so after a failure it goes by another address.
 *
 * @template T
 * @param {{url: string, integrity: string}} asset
 * @param {ShadowRoot} root where the script element stands for a moment
 * @returns {Promise<T>}
 */
export async function importPinned({ url, integrity }, root) {
  await load(url, { integrity });
  const script = document.createElement("script");
  const address = failures ? `${url}?${failures}` : url;
  script.type = "module";
  script.crossOrigin = "anonymous";
  script.integrity = integrity;
  script.src = trustedTypesPolicy().createScriptURL(address);
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => {
      failures++;
      reject(new LoadError(address, "could not be run", "see that script-src of the page's content security policy allows it"));
    };
    root.append(script);
  }).finally(() => script.remove());
  return import(address);
}
