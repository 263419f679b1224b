// The script of index.html and map.html: the map, whose attributes are set as the page's address says. It is one file, for a page
// that asked for two would have the map wait for both.
import "./endqi-map.js";
import "./frame-inside.js";
import { readFragment } from "./query.js";

const map = document.querySelector("endqi-map");

/** What the address may set, each with what its value must be. @type {Record<string, (value: string) => string | false>} */
const options = {
  state: String,
  view: String,
  show: String,
  lens: String,
  asof: String,
  lang: String,
  theme: (value) => /^(light|dark)$/.test(value) && value,
  correction: (value) => /^(https:\/\/|mailto:)./i.test(value) && value,
  src: own,
};

/** Data of other hosts are refused: nobody's address shows them under this one's name. @param {string} value */
function own(value) {
  try {
    return new URL(value, location.href).origin === new URL(location.href).origin && value; // location.origin is null in a sandbox
  } catch {
    return false;
  }
}

/** @param {Record<string, string>} said */
function set(said) {
  for (const [name, value] of Object.entries(said)) {
    if (!value || !Object.hasOwn(options, name)) continue;
    const taken = options[name](value);
    if (taken) map?.setAttribute(name, taken);
    else console.warn(`${name}=${JSON.stringify(value)} in the address is refused: correction takes https: and mailto:, theme takes light and dark, src takes an address on ${location.host}`);
  }
  const lang = map?.getAttribute("lang");
  if (lang && map?.hasAttribute("home")) map.setAttribute("home", "index.html?lang=" + encodeURIComponent(lang));
}

/** What the fragment says beside what the element itself takes from there. */
function fragment() {
  const { state, view, lens, asof, ...rest } = readFragment(location.hash, "endqi");
  return rest;
}

set({ ...Object.fromEntries(new URLSearchParams(location.search)), ...readFragment(location.hash, "endqi") });
addEventListener("hashchange", () => set(fragment()));
