/**
 * @typedef {{createHTML(html: string): string, createScriptURL(url: string): string}} Policy
 */

/** @type {Policy | undefined} */
let policy;

/**
 * Returns the Trusted Types policy that has the element's name, which makes nodes of markup and starts scripts, or where a
 * browser knows none, nothing in particular. Nobody but this module's importers can reach it.
 *
 * @returns {Policy}
 * @throws {Error} where the page allows no policy of that name
 */
export function trustedTypesPolicy() {
  const rules = { createHTML: (/** @type {string} */ html) => html, createScriptURL: (/** @type {string} */ url) => url };
  try {
    return (policy ??= globalThis.trustedTypes?.createPolicy(ELEMENT, rules) ?? rules);
  } catch {
    throw new Error(`the page allows no policy for Trusted Types of this name: add ${ELEMENT} to trusted-types in its content security policy`);
  }
}
