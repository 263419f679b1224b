import { trustedTypesPolicy } from "./policy.js";

// The elements that a document of the map is made of. Whatever else a file holds, such as a picture, a form, a script or the
// element itself, is left out: it could run, ask another server or put a host's page into the map.
const elements = "a,abbr,article,aside,b,blockquote,br,button,caption,circle,cite,code,dd,defs,details,div,dl,dt,em,fieldset,footer,g,h2,h3,h4,h5,header,hr,i,input," +
  "label,legend,li,line,nav,ol,option,p,path,pattern,polygon,polyline,rect,section,select,small,span,strong,sub,summary,sup,svg,table,tbody,td,text,tfoot,th,thead," +
  "time,title,tr,tspan,ul";

// Attributes that run, restyle or ask another server; href is judged by its address.
const attributes = /^(on|style$|src|form|action$|background$|ping$|poster$|data$|srcset$|is$)/i;
const harmless = /^(https?:|mailto:|tel:|[^:]*$)/i;

// Where a text can hold an attribute that may not be: its name follows space, a slash or a quotation mark, and what
// would have a value has a sign before it. Testing the text once is cheaper than scanning a thousand elements.
const suspect = /[\s"'/](on|style|src|form|action|background|ping|poster|data|is)[^\s"'/>=-]*\s*=|url\(\s*[^#\s]/i;

/**
 * Makes nodes of markup. A page pins the element's code by its hash, but the views move with the data: whoever can change
 * a data file must not get a script into the page with it, nor have it ask another server, so nodes are cleaned before they
 * reach a document. Relative addresses are those of the bundle; a link whose address no browser reads is text.
 *
 * @param {string} html
 * @param {URL} base
 * @returns {DocumentFragment}
 */
export function fragment(html, base) {
  const template = document.createElement("template");
  template.innerHTML = trustedTypesPolicy().createHTML(html);
  for (const found of template.content.querySelectorAll(`:not(${elements})`)) found.remove();
  for (const element of template.content.querySelectorAll(suspect.test(html) ? "*" : "[*|href]")) {
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? "";
      if (/^(xlink:)?href$/i.test(name)) link(element, name, value, base);
      else if (attributes.test(name) || /url\(\s*[^#\s]/i.test(value)) element.removeAttribute(name);
    }
  }
  return template.content;
}

/** @param {Element} element @param {string} name @param {string} value @param {URL} base */
function link(element, name, value, base) {
  const address = element.localName === "a" && name === "href" && harmless.test(value.trim()) && parse(value, base);
  if (!address) element.removeAttribute(name);
  else if (!value.startsWith("#")) element.setAttribute(name, address.href);
}

/** @param {string} address @param {URL} base @returns {URL | null} */
function parse(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
