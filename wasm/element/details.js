import { load } from "./load.js";

/**
 * The details of one place from what is there first: the file of that place alone, or the one that has all places.
 *
 * @param {string} file address of the one that has all @param {string} code @param {AbortSignal} signal of the request for the place's own file
 * @param {(first: Promise<string>) => Promise<string>} all gives them from the file that has all, for which it may let the first go ahead
 * @returns {Promise<string>} rejects as all does
 */
export function panelOf(file, code, signal, all) {
  const first = ownPanel(file, code, signal), whole = all(first);
  return Promise.any([first, whole]).catch(() => whole);
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
