// Defines <endqi-place>, where the page has not done so by another copy of this file.
import { EndqiPlace } from "./place.js";

if (globalThis.customElements && !customElements.get("endqi-place")) customElements.define("endqi-place", EndqiPlace);

export { EndqiPlace };
