import { Core } from "./core.js";
import { Listbox } from "./listbox.js";
import { load } from "./load.js";
import { fragment } from "./markup.js";
import css from "./map.css";

/**
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {{views: Record<string, {snapshot: Asset, panels: Asset}>, dataset: Asset}} Latest
 * @typedef {import("./core.js").Dataset} Dataset
 */

/** The parts of the document that a lens or a date changes, each its class and the name of its view. */
const parts = ["summary", "map", "legend", "table"];

/** @type {CSSStyleSheet | undefined} shared by every element of the page */
let sheet;

/** @type {Core | undefined} likewise */
let core;

/**
 * The map of qualified immunity law. What its author wrote inside the element shows until the map does, and stays where the
 * map cannot show.
 *
 * @attr base - folder of the bundle; that of this script by default
 * @attr src - address of a dataset to show in place of the campaign's
 * @attr state - USPS code of the jurisdiction whose details show, such as CO; the reader's choice sets it
 * @attr lens - what colors the map: all (the default), end, start, a criterion's key, pending or cases
 * @attr asof - the day that is shown, YYYY-MM-DD; that of the data by default
 * @attr lang - language of the texts, such as en; that of the page by default
 * @attr theme - light or dark; as the reader's system says by default
 * @slot - what shows until the map does, and where it cannot
 * @event endqi-select - the reader chose a jurisdiction: detail.state is its code, or "" for none
 */
export class EndqiMap extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["base", "src", "state", "lens", "asof", "lang"];

  /** @type {AbortController | undefined} one for each connection: it ends every listener and request */
  #connection;
  #updating = false;
  #shown = ""; // the view that the document shows; "" before the first
  #panel = ""; // the code whose details show; "" for how to read the map
  /** @type {Listbox[]} */
  #maps = [];
  /** @type {Promise<Latest> | undefined} */
  #latest;
  /** @type {Promise<Record<string, string>> | undefined} the details by code, for the view that needs no core */
  #panels;
  /** @type {{src: string, opened: Promise<Dataset>} | undefined} once a view needs the core */
  #data;

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
    listen(this.#root, "focusin", this.#onFocus);
    listen(this.#root, "focusout", this.#ring);
    listen(this.#root, "pointerover", this.#onHover);
    listen(this, "pointerenter", this.#onIntent);
    listen(this.ownerDocument, "click", this.#onOutside);
    this.#update();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#update();
  }

  get #root() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  get #document() {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(".endqi"));
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
    const fail = (/** @type {unknown} */ error) => signal.aborted || wanted !== this.#wanted || this.#fail(error);
    if (this.#shown !== wanted) await this.#show(signal).catch(fail);
    if (!signal.aborted && wanted === this.#wanted) await this.#select(this.getAttribute("state") ?? "", signal).catch(fail);
  }

  get #wanted() {
    return JSON.stringify([this.getAttribute("src") ?? "", this.#view]);
  }

  /** @param {AbortSignal} signal */
  async #show(signal) {
    const src = this.getAttribute("src") ?? "", view = this.#view, wanted = this.#wanted;
    if (src || view.lens !== "all" || view.asof || this.#data) {
      try {
        if (!src && !this.#document) await this.#showSnapshot(signal); // before the core, which takes longer
        await this.#showView(src, view, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!this.#document) await this.#showSnapshot(signal);
        this.#enliven();
        throw error;
      }
    } else if (!this.#document || (this.lang && this.#document.lang !== view.lang)) {
      await this.#showSnapshot(signal);
    }
    if (wanted !== this.#wanted) return; // the update that follows will show it
    this.#shown = wanted;
    this.#enliven();
  }

  /** What the attributes ask of a view. */
  get #view() {
    const { lang } = /** @type {HTMLElement} */ (this.closest("[lang]") ?? this);
    return { lens: this.getAttribute("lens") || "all", asof: this.getAttribute("asof") ?? "", lang: lang.split("-")[0] || "en" };
  }

  /** @param {AbortSignal} signal */
  async #showSnapshot(signal) {
    const { url, integrity } = (await this.#edition(signal)).snapshot;
    const html = await load(url, { signal, integrity }, (response) => response.text());
    signal.throwIfAborted();
    this.#write(html);
  }

  /**
   * Shows a view that the core makes.
   *
   * @param {string} src @param {{lens: string, asof: string, lang: string}} view @param {AbortSignal} signal
   */
  async #showView(src, view, signal) {
    const whole = !this.#document || src !== (this.#data?.src ?? "") || this.#document.lang !== this.#view.lang;
    const dataset = await this.#open(src, signal);
    const requests = (whole ? ["document"] : parts).map((name) => ({ view: name, ...view }));
    const views = await dataset.views(requests);
    signal.throwIfAborted();
    if (view.lens !== this.#view.lens || view.asof !== this.#view.asof) return;
    if (whole) this.#write(views[0].html);
    else parts.forEach((name, i) => this.#replace("." + name, views[i].html));
    this.#panel = "\0"; // details of the view before
    this.#panels = undefined;
    this.#say(views[parts.indexOf("map")]?.announce);
  }

  /** @param {string} html */
  #write(html) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const nodes = fragment(html);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.replaceChildren(nodes);
    this.#panel = "";
  }

  /**
   * Replaces a part of the document and gives the focus back to the place that had it.
   *
   * @param {string} selector @param {string} html
   */
  #replace(selector, html) {
    const part = this.#root.querySelector(selector);
    const focused = part?.contains(this.#root.activeElement) ? codeOf(this.#root.activeElement) : "";
    const nodes = fragment(html);
    const again = focused && /** @type {HTMLElement | null} */ (nodes.querySelector(`[data-code="${focused}"]`));
    part?.replaceWith(nodes);
    if (again) {
      again.tabIndex = 0;
      again.focus();
    }
  }

  /** Adds to the document what needs a script, and makes its controls say what it shows. */
  #enliven() {
    this.#maps = [...this.#root.querySelectorAll("[role=listbox]")].map((map) => new Listbox(map));
    for (const control of this.#root.querySelectorAll(".views[hidden]")) control.removeAttribute("hidden");
    const [, view] = JSON.parse(this.#shown || "[0,{}]");
    for (const name of ["lens", "asof"]) {
      const control = /** @type {HTMLInputElement | null} */ (this.#root.querySelector(`.views [name=${name}]`));
      if (control && view[name]) control.value = view[name];
    }
  }

  /**
   * The files of the current edition, in the reader's language.
   *
   * @param {AbortSignal} signal
   */
  async #edition(signal) {
    const base = this.#base;
    this.#latest ??= load(new URL("latest.json", base).href, { signal }, (response) => response.json());
    this.#latest.catch(() => (this.#latest = undefined));
    const { views, dataset } = await this.#latest;
    const { snapshot, panels } = views[this.#view.lang] ?? views.en;
    const at = (/** @type {Asset} */ { url, integrity }) => ({ url: new URL(url, base).href, integrity });
    return { snapshot: at(snapshot), panels: at(panels), dataset: at(dataset) };
  }

  get #base() {
    return this.hasAttribute("base") ? new URL(/** @type {string} */ (this.getAttribute("base")), document.baseURI) : new URL(".", import.meta.url);
  }

  /**
   * The dataset at an address, or with "" the campaign's, opened in the core.
   *
   * @param {string} src @param {AbortSignal} signal
   */
  async #open(src, signal) {
    if (this.#data?.src === src) return this.#data.opened;
    core ??= new Core(new URL(CORE.url, this.#base).href, CORE.integrity);
    const page = core;
    const { url, integrity } = src ? { url: new URL(src, document.baseURI).href, integrity: "" } : (await this.#edition(signal)).dataset;
    const opened = load(url, { signal, integrity }, (response) => response.text()).then((json) => page.open(json));
    const before = this.#data;
    this.#data = { src, opened };
    try {
      await opened;
      before?.opened.then((dataset) => dataset.close()).catch(() => {});
    } catch (error) {
      this.#data = before;
      throw error;
    }
    return opened;
  }

  /**
   * Shows the details of a jurisdiction, or with "" how to read the map.
   *
   * @param {string} code
   */
  async #details(code) {
    const panel = this.#root.querySelector(".panel"), signal = this.#connection?.signal;
    if (!panel || !signal || this.#panel === code) return;
    this.#panel = code;
    try {
      const waiting = setTimeout(() => panel.replaceChildren(this.#placeholder(code)), 100);
      const html = await this.#panelOf(code, signal).finally(() => clearTimeout(waiting));
      if (!signal.aborted && this.#panel === code) panel.replaceChildren(fragment(html));
    } catch (error) {
      if (signal.aborted || this.#panel !== code) return;
      this.#panel = "\0";
      panel.replaceChildren(this.#placeholder(code, this.#document?.dataset.failed));
      throw error;
    }
  }

  /**
   * @param {string} code @param {AbortSignal} signal
   * @returns {Promise<string>}
   */
  async #panelOf(code, signal) {
    if (this.#data) {
      const [{ html }] = await (await this.#data.opened).views([{ view: "panel", state: code, ...this.#view }]);
      return html;
    }
    return (await this.#allPanels(signal))[code] ?? "";
  }

  /** @param {AbortSignal} signal */
  #allPanels(signal) {
    const panels = (this.#panels ??= this.#edition(signal).then(({ panels: { url, integrity } }) =>
      load(url, { signal, integrity }, (response) => response.json())));
    panels.catch(() => (this.#panels = undefined));
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
    return this.#maps[0]?.option(code)?.getAttribute("aria-label") ?? code;
  }

  /** @param {string} code @param {AbortSignal} signal */
  async #select(code, signal) {
    const before = this.#maps[0]?.selected;
    for (const map of this.#maps) map.select(code);
    this.#ring();
    await this.#details(code);
    signal.throwIfAborted();
    if (code && code !== before) this.#say(this.#name(code));
  }

  /**
   * Takes the reader's choice: it goes where the author's does, into the attribute.
   *
   * @param {string} code
   */
  #choose(code) {
    if (code === (this.getAttribute("state") ?? "")) return;
    if (code) this.setAttribute("state", code);
    else this.removeAttribute("state");
    this.dispatchEvent(new CustomEvent("endqi-select", { detail: { state: code }, bubbles: true, composed: true }));
  }

  /**
   * Shows details as long as none are chosen.
   *
   * @param {string} code
   */
  #preview(code) {
    if (code && !this.hasAttribute("state")) this.#details(code).catch((error) => this.#fail(error));
  }

  /** Outlines the place that has the focus, or else the chosen one, above its neighbors. */
  #ring() {
    for (const map of this.#maps) map.outline();
  }

  #onIntent() {
    const signal = this.#connection?.signal;
    if (signal && this.#document && !this.#data) this.#allPanels(signal).catch(() => {}); // who asks for details hears of it
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
    const layout = /** @type {HTMLElement | null} */ (target.closest("[data-view]:not(.endqi)"))?.dataset.view;
    if (layout) return this.#arrange(layout);
    if (inMap(target)) return this.#choose(code === this.getAttribute("state") ? "" : code);
    if (!code || !target.closest("a")) return;
    event.preventDefault(); // the link is for readers without a script
    this.#choose(code);
    const panel = /** @type {HTMLElement | null} */ (this.#root.querySelector(".panel"));
    panel?.scrollIntoView({ block: "nearest" });
  }

  /** @param {MouseEvent} event */
  #onOutside(event) {
    if (!event.composedPath().includes(this)) this.#choose("");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, target } = event, code = codeOf(target);
    if (key === "Escape") {
      this.#choose("");
      this.#details("").catch((error) => this.#fail(error));
    } else if (inMap(target) && (key === "Enter" || key === " ")) {
      this.#choose(code === this.getAttribute("state") ? "" : code);
      event.preventDefault();
    } else if (inMap(target) && this.#maps.some((map) => map.move(/** @type {Element} */ (target), event))) {
      event.preventDefault();
    }
  }

  /** @param {Event} event */
  #onChange({ target }) {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name === "lens" || name === "asof") this.setAttribute(name, value);
  }

  /** @param {string} layout map, tiles or table */
  #arrange(layout) {
    if (this.#document) this.#document.dataset.view = layout;
    for (const button of this.#root.querySelectorAll("button[data-view]")) {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.view === layout));
    }
  }

  /**
   * Tells assistive technology, once, or everyone.
   *
   * @param {string} [text]
   */
  #say(text, everyone = false) {
    const live = this.#root.querySelector(".live");
    if (!live || !text) return;
    live.textContent = text;
    live.classList.toggle("vh", !everyone);
  }

  /**
   * Tells the console what went wrong and what to do, and the reader what is shown instead.
   *
   * @param {unknown} error
   */
  #fail(error) {
    console.error("<endqi-map>", error instanceof Error ? error.message : error);
    const { refused, failed } = this.#document?.dataset ?? {};
    this.#say((this.hasAttribute("src") && refused) || failed, true);
  }
}

/** @param {EventTarget | null} target @returns {string} the code of the place that it belongs to, or "" */
function codeOf(target) {
  return (target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-code]"))?.dataset.code) || "";
}

/** @param {EventTarget | null} target */
function inMap(target) {
  return target instanceof Element && target.closest("[role=listbox]") !== null;
}
