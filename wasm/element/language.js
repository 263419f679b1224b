/**
 * The language of an element: what the nearest element around it has as lang, also across the borders of shadow roots.
 *
 * @param {Element} element
 * @param {string[]} languages that can be had, the default first
 * @returns {string} one of them: "es" for es, ES, es-419 and es_MX; the default for any other
 */
export function languageOf(element, languages) {
  /** @type {Element | null | undefined} */
  let at = element;
  while (at && !at.closest("[lang]")) at = /** @type {ShadowRoot} */ (at.getRootNode()).host;
  const language = at?.closest("[lang]")?.getAttribute("lang")?.toLowerCase().split(/[-_]/)[0] ?? "";
  return languages.includes(language) ? language : languages[0];
}
