import { pause } from "./document.js";
import { load } from "./load.js";

/**
 * The details of every place, for readers who need no WebAssembly: one file has them all, and each place has a file of its own,
 * which is there sooner. The first details come from that; the file that has all follows it, so that further ones come at once.
 */
export class Panels {
  /** @type {Promise<Uint8Array> | undefined} */
  #file;
  #url = "";
  /** @type {AbortSignal | undefined} */
  #signal;
  /** Whether the file is there: details then come at once. */
  isRead = false;

  /**
   * The markup of one panel. The place's own file has the network to itself until it is there, a second at most; then the file that
   * has all is asked for, and the first to arrive is shown.
   *
   * @param {import("./element.js").Asset} file that has all @param {string} code "" for how to read the map
   * @param {AbortSignal} signal of the connection: whoever asks next needs the same file
   * @param {AbortSignal | undefined} own aborts the request for the place's own file; without it there is none
   * @returns {Promise<string>} of a code that is no place, how to read the map
   */
  async panel(file, code, signal, own) {
    const all = () => this.#open(file, signal).then((panels) => panelIn(panels, code) || panelIn(panels, ""));
    if (this.isRead || !own) return all();
    const first = ownPanel(file.url, code, own);
    await Promise.race([first.catch(() => {}), pause(1000)]);
    const whole = all();
    return Promise.any([first, whole]).catch(() => whole);
  }

  /** @param {import("./element.js").Asset} file @param {AbortSignal} signal */
  #open({ url, integrity }, signal) {
    if (this.#file && this.#url === url && !this.#signal?.aborted) return this.#file;
    const file = load(url, { signal, integrity });
    this.#file = file;
    this.#url = url;
    this.#signal = signal;
    this.isRead = false;
    file.then(
      () => { if (this.#file === file) this.isRead = true; },
      () => { if (this.#file === file) this.#file = undefined; }, // the next one asks again
    );
    return file;
  }
}

/**
 * Fetches the file of one place. Its name has the hash of the file that has all, so that both are of one edition.
 *
 * @param {string} all address of that file @param {string} code @param {AbortSignal} signal
 */
async function ownPanel(all, code, signal) {
  const url = all.replace(/panels-([^/]*)\.json$/, `panels/${code}-$1.html`);
  const html = new TextDecoder().decode(await load(url, { signal })).trim();
  if (html.startsWith(`<article class="place" data-code="${code}"`) && html.endsWith("</article>")) return html;
  throw url; // which nobody is told: the file that has all may be better
}

/**
 * Reads one panel of the file that has all of them, which is much to read at once: each is on a line of its own.
 *
 * @param {Uint8Array} panels JSON @param {string} code @returns {string} "" where there is none
 */
export function panelIn(panels, code) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) => new TextDecoder().decode(panels.subarray(from, to));
  for (let at = 0, end; (end = panels.indexOf(10, at)) >= 0; at = end + 1) {
    if (text(at, at + 8).startsWith(JSON.stringify(code) + ":")) return JSON.parse(`{${text(at, end).replace(/,$/, "")}}`)[code];
  }
  return "";
}

/**
 * The details that the panel shows of one place, or of none how to read the map.
 */
export class Details {
  #document;
  /** Of which revision of the document they are, and of which place. */
  shown = { revision: 0, code: "" };
  /** The place that the panel is about, its details or what stands in for them; "" for none. */
  about = "";
  /** The place that the pointer rests or rested on, whose details show as long as none are chosen. */
  pointed = "";
  /** @type {HTMLElement | null} the link that led to them: where Escape leads back */
  origin = null;

  /** @param {import("./document.js").MapDocument} document */
  constructor(document) {
    this.#document = document;
  }

  /** @param {string} html @param {{revision: number, code: string}} shown */
  fill(html, shown) {
    const panel = /** @type {HTMLElement} */ (this.#document.find(".panel"));
    panel.scrollTop = 0; // before the new content, which would have to be laid out for it
    this.#document.fill(panel, html);
    this.shown = shown;
    this.about = shown.code;
  }

  /**
   * Shows in place of details that are not there the place's name and score, and why there is no more.
   *
   * @param {string} code @param {string | undefined} text @param {boolean} isChosen whether the reader can close them
   */
  standIn(code, text, isChosen) {
    const heading = document.createElement("h3"), why = document.createElement("p");
    heading.id = this.#document.element?.dataset.id + "name"; // which labels the panel
    heading.textContent = this.name(code);
    why.textContent = text ?? "";
    this.#document.find(".panel")?.replaceChildren(heading, why, ...(isChosen ? [this.#closer()] : []));
    this.shown = { revision: 0, code: "" };
    this.about = code;
  }

  /** The button that takes back what is chosen, as the core writes it into details. */
  #closer() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.dataset.close = "";
    button.ariaLabel = this.#document.element?.dataset.close ?? "";
    button.textContent = "×";
    return button;
  }

  /** @param {string} code @returns {boolean} whether the map or the table has it */
  isPlace(code) {
    return this.#document.find(`[data-code=${JSON.stringify(code)}]:is([role=option], a)`) !== null;
  }

  /** @param {string} code @returns {string} "Colorado, 6.5 of 9, law in force" */
  name(code) {
    return this.#document.find(`[role=option][data-code=${JSON.stringify(code)}]`)?.getAttribute("aria-label") ?? code;
  }
}
