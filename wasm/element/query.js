/**
 * What the controls of a view hold, by their names, and what the last button pressed stands for, which data-with says; open where
 * rows of the table are.
 *
 * @param {Element} view
 * @returns {Record<string, string>}
 */
export function values(view) {
  const query = Object.fromEntries(new URLSearchParams(/** @type {HTMLElement} */ (view).dataset.with));
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (view.querySelectorAll("input[name], select[name]"))) {
    if (control.type !== "radio" || control.checked) query[control.name] = control.value;
  }
  if (view.querySelector(".group [open]")) query.open = "true";
  return query;
}

/**
 * Reads an element's part of a page's fragment: #endqi=CO chooses Colorado in the element of that id, and of none;
 * #endqi.view=score sets what is called view.
 *
 * @param {string} fragment @param {string} id
 * @returns {Record<string, string>} state and whatever else is there
 */
export function readFragment(fragment, id) {
  /** @type {Record<string, string>} */
  const query = {};
  for (const [key, value] of new URLSearchParams(fragment.slice(1))) {
    if (key === id) query.state = value;
    else if (key.startsWith(id + ".")) query[key.slice(id.length + 1)] = value;
  }
  return query;
}

/**
 * The fragment with another part for an element; other elements' parts, and whatever else is in it, stay.
 *
 * @param {string} fragment @param {string} id @param {Record<string, string>} query values that are empty are left out
 * @returns {string} with its #, or empty
 */
export function writeFragment(fragment, id, query) {
  const kept = fragment.slice(1).split("&").filter((pair) => pair && pair.split("=")[0] !== id && !pair.startsWith(id + "."));
  for (const [name, value] of Object.entries(query)) {
    if (value) kept.push((name === "state" ? id : `${id}.${name}`) + "=" + encodeURIComponent(value));
  }
  return kept.length ? "#" + kept.join("&") : "";
}
