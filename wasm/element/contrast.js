const steps = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"];

/** Each color of text with the color that it stands on, by custom properties of the style sheet; then outlines and the sign of what is met. */
const pairs = [
  ...["text", "muted", "accent"].flatMap((color) => [[color, "paper"], [color, "tint"]]),
  ...steps.map((step, i) => [i < 8 ? "ink" : "strong", step]),
  ["ink", "proposed"], ["ink", "expands"],
  ...["paper", "proposed", "expands", ...steps].map((on) => ["border", on]),
  ["c9", "paper"],
];

/** @param {string} color @returns {number} the least contrast: of text by WCAG 2.2 SC 1.4.3, of the rest by SC 1.4.11 */
const least = (color) => (/^[bc]/.test(color) ? 3 : 4.5);

/** @param {string} color as a computed style says it @returns {number[] | undefined} red, green and blue from 0 to 255, where that is how it says it */
const channels = (color) => (color.startsWith("rgb(") ? color.match(/[\d.]+/g)?.map(Number) : undefined);

/** @param {number[]} channels @returns {number} relative luminance, as WCAG 2.2 defines it */
function luminance(channels) {
  const [r, g, b] = channels.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Judges the colors that a page sets: whether those that it leaves are the light or the dark ones, and which pairs cannot be read.
 *
 * @param {HTMLElement} root the document's outer element
 * @returns {{scheme?: "light" | "dark", faint: string[]}} scheme only where the page sets the paper
 */
function judge(root) {
  const style = getComputedStyle(root), own = (/** @type {string} */ name) => style.getPropertyValue("--endqi-" + name) !== "";
  if (!["paper", "text", "muted", "tint", "accent", "border", "ink", "ink-strong"].some(own) && !pairs.some(([, on]) => own(on))) return { faint: [] };
  const probe = document.createElement("span");
  root.append(probe);
  const resolve = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return channels(getComputedStyle(probe).color);
  };
  const paper = own("paper") ? resolve("paper") : undefined;
  const scheme = paper && (luminance(paper) > 0.18 ? "light" : "dark");
  const before = root.dataset.scheme;
  if (scheme) root.dataset.scheme = scheme; // the other colors follow from it
  const faint = [];
  for (const [color, on] of pairs) {
    const above = resolve(color), below = resolve(on);
    if (!above || !below) continue;
    const [dark, light] = [luminance(above), luminance(below)].sort((a, b) => a - b), ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < least(color)) faint.push(`--endqi-${color === "strong" ? "ink-strong" : color} on --endqi-${on} has ${ratio.toFixed(1)}:1, not ${least(color)}:1`);
  }
  probe.remove();
  if (before === undefined) delete root.dataset.scheme;
  else root.dataset.scheme = before;
  return { scheme, faint };
}

/** Makes light or dark of a map, and says which of a page's own colors cannot be read. */
export class Scheme {
  /** What was said last. */
  #faint = "";

  /**
   * Follows the page's own paper, else its color-scheme, else the reader's system.
   *
   * @param {HTMLElement} root the document's outer element @param {Element} host what the map's element stands in
   */
  follow(root, host) {
    const { scheme, faint } = judge(root);
    const isSaid = document.querySelector("meta[name=color-scheme i]") || getComputedStyle(host).colorScheme !== "normal";
    if (scheme ?? isSaid) root.dataset.scheme = scheme ?? "page";
    else delete root.dataset.scheme;
    if (faint.length && faint.join() !== this.#faint) console.warn(`<${ELEMENT}> cannot be read well: ${faint.join("; ")}. Set both colors of each, or none`);
    this.#faint = faint.join();
  }
}
