/**
 * @typedef {{createHTML(html: string): string, createScriptURL(url: string): string}} Policy
 */

/** @type {Policy | undefined} */
let policy;

/**
 * The page's leave to make nodes of markup and to start a script: the policy for Trusted Types named endqi-map, or where a
 * browser knows none, nothing in particular. Nobody but this module's importers can reach it.
 *
 * @returns {Policy}
 * @throws {Error} where the page allows no policy of that name
 */
export function leave() {
  const rules = { createHTML: (/** @type {string} */ html) => html, createScriptURL: (/** @type {string} */ url) => url };
  try {
    return (policy ??= globalThis.trustedTypes?.createPolicy("endqi-map", rules) ?? rules);
  } catch {
    throw new Error("the page allows no policy for Trusted Types of this name: add endqi-map to trusted-types in its content security policy");
  }
}
