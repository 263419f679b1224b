import { writeFragment } from "./query.js";

/**
 * What an element writes into its page's address and history, and addresses to copy.
 */
export class PageHistory {
  #element;
  #address;
  /** The page's address before the entry in its history that a sheet added; "" while there is none. */
  #under = "";

  /** @param {HTMLElement} element @param {import("./address.js").Address} address */
  constructor(element, address) {
    this.#element = element;
    this.#address = address;
  }

  /**
   * Writes what is chosen into the page's fragment.
   *
   * @param {Record<string, string>} chosen
   * @param {number} step 1 adds an entry to the page's history, -1 goes back over it, after which the caller writes again; 0 is for all else
   */
  write(chosen, step) {
    try {
      if (step < 0 && this.#under) return history.back();
      const { href } = location, url = href.replace(/#.*/s, "") + writeFragment(location.hash, this.#address.id, chosen);
      if (step > 0) history.pushState(history.state, "", url);
      else history.replaceState(history.state, "", url);
      if (step > 0) this.#under = href;
      this.#address.known = location.hash;
    } catch {
      // a sandboxed page may not
    }
  }

  /** Whether the reader, or a sheet that closed, went back over the entry that was added; asked once. */
  isBack() {
    const is = this.#under === location.href;
    this.#under = "";
    return is;
  }

  /**
   * The address of a page that shows the same.
   *
   * @param {Record<string, string>} chosen @param {URL} base folder of the bundle
   */
  link(chosen, base) {
    const home = this.#element.getAttribute("home"), { href, protocol, hash } = location;
    if (home !== null) return new URL(home, document.baseURI).href.replace(/#.*/s, "") + writeFragment("", "endqi", chosen);
    if (/^https?:$/.test(protocol)) return href.slice(0, href.length - hash.length).replace(/#$/, "") + writeFragment(hash, this.#address.id, chosen);
    return new URL("index.html", base).href + writeFragment("", "endqi", chosen); // a page without an address of its own
  }
}
