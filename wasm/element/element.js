import { dayField, showChoices } from "./controls.js";
import { later } from "./later.js";
import { Listbox } from "./listbox.js";
import { load, LoadError, pieces, piecesOf } from "./load.js";
import { fragment } from "./markup.js";
import { readFragment, writeFragment } from "./query.js";
import css from "./map.css";

/**
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {{panels: Asset, dataset: Asset}} Edition
 * @typedef {import("./views.js").Views} Views
 * @typedef {HTMLElement & HTMLInputElement} Control
 */

/** The parts of the document that a lens or a day changes, each its class and the name of its view. */
const parts = ["summary", "time", "map", "legend", "table"];

/** Where what comes in pieces belongs, by element or class, if not into the grid. @type {Record<string, string>} */
const homes = { svg: ".map", TBODY: "table", over: ".map > :last-child", how: ".panel", place: ".panel" };

/** The views that the document begins with. */
const layouts = ["map", "tiles", "table"];

/** The views that it does not: they go into its slot. */
const added = ["bills", "compare", "score"];

/** @type {CSSStyleSheet | undefined} shared by every element of the page */
let shared;

function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  return shared;
}

/**
 * The map of qualified immunity law. What its author wrote inside the element shows until the map does, and stays where the
 * map cannot show.
 *
 * A fragment of the page's address sets attributes when the element is connected: #endqi=CO the state, #endqi.view=score and
 * so on the others. An element with an id has that in place of endqi.
 *
 * @attr base - folder of the bundle; that of this script by default
 * @attr src - address of a dataset to show in place of the campaign's
 * @attr state - USPS code of the jurisdiction whose details show, such as CO; the reader's choice sets it
 * @attr view - map, tiles, table, bills, compare or score; by default the map, or tiles where there is no room for it
 * @attr lens - what colors the map: all (the default), end, start, a criterion's key, pending or cases
 * @attr asof - the day that is shown, YYYY-MM-DD or the end of YYYY; that of the data by default
 * @attr lang - language of the texts, en or es; that of the page by default
 * @attr theme - light or dark; as the reader's system says by default
 * @attr correction - where a reader can report a mistake: an address, http, https or mailto
 * @attr hash - where present, what the reader chooses is written into the fragment of the page's address
 * @slot - what shows until the map does, and where it cannot
 * @event endqi-select - the reader chose a jurisdiction: detail.state is its code, or "" for none
 * @csspart root - all of it; the others are its parts in their order: head, views, map, panel, choices, time, legend, slot, summary, opening, table, rubric, federal, highlights, sources
 * @cssproperty --endqi-font - family of all text
 * @cssproperty --endqi-paper - background
 * @cssproperty --endqi-text - text
 * @cssproperty --endqi-muted - text that matters less
 * @cssproperty --endqi-line - rules and frames
 * @cssproperty --endqi-tint - background of the panel and of rows
 * @cssproperty --endqi-accent - links, focus, what is chosen
 * @cssproperty --endqi-border - outlines on the map
 * @cssproperty --endqi-c0 - the map's color of a score of 0; so on to --endqi-c9
 * @cssproperty --endqi-ink - digits on c0 to c7
 * @cssproperty --endqi-ink-strong - digits on c8 and c9
 * @cssproperty --endqi-cross - the crosses of what is not assessed
 */
export class EndqiMap extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["base", "src", "state", "view", "lens", "asof", "lang", "correction"];

  /** @type {AbortController | undefined} one for each connection: it ends every listener and request */
  #connection;
  #updating = false;
  #shown = ""; // what the document shows, as #wanted writes it; "" before the first
  /** @type {{code: string, signal?: AbortSignal}} the details that show, or are on their way; "" for how to read the map */
  #details = { code: "" };
  /** @type {Record<string, string>} what the page's address says beyond the attributes */
  #query = {};
  /** @type {Listbox[]} */
  #maps = [];
  /** @type {Edition | undefined} what belongs to the records of the document */
  #edition;
  /** @type {Promise<Uint8Array> | undefined} the details of every place, for the view that needs no core */
  #panels;
  /** @type {Promise<Views> | undefined} what needs the core, once something did */
  #views;
  #read = false; // whether that file is there
  #dynamic = false; // whether the document is of the core
  /** @type {string[]} pieces of the document that wait until what came before has been painted */
  #later = [];
  #growing = false; // whether the next one is on its way to the document
  /** @type {Promise<unknown> | undefined} that no more of them come */
  #received;
  /** @type {Promise<unknown> | undefined} details that were asked for: what is below the map lets them go first, for a second at most */
  #coming;
  /** @type {ResizeObserver | undefined} */
  #size;
  #goal = ""; // the view that the reader asked for from elsewhere than the switch, until it shows
  /** @type {HTMLElement | null} the link that led to the details: where Escape leads back */
  #origin = null;

  constructor() {
    super();
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  connectedCallback() {
    const { signal } = (this.#connection = new AbortController());
    const listen = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      target.addEventListener(type, listener.bind(this), { signal });
    listen(this.#root, "click", this.#onClick);
    listen(this.#root, "keydown", this.#onKey);
    listen(this.#root, "change", this.#onChange);
    listen(this.#root, "input", this.#onInput);
    listen(this.#root, "focusin", this.#onFocus);
    listen(this.#root, "focusout", this.#ring);
    listen(this.#root, "pointerover", this.#onHover);
    listen(this, "pointerenter", this.#onIntent);
    listen(this.ownerDocument, "click", this.#onOutside);
    listen(window, "hashchange", this.#onAddress);
    this.#size = new ResizeObserver(() => this.#press());
    this.#onAddress();
    this.#update();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#size?.disconnect();
    this.#panels = undefined; // a request that was just aborted, perhaps
    this.#views?.then((views) => this.isConnected || views.close()).catch(() => {});
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#update();
  }

  get #root() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {Control | null} */ (this.#root.querySelector(selector));
  }

  get #document() {
    return this.#find(".endqi");
  }

  /** What the attributes ask of every view. */
  get #options() {
    const { lang } = /** @type {HTMLElement} */ (this.closest("[lang]") ?? this);
    const attribute = (/** @type {string} */ name) => this.getAttribute(name) ?? "";
    return {
      lens: attribute("lens") || "all",
      asof: attribute("asof"),
      state: attribute("state"),
      correction: attribute("correction"),
      lang: lang.split("-")[0] || "en",
      ...PLACES,
    };
  }

  /** What the attributes ask of the document: its details and its arrangement apart. */
  get #wanted() {
    return JSON.stringify([this.getAttribute("src") ?? "", { ...this.#options, state: "" }]);
  }

  /** Makes the document what the attributes say. Changes of one moment are one update. */
  async #update() {
    if (this.#updating) return;
    this.#updating = true;
    await null;
    this.#updating = false;
    const signal = this.#connection?.signal;
    if (!signal || signal.aborted) return;
    const wanted = this.#wanted;
    const current = () => !signal.aborted && wanted === this.#wanted;
    const fail = (/** @type {unknown} */ error) => current() && this.#fail(error);
    const again = this.#shown !== wanted;
    if (again) await this.#show(signal).catch(fail);
    if (current()) await this.#select(this.getAttribute("state") ?? "", again, signal).catch(fail);
    const view = this.getAttribute("view") ?? "";
    if (current()) await this.#arrange(layouts.includes(view) || added.includes(view) ? view : "", again, signal).catch(fail);
  }

  /** @param {AbortSignal} signal */
  async #show(signal) {
    const src = this.getAttribute("src") ?? "", wanted = this.#wanted;
    const { lens, asof, lang, correction } = this.#options;
    if (src || lens !== "all" || asof || correction || this.#dynamic) {
      try {
        if (!src && !this.#files) await this.#showSnapshot(signal); // before the core, which takes longer
        await this.#showView(src, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!this.#document) await this.#showSnapshot(signal);
        this.#enliven();
        throw error;
      }
    } else if (!this.#find(".views") || (this.lang && this.#document?.lang !== lang)) { // none, one made for pages without a script, or another
      await this.#showSnapshot(signal);
    }
    if (wanted !== this.#wanted) return; // the update that follows shows it
    this.#shown = wanted;
    this.#enliven();
  }

  /**
   * Shows the current edition: resolves when its map is there, while the rest may still come.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  #showSnapshot(signal) {
    const wanted = this.#wanted;
    return new Promise((resolve, reject) => {
      let shown = false;
      this.#received = load(this.#latest, { signal }, async (response) => {
        /** @type {string[] | undefined} where the pieces of this document wait */
        let later;
        for await (const piece of pieces(response)) {
          signal.throwIfAborted();
          if (wanted !== this.#wanted) break; // another document is on its way
          if (later) later.push(piece);
          else this.#write(piece);
          later ??= this.#later;
          this.#grow();
          shown = true;
          resolve();
        }
        resolve();
      }).catch((error) => (shown && !signal.aborted ? this.#fail(error) : reject(error)));
      sheet(); // read while the file is on its way
    });
  }

  /**
   * Shows a document that the core makes, or its parts that move.
   *
   * @param {string} src @param {AbortSignal} signal
   */
  async #showView(src, signal) {
    const wanted = this.#wanted;
    await this.#received;
    const whole = !this.#document || src !== JSON.parse(this.#shown || '[""]')[0] || this.#document.lang !== this.#options.lang;
    const views = await this.#ask((whole ? ["stream"] : parts).map((view) => ({ view })), signal);
    if (wanted !== this.#wanted) return;
    if (whole) {
      const [first, ...rest] = piecesOf(views[0].html);
      this.#write(first, ...rest);
    } else {
      this.#add();
      parts.forEach((name, i) => this.#replace(this.#find("." + name), views[i].html));
      this.#details = { code: "\0" }; // those in the panel are of the view before
    }
    this.#dynamic = true;
    this.#say(views[parts.indexOf("map")]?.announce);
  }

  /**
   * Puts a document on the page: its first piece now, the others once it has been painted.
   *
   * @param {string} first @param {string[]} later
   */
  #write(first, ...later) {
    this.#size?.disconnect();
    this.#root.adoptedStyleSheets = [sheet()];
    this.#root.replaceChildren(fragment(first, this.#base));
    this.#details = { code: "" };
    this.#maps = [];
    this.#panels = undefined;
    this.#read = false;
    this.#later = later;
    this.#grow(true);
  }

  /**
   * Adds what waits, one piece after the frame of the one before, so that none keeps a reader waiting.
   *
   * @param {boolean} [isNew] whether the first piece has just been written
   */
  #grow(isNew) {
    if (this.#growing || !(isNew || this.#later.length)) return;
    this.#growing = true;
    const add = () => {
      this.#growing = false;
      this.#add(this.#later.splice(0, 1));
      this.#grow();
    };
    const framed = async () => {
      const map = this.#later[0]?.startsWith("<svg");
      if (!map) await Promise.race([this.#coming, new Promise((resolve) => setTimeout(resolve, 1000))]).catch(() => {});
      requestAnimationFrame(() => setTimeout(add));
    };
    if (isNew) requestAnimationFrame(framed); // the first frame has all of the screen to paint
    else framed();
  }

  /** Adds pieces of the document to it; without any, all that are left. */
  #add(now = this.#later.splice(0)) {
    for (const html of now) {
      for (const node of [...fragment(html, this.#base).childNodes]) {
        const within = homes[/** @type {Element} */ (node).getAttribute?.("class") ?? ""] ?? homes[node.nodeName] ?? ".grid";
        if (within !== ".panel" || !this.#details.code) (this.#find(within) ?? this.#document)?.append(node); // who pointed at the map has details
      }
    }
    if (this.#document?.dataset.live !== undefined && this.#find(".choices")?.hidden) this.#enliven();
    else this.#attach();
  }

  /**
   * Replaces an element, and gives the focus back to what had it: the place of that code, or the element of that id.
   *
   * @param {Element | null | undefined} element @param {string} html
   */
  #replace(element, html) {
    const focused = element?.contains(this.#root.activeElement) ? this.#root.activeElement : null;
    const nodes = fragment(html, this.#base);
    const code = codeOf(focused), same = code ? `[data-code="${code}"]` : focused?.id && "#" + CSS.escape(focused.id);
    const next = same ? /** @type {HTMLElement | null} */ (nodes.querySelector(same)) : null;
    element?.replaceWith(nodes);
    if (code && next) next.tabIndex = 0;
    next?.focus();
  }

  /** Adds to the document what needs a script, and makes its controls say what it shows. */
  #enliven() {
    const root = this.#document;
    if (!root) return;
    root.dataset.live = "";
    this.#size?.observe(root);
    if (!this.#growing) this.#attach(); // else once it has been painted
    for (const controls of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".views, .choices"))) controls.hidden = false;
    const choices = this.#find(".choices");
    if (choices && this.#shown) showChoices(choices, JSON.parse(this.#shown)[1]);
  }

  /** Takes up the maps of the document, and the panel: once they are there, shows the details of what is chosen or pointed at. */
  #attach() {
    const state = this.getAttribute("state") ?? "", known = this.#maps;
    this.#maps = [...this.#root.querySelectorAll("[role=listbox]")].map((root) => {
      const map = known.find((map) => map.root === root) ?? new Listbox(root);
      if (map.selected !== state) map.select(state);
      return map;
    });
    if (state) this.#ring();
    if (this.#details.code) return;
    const code = state || codeOf(this.#find("[role=option]:hover"));
    if (code) this.#showDetails(code).catch((error) => this.#fail(error));
  }

  /** Address of the current edition, in the reader's language. */
  get #latest() {
    const { lang } = this.#options;
    return new URL(`latest-${LANGUAGES.includes(lang) ? lang : LANGUAGES[0]}.html`, this.#base).href;
  }

  /** The files that belong to the records of the document, or to those that it showed before a site's own. */
  get #files() {
    const [panels, panelsHash, dataset, datasetHash] = this.#document?.dataset.files?.split(" ") ?? [];
    if (dataset) this.#edition = { panels: { url: panels, integrity: panelsHash }, dataset: { url: dataset, integrity: datasetHash } };
    return this.#edition;
  }

  /**
   * One of them.
   *
   * @param {"panels" | "dataset"} name @returns {Asset}
   */
  #file(name) {
    const file = this.#files?.[name];
    if (!file) throw new LoadError(this.#latest, "names no files", "publish it anew");
    return { ...file, url: new URL(file.url, this.#base).href };
  }

  get #base() {
    const base = this.getAttribute("base");
    return base === null ? new URL(".", import.meta.url) : new URL(base.replace(/[^/]$/, "$&/"), document.baseURI); // a folder, with or without its slash
  }

  /** What needs the core. Each call may be the first. */
  #more() {
    const views = (this.#views ??= later({ ...VIEWS, url: new URL(VIEWS.url, this.#base).href }, this.#root).then(
      (/** @type {typeof import("./views.js")} */ { Views }) => new Views({
        root: this.#root,
        base: () => this.#base,
        options: () => this.#options,
        source: () => this.getAttribute("src") ?? "",
        dataset: () => this.#file("dataset"),
        replace: (element, html) => this.#replace(element, html),
        say: (text, everyone) => this.#say(text, everyone),
        choose: (name, value) => this.#choose(name, value),
        address: (query) => this.#address(query),
      })));
    views.catch(() => (this.#views = undefined));
    return views;
  }

  /**
   * Views of the core.
   *
   * @param {Record<string, string>[]} requests @param {AbortSignal} signal
   */
  async #ask(requests, signal) {
    return (await this.#more()).ask(requests, signal);
  }

  /**
   * Shows the details of a jurisdiction, or with "" how to read the map.
   *
   * @param {string} code
   */
  async #showDetails(code) {
    const panel = this.#find(".panel"), signal = this.#connection?.signal, { code: shown, signal: since } = this.#details;
    if (!panel || !signal || (shown === code && !since?.aborted)) return;
    const details = (this.#details = { code, signal });
    const current = () => this.#details === details;
    if (!this.#read && !this.#dynamic) panel.replaceChildren(this.#placeholder(code));
    try {
      const html = await (this.#coming = this.#panelOf(code, signal));
      if (!current()) return;
      panel.scrollTop = 0; // before the new content, which would have to be laid out for it
      panel.replaceChildren(fragment(html, this.#base));
      this.#details = { code };
    } catch (error) {
      if (!current()) return;
      this.#details = { code: "\0" }; // none: the next call asks again
      signal.throwIfAborted();
      panel.replaceChildren(this.#placeholder(code, this.#document?.dataset.failed));
      throw error;
    }
  }

  /**
   * @param {string} code @param {AbortSignal} signal
   * @returns {Promise<string>}
   */
  async #panelOf(code, signal) {
    if (this.#dynamic) return (await this.#ask([{ view: "panel", state: code }], signal))[0].html;
    const panels = await this.#allPanels(signal);
    this.#read = true;
    return panelIn(panels, code) || panelIn(panels, ""); // of a place that is none
  }

  /** @param {AbortSignal} signal */
  async #allPanels(signal) {
    const { url, integrity } = this.#file("panels");
    const panels = (this.#panels ??= load(url, { signal, integrity }, async (response) => new Uint8Array(await response.arrayBuffer())));
    panels.catch(() => this.#panels === panels && (this.#panels = undefined));
    return panels;
  }

  /**
   * What shows in place of details that are not there: the place's name and score, and why there is no more.
   *
   * @param {string} code
   */
  #placeholder(code, text = this.#document?.dataset.loading) {
    const nodes = document.createDocumentFragment();
    const heading = document.createElement("h3"), why = document.createElement("p");
    heading.id = this.#document?.dataset.id + "name"; // which labels the panel
    heading.textContent = this.#name(code);
    why.textContent = text ?? "";
    nodes.append(heading, why);
    return nodes;
  }

  /** @param {string} code @returns {string} "Colorado, 6.5 of 9, law in force" */
  #name(code) {
    return this.#find(`[role=option][data-code=${JSON.stringify(code)}]`)?.getAttribute("aria-label") ?? code;
  }

  /** @param {string} code @param {boolean} again whether the document is another @param {AbortSignal} signal */
  async #select(code, again, signal) {
    const before = this.#maps[0]?.selected ?? "";
    for (const map of this.#maps) map.select(code);
    this.#ring();
    if (code || before || this.#details.code === "\0") await this.#showDetails(code); // else a preview may be there
    signal.throwIfAborted();
    if (code !== before && !again) this.#say(code ? this.#name(code) : " "); // what is closed is not the state of things
  }

  /**
   * Shows one of the views.
   *
   * @param {string} view @param {boolean} again whether to ask the core even if it shows already
   * @param {AbortSignal} signal
   */
  async #arrange(view, again, signal) {
    const root = this.#document;
    if (!root || ((root.dataset.view ?? "") === view && !(again && view))) return;
    await this.#received;
    signal.throwIfAborted();
    this.#add();
    const slot = this.#find(".slot");
    if (!slot) return;
    if (added.includes(view)) {
      const before = slot.firstElementChild, { values } = await this.#more();
      const query = before && slot.dataset.view === view ? values(before) : this.#query;
      slot.replaceChildren(fragment((await this.#ask([{ view, ...query }], signal))[0].html, this.#base));
      slot.dataset.view = view;
    } else if (view === "table" && !this.#dynamic) {
      root.dataset.view = view; // the table is there; what sorts it follows
      const [{ html }] = await this.#ask([{ view }], signal);
      this.#replace(this.#find(".table"), html);
    }
    slot.hidden = !added.includes(view);
    if (view) root.dataset.view = view;
    else delete root.dataset.view;
    this.#press();
    if (!this.#goal || view !== this.#goal) return;
    this.#goal = "";
    this.#reveal(".slot");
    const heading = /** @type {HTMLElement | null} */ (slot.querySelector("h3"));
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }

  /** Makes the switch say which view shows. An element that is narrow, or becomes so, shows the tiles where none is chosen. */
  #press() {
    const shows = this.#document?.dataset.view ?? (this.#find(".tiles")?.checkVisibility() ? "tiles" : "map");
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".switch [data-view]"))) {
      const pressed = String(button.dataset.view === shows);
      if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
    }
  }

  /**
   * Takes the reader's choice: it goes where the author's does, into an attribute.
   *
   * @param {string} name @param {string} value
   */
  #choose(name, value) {
    if (value === (this.getAttribute(name) ?? "")) return;
    if (value) this.setAttribute(name, value);
    else this.removeAttribute(name);
    if (name === "state") this.dispatchEvent(new CustomEvent("endqi-select", { detail: { state: value }, bubbles: true, composed: true }));
    if (!this.hasAttribute("hash")) return;
    const { state, lens, asof } = this.#options;
    const chosen = { state, view: this.getAttribute("view") ?? "", lens: lens === "all" ? "" : lens, asof };
    try {
      history.replaceState(history.state, "", this.#address(chosen));
    } catch {
      // a sandboxed page may not
    }
  }

  /** @param {Record<string, string>} query */
  #address(query) {
    const { href, hash } = location;
    return href.slice(0, href.length - hash.length).replace(/#$/, "") + writeFragment(hash, this.id || "endqi", query);
  }

  #onAddress() {
    const { state, view, lens, asof, ...query } = readFragment(location.hash, this.id || "endqi");
    this.#query = query;
    for (const [name, value] of Object.entries({ state, view, lens, asof })) if (value) this.setAttribute(name, value);
  }

  /**
   * Shows details as long as none are chosen.
   *
   * @param {string} code
   */
  #preview(code) {
    if (code && !this.hasAttribute("state")) this.#showDetails(code).catch((error) => this.#fail(error));
  }

  /** Outlines the place that has the focus, or else the chosen one, above its neighbors. */
  #ring() {
    for (const map of this.#maps) map.outline();
  }

  #onIntent() {
    const signal = this.#connection?.signal;
    if (signal && this.#document && !this.#dynamic) this.#allPanels(signal).catch(() => {}); // who asks for details hears of it
  }

  /** @param {PointerEvent} event */
  #onHover({ target, pointerType }) {
    if (pointerType !== "touch" && inMap(target)) this.#preview(codeOf(target));
  }

  /** @param {FocusEvent} event */
  #onFocus({ target }) {
    this.#onIntent();
    this.#ring();
    if (inMap(target) && /** @type {Element} */ (target).matches(":focus-visible")) this.#preview(codeOf(target));
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const target = /** @type {Element} */ (event.target), code = codeOf(target);
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    if (button) {
      this.#act(button).catch((error) => this.#fail(error));
    } else if (inMap(target)) {
      this.#toggle(code);
    } else if (code && target.closest("a")) {
      event.preventDefault(); // the link is for readers without a script
      if (!target.closest(".panel")) this.#origin = target.closest("a");
      this.#choose("state", code);
      this.#showDetails(code).then(() => this.#find(".panel h3")?.focus({ preventScroll: true }), () => {}); // the update that follows tells why not
      this.#reveal(".panel");
    }
  }

  /**
   * Chooses a place of the map, or takes the choice back.
   *
   * @param {string} code
   */
  #toggle(code) {
    const again = code === this.getAttribute("state");
    this.#origin = null;
    this.#choose("state", again ? "" : code);
    if (!again) this.#reveal(".panel");
  }

  /**
   * Scrolls to what the reader asked for, where next to nothing of it shows.
   *
   * @param {string} selector
   */
  #reveal(selector) {
    const found = this.#find(selector), box = found?.getBoundingClientRect();
    if (box && (box.top > innerHeight * 0.7 || box.bottom < innerHeight * 0.1)) found?.scrollIntoView();
  }

  /**
   * Does what a button says in its data attributes.
   *
   * @param {HTMLElement} button
   */
  async #act(button) {
    const view = button.dataset.view, signal = this.#connection?.signal;
    if (!signal) return;
    if (!view) return (await this.#more()).press(button, signal);
    if (!button.closest(".switch")) this.#goal = view;
    this.#choose("view", view);
  }

  /** @param {Event} event */
  #onChange(event) {
    const { name, value } = /** @type {Control} */ (event.target), choices = this.#find(".choices");
    if (name === "asof" && value === "day") return choices && dayField(choices, true)?.focus();
    if (name === "asof" && value && value < "1900") return; // a year that is being typed
    if (name === "lens" || name === "asof") this.#choose(name, value === "all" ? "" : value);
  }

  /** @param {Event} event */
  #onInput({ target }) {
    const view = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-asks]")), signal = this.#connection?.signal;
    if (view && signal) this.#more().then((views) => views.answer(view, signal)).catch((error) => signal.aborted || this.#fail(error));
  }

  /** @param {MouseEvent} event */
  #onOutside(event) {
    if (!event.composedPath().some((target) => target instanceof EndqiMap)) this.#choose("state", "");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, target } = event, code = codeOf(target);
    if (key === "Escape" && /** @type {Element} */ (target).closest("[role=listbox], .panel")) {
      if (!inMap(target)) this.#leave();
      this.#choose("state", "");
      this.#showDetails("").catch((error) => this.#fail(error));
    } else if (inMap(target) && (key === "Enter" || key === " ") && !this.#maps.some((map) => map.types(event))) {
      this.#toggle(code);
      event.preventDefault();
    } else if (inMap(target) && this.#maps.some((map) => map.move(/** @type {Element} */ (target), event))) {
      event.preventDefault();
    }
  }

  /** Takes the focus from the details back to where they were asked for. */
  #leave() {
    if (this.#origin?.isConnected) this.#origin.focus();
    else for (const map of this.#maps) map.focus();
  }

  /**
   * Tells assistive technology, once, or everyone.
   *
   * @param {string} [text]
   */
  async #say(text, everyone = false) {
    if (!text) return;
    if (!this.#find(".live")) {
      await this.#received;
      this.#add();
    }
    const live = this.#find(".live");
    if (!live) return;
    live.textContent = text;
    live.classList.toggle("vh", !everyone);
  }

  /**
   * Tells the console what went wrong and what to do, and the reader what is shown instead.
   *
   * @param {unknown} error
   */
  #fail(error) {
    if (/** @type {Error} */ (error)?.name === "AbortError") return; // the element is no longer there
    console.error("<endqi-map>", error instanceof Error ? error.message : error);
    const { refused, failed } = this.#document?.dataset ?? {};
    this.#say((this.hasAttribute("src") && refused) || failed, true);
  }
}

/**
 * Reads one panel of the file that has all of them, which is much to read at once: each is on a line of its own.
 *
 * @param {Uint8Array} panels JSON @param {string} code @returns {string} "" where there is none
 */
function panelIn(panels, code) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) => new TextDecoder().decode(panels.subarray(from, to));
  for (let at = 0, end; (end = panels.indexOf(10, at)) >= 0; at = end + 1) {
    if (text(at, at + 8).startsWith(JSON.stringify(code) + ":")) return JSON.parse(`{${text(at, end).replace(/,$/, "")}}`)[code];
  }
  return "";
}

/** @param {EventTarget | null} target @returns {string} the code of the place that it belongs to, or "" */
function codeOf(target) {
  return (target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-code]"))?.dataset.code) || "";
}

/** @param {EventTarget | null} target */
function inMap(target) {
  return target instanceof Element && target.closest("[role=listbox]") !== null;
}
