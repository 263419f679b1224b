import { channels, luminance } from "./scheme.js";

const steps = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"];

/** Each color of text with the color that it stands on, by custom properties of the style sheet; then outlines and the sign of what is met. */
const pairs = [
  ...["text", "muted", "accent"].flatMap((color) => [[color, "paper"], [color, "tint"]]),
  ...steps.map((step, i) => [i < 8 ? "ink" : "strong", step]),
  ["ink", "proposed"], ["ink", "expands"],
  ...["paper", "proposed", "expands", ...steps].map((on) => ["border", on]),
  ["c9", "paper"],
];

/** @param {string} color @returns {string} its name as a page sets it */
const named = (color) => "--endqi-" + (color === "strong" ? "ink-strong" : color);

/** @param {string} color @returns {number} the least contrast: of text by WCAG 2.2 SC 1.4.3, of the rest by SC 1.4.11 */
const least = (color) => (/^[bc]/.test(color) ? 3 : 4.5);

/**
 * Tells the console which pairs cannot be read, of those of which the page sets a color.
 *
 * @param {HTMLElement} root the document's outer element @param {string} said what was told of it last
 * @returns {string} what was told now
 */
export function warnOfContrast(root, said) {
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode()), style = getComputedStyle(host), faint = [];
  if (!pairs.flat().some((color) => style.getPropertyValue(named(color)))) return "";
  for (const [color, on] of pairs) {
    const above = channels(root, color), below = channels(root, on);
    if (!above || !below) continue;
    const [dark, light] = [luminance(above), luminance(below)].sort((a, b) => a - b), ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < least(color)) faint.push(`${named(color)} on ${named(on)} has ${ratio.toFixed(1)}:1, not ${least(color)}:1`);
  }
  const text = faint.join("; ");
  if (text && text !== said) console.warn(`<${host.localName}> cannot be read well: ${text}. Set both colors of each, or none`);
  return text;
}
