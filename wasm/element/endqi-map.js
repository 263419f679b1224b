// Defines <endqi-map>. Where the page has defined it already, by another copy or another version of this file, the first
// one stays: an element's class cannot be replaced.
import { EndqiMap } from "./element.js";

if (globalThis.customElements && !customElements.get("endqi-map")) customElements.define("endqi-map", EndqiMap);

export { EndqiMap };
