import { readFragment } from "./query.js";

/** The attributes that a fragment can set. */
export const addressed = ["state", "view", "lens", "asof"];

/**
 * What a page's fragment says of one element, and which of its attributes come from there or from the reader: those go back to
 * what the author wrote when a fragment no longer has them.
 */
export class Address {
  #element;
  /** @type {string | undefined} the fragment that was read or written last */
  known;
  /** @type {Map<string, {value: string, before: string | null, byReader: boolean}>} */
  #set = new Map();
  /** @type {Record<string, string>} what the fragment says beyond the attributes: the controls of a view */
  query = {};

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** What the fragment calls the element. */
  get id() {
    return this.#element.id || "endqi";
  }

  /**
   * Sets attributes as the page's fragment says, if it is another than before.
   *
   * @returns {boolean} whether it says something of this element
   */
  read() {
    if (location.hash === this.known) return false;
    this.known = location.hash;
    const said = readFragment(location.hash, this.id);
    this.query = Object.fromEntries(Object.entries(said).filter(([name]) => !addressed.includes(name)));
    for (const name of addressed) {
      const known = this.#set.get(name);
      if (said[name]) this.set(name, said[name], false);
      else if (known && (!known.byReader || this.#element.hasAttribute("hash"))) this.#put(name, known.before);
    }
    return Object.keys(said).length > 0;
  }

  /**
   * Sets an attribute, and remembers what the author had there.
   *
   * @param {string} name @param {string} value "" removes it @param {boolean} byReader
   */
  set(name, value, byReader) {
    const known = this.#set.get(name);
    this.#set.set(name, { value, byReader, before: known ? known.before : this.#element.getAttribute(name) });
    this.#put(name, value || null);
  }

  /** @param {string} name @param {string | null} value */
  #put(name, value) {
    if (value === this.#element.getAttribute(name)) return;
    if (value === null) this.#element.removeAttribute(name);
    else this.#element.setAttribute(name, value);
  }

  /**
   * Takes note of a changed attribute: what the page's own script has set counts as the author's.
   *
   * @param {string} name @param {string | null} value
   */
  changed(name, value) {
    const known = this.#set.get(name);
    if (known && known.value !== (value ?? "")) this.#set.delete(name);
  }
}
