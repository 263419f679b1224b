import { load, LoadError, receive } from "./load.js";
import { fragment } from "./markup.js";
import css from "./map.css";

/** How a document of the map begins. A login page, or a host that answers every address with its own page, does not. */
const beginning = `<section class="endqi"`;

/** Stands between the pieces of a document. */
const more = "<!--more-->";

/** What a whole document ends with: its last part. */
const ending = /class="sources"[^]*<\/section>/;

/** The element that a node of a piece is added to, by the class or name of the node; all others go into the grid. @type {Record<string, string>} */
const homes = { svg: ".map", TBODY: "table", over: ".map > :last-child", ranking: ".panel", place: ".panel" };

/** Milliseconds that a style sheet is waited for: all but the map can be read without. */
const patience = 2000;

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} by their text, for all elements of a page */
const sheets = new WeakMap();

/** @param {Document} page @param {string} css @returns {CSSStyleSheet} */
function sheetOf(page, css) {
  const known = sheets.get(page) ?? new Map(), sheet = known.get(css) ?? new (page.defaultView ?? globalThis).CSSStyleSheet();
  if (!known.has(css)) sheet.replaceSync(css);
  sheets.set(page, known.set(css, sheet));
  return sheet;
}

/**
 * The document in an element's shadow root: it comes in pieces, and its parts are exchanged one by one.
 */
export class MapDocument {
  #root;
  #base;
  #grew;
  #broke;
  /** Style sheets of all elements, in their order: the map's, and once it has been loaded the other. */
  #styles = [css];
  /** How many documents there were. */
  version = 0;
  /** Counts documents and changes of what they show. */
  revision = 0;
  /** Which records, from where, in which language, and what of them the document shows. */
  shows = { src: "", base: "", lang: "", lens: "all", asof: "", correction: "" };
  /** Whether it is all there, or on its way. */
  isWhole = true;
  /** Resolves when no further piece comes. @type {Promise<unknown>} */
  received = Promise.resolve();
  /** @type {string[]} pieces that wait until what came before has been painted */
  #later = [];
  /** Whether a piece is being painted: what is not needed for it waits. */
  isGrowing = false;
  /** @type {AbortController | undefined} of the request that still brings pieces */
  #request;
  /** @type {Promise<void> | undefined} the style sheet of what is not the map, while it is loaded and afterwards */
  #coming;
  /** Resolves when it is there, or is not waited for any longer. @type {Promise<unknown>} */
  look = Promise.resolve();
  /** Resolves when what the reader asked for is there, likewise. @type {Promise<unknown>} */
  #hurry = Promise.resolve();
  /** @type {CSSStyleSheet | undefined} of this element alone */
  #rules;

  /**
   * @param {ShadowRoot} root @param {() => URL} base folder of the bundle
   * @param {() => void} grew is called when something was added, which may be after its frame
   * @param {(error: unknown) => void} broke is told when a style sheet could not be loaded
   */
  constructor(root, base, grew, broke) {
    this.#root = root;
    this.#base = base;
    this.#grew = grew;
    this.#broke = broke;
  }

  /** Whether it shows the edition on its own day: details are as the edition's files have them. */
  get isEdition() {
    return !(this.shows.src || this.shows.asof || this.shows.correction);
  }

  /** The element around it all. */
  get element() {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(".endqi"));
  }

  /** Whether the page itself has linked the style sheets of this very script, and they are there. */
  get isLinked() {
    const loaded = [...this.#root.styleSheets];
    return [SHEET, VIEWS_SHEET.url].every((url) => loaded.some(({ href }) => href?.endsWith(url)));
  }

  /** @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(selector));
  }

  /**
   * Takes over a document that the page itself holds, unless it was made for pages without a script.
   *
   * @param {string} base
   * @returns {boolean} whether it did now
   */
  takeUp(base) {
    if (this.version || !this.find(".views")) return false;
    this.version = this.revision = 1;
    this.shows.base = base;
    this.shows.lang = this.element?.lang ?? "";
    return true;
  }

  /**
   * Fetches the current edition.
   *
   * @param {string} url @param {AbortSignal} signal aborts it as long as it does not show
   * @param {(error: unknown) => void} broke is told when it broke off after that
   * @returns {Promise<() => void>} when its first piece is there: what shows it, while the rest may still come
   */
  fetch(url, signal, broke) {
    const request = new AbortController(), decoder = new TextDecoder();
    signal.addEventListener("abort", () => this.#request === request || request.abort());
    /** @type {string[]} */
    const pieces = [];
    let rest = "", edge = "", isOurs = false;
    /** @type {unknown} */
    let failure;
    return new Promise((resolve, reject) => {
      const fail = () => {
        if (request.signal.aborted) return;
        this.isWhole = false;
        broke(failure);
      };
      const show = () => {
        this.write(/** @type {string} */ (pieces.shift()), pieces);
        this.#request = request;
        this.received = received;
        this.isWhole = true;
        if (failure) fail(); // it broke off before anything showed
      };
      const take = (/** @type {string} */ text, /** @type {Response} */ response, isLast = false) => {
        rest += text;
        if (!isOurs) {
          const begins = rest.trimStart();
          if (begins.length < beginning.length && !isLast && beginning.startsWith(begins)) return;
          if (!begins.startsWith(beginning)) throw foreign(response, begins);
          isOurs = true;
        }
        edge += text;
        const ends = edge.includes(more); // to look through all that came so far would take longer with every chunk
        edge = edge.slice(-more.length);
        if (!ends && !isLast) return;
        const found = rest.split(more);
        rest = isLast ? "" : found.pop() ?? "";
        pieces.push(...found);
        if (!pieces.length && this.#later !== pieces) return;
        resolve(show);
        if (this.#later === pieces) this.#grow();
      };
      const received = receive(url, { signal: request.signal }, (bytes, response) => take(decoder.decode(bytes, { stream: true }), response))
        .then((response) => {
          const last = rest + decoder.decode();
          if (!isOurs && !last.trimStart().startsWith(beginning)) throw foreign(response, last.trimStart());
          if (!ending.test(last)) throw new LoadError(url, "ends before the document does", "publish it whole");
          take(last.slice(rest.length), response, true);
        })
        .catch((error) => {
          failure = error;
          reject(error);
          if (this.#request === request) fail();
        });
      sheetOf(this.#root.ownerDocument, css); // read while the file is on its way
    });
  }

  /** Ends the request for pieces: the document stays as far as it came. */
  stop() {
    if (!this.#request) return;
    this.#request.abort();
    this.#request = undefined;
    this.isWhole = this.find(".sources") !== null || this.#later.some((piece) => ending.test(piece));
  }

  /**
   * Puts a document on the page: its first piece now, the others once it has been painted.
   *
   * @param {string} first @param {string[]} later others may follow in it
   */
  write(first, later) {
    this.#request?.abort();
    this.#request = undefined;
    this.received = Promise.resolve();
    this.isWhole = true;
    this.version++;
    this.revision++;
    this.#root.replaceChildren(fragment(first, this.#base()));
    this.#dress();
    this.#later = later;
    this.#grow(true);
  }

  /** @param {string} html a whole document */
  writeAll(html) {
    const [first, ...later] = html.split(more);
    this.write(first, later);
  }

  /**
   * Gives the root the style sheets of this script, after what was written: parts come and go, with the links that a page may have put
   * among them. While the page's own links are there and are of this very script, all would only be read and applied once more.
   */
  #dress() {
    if (this.isLinked) return;
    const ours = this.#styles.map((css) => sheetOf(this.#root.ownerDocument, css)), { adoptedStyleSheets } = this.#root;
    if (ours.some((sheet) => !adoptedStyleSheets.includes(sheet))) this.#root.adoptedStyleSheets = [...ours, ...adoptedStyleSheets.filter((sheet) => sheet === this.#rules)];
  }

  /** Loads the style sheet of what is not the map, where the page does not link it. */
  loadLook() {
    if (!this.isLinked) this.#load();
  }

  /** Loads it, once; where that failed, again. */
  #load() {
    if (this.#coming) return;
    this.#coming = load(new URL(VIEWS_SHEET.url, this.#base()).href, VIEWS_SHEET).then((css) => {
      this.#styles.push(new TextDecoder().decode(css));
      if (!this.#isMapComing) this.#dress(); // else it would be styled once more on its way
    }).catch((error) => {
      this.#coming = undefined;
      this.#broke(error);
    });
    this.look = Promise.race([this.#coming, pause(patience)]);
  }

  /** @param {string} css rules for this element alone, after those for all */
  restyle(css) {
    if (!this.#rules) {
      this.#rules = new CSSStyleSheet();
      this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, this.#rules];
    }
    this.#rules.replaceSync(css);
  }

  /**
   * Adds no more pieces below the map until something that the reader asked for is there, for a second at most.
   *
   * @param {Promise<unknown>} what
   */
  yieldTo(what) {
    this.#hurry = Promise.race([what, pause(1000)]).catch(() => {});
  }

  /**
   * Adds what waits, one piece after the frame of the one before, so that none keeps a reader waiting.
   *
   * @param {boolean} [isNew] whether the first piece has just been written
   */
  async #grow(isNew) {
    if (this.isGrowing || !(isNew || this.#later.length)) return;
    this.isGrowing = true;
    if (isNew) await frame(); // which has all of the screen to paint
    if (!this.#isMapComing) await Promise.all([this.look, this.#hurry]);
    if (await frame()) {
      await pause(0);
      this.isGrowing = false;
      this.#add(this.#later.splice(0, 1));
      if (!isNew || !this.#later.length) this.#grew(); // else with the next: a pointer that waited for the map is answered first
    } else { // nobody sees it: all at once
      this.loadLook();
      await this.look;
      this.isGrowing = false;
      this.complete();
    }
    this.#grow();
  }

  /** Whether the next piece is of the map. */
  get #isMapComing() {
    return this.#later.length > 0 && isOfMap(this.#later[0]);
  }

  /** Resolves when all pieces have come, and their look, of which the page's links go with what is replaced. */
  whole() {
    this.#load();
    return Promise.all([this.received, this.look]);
  }

  /** Adds all that waits. */
  complete() {
    this.#add(this.#later.splice(0));
    this.#grew();
  }

  /** @param {string[]} pieces */
  #add(pieces) {
    if (!this.#later.length || !pieces.every(isOfMap)) this.#dress();
    for (const html of pieces) {
      for (const node of [...this.nodes(html).childNodes]) {
        const home = homes[/** @type {Element} */ (node).getAttribute?.("class") ?? ""] ?? homes[node.nodeName] ?? ".grid";
        const into = this.find(home) ?? this.element;
        if (home !== ".panel" || !into?.childElementCount) into?.append(node); // details that were asked for are there already
      }
    }
  }

  /**
   * Fills an element anew.
   *
   * @param {Element} element @param {string} html
   */
  fill(element, html) {
    element.replaceChildren(this.nodes(html));
    this.changed();
  }

  /** Styles what has taken the place of other nodes, and of the page's links among them. */
  changed() {
    this.#dress();
    this.loadLook();
  }

  /**
   * Makes nodes of markup; where that fails, a sentence, so that the rest of the document still comes.
   *
   * @param {string} html
   */
  nodes(html) {
    try {
      return fragment(html, this.#base());
    } catch (error) {
      console.error("<endqi-map>", error);
      const nodes = document.createDocumentFragment();
      nodes.append(document.createElement("p"));
      nodes.children[0].textContent = this.element?.dataset.cut ?? "";
      return nodes;
    }
  }
}

/** @param {string} piece */
const isOfMap = (piece) => piece.startsWith("<svg");

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits for the next frame. @returns {Promise<unknown>} undefined after a second without one, as on a page that nobody sees */
const frame = () => Promise.race([new Promise((seen) => requestAnimationFrame(() => seen(true))), pause(1000)]);

/** @param {Response} response @param {string} text */
function foreign({ url, headers }, text) {
  const what = text ? `${headers.get("content-type") ?? "a file without a type"} that begins with ${JSON.stringify(text.slice(0, 40))}` : "an empty file";
  return new LoadError(url, `is no document of the map but ${what}`, "put the bundle's files there, or set the attribute base to the folder that has them");
}
