import { leave } from "./policy.js";

// What a file of markup may not bring: whatever runs, loads or restyles the page.
const elements = "script,style,link,meta,base,iframe,frame,object,embed,template,form,animate,set,foreignObject";
const attributes = /^(on|style$|srcdoc$|formaction$)/i;
const addresses = /^(href|src|xlink:href)$/i;
const harmless = /^(https?:|mailto:|tel:|[^:]*$)/i;

/** @type {Map<string, "" | "never" | "address">} what each name of an attribute needs: there are few, on thousands of elements */
const known = new Map();

/** @param {string} name */
function kind(name) {
  let found = known.get(name);
  if (found === undefined) known.set(name, (found = attributes.test(name) ? "never" : addresses.test(name) ? "address" : ""));
  return found;
}

/**
 * Makes nodes of markup. A page pins the element's code by its hash, but the views move with the data: whoever can change
 * a data file must not get a script into the page with it, so nodes are cleaned before they reach a document. Relative
 * addresses are those of the bundle.
 *
 * @param {string} html
 * @param {URL} base
 * @returns {DocumentFragment}
 */
export function fragment(html, base) {
  const template = document.createElement("template");
  template.innerHTML = leave().createHTML(html);
  for (const found of template.content.querySelectorAll(elements)) found.remove();
  for (const element of template.content.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const needs = kind(name);
      if (!needs) continue;
      const value = element.getAttribute(name) ?? "";
      if (needs === "never" || !harmless.test(value.trim())) element.removeAttribute(name);
      else if (name === "href" && !value.startsWith("#")) element.setAttribute(name, new URL(value, base).href);
    }
  }
  return template.content;
}
