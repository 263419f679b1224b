/**
 * The red, green and blue of a color of the document, from 0 to 255.
 *
 * @param {HTMLElement} root the document's outer element @param {string} name of the style sheet's custom property, such as paper
 * @returns {number[] | undefined} undefined where its computed style does not say it so
 */
export function channels(root, name) {
  const probe = root.appendChild(document.createElement("span"));
  probe.style.color = `var(--${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color.startsWith("rgb(") ? color.match(/[\d.]+/g)?.map(Number) : undefined;
}

/** @param {number[]} channels @returns {number} relative luminance, as WCAG 2.2 defines it */
export function luminance(channels) {
  const [r, g, b] = channels.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * What the page around an element says of colors.
 *
 * To be asked before a document is written: the browser answers from what it has styled, and would have to lay the document out.
 *
 * @param {HTMLElement} host the element of the map or the card, which inherits what the page sets
 * @returns {{hasPaper: boolean, hasScheme: boolean}}
 */
export function askPage(host) {
  const around = host.parentElement ?? /** @type {ShadowRoot} */ (host.getRootNode()).host ?? host;
  return {
    hasPaper: getComputedStyle(host).getPropertyValue("--endqi-paper") !== "",
    hasScheme: document.querySelector("meta[name=color-scheme i]") !== null || getComputedStyle(around).colorScheme !== "normal",
  };
}

/**
 * Makes light or dark of a document: the other colors follow from the page's own paper, else from its color-scheme, else from the
 * reader's system.
 *
 * @param {HTMLElement} root the document's outer element @param {ReturnType<typeof askPage>} page
 */
export function followPage(root, { hasPaper, hasScheme }) {
  const paper = hasPaper ? channels(root, "paper") : undefined;
  if (paper) root.dataset.scheme = luminance(paper) > 0.18 ? "light" : "dark";
  else if (hasScheme) root.dataset.scheme = "page";
  else delete root.dataset.scheme;
}
