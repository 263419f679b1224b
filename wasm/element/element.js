import { Address } from "./address.js";
import { Announcements } from "./announcements.js";
import { baseOf } from "./base.js";
import { Details, panelOf } from "./details.js";
import { MapDocument } from "./document.js";
import { importPinned } from "./import.js";
import { languageOf } from "./language.js";
import { codeOf, inMap } from "./listbox.js";
import { load, LoadError } from "./load.js";
import { Loop } from "./loop.js";
import { askPage, followPage } from "./scheme.js";
import { scrollTo } from "./scroll.js";

/**
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {import("./interaction.js").Interaction} Interaction
 * @typedef {import("./loop.js").Step} Step
 */

/** Milliseconds after which the pointer rests on a place. */
const rest = 250;

/** What the reader does in the document. What is done before its answer has been loaded is answered then, but for what only moves. */
const events = ["click", "keydown", "change", "input", "focusin", "focusout", "pointerdown", "touchstart", "touchend"];
const lasting = ["click", "keydown", "change", "input"];

/**
 * The map of qualified immunity law. What its author wrote inside the element shows until the map does, and stays where the
 * map cannot show.
 *
 * The attributes are its state: what the reader chooses is set there, and one loop brings the document to what they say.
 *
 * A fragment of the page's address sets attributes when the element is connected and whenever it changes: #endqi=CO the
 * state, #endqi.view=score and so on the others; those that a later fragment does not name go back to what they were. An element
 * with an id has that in place of endqi.
 *
 * @attr base - folder of the bundle; that of this script by default
 * @attr src - address of a dataset to show in place of the campaign's
 * @attr state - USPS code of the jurisdiction whose details show, such as CO; the reader's choice sets it
 * @attr view - map, tiles, table, bills, compare or score; by default the map, or tiles where there is no room for it
 * @attr show - parts of the document, as in "map legend"; all by default. Where panel is not among them, details open over the others
 * @attr lens - what colors the map: all (the default), end, start, a criterion's key, highest, pending or cases
 * @attr asof - the day that is shown, YYYY-MM-DD or the end of YYYY; that of the data by default
 * @attr lang - language of the texts, en or es; that of the page by default, and English on a page in another language
 * @attr theme - light or dark; by default as the page's color-scheme says, or where it says nothing the reader's system
 * @attr correction - where a reader can report a mistake: an address, http, https or mailto
 * @attr hash - where present, what the reader chooses is written into the fragment of the page's address
 * @attr home - address of the page that links to copy lead to; by default that of the page which shows the map
 * @slot - what shows until the map does, and where it cannot
 * @event endqi-ready - the map shows: of this page, of another edition, or of another dataset
 * @event endqi-select - the reader chose a jurisdiction: detail.state is its code, or "" for none
 * @event endqi-view - the reader chose a view: detail.view is its name
 * @event endqi-lens - the reader chose a lens: detail.lens is its name
 * @event endqi-asof - the reader chose a day: detail.asof is that day, or "" for the day of the data
 * @event endqi-error - something could not be shown: detail.what is document, look (its style sheet), parts, table, details, view, interaction (all that answers the reader), answer (of a view's controls), copy or file; detail.message says why and what to do
 * @csspart root - all of it; the others are its parts in their order: head, views, map, panel, choices, time, legend, slot, opening, table, rubric, federal, highlights, involved, sources
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
  static observedAttributes = ["base", "src", "state", "view", "show", "lens", "asof", "lang", "theme", "correction"];

  /** @type {AbortController | undefined} ends the listeners of a connection */
  #listening;
  /** @type {AbortController | undefined} ends the requests, when the element is gone and not just moved */
  #working;
  #document = new MapDocument(this.#root, () => this.#base, () => this.#attach(), (error) => this.#report("look", error));
  #address = new Address(this);
  #loop = new Loop(this.#steps(), {
    done: (step) => this.#onDone(step),
    failed: (step, error) => this.#fail(step.name, error),
    changed: () => this.#agree(),
  });
  #details = new Details(this.#document);
  #announcements = new Announcements(this.#document);
  /** @type {{panels: Asset, dataset: Asset} | undefined} the files of the campaign's edition */
  #edition;
  /** @type {Interaction | undefined} what answers the reader, which is loaded while the map is shown */
  #interaction;
  /** @type {Promise<Interaction> | undefined} */
  #coming;
  /** Whether details open over the other parts. */
  #isOver = false;
  /** Whether a link led to the element before there was a map. */
  #isLed = false;

  connectedCallback() {
    const { signal } = (this.#listening = new AbortController());
    if (!this.#working || this.#working.signal.aborted) this.#working = new AbortController();
    const listen = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      target.addEventListener(type, listener.bind(this), { signal, passive: /^touch/.test(type) });
    for (const type of events) listen(this.#root, type, this.#hear);
    listen(this.#root, "pointerover", this.#onHover);
    for (const type of ["hashchange", "popstate"]) {
      listen(window, type, () => {
        this.#onAddress();
        this.#loop.ask();
      });
    }
    for (const [target, type] of /** @type {[EventTarget, string][]} */ ([[window, "online"], [this.ownerDocument, "visibilitychange"]])) {
      listen(target, type, () => { // what failed may be there again
        this.#loop.ask();
        this.#attach();
      });
    }
    if (this.#document.takeUp(this.#base.href)) {
      this.#details.shown.revision = this.#document.revision;
      this.#tell("endqi-ready", {});
    }
    this.#onAddress();
    this.#announcements.chosen = this.getAttribute("state") ?? "";
    this.#enliven();
    this.#loop.start();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    queueMicrotask(() => this.isConnected || this.#leave()); // what is moved is back by then
  }

  #leave() {
    this.#working?.abort();
    this.#loop.stop();
    this.#document.stop();
    this.#interaction?.leave();
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    this.#address.changed(name, value);
    if (name === "state" && before !== value) this.#details.pointed = "";
    if (name === "theme") this.#follow();
    if (name === "show") this.#cut();
    this.#interaction?.lay();
    if (this.isConnected) this.#loop.ask();
  }

  /** The shadow root, which the page may have made by itself. @returns {ShadowRoot} */
  get #root() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  /** @param {string} selector */
  #find(selector) {
    return this.#document.find(selector);
  }

  get #base() {
    return baseOf(this);
  }

  /** Leaves out the parts that the attribute show does not name. What is in the slot was asked for, and shows. */
  #cut() {
    const asked = this.getAttribute("show") ?? "", parts = this.#parts;
    if (asked.split(/\s+/).some((name) => name && !parts.includes(name))) console.warn(`<endqi-map show="${asked}"> names what is no part: there are ${NAMES.parts.join(", ")}`);
    this.#isOver = parts.length > 0 && !parts.includes("panel");
    this.#document.restyle((parts.length ? `.grid > :not(.live, .slot, .head, .panel, .${parts.join(", .")}), .panel [data-view] { display: none !important }` : "") +
      (parts.length && parts[0] !== "head" ? ".grid > .head { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }" + // its heading stays for those who do not see it
        ".grid:not(:has(> .sources)) > .head { display: none }" : "") + // and takes no time from those who do, until all is there
      (this.#isOver ? ".grid > .panel { display: none } :host([state]) .grid > .panel { display: block; position: absolute; inset: 0; max-block-size: none; overflow: auto } .grid { display: block; position: relative } :host([state]) .grid { min-block-size: 32em }" : ""));
  }

  /** The parts that the attribute show names, none for all. */
  get #parts() {
    const asked = (this.getAttribute("show") ?? "").split(/\s+/);
    return NAMES.parts.filter((name) => asked.includes(name));
  }

  /** Whether all of them stand at the map, so that a smaller document will do. */
  get #isSmall() {
    const parts = this.#parts;
    return parts.length > 0 && !parts.some((name) => NAMES.far.includes(name));
  }

  /** What the attributes ask of every view. */
  get #options() {
    const attribute = (/** @type {string} */ name) => this.getAttribute(name) ?? "";
    return {
      lens: attribute("lens") || "all",
      asof: attribute("asof"),
      state: attribute("state"),
      correction: attribute("correction"),
      lang: languageOf(this, LANGUAGES),
      ...PLACES,
    };
  }

  /** The view that is asked for; "" for the map, or tiles where there is no room for it. */
  get #view() {
    const view = this.getAttribute("view") ?? "";
    return NAMES.views.includes(view) ? view : "";
  }

  /** The place whose details are asked for. */
  get #code() {
    return this.getAttribute("state") || this.#details.pointed;
  }

  /**
   * What the loop compares, here and in the interaction: each step its own piece of the page.
   *
   * @returns {Step[]}
   */
  #steps() {
    const doc = this.#document;
    const key = (/** @type {unknown[]} */ ...values) => JSON.stringify(values);
    return [{
      name: "document",
      wanted: () => key(this.getAttribute("src") ?? "", this.#base.href, this.#options.lang, this.#isSmall),
      // a document without a switch was made for pages without a script: the current edition replaces it
      shown: () => (doc.isWhole && this.#find(".views") && (this.#isSmall || doc.element?.dataset.small === undefined) ? key(doc.shows.src, doc.shows.base, doc.shows.lang, this.#isSmall) : ""),
      prepare: (signal) => this.#prepareDocument(signal),
    }, {
      name: "details",
      wanted: () => (this.#find(".panel") ? key(doc.revision, this.#code) : undefined),
      shown: () => key(this.#details.shown.revision, this.#details.shown.code),
      prepare: (signal) => this.#prepareDetails(signal),
    }];
  }

  /** @param {AbortSignal} signal */
  async #prepareDocument(signal) {
    const src = this.getAttribute("src") ?? "", base = this.#base.href, options = this.#options, { lens, asof, correction, lang, state } = options;
    const shows = { src, base, lang, lens: "all", asof: "", correction: "" };
    const latest = async () => {
      const show = await this.#document.fetch(new URL(`latest-${this.#isSmall ? "map-" : ""}${lang}.html`, base).href, signal, (error) => this.#loop.fail("document", error)).catch((error) => {
        if (this.getAttribute("base") === null && !/\/endqi-[^/]*\.js/.test(import.meta.url)) {
          error.message += "; where a bundler has made the module part of a file of yours, say where the folder is: <endqi-map base=\"/endqi-map/\">";
        }
        throw error;
      });
      return () => this.#write(show, { ...shows, src: "" });
    };
    if (!src) return latest();
    this.#document.loadLook(); // meanwhile: all of the document will be there at once
    try {
      const [{ html }] = await (await this.#interact()).ask([{ view: "stream" }], { ...options, src });
      await this.#document.look;
      return () => this.#write(() => this.#document.writeAll(html), { ...shows, lens, asof, correction }, state);
    } catch (error) {
      if (!this.#document.element && !signal.aborted) { // the campaign's in its place
        const show = await latest();
        if (!signal.aborted) show();
      }
      throw error;
    }
  }

  /**
   * Puts a document on the page.
   *
   * @param {() => void} write @param {MapDocument["shows"]} shows @param {string} [code] of the place whose details it has
   */
  #write(write, shows, code = "") {
    const doc = this.#document, page = askPage(this);
    this.#interaction?.keep();
    write();
    doc.shows = shows;
    this.#details.shown = { revision: doc.revision, code };
    this.#announcements.chosen = this.getAttribute("state") ?? "";
    this.#interaction?.renew();
    this.#enliven(page);
    if (this.#isLed) scrollTo(this); // the page may have been too short to scroll before
    this.#isLed = false;
    this.#tell("endqi-ready", {});
  }

  /** @param {AbortSignal} dropped */
  async #prepareDetails(dropped) {
    const doc = this.#document, code = this.#code, { revision } = doc;
    if (!this.#interaction?.hasPanels && doc.isEdition && code !== this.#details.about) this.#details.standIn(code, doc.element?.dataset.loading, Boolean(this.getAttribute("state")));
    const coming = this.#panel(code, dropped);
    doc.yieldTo(coming);
    doc.loadLook(); // which they wait for
    const html = await coming;
    await doc.look;
    return () => this.#details.fill(html, { revision, code });
  }

  /**
   * The markup of the details of a place, which wait for nothing where the place has a file of its own.
   *
   * @param {string} code @param {AbortSignal} dropped
   */
  async #panel(code, dropped) {
    const all = (/** @type {Promise<string> | undefined} */ first = undefined) => this.#interact().then((interaction) => interaction.panel(code, first));
    if (this.#interaction?.hasPanels || !this.#document.isEdition || !this.#details.isPlace(code)) return all();
    return panelOf(this.#file("panels").url, code, dropped, all);
  }

  /** @param {Step} step */
  #onDone({ name }) {
    this.#interaction?.done(name);
    const { failed } = this.#announcements;
    if (!this.#loop.has(failed) && (failed !== "interaction" || this.#interaction)) this.#announcements.retract(); // of a button: the reader went on
  }

  /** Says what the page shows. */
  #agree() {
    if (!this.#document.element) return;
    this.#interaction?.agree();
    const state = this.getAttribute("state") ?? "", about = this.#announcements.failed;
    if (!state || this.#details.shown.code === state) this.#announcements.choose(state, this.#details.name(state));
    if (this.#loop.has(about) && !this.#loop.hasFailed(about) && !this.#loop.isRunning(about)) this.#announcements.retract(); // it shows, or is no longer wanted
  }

  /** Opens what needs a script. @param {ReturnType<typeof askPage>} [page] */
  #enliven(page) {
    const root = this.#document.element;
    if (!root || !this.#document.version) return;
    root.dataset.live = "";
    if (this.#view && !NAMES.slot.includes(this.#view)) root.dataset.view = this.#view; // which is in the document
    for (const controls of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".views, .choices"))) controls.hidden = false;
    this.#follow(page);
    if (!this.#document.isGrowing) this.#attach(); // else when its first piece has been painted
  }

  /** Makes light or dark of the map, as the page around it is. @param {ReturnType<typeof askPage>} [page] */
  #follow(page) {
    const root = this.#document.element;
    if (!root) return;
    followPage(root, page ?? askPage(this));
    this.#interaction?.judge();
  }

  /** Makes what was added to the document answer. */
  #attach() {
    const root = this.#document.element;
    if (!root || root.dataset.live === undefined) return;
    if (this.#find(".choices")?.hidden) this.#enliven();
    this.#document.loadLook();
    if (this.#interaction) this.#interaction.attach();
    else this.#interact().catch(() => {}); // it has been told
    this.#details.pointed ||= this.hasAttribute("state") || this.#isOver ? "" : codeOf(this.#find("[role=option]:hover")); // a pointer may have been there first
    this.#loop.look();
  }

  /**
   * One of the files that belong to the records of the document, or to those that it showed before a site's own.
   *
   * @param {"panels" | "dataset"} name @returns {Asset}
   */
  #file(name) {
    const [panels, panelsHash, dataset, datasetHash] = this.#document.element?.dataset.files?.split(" ") ?? [];
    if (dataset) this.#edition = { panels: { url: panels, integrity: panelsHash }, dataset: { url: dataset, integrity: datasetHash } };
    const file = this.#edition?.[name];
    if (!file) throw new LoadError(this.#base.href, "has a document that names no files", "publish the folder anew");
    return this.#inBundle(file);
  }

  /**
   * Loads what answers the reader, once; where that failed, again. Until it is there the map shows, with the details of the place
   * under the pointer or that is chosen.
   *
   * @returns {Promise<Interaction>} rejects when that has been told
   */
  #interact() {
    return (this.#coming ??= this.#import(INTERACTION).then((/** @type {typeof import("./interaction.js")} */ { Interaction }) => {
      this.#interaction = new Interaction(this.#host());
      if (this.#document.element && !this.#document.isGrowing) this.#interaction.attach();
      if (this.#document.element) this.#interaction.judge();
      this.#interaction.done("details");
      return this.#interaction;
    }).catch((error) => {
      this.#coming = undefined; // the next one asks again
      this.#report("interaction", error);
      throw error;
    }));
  }

  /** @param {{url: string, integrity: string}} asset relative to the bundle */
  #import(asset) {
    return importPinned(this.#inBundle(asset), this.#root);
  }

  /** @template {Asset} T @param {T} asset @returns {T} */
  #inBundle(asset) {
    return { ...asset, url: new URL(asset.url, this.#base).href };
  }

  /** @returns {import("./interaction.js").Host} */
  #host() {
    return {
      element: this,
      document: this.#document,
      details: this.#details,
      address: this.#address,
      announcements: this.#announcements,
      loop: this.#loop,
      base: () => this.#base,
      options: () => this.#options,
      view: () => this.#view,
      code: () => this.#code,
      isOver: () => this.#isOver,
      signal: () => /** @type {AbortController} */ (this.#working).signal,
      file: (name) => this.#file(name),
      import: (asset) => this.#import(asset),
      load,
      tell: (type, detail) => this.#tell(type, detail),
      fail: (what, error) => this.#fail(what, error),
    };
  }

  /**
   * Has the reader answered, at once or as soon as that can be.
   *
   * @param {Event} event
   */
  #hear(event) {
    const target = /** @type {Element} */ (event.target); // which another one takes the place of, once the event has been everywhere
    if (this.#interaction) this.#interaction.hear(event, target);
    else if (lasting.includes(event.type)) this.#interact().then((interaction) => interaction.hear(event, target), () => this.#announcements.fail("interaction"));
  }

  /** @param {string} type @param {Record<string, string>} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #onAddress() {
    this.#interaction?.travel();
    if (!this.#address.read()) return;
    this.#isLed = !this.#document.element;
    scrollTo(this); // a link that was shared leads to the map
    this.#interaction?.link();
  }

  /**
   * Shows details as long as none are chosen.
   *
   * @param {string} code
   */
  #preview(code) {
    if (!code || this.hasAttribute("state") || this.#isOver) return;
    this.#details.pointed = code;
    this.#loop.look();
  }

  /**
   * Shows the place under the pointer: at once where none shows, and in place of another when the pointer rests there. It may pass
   * others on its way to the details.
   *
   * @param {PointerEvent} event
   */
  #onHover({ target, pointerType }) {
    if (pointerType === "touch" || !inMap(target)) return;
    const place = /** @type {Element} */ (target).closest("[data-code]");
    if (!this.#details.pointed) this.#preview(codeOf(place));
    else setTimeout(() => place?.matches(":hover") && this.#preview(codeOf(place)), rest);
  }

  /**
   * Tells the console and the page what went wrong and what to do.
   *
   * @param {string} what @param {unknown} error
   */
  #report(what, error) {
    if (this.#working?.signal.aborted) return; // the element is no longer there
    const message = error instanceof Error ? error.message : String(error);
    console.error("<endqi-map>", message);
    this.#tell("endqi-error", { what, message });
  }

  /**
   * Tells it, and the reader what is shown instead.
   *
   * @param {string} what @param {unknown} error
   */
  #fail(what, error) {
    if (this.#working?.signal.aborted) return;
    this.#report(what, error);
    if (what === "details") this.#details.standIn(this.#code, this.#document.element?.dataset.failed, this.hasAttribute("state"));
    this.#announcements.fail(what, this.hasAttribute("src"));
  }
}
