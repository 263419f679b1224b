import { load, LoadError } from "./load.js";
import { trustedTypesPolicy } from "./policy.js";

const patience = 15_000; // milliseconds until a script that is not there is asked for in a way that says why

let failures = 0;

/**
 * Imports a module that was pinned by its hash when this one was built. An import cannot say its integrity, but a script
 * element can, and both share the page's map of modules: what the element has loaded and checked is what the import gets.
 *
 * A script element neither says why it failed nor ever gives up on a host that is silent: then the file is fetched, which says why,
 * and tried again where it was there. A browser may keep a module that failed until the page is left (Firefox does), so after a
 * failure it goes by another address.
 *
 * @template T
 * @param {{url: string, integrity: string}} asset
 * @param {ShadowRoot} root where the script element stands for a moment
 * @returns {Promise<T>}
 */
export async function importPinned({ url, integrity }, root) {
  const address = () => (failures ? `${url}?${failures}` : url);
  if (await run(address(), integrity, root, patience)) return import(address());
  failures++;
  await load(url, { integrity });
  if (await run(address(), integrity, root)) return import(address());
  failures++;
  throw new LoadError(url, "could not be run", "see that script-src of the page's content security policy allows it");
}

/** What scripts need where the page's policy wants it; its own have it. */
function nonce() {
  return /** @type {HTMLScriptElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "";
}

/**
 * Loads and runs a module by a script element.
 *
 * @param {string} address @param {string} integrity @param {ShadowRoot} root @param {number} [limit] milliseconds
 * @returns {Promise<boolean>} whether it ran
 */
function run(address, integrity, root, limit) {
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "anonymous";
  script.integrity = integrity;
  script.nonce = nonce();
  script.src = trustedTypesPolicy().createScriptURL(address);
  const ran = new Promise((resolve) => {
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    if (limit) setTimeout(resolve, limit, false);
    root.append(script);
  });
  return ran.finally(() => script.remove());
}
