/**
 * Replaces an element of a document. If the focus was in it, it moves to the new element of the same code or id.
 *
 * @param {import("./document.js").MapDocument} doc @param {Element | null | undefined} element without one nothing changes @param {string} html
 */
export function replace(doc, element, html) {
  if (!element) return;
  const active = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
  const focused = element.contains(active) ? /** @type {HTMLElement} */ (active) : null;
  const nodes = doc.nodes(html);
  const code = /** @type {HTMLElement | null | undefined} */ (focused?.closest("[data-code]"))?.dataset.code;
  const same = code ? `[data-code="${CSS.escape(code)}"]` : focused?.id && "#" + CSS.escape(focused.id);
  const next = same ? /** @type {HTMLElement | null} */ (nodes.querySelector(same)) : null;
  element.replaceWith(nodes);
  doc.element?.setAttribute("data-changed", ""); // rows that take the place of others must not wait again
  doc.changed();
  if (code && next) next.tabIndex = 0;
  next?.focus();
}
