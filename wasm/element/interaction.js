import { warnOfContrast } from "./contrast.js";
import { dayField, nextChange, showChoices } from "./controls.js";
import { PageHistory } from "./history.js";
import { codeOf, inMap, Maps } from "./listbox.js";
import { Panels } from "./panels.js";
import { replace } from "./replace.js";
import { scrollTo } from "./scroll.js";
import { Sheet } from "./sheet.js";
import { Switch } from "./switch.js";

/**
 * @typedef {import("./views.js").Views} Views
 * @typedef {import("./loop.js").Step} Step
 * @typedef {import("./element.js").Asset} Asset
 */

/**
 * What an element gives its interaction.
 *
 * @typedef {{
 *   element: HTMLElement,
 *   document: import("./document.js").MapDocument,
 *   details: import("./details.js").Details,
 *   address: import("./address.js").Address,
 *   announcements: import("./announcements.js").Announcements,
 *   loop: import("./loop.js").Loop,
 *   base(): URL,
 *   options(): Omit<import("./views.js").Options, "src">,
 *   view(): string,
 *   code(): string,
 *   isOver(): boolean,
 *   signal(): AbortSignal,
 *   file(name: "panels" | "dataset"): Asset,
 *   import(asset: {url: string, integrity: string}): Promise<any>,
 *   load: typeof import("./load.js").load,
 *   tell(type: string, detail: Record<string, string>): void,
 *   fail(what: string, error: unknown): void,
 * }} Host
 */

/**
 * What answers the reader: choices on the map and in its controls, keys, links, buttons, views, the sheet of a phone. It is loaded
 * after the element, which shows the map meanwhile.
 */
export class Interaction {
  #host;
  #element;
  #document;
  #details;
  #address;
  #history;
  #announcements;
  #loop;
  #root;
  #maps;
  #switch;
  #sheet;
  #panels;
  /** @type {Promise<Views> | undefined} what needs WebAssembly, once something did */
  #views;
  /** @type {HTMLElement | null} the choices that were made to say what the document shows */
  #choices = null;
  /** Whether a lens or a day is on its way: until then its control stays as the reader set it. */
  #isChoosing = false;
  #size = new ResizeObserver(() => requestAnimationFrame(() => this.#switch.showPressed())); // a change at once would be a loop, of which pages are told
  /** What the console was told of the page's colors. */
  #faint = "";
  /** What to move the focus to once it shows: "details", or the view that a button outside the switch asked for. */
  #goal = "";

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.#element = host.element;
    this.#document = host.document;
    this.#details = host.details;
    this.#address = host.address;
    this.#history = new PageHistory(this.#element, host.address);
    this.#announcements = host.announcements;
    this.#loop = host.loop;
    this.#root = /** @type {ShadowRoot} */ (this.#element.shadowRoot);
    this.#panels = new Panels(host.load);
    this.#maps = new Maps(this.#root);
    this.#switch = new Switch(this.#document, this.#address, host.view);
    this.#sheet = new Sheet(this.#document, () => this.#closeBack());
    this.link();
    this.#loop.add(this.#steps());
  }

  /** Gives back what it holds of the core, for the element is gone. */
  leave() {
    this.#size.disconnect();
    this.#views?.then((views) => this.#element.isConnected || views.close()).catch(() => {});
  }

  /** @param {string} selector */
  #find(selector) {
    return this.#document.find(selector);
  }

  /**
   * Makes a sheet of details that are chosen. They are none over a view of its own, nor in a frame, whose lower end may be out of sight:
   * it is as high as what it holds.
   */
  lay() {
    this.#sheet.show(parent === window && !this.#host.isOver() && !NAMES.slot.includes(this.#host.view()) && this.#details.isPlace(this.#state));
  }

  /** Has the controls of the view hold what the page's fragment says, if it says something of them. */
  link() {
    if (Object.keys(this.#address.query).length) this.#switch.link();
  }

  /** Remembers what controls hold before the document is replaced. */
  keep() {
    this.#switch.keep();
  }

  /** Takes note that the document was replaced. */
  renew() {
    this.#maps.clear();
  }

  /** Looks whether the colors that the page sets can be read. */
  judge() {
    this.#faint = warnOfContrast(/** @type {HTMLElement} */ (this.#document.element), this.#faint);
  }

  /** Makes what was added to the document answer: its maps and its controls. */
  attach() {
    const choices = this.#find(".choices");
    this.lay();
    this.#size.observe(/** @type {Element} */ (this.#document.element));
    if (choices && choices !== this.#choices) showChoices(choices, this.#document.shows);
    this.#choices = choices;
    this.#maps.takeUp(this.#state);
    this.#showDetails(); // the place may have come after them
  }

  /**
   * What the loop compares beside the document and its details.
   *
   * @returns {Step[]}
   */
  #steps() {
    const doc = this.#document, { options, view } = this.#host;
    const key = (/** @type {unknown[]} */ ...values) => JSON.stringify(values);
    // one that was cut off counts when all of it is there, or when the next try has failed too
    const isThere = () => doc.version > 0 && (doc.isWhole || this.#loop.hasFailed("document"));
    return [{
      name: "parts",
      wanted: () => (isThere() ? key(doc.version, options().lens, options().asof, options().correction) : undefined),
      shown: () => key(doc.version, doc.shows.lens, doc.shows.asof, doc.shows.correction),
      prepare: () => this.#prepareParts(),
    }, {
      name: "table", // in the document already, but for what sorts it
      wanted: () => (isThere() && view() === "table" ? key(doc.revision) : undefined),
      shown: () => (this.#find(".table[data-asks]") ? key(doc.revision) : ""),
      prepare: () => this.#prepareTable(),
    }, {
      name: "view",
      wanted: () => (isThere() ? key(view(), NAMES.slot.includes(view()) && doc.revision) : undefined),
      shown: () => key(this.#switch.shown, NAMES.slot.includes(this.#switch.shown) && this.#switch.revision),
      prepare: () => this.#prepareView(),
    }];
  }

  /** Whether the details of all places are there. */
  get hasPanels() {
    return this.#panels.isRead;
  }

  /**
   * The markup of the details of a place, as the document has it.
   *
   * @param {string} code @param {Promise<string>} [first] the file of the place alone
   * @returns {Promise<string>}
   */
  async panel(code, first) {
    if (this.#document.isEdition) return this.#panels.panel(this.#host.file("panels"), code, this.#host.signal(), first);
    const [{ html }] = await this.ask([{ view: "panel", state: code }]);
    return html;
  }

  async #prepareParts() {
    const doc = this.#document, { lens, asof, correction } = this.#host.options();
    const names = [...NAMES.lens, ...(asof === doc.shows.asof && correction === doc.shows.correction ? [] : NAMES.day)];
    const views = await this.ask(names.map((view) => ({ ...(view === "table" && this.#switch.held(view)), brief: this.#find("." + view) && !this.#find(`[data-load=${view}]`) ? "" : "true", view })), { ...this.#shows, lens, asof, correction });
    await doc.whole();
    return () => {
      doc.complete();
      names.forEach((name, i) => replace(doc, this.#find("." + name), views[i].html));
      doc.revision++;
      doc.shows = { ...doc.shows, lens, asof, correction };
      this.attach();
      this.#loop.look();
      this.#announcements.say(views[names.indexOf("map")].announce);
    };
  }

  async #prepareTable() {
    const [{ html }] = await this.ask([{ ...this.#switch.held("table"), view: "table" }]);
    await this.#document.whole();
    return () => {
      this.#document.complete();
      replace(this.#document, this.#find(".table"), html);
    };
  }

  async #prepareView() {
    const doc = this.#document, view = this.#host.view(), { revision } = doc;
    if (!NAMES.slot.includes(view)) return () => this.#switch.show(view);
    await doc.whole();
    let query, html, announce;
    do { // a reader may go on meanwhile
      query = this.#switch.held(view);
      [{ html, announce }] = await this.ask([{ ...query, view }]);
    } while (JSON.stringify(query) !== JSON.stringify(this.#switch.held(view)));
    return () => {
      doc.complete();
      const slot = this.#find(".slot");
      if (!slot) throw new Error(`${doc.shows.base} has a document without a place for views: publish the folder anew`);
      this.#switch.fill(slot, view, html, revision);
      this.#announcements.say(announce);
    };
  }

  /**
   * Takes note that a step of the loop has come to its end.
   *
   * @param {string} step
   */
  done(step) {
    if (step === "details") this.#showDetails();
    if (step === "view") this.#focusView();
  }

  /** Makes controls and marks say what the page shows, or is about to. */
  agree() {
    const choosing = this.#loop.isRunning("parts"), choices = this.#find(".choices");
    this.#document.element?.toggleAttribute("data-busy", choosing || this.#loop.isRunning("view"));
    if (this.#isChoosing && !choosing && choices) showChoices(choices, this.#document.shows);
    this.#isChoosing = choosing;
    this.#maps.select(this.#state);
  }

  /** Loads what needs WebAssembly, once. */
  #more() {
    const host = this.#host, doc = this.#document;
    const views = (this.#views ??= host.import(VIEWS).then(
      (/** @type {typeof import("./views.js")} */ { Views }) => new Views({
        root: this.#root,
        base: host.base,
        options: () => this.#shows,
        dataset: () => host.file("dataset"),
        signal: host.signal,
        replace: (element, html) => replace(doc, element, html),
        say: (text, everyone) => this.#announcements.say(text, everyone),
        address: (query) => this.#history.link(query, host.base()),
      })));
    views.catch(() => {
      if (this.#views === views) this.#views = undefined;
    });
    return views;
  }

  /** The place that is chosen, "" for none. */
  get #state() {
    return this.#element.getAttribute("state") ?? "";
  }

  /** What the document shows now, which is not what the attributes ask for while that is on its way. */
  get #shows() {
    return { ...this.#host.options(), ...this.#document.shows };
  }

  /**
   * Asks for views that belong to what the document shows now, or to what it is to show.
   *
   * @param {Record<string, string>[]} requests @param {import("./views.js").Options} options
   */
  async ask(requests, options = this.#shows) {
    return (await this.#more()).ask(requests, options);
  }

  /**
   * Takes the reader's choice: it goes where the author's does, into an attribute. A choice that is made already is asked for again.
   *
   * @param {"state" | "view" | "lens" | "asof"} name @param {string} value
   */
  #choose(name, value) {
    if (value !== (this.#element.getAttribute(name) ?? "")) {
      const wasOpen = this.#sheet.isOpen;
      this.#address.set(name, value, true);
      this.#host.tell(name === "state" ? "endqi-select" : "endqi-" + name, { [name]: value });
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
    const { state, lens, asof } = this.#host.options();
    if (this.#element.hasAttribute("hash")) this.#history.write({ state, view: this.#element.getAttribute("view") ?? "", lens: lens === "all" ? "" : lens, asof }, step);
  }

  /** Answers a page's address that changed: the browser's Back, which closes a sheet, or the way there after one that closed. */
  travel() {
    if (!this.#history.isBack()) return;
    if (this.#sheet.isOpen) this.#closeBack();
    else this.#write();
  }

  /**
   * Answers what the reader does.
   *
   * @param {any} event @param {Element} target where it happened
   */
  hear(event, target) {
    /** @type {Record<string, () => unknown>} */
    const answers = {
      click: () => this.#onClick(event, target),
      keydown: () => this.#onKey(event, target),
      change: () => this.#onChange(target),
      input: () => this.#onInput(target),
      focusin: () => this.#onFocus(target),
      focusout: () => this.#maps.outline(),
      pointerdown: () => this.#sheet.hold(event),
      touchstart: () => this.#sheet.swipe(event),
      touchend: () => this.#sheet.swipe(event),
    };
    answers[event.type]();
  }

  /** @param {Element} target */
  #onFocus(target) {
    this.#maps.outline();
    if (!target.closest(".panel")) this.#sheet.resize("half");
  }

  /** @param {MouseEvent} event @param {Element} target */
  #onClick(event, target) {
    const code = codeOf(target);
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    const fold = /** @type {HTMLDetailsElement | null} */ (target.closest(".group details"));
    fold?.closest("tbody")?.toggleAttribute("data-open", !fold.open); // a selector of [open] does not follow it in WebKit
    if (target.closest(".write")) this.#sheet.resize("full");
    if (button) {
      this.#act(button);
    } else if (inMap(target)) {
      this.#toggle(code);
    } else if (target.closest("a[data-code]") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault(); // the link is for readers without a script
      if (!target.closest(".panel")) this.#details.origin = target.closest("a");
      this.#goal = "details";
      this.#choose("state", code);
      scrollTo(this.#find(".panel"));
      this.#showDetails();
    }
  }

  /** Brings the chosen place into sight above its details and, if a link led to them, the focus into them, once they are there. */
  #showDetails() {
    this.#sheet.reveal(this.#state, this.#details.origin);
    if (this.#goal !== "details" || this.#details.shown.code !== this.#host.code()) return;
    this.#goal = "";
    this.#find(".panel h3")?.focus({ preventScroll: true });
  }

  /** Moves the focus to the view that a button led to, once it is there. */
  #focusView() {
    if (!this.#goal || this.#host.view() !== this.#goal) return;
    this.#goal = "";
    scrollTo(this.#find(".slot"));
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
    const again = code === this.#element.getAttribute("state");
    this.#details.origin = null;
    this.#details.pointed = "";
    this.#choose("state", again ? "" : code);
    if (again) return;
    if (this.#host.isOver() || this.#sheet.isOpen) this.#goal = "details";
    scrollTo(this.#find(".panel"));
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

  /** Does so, and takes the focus back to where the details were asked for. */
  #closeBack() {
    this.#back();
    this.#close();
  }

  /**
   * Does what a button says in its data attributes.
   *
   * @param {HTMLElement} button
   */
  async #act(button) {
    const { view, close, grip, copy, link, share, export: file } = button.dataset;
    if (close !== undefined) {
      this.#closeBack();
    } else if (grip !== undefined) {
      this.#sheet.press();
    } else if (view) {
      if (!button.closest(".switch")) this.#goal = view;
      this.#choose("view", view);
    } else if (button.dataset.skip !== undefined) {
      this.#skip();
    } else if (button.dataset.step) {
      const day = nextChange(this.#find(".choices"), this.#element.getAttribute("asof") ?? "", button.dataset.step);
      if (day !== undefined) this.#choose("asof", day);
    } else {
      const what = file ? "file" : copy ?? link ?? share ? "copy" : "answer";
      try {
        await (await this.#more()).press(button);
        this.#announcements.retract();
      } catch (error) {
        this.#host.fail(what, error);
      }
    }
  }

  /** @param {Element} target */
  #onChange(target) {
    const { name, value } = /** @type {HTMLInputElement} */ (target), choices = this.#find(".choices");
    if (!choices?.contains(target)) return;
    if (name === "asof" && value === "day") return dayField(choices, true)?.focus();
    if (name === "asof" && value && value < "1900") return; // a year that is being typed
    if (name === "lens" || name === "asof") this.#choose(name, value === "all" ? "" : value);
  }

  /** @param {Element} target */
  async #onInput(target) {
    const view = /** @type {HTMLElement | null} */ (target.closest("[data-asks]"));
    if (!view) return;
    try {
      await (await this.#more()).answer(view);
      if (this.#announcements.failed === "answer") this.#announcements.retract();
    } catch (error) {
      this.#host.fail("answer", error);
    }
  }

  /** @param {KeyboardEvent} event @param {Element} target */
  #onKey(event, target) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== "Escape") {
      if (this.#maps.answerKey(event, target, (code) => this.#toggle(code))) event.preventDefault();
    } else if (this.#host.code() && !target.closest("input, select, textarea")) { // which have an Escape of their own
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
}
