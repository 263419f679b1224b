/** @type {URL | undefined} the folder of the module */
let own;

/**
 * The folder of the bundle: that of the element's attribute base, with or without its last slash, else that of the module.
 *
 * @param {Element} element
 */
export function baseOf(element) {
  const base = element.getAttribute("base");
  try {
    if (base !== null) return new URL(base.replace(/[^/]$/, "$&/"), document.baseURI);
  } catch {
    // what is no address counts as the default
  }
  return (own ??= new URL(import.meta.url.replace(/[^/]*([?#].*)?$/, "")));
}
