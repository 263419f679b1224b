/**
 * The details of a place as a sheet over the lower part of a narrow map, half as high as the window or all of it. views.css says what is
 * narrow, and keeps the sheet in the element's own box: it sticks to the lower end of the window, and covers nothing of a page around it.
 *
 * Its grip is dragged, or pressed to change the height. Dragged down, or swiped down from the top of its text, the sheet takes half the
 * height, and then closes. Nothing moves by itself.
 */
export class Sheet {
  #document;
  #close;
  #isDragged = false;
  /** Where a finger touched the text; NaN where that was not at its top. */
  #from = NaN;
  /** The place that was last brought into sight, and the document that it was in. */
  #revealed = "";

  /** @param {import("./document.js").MapDocument} document @param {() => void} close what closes the details */
  constructor(document, close) {
    this.#document = document;
    this.#close = close;
  }

  get #panel() {
    return /** @type {HTMLElement} */ (this.#document.find(".panel"));
  }

  get #grip() {
    return this.#document.find(".grip");
  }

  /** Whether the details are a sheet on this page, which is narrow. */
  get isOpen() {
    return this.#document.element?.dataset.sheet !== undefined && this.#panel !== null && getComputedStyle(this.#panel).display === "flex";
  }

  /** @param {boolean} isWanted whether the details are to be a sheet where the page is narrow */
  show(isWanted) {
    if (!isWanted) this.#revealed = "";
    this.#size(!isWanted ? undefined : this.#document.element?.dataset.sheet ?? "half");
  }

  /** @param {string} [size] half or full; without one there is no sheet */
  #size(size) {
    const root = this.#document.element;
    if (!root) return;
    if (size) root.dataset.sheet = size;
    else delete root.dataset.sheet;
    this.#grip?.setAttribute("aria-expanded", String(size === "full"));
  }

  /**
   * Makes it half as high, so that the focus, which went elsewhere, can be seen; or full, for a letter that opens below what is in sight.
   *
   * @param {"half" | "full"} size
   */
  resize(size) {
    if (this.#document.element?.dataset.sheet) this.#size(size);
  }

  /** Answers a press of the grip. */
  press() {
    if (!this.#isDragged) this.#size(this.#document.element?.dataset.sheet === "full" ? "half" : "full");
  }

  /** Follows a finger or a mouse that takes the grip. @param {PointerEvent} event */
  hold({ target, pointerId, clientY: from }) {
    const grip = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(".grip")), { style, offsetHeight } = this.#panel;
    this.#isDragged = false;
    if (!grip) return;
    let by = 0;
    grip.setPointerCapture(pointerId);
    grip.onpointermove = ({ clientY }) => {
      by = clientY - from;
      style.blockSize = offsetHeight - by + "px";
    };
    grip.onlostpointercapture = () => {
      grip.onpointermove = grip.onlostpointercapture = null;
      style.blockSize = "";
      this.#isDragged = Math.abs(by) > 8; // else it is a press
      if (by > 40) this.#lower();
      else if (by < -40) this.#size("full");
    };
  }

  /** Takes note of where a finger touches the text, and of where it goes. @param {TouchEvent} event */
  swipe({ type, target, changedTouches: [{ clientY }] }) {
    const text = /** @type {Element} */ (target).closest(".panel > .place");
    if (type === "touchstart") this.#from = text?.scrollTop === 0 && this.isOpen ? clientY : NaN;
    else if (clientY - this.#from > 80) this.#lower();
  }

  #lower() {
    if (this.#document.element?.dataset.sheet === "full") this.#size("half");
    else this.#close();
  }

  /**
   * Scrolls the page until a place is in sight above the sheet, once: the map that shows it may come after its details.
   *
   * @param {string} code @param {HTMLElement | null} link that led to its details, which is then what is brought into sight
   */
  reveal(code, link) {
    const shown = `${code} ${this.#document.version}`;
    if (!code || shown === this.#revealed || !this.isOpen) return;
    this.show(true); // its grip is new
    const places = this.#document.element?.querySelectorAll(`:is([role=option], .table a)[data-code=${JSON.stringify(code)}]`) ?? [];
    const box = (link?.dataset.code === code ? link : [...places].find((place) => place.checkVisibility()))?.getBoundingClientRect();
    if (!box) return;
    this.#revealed = shown;
    const below = box.bottom + 16 - this.#panel.getBoundingClientRect().top;
    if (box.top < 0 || below > 0) scrollBy(0, box.top < 0 ? box.top - 16 : below);
  }
}
