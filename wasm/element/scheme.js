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
 * Makes light or dark of a document: the other colors follow from the page's own paper, else from its color-scheme, else from the
 * reader's system.
 *
 * @param {HTMLElement} root the document's outer element @param {Element} host the element of the map or the card
 */
export function followPage(root, host) {
  const around = host.parentElement ?? /** @type {ShadowRoot} */ (host.getRootNode()).host ?? host;
  // asked of the host, which inherits what the page sets: to ask the document would have the browser lay it out before its time
  const paper = getComputedStyle(host).getPropertyValue("--endqi-paper") ? channels(root, "paper") : undefined;
  const isSaid = document.querySelector("meta[name=color-scheme i]") || getComputedStyle(around).colorScheme !== "normal";
  if (paper) root.dataset.scheme = luminance(paper) > 0.18 ? "light" : "dark";
  else if (isSaid) root.dataset.scheme = "page";
  else delete root.dataset.scheme;
}
