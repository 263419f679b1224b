import { leave } from "./policy.js";

// What a file of markup may not bring: whatever runs, loads or restyles the page.
const elements = "script,style,link,meta,base,iframe,frame,object,embed,template,form,animate,set,foreignObject";
const attributes = /^(on|style$|srcdoc$|formaction$)/i;
const addresses = /^(href|src|xlink:href)$/i;
const harmless = /^(https?:|mailto:|tel:|[^:]*$)/i;

// Where a text can hold an attribute that may not be: its name follows space, a slash or a quotation mark, and what
// would have a value has a sign before it. To ask the text is far less work than to ask each of a thousand elements.
const suspect = /[\s"'/](on|style|srcdoc|formaction)[^\s"'/>=]*\s*=/i;

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
  for (const element of template.content.querySelectorAll(suspect.test(html) ? "*" : "[*|href], [src]")) {
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? "";
      if (attributes.test(name) || (addresses.test(name) && !harmless.test(value.trim()))) element.removeAttribute(name);
      else if (name === "href" && !value.startsWith("#")) element.setAttribute(name, new URL(value, base).href);
    }
  }
  return template.content;
}
