import { values } from "./query.js";

/**
 * Which view of the document shows, and what the controls of each hold, or held when it was left.
 */
export class Switch {
  #document;
  #address;
  #wanted;
  /** The revision of the document that the view in the slot belongs to. */
  revision = 0;
  /** Whether controls are to hold what the page's fragment says, and do not yet. */
  #isLinked = false;
  /** @type {Map<string, Record<string, string>>} */
  #left = new Map();

  /**
   * @param {import("./document.js").MapDocument} document @param {import("./address.js").Address} address
   * @param {() => string} wanted the view that is asked for
   */
  constructor(document, address, wanted) {
    this.#document = document;
    this.#address = address;
    this.#wanted = wanted;
  }

  /** The view that shows: "" for the map, or tiles where there is no room for it. */
  get shown() {
    return this.#document.element?.dataset.view ?? "";
  }

  /** Asks for the view again, with what a new fragment says in its controls. */
  link() {
    this.#isLinked = true;
    this.revision = 0;
  }

  /**
   * What the controls of a view hold or are to hold.
   *
   * @param {string} view
   */
  held(view) {
    if (this.#isLinked && view === this.#wanted()) return this.#address.query;
    const shown = this.#controlled(view);
    return shown ? values(shown) : this.#left.get(view) ?? {};
  }

  /** Remembers what controls hold before their view is replaced. */
  keep() {
    for (const view of ["table", ...NAMES.slot]) {
      const shown = this.#controlled(view);
      if (shown) this.#left.set(view, values(shown));
    }
  }

  /**
   * The element of a view that has controls, if it is there.
   *
   * @param {string} view
   */
  #controlled(view) {
    if (view === "table") return this.#document.find(".table[data-asks]");
    const slot = this.#document.find(".slot");
    return slot?.dataset.view === view ? slot.firstElementChild : null;
  }

  /**
   * Puts a view into the slot and shows it.
   *
   * @param {HTMLElement} slot @param {string} view @param {string} html @param {number} revision of the document
   */
  fill(slot, view, html, revision) {
    this.keep();
    this.#document.fill(slot, html);
    slot.dataset.view = view;
    this.#isLinked = false;
    this.revision = revision;
    this.show(view);
  }

  /**
   * Shows one of the views that are in the document.
   *
   * @param {string} view
   */
  show(view) {
    const root = /** @type {HTMLElement} */ (this.#document.element), slot = this.#document.find(".slot");
    if (slot) slot.hidden = !NAMES.slot.includes(view);
    if (view) root.dataset.view = view;
    else delete root.dataset.view;
    this.showPressed();
  }

  /** Makes the buttons say which view shows. An element that is narrow, or becomes so, shows the tiles where none is chosen. */
  showPressed() {
    const shows = this.shown || (this.#document.find(".tiles")?.checkVisibility() ? "tiles" : "map");
    for (const button of /** @type {NodeListOf<HTMLElement> | undefined} */ (this.#document.element?.querySelectorAll(".switch [data-view]")) ?? []) {
      const pressed = String(button.dataset.view === shows);
      if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
    }
  }
}
