import { baseOf } from "./base.js";
import { warnOfContrast } from "./contrast.js";
import { languageOf } from "./language.js";
import { load, LoadError } from "./load.js";
import { fragment } from "./markup.js";
import css from "./place.css";
import { askPage, followPage } from "./scheme.js";

/** @type {CSSStyleSheet | undefined} one for all cards of a page */
let sheet;

/**
 * A card of one place: its score, the nine verdicts, the law or the highest-scoring bill on record, and a link to more. It
 * fetches one small file, and needs no WebAssembly.
 *
 * What its author wrote inside the element shows until the card does, and where it cannot. A card that the page itself holds,
 * in a declarative shadow root, stays until the current one is there.
 *
 * @attr base - folder of the bundle; that of this script by default
 * @attr state - USPS code of the jurisdiction, such as CO
 * @attr lang - language of the texts, en or es; that of the page by default, and English on a page in another language
 * @attr theme - light or dark; by default as the page's color-scheme says, or where it says nothing the reader's system
 * @slot - what shows until the card does, and where it cannot
 * @event endqi-ready - the card shows
 * @event endqi-error - the card cannot be shown: detail.what is card; detail.message says why and what to do
 * @cssproperty --endqi-font - family of all text
 * @cssproperty --endqi-paper - background
 * @cssproperty --endqi-text - text
 * @cssproperty --endqi-muted - text that matters less
 * @cssproperty --endqi-line - the frame
 * @cssproperty --endqi-accent - links and focus
 * @cssproperty --endqi-border - outline of the score
 * @cssproperty --endqi-c0 - color of a score of 0; so on to --endqi-c9, which also marks what is met
 * @cssproperty --endqi-ink - digits on c0 to c7
 * @cssproperty --endqi-ink-strong - digits on c8 and c9
 */
export class EndqiPlace extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["base", "state", "lang", "theme"];

  /** What the console was told of its colors. */
  #faint = "";
  /** @type {AbortController | undefined} ends the listeners of a connection */
  #listening;
  /** @type {AbortController | undefined} of the card that is on its way */
  #request;
  /** Address of the card that shows, or is on its way. */
  #url = "";
  #isWaiting = false;

  connectedCallback() {
    this.#listening = new AbortController();
    addEventListener("online", () => this.#look(), { signal: this.#listening.signal }); // what failed may be there again
    this.#look();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#drop();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#look();
  }

  /** Brings the card to what the attributes say, once this moment's changes are made. */
  #look() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.isConnected) this.#show();
    });
  }

  async #show() {
    const code = (this.getAttribute("state") ?? "").trim().toUpperCase(), base = baseOf(this);
    const url = CODES.includes(code) ? new URL(`${PLACES.cards}${code}-${languageOf(this, LANGUAGES)}.html`, base).href : "";
    this.#follow();
    if (url && url === this.#url) return;
    this.#drop();
    const { signal } = (this.#request = new AbortController());
    this.#url = url;
    try {
      if (!url) throw new Error(`state=${JSON.stringify(code)} is no place: write one of ${CODES.join(", ")}`);
      const html = new TextDecoder().decode(await load(url, { signal })).trim();
      if (signal.aborted) return;
      if (!html.startsWith(`<article class="endqi card" data-code="${code}"`) || !html.endsWith("</article>")) {
        throw new LoadError(url, `holds no card of ${code}`, "put the bundle's files there, or set the attribute base to the folder that has them");
      }
      const card = fragment(html, base);
      this.#root.adoptedStyleSheets = [(sheet ??= sheetOf())];
      this.#root.replaceChildren(card);
      this.#request = undefined;
      this.#follow();
      this.#tell("endqi-ready", {});
    } catch (error) {
      if (signal.aborted) return;
      this.#drop();
      if (this.#card?.dataset.code !== code) this.#root.replaceChildren(document.createElement("slot"));
      const message = error instanceof Error ? error.message : String(error);
      console.error("<endqi-place>", message);
      this.#tell("endqi-error", { what: "card", message });
    }
  }

  /** Gives up the card that is on its way. */
  #drop() {
    if (!this.#request) return;
    this.#request.abort();
    this.#request = undefined;
    this.#url = "";
  }

  /** Makes light or dark of the card, as the page around it is. */
  #follow() {
    if (!this.#card) return;
    followPage(this.#card, askPage(this));
    this.#faint = warnOfContrast(this.#card, this.#faint);
  }

  get #card() {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(".endqi"));
  }

  /** The shadow root, which the page may have made by itself. @returns {ShadowRoot} */
  get #root() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  /** @param {string} type @param {Record<string, string>} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function sheetOf() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
