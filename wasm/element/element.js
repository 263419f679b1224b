import { Address } from "./address.js";
import { Announcements } from "./announcements.js";
import { baseOf } from "./base.js";
import { Scheme } from "./contrast.js";
import { Details, Panels } from "./details.js";
import { MapDocument } from "./document.js";
import { dayField, nextChange, showChoices } from "./controls.js";
import { importPinned } from "./import.js";
import { languageOf } from "./language.js";
import { codeOf, inMap, Maps } from "./listbox.js";
import { LoadError } from "./load.js";
import { Loop } from "./loop.js";
import { Sheet } from "./sheet.js";
import { Switch } from "./switch.js";

/**
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {import("./views.js").Views} Views
 * @typedef {import("./loop.js").Step} Step
 */

/** Milliseconds after which the pointer rests on a place. */
const rest = 250;

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
 * @event endqi-error - something could not be shown: detail.what is document, parts, table, details, view, answer (of a view's controls), copy or file; detail.message says why and what to do
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
  #document = new MapDocument(this.#root, () => this.#base, () => this.#attach());
  #address = new Address(this);
  #panels = new Panels();
  #loop = new Loop(this.#steps(), {
    done: (step) => this.#onDone(step),
    failed: (step, error) => this.#fail(step.name, error),
    changed: () => this.#agree(),
  });
  #maps = new Maps(this.#root);
  #details = new Details(this.#document);
  #switch = new Switch(this.#document, this.#address, () => this.#view);
  #announcements = new Announcements(this.#document);
  #sheet = new Sheet(this.#document, () => {
    this.#back();
    this.#close();
  });
  #scheme = new Scheme();
  /** @type {{panels: Asset, dataset: Asset} | undefined} the files of the campaign's edition */
  #edition;
  /** @type {Promise<Views> | undefined} what needs WebAssembly, once something did */
  #views;
  /** Whether a lens or a day is on its way: until then its control stays as the reader set it. */
  #isChoosing = false;
  /** @type {ResizeObserver | undefined} */
  #size;
  /** Whether details open over the other parts. */
  #isOver = false;
  /** Whether a link led to the element before there was a map. */
  #isLed = false;
  /** What to move the focus to once it shows: "details", or the view that a button outside the switch asked for. */
  #goal = "";

  connectedCallback() {
    const { signal } = (this.#listening = new AbortController());
    if (!this.#working || this.#working.signal.aborted) this.#working = new AbortController();
    const listen = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      target.addEventListener(type, listener.bind(this), { signal, passive: /^touch/.test(type) });
    listen(this.#root, "click", this.#onClick);
    listen(this.#root, "keydown", this.#onKey);
    listen(this.#root, "change", this.#onChange);
    listen(this.#root, "input", this.#onInput);
    listen(this.#root, "focusin", this.#onFocus);
    listen(this.#root, "focusout", () => this.#maps.outline());
    listen(this.#root, "pointerover", this.#onHover);
    listen(this.#root, "pointerdown", (event) => this.#sheet.hold(event));
    for (const type of ["touchstart", "touchend"]) listen(this.#root, type, (event) => this.#sheet.swipe(event));
    listen(this, "pointerenter", this.#onIntent);
    for (const type of ["hashchange", "popstate"]) {
      listen(window, type, () => {
        this.#onAddress();
        this.#loop.ask();
      });
    }
    for (const [target, type] of /** @type {[EventTarget, string][]} */ ([[window, "online"], [this.ownerDocument, "visibilitychange"]])) {
      listen(target, type, () => this.#loop.ask()); // what failed may be there again
    }
    this.#size = new ResizeObserver(() => requestAnimationFrame(() => this.#switch.showPressed())); // a change at once would be a loop, of which pages are told
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
    this.#size?.disconnect();
    queueMicrotask(() => this.isConnected || this.#leave()); // what is moved is back by then
  }

  #leave() {
    this.#working?.abort();
    this.#loop.stop();
    this.#document.stop();
    this.#views?.then((views) => this.isConnected || views.close()).catch(() => {});
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    this.#address.changed(name, value);
    if (name === "state" && before !== value) this.#details.pointed = "";
    if (name === "theme") this.#follow();
    if (name === "show") this.#cut();
    this.#lay();
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
    const asked = (this.getAttribute("show") ?? "").split(/\s+/).filter(Boolean), parts = NAMES.parts.filter((name) => asked.includes(name));
    if (asked.some((name) => !parts.includes(name))) console.warn(`<endqi-map show="${asked.join(" ")}"> names what is no part: there are ${NAMES.parts.join(", ")}`);
    this.#isOver = parts.length > 0 && !parts.includes("panel");
    this.#document.restyle((parts.length ? `.grid > :not(.live, .slot, .head, .panel, .${parts.join(", .")}), .panel [data-view] { display: none !important }` : "") +
      (parts.length && parts[0] !== "head" ? ".grid > .head { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }" : "") + // its heading stays for those who do not see it
      (this.#isOver ? ".grid > .panel { display: none } :host([state]) .grid > .panel { display: block; position: absolute; inset: 0; max-block-size: none; overflow: auto } .grid { display: block; position: relative } :host([state]) .grid { min-block-size: 32em }" : ""));
  }

  /**
   * Makes a sheet of details that are chosen. They are none over a view of its own, nor in a frame, whose lower end may be out of sight:
   * it is as high as what it holds.
   */
  #lay() {
    this.#sheet.show(parent === window && !this.#isOver && !NAMES.slot.includes(this.#view) && this.#details.isPlace(this.getAttribute("state") ?? ""));
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
   * What the loop compares: each step its own piece of the page.
   *
   * @returns {Step[]}
   */
  #steps() {
    const doc = this.#document;
    const key = (/** @type {unknown[]} */ ...values) => JSON.stringify(values);
    // one that was cut off counts when all of it is there, or when the next try has failed too
    const isThere = () => doc.version > 0 && (doc.isWhole || this.#loop.hasFailed("document"));
    return [{
      name: "document",
      wanted: () => key(this.getAttribute("src") ?? "", this.#base.href, this.#options.lang),
      // a document without a switch was made for pages without a script: the current edition replaces it
      shown: () => (doc.isWhole && this.#find(".views") ? key(doc.shows.src, doc.shows.base, doc.element?.lang) : ""),
      prepare: (signal) => this.#prepareDocument(signal),
    }, {
      name: "parts",
      wanted: () => (isThere() ? key(doc.version, this.#options.lens, this.#options.asof, this.#options.correction) : undefined),
      shown: () => key(doc.version, doc.shows.lens, doc.shows.asof, doc.shows.correction),
      prepare: () => this.#prepareParts(),
    }, {
      name: "details",
      wanted: () => (this.#find(".panel") ? key(doc.revision, this.#code) : undefined),
      shown: () => key(this.#details.shown.revision, this.#details.shown.code),
      prepare: (signal) => this.#prepareDetails(signal),
    }, {
      name: "table", // in the document already, but for what sorts it
      wanted: () => (isThere() && this.#view === "table" ? key(doc.version) : undefined),
      shown: () => (this.#find(".table[data-asks]") ? key(doc.version) : ""),
      prepare: () => this.#prepareTable(),
    }, {
      name: "view",
      wanted: () => (isThere() ? key(this.#view, NAMES.slot.includes(this.#view) && doc.revision) : undefined),
      shown: () => key(this.#switch.shown, NAMES.slot.includes(this.#switch.shown) && this.#switch.revision),
      prepare: () => this.#prepareView(),
    }];
  }

  /** @param {AbortSignal} signal */
  async #prepareDocument(signal) {
    const src = this.getAttribute("src") ?? "", base = this.#base.href, { lens, asof, correction, lang, state } = this.#options;
    const shows = { src, base, lens: "all", asof: "", correction: "" };
    const latest = async () => {
      const show = await this.#document.fetch(new URL(`latest-${lang}.html`, base).href, signal, (error) => this.#loop.fail("document", error)).catch((error) => {
        if (this.getAttribute("base") === null && !/\/endqi-map[^/]*\.js/.test(import.meta.url)) {
          error.message += "; where a bundler has made the module part of a file of yours, say where the folder is: <endqi-map base=\"/endqi-map/\">";
        }
        throw error;
      });
      return () => {
        this.#switch.keep();
        show();
        this.#shown({ ...shows, src: "" });
      };
    };
    if (!src) return latest();
    try {
      const [{ html }] = await this.#ask([{ view: "stream" }], src);
      return () => {
        this.#switch.keep();
        this.#document.writeAll(html);
        this.#shown({ ...shows, lens, asof, correction }, state);
      };
    } catch (error) {
      if (!this.#document.element && !signal.aborted) { // the campaign's in its place
        const show = await latest();
        if (!signal.aborted) show();
      }
      throw error;
    }
  }

  /**
   * Takes note of a document that was just written.
   *
   * @param {MapDocument["shows"]} shows @param {string} [code] of the place whose details it has
   */
  #shown(shows, code = "") {
    const doc = this.#document;
    doc.shows = shows;
    this.#details.shown = { revision: doc.revision, code };
    this.#announcements.chosen = this.getAttribute("state") ?? "";
    this.#maps.clear();
    this.#enliven();
    if (this.#isLed) this.#scrollTo(this); // the page may have been too short to scroll before
    this.#isLed = false;
    this.#tell("endqi-ready", {});
  }

  async #prepareParts() {
    const doc = this.#document, { lens, asof, correction } = this.#options;
    const names = [...NAMES.lens, ...(asof === doc.shows.asof && correction === doc.shows.correction ? [] : NAMES.day)];
    const views = await this.#ask(names.map((view) => ({ ...(view === "table" && this.#switch.held(view)), brief: this.#find("." + view) && !this.#find(`[data-load=${view}]`) ? "" : "true", view })));
    await doc.received;
    return () => {
      doc.complete();
      names.forEach((name, i) => doc.replace(this.#find("." + name), views[i].html));
      doc.revision++;
      doc.shows = { ...doc.shows, lens, asof, correction };
      this.#attach();
      this.#announcements.say(views[names.indexOf("map")].announce);
    };
  }

  async #prepareTable() {
    const [{ html }] = await this.#ask([{ ...this.#switch.held("table"), view: "table" }]);
    await this.#document.received;
    return () => {
      this.#document.complete();
      this.#document.replace(this.#find(".table"), html);
    };
  }

  /** @param {AbortSignal} dropped */
  async #prepareDetails(dropped) {
    const doc = this.#document, code = this.#code, { revision } = doc;
    if (!this.#panels.isRead && doc.isEdition && code !== this.#details.about) this.#details.standIn(code, doc.element?.dataset.loading, Boolean(this.getAttribute("state")));
    const signal = /** @type {AbortController} */ (this.#working).signal;
    const coming = doc.isEdition ? this.#panels.panel(this.#file("panels"), code, signal, this.#details.isPlace(code) ? dropped : undefined) : this.#ask([{ view: "panel", state: code }]).then(([{ html }]) => html);
    doc.yieldTo(coming);
    const html = await coming;
    return () => this.#details.fill(html, { revision, code });
  }

  async #prepareView() {
    const doc = this.#document, view = this.#view, { revision } = doc;
    if (!NAMES.slot.includes(view)) return () => this.#switch.show(view);
    await doc.received;
    let query, html;
    do { // a reader may go on meanwhile
      query = this.#switch.held(view);
      [{ html }] = await this.#ask([{ ...query, view }]);
    } while (JSON.stringify(query) !== JSON.stringify(this.#switch.held(view)));
    return () => {
      doc.complete();
      const slot = this.#find(".slot");
      if (!slot) throw new LoadError(doc.shows.base, "has a document without a place for views", "publish the folder anew");
      this.#switch.fill(slot, view, html, revision);
    };
  }

  /** @param {Step} step */
  #onDone({ name }) {
    if (name === "details") this.#showDetails();
    if (name === "view") this.#focusView();
    if (!this.#loop.has(this.#announcements.failed)) this.#announcements.retract(); // of a button: the reader went on
  }

  /** Makes controls and marks say what the page shows, or is about to. */
  #agree() {
    const root = this.#document.element;
    if (!root) return;
    const choosing = this.#loop.isRunning("parts"), choices = this.#find(".choices");
    root.toggleAttribute("data-busy", choosing || this.#loop.isRunning("view"));
    if (this.#isChoosing && !choosing && choices) showChoices(choices, this.#document.shows);
    this.#isChoosing = choosing;
    const state = this.getAttribute("state") ?? "";
    this.#maps.select(state);
    if (!state || this.#details.shown.code === state) this.#announcements.choose(state, this.#details.name(state));
    const about = this.#announcements.failed;
    if (this.#loop.has(about) && !this.#loop.hasFailed(about) && !this.#loop.isRunning(about)) this.#announcements.retract(); // it shows, or is no longer wanted
  }

  /** Opens what needs a script, and makes its controls say what the document shows. */
  #enliven() {
    const root = this.#document.element;
    if (!root || !this.#document.version) return;
    root.dataset.live = "";
    this.#follow();
    this.#lay();
    this.#size?.observe(root);
    for (const controls of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".views, .choices"))) controls.hidden = false;
    const choices = this.#find(".choices");
    if (choices) showChoices(choices, this.#document.shows);
    if (!this.#document.isGrowing) this.#attach(); // else when its first piece has been painted
  }

  /** Makes light or dark of the map, as the page around it is. */
  #follow() {
    const root = this.#document.element;
    if (root) this.#scheme.follow(root, this.parentElement ?? /** @type {ShadowRoot} */ (this.getRootNode()).host ?? this);
  }

  /** Makes what was added to the document answer: its maps and its controls. */
  #attach() {
    const root = this.#document.element;
    if (!root || root.dataset.live === undefined) return;
    if (this.#find(".choices")?.hidden) this.#enliven();
    const state = this.getAttribute("state") ?? "";
    this.#maps.takeUp(state);
    this.#details.pointed ||= state || this.#isOver ? "" : codeOf(this.#find("[role=option]:hover")); // a pointer may have been there first
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
    return { ...file, url: new URL(file.url, this.#base).href };
  }

  /** Loads what needs WebAssembly, once. */
  #more() {
    const views = (this.#views ??= importPinned({ ...VIEWS, url: new URL(VIEWS.url, this.#base).href }, this.#root).then(
      (/** @type {typeof import("./views.js")} */ { Views }) => new Views({
        root: this.#root,
        base: () => this.#base,
        options: () => ({ ...this.#options, ...this.#document.shows, state: this.getAttribute("state") ?? "" }),
        source: () => this.#document.shows.src,
        dataset: () => this.#file("dataset"),
        signal: () => /** @type {AbortController} */ (this.#working).signal,
        replace: (element, html) => this.#document.replace(element, html),
        say: (text, everyone) => this.#announcements.say(text, everyone),
        address: (query) => this.#address.of(query, this.#base),
      })));
    views.catch(() => {
      if (this.#views === views) this.#views = undefined;
    });
    return views;
  }

  /**
   * Asks for views as the attributes want them now, of the records that show or of those at an address.
   *
   * @param {Record<string, string>[]} requests
   */
  async #ask(requests, src = this.#document.shows.src) {
    const options = this.#options;
    return (await this.#more()).ask(requests, options, src);
  }

  /**
   * Takes the reader's choice: it goes where the author's does, into an attribute. A choice that is made already is asked for again.
   *
   * @param {"state" | "view" | "lens" | "asof"} name @param {string} value
   */
  #choose(name, value) {
    if (value !== (this.getAttribute(name) ?? "")) {
      const wasOpen = this.#sheet.isOpen;
      this.#address.set(name, value, true);
      this.#tell(name === "state" ? "endqi-select" : "endqi-" + name, { [name]: value });
      this.#write(Number(this.#sheet.isOpen) - Number(wasOpen));
    }
    this.#loop.ask();
  }

  /**
   * Writes what is chosen into the page's address, where it may.
   *
   * @param {number} [step] 1 where a sheet opened, which Back closes; -1 where it closed
   */
  #write(step = 0) {
    const { state, lens, asof } = this.#options;
    if (this.hasAttribute("hash")) this.#address.write({ state, view: this.getAttribute("view") ?? "", lens: lens === "all" ? "" : lens, asof }, step);
  }

  /** @param {string} type @param {Record<string, string>} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #onAddress() {
    if (this.#address.isBack()) {
      if (this.#sheet.isOpen) {
        this.#back();
        this.#close();
      } else {
        this.#write();
      }
    }
    if (!this.#address.read()) return;
    this.#isLed = !this.#document.element;
    this.#scrollTo(this); // a link that was shared leads to the map
    if (Object.keys(this.#address.query).length) this.#switch.link();
  }

  #onIntent() {
    const doc = this.#document;
    if (doc.element && doc.isEdition && this.#working && doc.element.dataset.files) this.#panels.open(this.#file("panels"), this.#working.signal).catch(() => {}); // whoever asks for details is told
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

  /** @param {FocusEvent} event */
  #onFocus({ target }) {
    this.#onIntent();
    this.#maps.outline();
    if (!/** @type {Element} */ (target).closest(".panel")) this.#sheet.shrink();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const target = /** @type {Element} */ (event.target), code = codeOf(target);
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    const fold = /** @type {HTMLDetailsElement | null} */ (target.closest(".group details"));
    fold?.closest("tbody")?.toggleAttribute("data-open", !fold.open); // a selector of [open] does not follow it in WebKit
    if (button) {
      this.#act(button);
    } else if (inMap(target)) {
      this.#toggle(code);
    } else if (target.closest("a[data-code]") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault(); // the link is for readers without a script
      if (!target.closest(".panel")) this.#details.origin = target.closest("a");
      this.#goal = "details";
      this.#choose("state", code);
      this.#scrollTo(this.#find(".panel"));
      this.#showDetails();
    }
  }

  /** Brings the chosen place into sight above its details and, if a link led to them, the focus into them, once they are there. */
  #showDetails() {
    this.#sheet.reveal(this.getAttribute("state") ?? "", this.#details.origin);
    if (this.#goal !== "details" || this.#details.shown.code !== this.#code) return;
    this.#goal = "";
    this.#find(".panel h3")?.focus({ preventScroll: true });
  }

  /** Moves the focus to the view that a button led to, once it is there. */
  #focusView() {
    if (!this.#goal || this.#view !== this.#goal) return;
    this.#goal = "";
    this.#scrollTo(this.#find(".slot"));
    const heading = this.#find(".slot h3");
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }

  /**
   * Chooses a place of the map, or takes the choice back.
   *
   * @param {string} code
   */
  #toggle(code) {
    const again = code === this.getAttribute("state");
    this.#details.origin = null;
    this.#details.pointed = "";
    this.#choose("state", again ? "" : code);
    if (again) return;
    if (this.#isOver || this.#sheet.isOpen) this.#goal = "details";
    this.#scrollTo(this.#find(".panel"));
    this.#showDetails();
  }

  /** Moves the focus past the details, to what can be used next. */
  #skip() {
    const panel = /** @type {Element} */ (this.#find(".panel"));
    const controls = /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("a, button, select, input, summary"));
    [...controls].find((control) => panel.compareDocumentPosition(control) === Node.DOCUMENT_POSITION_FOLLOWING && control.checkVisibility())?.focus();
  }

  /** Takes back what is chosen, or shown because the pointer is there. */
  #close() {
    this.#details.pointed = "";
    this.#choose("state", "");
  }

  /** Scrolls to what the reader asked for, where next to nothing of it shows. @param {Element | null} element */
  #scrollTo(element) {
    const box = element?.getBoundingClientRect();
    if (box && (box.top > innerHeight * 0.7 || box.bottom < innerHeight * 0.1)) element?.scrollIntoView();
  }

  /**
   * Does what a button says in its data attributes.
   *
   * @param {HTMLElement} button
   */
  async #act(button) {
    const { view, close, grip, copy, link, share, export: file } = button.dataset;
    if (close !== undefined) {
      this.#back();
      this.#close();
    } else if (grip !== undefined) {
      this.#sheet.press();
    } else if (view) {
      if (!button.closest(".switch")) this.#goal = view;
      this.#choose("view", view);
    } else if (button.dataset.skip !== undefined) {
      this.#skip();
    } else if (button.dataset.step) {
      const day = nextChange(this.#find(".choices"), this.getAttribute("asof") ?? "", button.dataset.step);
      if (day !== undefined) this.#choose("asof", day);
    } else {
      const what = file ? "file" : copy ?? link ?? share ? "copy" : "answer";
      try {
        await (await this.#more()).press(button);
        this.#announcements.retract();
      } catch (error) {
        this.#fail(what, error);
      }
    }
  }

  /** @param {Event} event */
  #onChange(event) {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target), choices = this.#find(".choices");
    if (!choices?.contains(/** @type {Node} */ (event.target))) return;
    if (name === "asof" && value === "day") return dayField(choices, true)?.focus();
    if (name === "asof" && value && value < "1900") return; // a year that is being typed
    if (name === "lens" || name === "asof") this.#choose(name, value === "all" ? "" : value);
  }

  /** @param {Event} event */
  async #onInput({ target }) {
    const view = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-asks]"));
    if (!view) return;
    try {
      await (await this.#more()).answer(view);
      if (this.#announcements.failed === "answer") this.#announcements.retract();
    } catch (error) {
      this.#fail("answer", error);
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = /** @type {Element} */ (event.target);
    if (event.key !== "Escape") {
      if (this.#maps.answerKey(event, (code) => this.#toggle(code))) event.preventDefault();
    } else if (this.#code && !target.closest("input, select, textarea")) { // which have an Escape of their own
      if (!inMap(target) && target.closest(".panel")) this.#back();
      this.#close();
      event.preventDefault(); // a dialog around the map stays open
      event.stopPropagation();
    }
  }

  /** Takes the focus from the details back to where they were asked for. */
  #back() {
    if (this.#details.origin?.isConnected) this.#details.origin.focus();
    else this.#maps.focus();
  }

  /**
   * Tells the console and the page what went wrong and what to do, and the reader what is shown instead.
   *
   * @param {string} what @param {unknown} error
   */
  #fail(what, error) {
    if (this.#working?.signal.aborted) return; // the element is no longer there
    const message = error instanceof Error ? error.message : String(error);
    console.error("<endqi-map>", message);
    this.#tell("endqi-error", { what, message });
    if (what === "details") this.#details.standIn(this.#code, this.#document.element?.dataset.failed, Boolean(this.getAttribute("state")));
    this.#announcements.fail(what, Boolean(this.getAttribute("src")));
  }
}
